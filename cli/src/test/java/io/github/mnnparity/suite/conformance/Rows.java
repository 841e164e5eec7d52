package io.github.mnnparity.suite.conformance;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Judges many rows beside one another, each under a deadline: one that hangs holds up no other. */
final class Rows {
  private static final long SECONDS = 240;

  private Rows() {}

  /** In the order of {@code outcomes}. Networks of real size go one by one: they need the room. */
  static List<Row> judge(List<Outcome> outcomes, RowJudge judge) {
    Map<Outcome, Row> rows = new HashMap<>();
    int lanes = Math.max(1, Runtime.getRuntime().availableProcessors());
    rows.putAll(judge(outcomes.stream().filter(o -> !o.isHeavy()).toList(), judge, lanes));
    rows.putAll(judge(outcomes.stream().filter(Outcome::isHeavy).toList(), judge, 1));
    return outcomes.stream().map(rows::get).toList();
  }

  private static Map<Outcome, Row> judge(List<Outcome> outcomes, RowJudge judge, int lanes) {
    ExecutorService starters = Executors.newFixedThreadPool(lanes, Rows::daemon);
    ExecutorService workers = Executors.newCachedThreadPool(Rows::daemon);
    try {
      Map<Outcome, Future<Row>> pending = new HashMap<>();
      for (Outcome outcome : outcomes) {
        pending.put(outcome, starters.submit(() -> within(workers, outcome, judge)));
      }
      Map<Outcome, Row> rows = new HashMap<>();
      for (Map.Entry<Outcome, Future<Row>> row : pending.entrySet()) {
        rows.put(row.getKey(), row.getValue().get());
      }
      return rows;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    } catch (ExecutionException e) {
      throw new IllegalStateException(e);
    } finally {
      starters.shutdownNow();
      workers.shutdownNow();
    }
  }

  private static Row within(ExecutorService workers, Outcome outcome, RowJudge judge)
      throws InterruptedException {
    Future<Row> row = workers.submit(() -> judge.judge(outcome));
    try {
      return row.get(SECONDS, TimeUnit.SECONDS);
    } catch (TimeoutException e) {
      row.cancel(true);
      return judge.unfinished(outcome, "no end within " + SECONDS + " s");
    } catch (ExecutionException e) {
      return judge.unfinished(outcome, String.valueOf(e.getCause()));
    }
  }

  private static Thread daemon(Runnable work) {
    Thread thread = new Thread(work, "conformance");
    thread.setDaemon(true);
    return thread;
  }
}
