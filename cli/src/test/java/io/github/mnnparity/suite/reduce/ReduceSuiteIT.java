package io.github.mnnparity.suite.reduce;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.io.MoreFiles;
import com.google.common.io.RecursiveDeleteOption;
import io.github.mnnparity.core.CompareOptions;
import io.github.mnnparity.core.Parity;
import io.github.mnnparity.core.ReduceOptions;
import io.github.mnnparity.core.error.ParityException;
import io.github.mnnparity.core.report.Examination;
import io.github.mnnparity.core.report.Finding;
import io.github.mnnparity.core.report.Verdict;
import io.github.mnnparity.core.tensor.Tensor;
import io.github.mnnparity.suite.Suites;
import io.github.mnnparity.suite.Tables;
import io.github.mnnparity.suite.defects.Defect;
import io.github.mnnparity.suite.real.HealthyPairs;
import io.github.mnnparity.suite.real.Pair;
import io.github.mnnparity.suite.real.RealPython;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
final class ReduceSuiteIT {
  private static final Path WORK = Path.of("target", "suites", "reduce").toAbsolutePath();
  private static final int FULL_MIN = 50;
  private static final int FULL_MIN_WAYS = 20;
  private static final List<String> SAMPLE = List.of("maxpool-dilations");

  /** What the last reduction ran with. */
  private static String environment = "";

  @BeforeAll
  static void need_the_engine() {
    RealPython.require();
  }

  /**
   * @param damage empty for a real defect
   */
  private record Case(
      String name, String damage, Path onnx, Path mnn, Map<String, Tensor> inputs) {}

  private record Result(Case of, boolean proven, boolean wayAround, String row) {}

  @Test
  void a_failing_pair_is_reduced_to_a_part_that_is_proven_to_fail_the_same_way() {
    List<Case> cases = new ArrayList<>();
    for (Defect defect : Defect.all()) {
      if (Suites.full() || SAMPLE.contains(defect.name())) {
        Pair pair = defect.pair();
        cases.add(new Case(defect.name(), "", pair.onnx(), pair.mnn(), pair.inputs()));
      }
    }
    List<Pair> pairs = Suites.full() ? damagedPairs() : List.of(); // BundleIT has one
    for (Pair pair : pairs) {
      for (Damage damage : Damage.values()) {
        damage
            .of(pair, WORK.resolve("damaged"))
            .ifPresent(
                mnn ->
                    cases.add(
                        new Case(pair.name(), damage.name(), pair.onnx(), mnn, pair.inputs())));
      }
    }
    List<Result> results = new ArrayList<>();
    List<String> notFelt = new ArrayList<>();
    for (Case each : cases) {
      Optional<Result> result = reduced(each);
      result.ifPresentOrElse(results::add, () -> notFelt.add(each.name() + " " + each.damage()));
    }
    List<String> page = page(results, notFelt);
    Suites.print(page);
    if (Suites.full()) {
      Tables.REDUCED.write(page);
      assertThat(results).hasSizeGreaterThanOrEqualTo(FULL_MIN);
      assertThat(results.stream().filter(Result::wayAround).count())
          .as("proven ways around")
          .isGreaterThanOrEqualTo(FULL_MIN_WAYS);
    }
    assertThat(results)
        .filteredOn(result -> SAMPLE.contains(result.of().name()))
        .allMatch(Result::wayAround);
    List<String> misses =
        results.stream().filter(result -> !result.proven()).map(Result::row).toList();
    // matmul-vectors corrupts the engine's heap: what it dies of differs from run to run.
    assertThat(misses).as("not proven").allMatch(row -> row.startsWith("| matmul-vectors "));
  }

  private static List<Pair> damagedPairs() {
    List<Pair> pairs = new ArrayList<>(HealthyPairs.built());
    HealthyPairs.published().stream()
        .filter(pair -> List.of("ppocr-cls", "rfb-published").contains(pair.name()))
        .forEach(pairs::add);
    return pairs;
  }

  /** Empty where the damage is not felt on this input. */
  private static Optional<Result> reduced(Case each) {
    Path target =
        WORK.resolve((each.name() + "-" + each.damage()).toLowerCase(java.util.Locale.ROOT));
    CompareOptions.Builder options = CompareOptions.builder();
    each.inputs().forEach(options::input);
    try {
      if (Files.exists(target)) {
        MoreFiles.deleteRecursively(target, RecursiveDeleteOption.ALLOW_INSECURE);
      }
      Files.createDirectories(WORK);
      Examination examination =
          Parity.reduce(
              each.onnx(),
              each.mnn(),
              target,
              ReduceOptions.builder().compare(options.build()).build());
      environment = "Made with " + examination.environment() + ".";
      if (examination.verdict() == Verdict.MATCH || examination.findings().isEmpty()) {
        return Optional.empty();
      }
      boolean proven = examination.verdict() == Verdict.DIVERGED;
      return Optional.of(
          new Result(
              each, proven, !wayAround(examination).isEmpty(), row(each, examination, proven)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (ParityException e) {
      String said = String.valueOf(e.getMessage()).replaceAll("\\s+", " ");
      return Optional.of(new Result(each, false, false, "| " + each.name() + " " + said));
    }
  }

  /** The rewrite that was proven; empty where there is none. */
  private static String wayAround(Examination examination) {
    return examination.sections().stream()
        .filter(section -> section.id().equals("rewrite"))
        .map(section -> section.words().get(0).replaceAll(": \\d+ nodes? rewritten.*", ""))
        .findFirst()
        .orElse("");
  }

  private static String row(Case each, Examination examination, boolean proven) {
    Map<String, Object> data = examination.sections().get(0).data();
    Finding finding = examination.findings().get(0);
    return "| %s | %s | %s | %s | %s of %s | %s | %s | %s | %s |"
        .formatted(
            each.name(),
            each.damage().isEmpty() ? "real defect" : each.damage(),
            finding.kind(),
            String.join(", ", finding.onnxTensors()),
            data.get("nodes"),
            data.get("wholeNodes"),
            data.get("freshConversionFails").equals(true) ? "converted anew" : "cut",
            data.get("trials"),
            proven ? "yes" : "**no**",
            wayAround(examination));
  }

  private static List<String> page(List<Result> results, List<String> notFelt) {
    List<String> page = new ArrayList<>();
    page.add("# Reduced pairs");
    page.add("");
    page.add(
        "%d of %d failing pairs reduced to a part that, read back from its folder, fails in the same way (same kind, same place, error within a factor of 10). Not felt on the pair's input, so that there was nothing to reduce: %d. For %d of them a way to write the operator was found that gives the same in ONNX Runtime, converts, and matches."
            .formatted(
                results.stream().filter(Result::proven).count(),
                results.size(),
                notFelt.size(),
                results.stream().filter(Result::wayAround).count()));
    page.add("");
    page.add(Tables.REDUCED.origin(results.size() + " cases", environment));
    page.add("");
    page.add(
        "| pair | fault | kind | at | nodes | candidate | parts tried | proven | way around |");
    page.add("|---|---|---|---|---|---|---|---|---|");
    results.forEach(result -> page.add(result.row()));
    return page;
  }
}
