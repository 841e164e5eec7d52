package io.github.mnnparity.suite.defects;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mnnparity.core.error.ParityException;
import io.github.mnnparity.core.report.Finding;
import io.github.mnnparity.core.report.Report;
import io.github.mnnparity.suite.Suites;
import io.github.mnnparity.suite.Tables;
import io.github.mnnparity.suite.real.Pair;
import io.github.mnnparity.suite.real.RealPython;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
final class RealDefectsIT {
  private static final double MIN_HITS = 0.95;
  private static final int EACH_IN_A_SAMPLE = 3;

  @BeforeAll
  static void need_the_engine() {
    RealPython.require();
  }

  /** What the last comparison ran with. */
  private static String environment = "";

  private record Result(Defect defect, boolean hit, String said) {
    String row() {
      return "| %s | %s | %s | %s | %s | %s |"
          .formatted(
              defect.name(),
              defect.onnxOp(),
              defect.kind(),
              defect.reason(),
              hit ? "yes" : "**no**",
              said);
    }
  }

  @Test
  void a_real_defect_is_named_with_the_kind_that_was_written_down_before() {
    List<Defect> all = Defect.all();
    List<Defect> chosen =
        Suites.full()
            ? all
            : IntStream.range(0, all.size())
                .filter(i -> i % EACH_IN_A_SAMPLE == 0)
                .mapToObj(all::get)
                .toList();
    List<Result> results = chosen.stream().map(RealDefectsIT::judge).toList();

    List<String> page = page(results);
    Suites.print(page);
    if (Suites.full()) {
      Tables.DEFECTS.write(page);
    }
    List<String> misses =
        results.stream().filter(result -> !result.hit()).map(Result::row).toList();
    // matmul-vectors corrupts the engine's heap, which may die elsewhere: one miss in a sample.
    int allowed = Math.max(1, (int) (results.size() * (1 - MIN_HITS)));
    assertThat(misses).as("of %s cases", results.size()).hasSizeLessThanOrEqualTo(allowed);
  }

  private static Result judge(Defect defect) {
    try {
      Pair pair = defect.pair();
      Report report = Suites.compare(pair.onnx(), pair.mnn(), pair.inputs());
      environment = Suites.environment(report);
      boolean hit =
          !report.findings().isEmpty()
              && report.findings().get(0).kind() == defect.kind()
              && names(report.findings().get(0), defect);
      return new Result(defect, hit, Suites.describe(report));
    } catch (ParityException e) {
      return new Result(defect, false, e.getClass().getSimpleName() + " " + e.getMessage());
    }
  }

  private static boolean names(Finding finding, Defect defect) {
    return finding.onnxNodes().contains(Defect.SUSPECT)
        || defect.suspectOutputs().stream()
            .anyMatch(
                output ->
                    finding.mnnOps().contains(output) || finding.onnxTensors().contains(output));
  }

  private static List<String> page(List<Result> results) {
    List<String> page = new ArrayList<>();
    page.add("# Real defects of converter and engine");
    page.add("");
    page.add(
        "%d of %d named, with the kind that was written down before."
            .formatted(results.stream().filter(Result::hit).count(), results.size()));
    page.add("");
    page.add(Tables.DEFECTS.origin(results.size() + " cases, with stored inputs", environment));
    page.add("");
    page.add("| case | ONNX operator | kind | reason | hit | what was said |");
    page.add("|---|---|---|---|---|---|");
    results.forEach(result -> page.add(result.row()));
    return page;
  }
}
