package io.github.mnnparity.suite.conformance;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;

/** The counts of a run against its goals. Rows without a reference answer have no verdict. */
final class Figures {
  private static final double MIN_LIFTED = 0.995;
  private static final double MIN_WRONG = 0.95;

  private final List<Row> rows;

  Figures(List<Row> rows) {
    this.rows = List.copyOf(rows);
  }

  /**
   * A figure with its goal.
   *
   * @param of rows that it is about
   * @param least share of {@code of} that must hold, from 0 to 1
   * @param misses rows for which it does not hold
   */
  record Figure(String name, List<Row> of, double least, List<Row> misses) {
    boolean holds() {
      return of.size() - misses.size() >= least * of.size();
    }

    String line() {
      int hits = of.size() - misses.size();
      return String.format(
          Locale.ROOT,
          "| %s | %d of %d | %.1f %% | %s | %s |",
          name,
          hits,
          of.size(),
          of.isEmpty() ? 100.0 : 100.0 * hits / of.size(),
          least == 1 ? "all" : String.format(Locale.ROOT, "%.1f %%", 100 * least),
          holds() ? "yes" : "**no**");
    }
  }

  List<Figure> goals() {
    List<Figure> goals = new ArrayList<>();
    goals.add(figure("engine RIGHT: lifted RIGHT", Row::isRight, MIN_LIFTED, Row::liftsRight));
    goals.add(
        figure(
            "engine RIGHT: verdict MATCH",
            row -> row.isRight() && row.hasReference(),
            MIN_LIFTED,
            row -> row.verdict().equals(Row.MATCH)));
    goals.add(
        figure(
            "engine RIGHT: no LIFTING finding", Row::isRight, 1, row -> !row.hasLiftingFinding()));
    goals.add(
        figure(
            "engine WRONG: DIVERGED with the expected kind",
            row -> row.isWrong() && row.hasReference() && !isMatchByDesign(row),
            MIN_WRONG,
            Row::isAsExpected));
    goals.add(
        figure(
            "engine WRONG for onnx's runner only: MATCH as expected",
            row -> row.isWrong() && row.hasReference() && isMatchByDesign(row),
            MIN_WRONG,
            Row::isAsExpected));
    goals.add(
        figure(
            "engine CRASH or NO_OUTPUT: the expected kind",
            row -> row.isSilent() && row.hasReference(),
            1,
            Row::isAsExpected));
    goals.add(figure("judged to an end", row -> true, 1, row -> !row.isUnfinished()));
    return goals;
  }

  private Figure figure(String name, Predicate<Row> about, double least, Predicate<Row> holds) {
    List<Row> of = rows.stream().filter(about).toList();
    return new Figure(name, of, least, of.stream().filter(holds.negate()).toList());
  }

  private static boolean isMatchByDesign(Row row) {
    return row.expected().map(expected -> expected.kind().equals(Row.MATCH)).orElse(false);
  }

  long count(Predicate<Row> which) {
    return rows.stream().filter(which).count();
  }
}
