package io.github.mnnparity.suite;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mnnparity.core.report.FindingKind;
import io.github.mnnparity.core.report.OutputResult;
import io.github.mnnparity.core.report.Report;
import io.github.mnnparity.core.report.Verdict;
import io.github.mnnparity.suite.flat.FlatTable;
import io.github.mnnparity.suite.flat.FlatTree;
import io.github.mnnparity.suite.real.HealthyPairs;
import io.github.mnnparity.suite.real.Pair;
import io.github.mnnparity.suite.real.RealPython;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
final class QuantizedPairsIT {
  private static final double MIN_SQNR = 20;
  private static final float DAMAGE = 1.5f;

  @BeforeAll
  static void need_the_engine() {
    RealPython.require();
  }

  static List<Pair> quantized() {
    return Stream.of(pairs(8, "mobilenet-v2", "resnet", "yolo"), pairs(4, "resnet", "yolo"))
        .flatMap(List::stream)
        .toList();
  }

  static List<Pair> eightBit() {
    return pairs(8, "mobilenet-v2", "resnet", "yolo");
  }

  private static List<Pair> pairs(int bits, String... names) {
    return Stream.of(names)
        .map(name -> HealthyPairs.quantized(name, "--weightQuantBits", Integer.toString(bits)))
        .toList();
  }

  static List<Pair> halved() {
    return HealthyPairs.halved();
  }

  @ParameterizedTest
  @MethodSource("quantized")
  void stored_integers_are_judged_by_their_own_rule(Pair pair) {
    Report report = Suites.compare(pair.onnx(), pair.mnn(), pair.inputs());
    Suites.print(List.of(pair + ": " + report.headline() + " " + Suites.describe(report)));

    assertThat(report.findings())
        .as("findings of %s", pair)
        .allMatch(finding -> finding.kind() == FindingKind.QUANTIZATION);
    boolean good = report.outputs().stream().allMatch(QuantizedPairsIT::clear);
    assertThat(report.verdict())
        .as("%s: %s", pair, report.outputs())
        .isEqualTo(good ? Verdict.MATCH : Verdict.DIVERGED);
  }

  private static boolean clear(OutputResult output) {
    return output.error().orElseThrow().sqnrDb().orElse(Double.MAX_VALUE) >= MIN_SQNR;
  }

  @ParameterizedTest
  @MethodSource("halved")
  void halved_weights_match(Pair pair) {
    Report report = Suites.compare(pair.onnx(), pair.mnn(), pair.inputs());

    assertThat(report.verdict()).as(Suites.describe(report)).isEqualTo(Verdict.MATCH);
    assertThat(report.findings())
        .as("findings of %s", pair)
        .allMatch(finding -> finding.kind() == FindingKind.QUANTIZATION);
  }

  @ParameterizedTest
  @MethodSource("eightBit")
  void a_layer_with_damaged_scales_is_named(Pair pair) throws IOException {
    FlatTable net = FlatTree.parse(Files.readAllBytes(pair.mnn()));
    List<FlatTable> coded =
        net.tables("oplists").stream()
            .filter(op -> op.constant("type").startsWith("Convolution"))
            .filter(op -> op.table("main").has("quanParameter"))
            .filter(op -> op.table("main").table("quanParameter").reals("alpha").length > 0)
            .toList();
    FlatTable op = coded.get(coded.size() / 2);
    FlatTable coding = op.table("main").table("quanParameter");
    float[] scales = coding.reals("alpha");
    for (int i = 0; i < scales.length; i++) {
      scales[i] *= DAMAGE;
    }
    coding.putReals("alpha", scales);
    Path damaged = pair.mnn().resolveSibling(pair.name() + "-damaged.mnn");
    Files.write(damaged, FlatTree.write(net));

    Report report = Suites.compare(pair.onnx(), damaged, pair.inputs());

    assertThat(report.findings())
        .as("%s %s: %s", pair, op.string("name"), Suites.describe(report))
        .anyMatch(
            finding ->
                finding.mnnOps().contains(op.string("name"))
                    && (finding.kind() == FindingKind.QUANTIZATION
                        || finding.kind() == FindingKind.CONVERSION));
  }
}
