package io.github.mnnparity.suite.conformance;

import io.github.mnnparity.suite.Tables;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** {@code docs/conformance.md}. */
final class Page {
  private static final int LONGEST = 160;

  private Page() {}

  static List<String> of(List<Row> rows, String environment) {
    Figures figures = new Figures(rows);
    List<String> page = new ArrayList<>();
    page.add("# Conformance: ONNX's backend tests");
    page.add("");
    page.add(
        "Every test is converted and run by `conformance/engine_outcomes.py`, which knows nothing of"
            + " lifting: *engine* is its judgement by the measure of onnx's own runner. *lifted* is"
            + " the lifted graph's answer by the same measure, without the engine; *verdict* and"
            + " *kind* (of the first finding) are those of a comparison in the views lifted and"
            + " module. *expected* was written down in `conformance/expected.csv`, from the stored"
            + " fields of the files, before the tool ran on the row; judgements that were changed"
            + " afterwards say *(revised)*. Where it is MATCH, onnx's runner calls the answer wrong"
            + " only for sizes of 1, for the dtype that holds equal numbers, or for elements below"
            + " rounding.");
    page.add("");
    page.add(
        "*runtime* says why there is no verdict to hold against an expectation: the test's own model"
            + " does not run in ONNX Runtime's Java side (types that it does not carry, operators of"
            + " opset 27 and 28, kernels that it lacks), it *answers otherwise* than the test"
            + " expects, or the data are no tensors of numbers. These rows are left out of the"
            + " figures about verdicts, of no other.");
    page.add("");
    page.add("| figure | rows | share | goal | met |");
    page.add("|---|---|---|---|---|");
    figures.goals().forEach(goal -> page.add(goal.line()));
    page.add("");
    page.add("| outcome | rows |");
    page.add("|---|---|");
    outcomes(rows).forEach((outcome, count) -> page.add("| " + outcome + " | " + count + " |"));
    for (String engine : List.of("RIGHT", "WRONG", "CRASH", "NO_OUTPUT")) {
      page.add(
          "| %s without a verdict, see *runtime* | %d |"
              .formatted(
                  engine,
                  figures.count(
                      row -> row.outcome().engine().equals(engine) && !row.hasReference())));
    }
    page.add("| judgements revised after a run | " + figures.count(Page::isRevised) + " |");
    page.add("");
    page.add(Tables.CONFORMANCE.origin(rows.size() + " tests", environment));
    page.add("");
    page.add(
        "| set | test | opset | converter | engine | lifted | verdict | kind | expected | runtime | said |");
    page.add("|---|---|---|---|---|---|---|---|---|---|---|");
    rows.forEach(row -> page.add(line(row)));
    return page;
  }

  private static Map<String, Integer> outcomes(List<Row> rows) {
    Map<String, Integer> outcomes = new TreeMap<>();
    for (Row row : rows) {
      String key = row.outcome().set() + ": " + row.outcome().converter();
      outcomes.merge((key + " " + row.outcome().engine()).strip(), 1, Integer::sum);
    }
    return outcomes;
  }

  private static boolean isRevised(Row row) {
    return row.expected().map(Expectations.Expectation::revised).orElse(false);
  }

  private static String line(Row row) {
    Outcome outcome = row.outcome();
    boolean judged = !row.isRight();
    String expected =
        judged
            ? row.expected().map(e -> e.kind() + (e.revised() ? " (revised)" : "")).orElse("")
            : "";
    return "| "
        + String.join(
            " | ",
            List.of(
                outcome.set(),
                outcome.name().replaceFirst("^test_", ""),
                Integer.toString(outcome.opset()),
                outcome.converter(),
                outcome.engine(),
                cell(row.lifted()),
                row.verdict(),
                row.kind(),
                expected,
                runtime(row),
                cell(row.said())))
        + " |";
  }

  private static String runtime(Row row) {
    if (!row.outcome().isConverted()) {
      return "";
    }
    return row.hasReference() ? "runs" : cell(row.runtime());
  }

  /** Text that stays in its cell. */
  private static String cell(String text) {
    String plain =
        text.replaceAll("\\s+", " ")
            .replace("|", "/")
            .replaceAll("/\\S*/", "")
            .replaceAll("\\[\\d\\d:\\d\\d:\\d\\d] :\\d+: ", "");
    return plain.length() <= LONGEST ? plain : plain.substring(0, LONGEST) + "...";
  }
}
