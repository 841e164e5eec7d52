package io.github.mnnparity.suite.fault;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mnnparity.core.CompareOptions;
import io.github.mnnparity.core.CompareOptions.EngineChoice;
import io.github.mnnparity.core.Parity;
import io.github.mnnparity.core.report.Finding;
import io.github.mnnparity.core.report.FindingKind;
import io.github.mnnparity.core.report.Layer;
import io.github.mnnparity.core.report.Report;
import io.github.mnnparity.core.report.Role;
import io.github.mnnparity.core.report.Severity;
import io.github.mnnparity.core.report.Verdict;
import io.github.mnnparity.suite.Suites;
import io.github.mnnparity.suite.flat.FlatTable;
import io.github.mnnparity.suite.flat.FlatTree;
import io.github.mnnparity.suite.nets.DecisionNets;
import io.github.mnnparity.suite.nets.DecisionNets.Decision;
import io.github.mnnparity.suite.nets.SmallNet.Converted;
import io.github.mnnparity.suite.real.RealPython;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.function.Consumer;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

/** Networks whose decisions are near ties, damaged: what rounding excuses must not hide a fault. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
final class DecisionFaultsIT {
  @BeforeAll
  static void need_the_engine() {
    RealPython.require();
  }

  private static Report damaged(String name, Decision decision, Consumer<FlatTable> damage)
      throws IOException {
    Converted files = DecisionNets.of(decision, 1).converted();
    FlatTable net = FlatTree.parse(Files.readAllBytes(files.mnn()));
    damage.accept(net);
    Path damaged = files.mnn().resolveSibling(name + ".mnn");
    Files.write(damaged, FlatTree.write(net));
    return Parity.compare(
        files.onnx(), damaged, CompareOptions.builder().engine(EngineChoice.ALL).seed(1).build());
  }

  private static FlatTable op(FlatTable net, String type) {
    return net.tables("oplists").stream()
        .filter(op -> op.constant("type").equals(type))
        .findFirst()
        .orElseThrow();
  }

  private static List<Finding> errors(Report report) {
    return report.findings().stream()
        .filter(finding -> finding.severity() == Severity.ERROR)
        .toList();
  }

  @Test
  void another_decision_is_found_though_the_scores_hold_ties() throws IOException {
    Report report =
        damaged("argmin", Decision.ARGMAX, net -> op(net, "ArgMax").putConstant("type", "ArgMin"));

    assertThat(report.verdict()).as(Suites.describe(report)).isEqualTo(Verdict.DIVERGED);
    assertThat(errors(report))
        .singleElement()
        .satisfies(
            finding -> {
              assertThat(finding.kind()).isEqualTo(FindingKind.CONVERSION);
              assertThat(finding.onnxTensors()).containsExactly("label");
            });
  }

  @Test
  void a_label_that_a_fault_before_it_flips_is_blamed_on_the_fault() throws IOException {
    Report report =
        damaged(
            "stem-scaled",
            Decision.ARGMAX,
            net -> FaultKind.CHANNELS_ZEROED.apply(op(net, "Convolution"), new Random(1)));

    assertThat(report.verdict()).as(Suites.describe(report)).isEqualTo(Verdict.DIVERGED);
    assertThat(errors(report))
        .singleElement()
        .satisfies(finding -> assertThat(finding.mnnOps()).containsExactly("stem"));
    assertThat(report.layers())
        .filteredOn(layer -> layer.onnxTensor().equals("label"))
        .flatExtracting(layer -> layer.views().values())
        .extracting(view -> ((Layer.ViewResult) view).role().orElseThrow())
        .isNotEmpty()
        .doesNotContain(Role.ORIGIN, Role.CLEAN);
  }
}
