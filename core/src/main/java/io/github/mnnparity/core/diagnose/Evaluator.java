package io.github.mnnparity.core.diagnose;

import io.github.mnnparity.core.capture.GraphRunner;
import io.github.mnnparity.core.capture.GraphRunner.Optimization;
import io.github.mnnparity.core.capture.GraphRunner.RunOptions;
import io.github.mnnparity.core.error.ParityException;
import io.github.mnnparity.core.graph.Graph;
import io.github.mnnparity.core.tensor.Tensor;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Runs graphs, keeping what could be computed where a node fails. Thread-safe as its runner is. */
public final class Evaluator {
  private final GraphRunner runner;
  private final RunOptions options;

  public Evaluator(GraphRunner runner, RunOptions options) {
    this.runner = runner;
    this.options = options;
  }

  /** The same with the runtime's own graph rewriting on. */
  public Evaluator optimized() {
    return new Evaluator(
        runner, new RunOptions(options.threads(), options.memoryBudget(), Optimization.ALL));
  }

  /** As {@link GraphRunner#run}. */
  public Map<String, Tensor> run(
      Graph graph, Map<String, Tensor> feeds, Collection<String> wanted) {
    return wanted.isEmpty() ? Map.of() : runner.run(graph, feeds, wanted, options);
  }

  /**
   * Computes as many of {@code wanted} as the runtime can, in their order: where it fails, the
   * values before the failure are kept and every later one is given the runtime's words.
   *
   * @param wanted in execution order
   */
  public Outcome runAsFarAsPossible(Graph graph, Map<String, Tensor> feeds, List<String> wanted) {
    try {
      return new Outcome(run(graph, feeds, wanted), Map.of());
    } catch (ParityException e) {
      return partial(graph, feeds, wanted);
    }
  }

  /** Each value by itself, so that a failure keeps to the values that need the failing node. */
  private Outcome partial(Graph graph, Map<String, Tensor> feeds, List<String> wanted) {
    int good = 0;
    int bad = wanted.size();
    Map<String, Tensor> best = Map.of();
    while (bad - good > 1) {
      int middle = (good + bad) / 2;
      try {
        best = run(graph, feeds, wanted.subList(0, middle));
        good = middle;
      } catch (ParityException e) {
        bad = middle;
      }
    }
    Map<String, Tensor> values = new LinkedHashMap<>(best);
    Map<String, String> failures = new LinkedHashMap<>();
    List<String> rest = new ArrayList<>(wanted.subList(good, wanted.size()));
    for (String value : rest) {
      if (failures.size() < MANY) {
        try {
          values.putAll(run(graph, feeds, List.of(value)));
        } catch (ParityException e) {
          failures.put(value, e.problem().found());
        }
      } else {
        failures.put(value, "an op before it cannot be run");
      }
    }
    return new Outcome(values, failures);
  }

  private static final int MANY = 8;

  /**
   * @param values what could be computed
   * @param failures for the others, the reason
   */
  public record Outcome(Map<String, Tensor> values, Map<String, String> failures) {}
}
