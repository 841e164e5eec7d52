package io.github.mnnparity.suite.integers;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mnnparity.core.report.Finding;
import io.github.mnnparity.core.report.FindingKind;
import io.github.mnnparity.core.report.OutputResult;
import io.github.mnnparity.core.report.Report;
import io.github.mnnparity.core.report.Verdict;
import io.github.mnnparity.suite.Suites;
import io.github.mnnparity.suite.flat.FlatTable;
import io.github.mnnparity.suite.flat.FlatTree;
import io.github.mnnparity.suite.real.Pair;
import io.github.mnnparity.suite.real.RealPython;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Files whose weights and activations are integers, against the models that they came from. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
final class IntegerPairsIT {
  private static final double MIN_SQNR = 20;

  @BeforeAll
  static void need_the_engine() {
    RealPython.require();
  }

  static List<Pair> integers() {
    return IntegerFiles.all();
  }

  @ParameterizedTest
  @MethodSource("integers")
  void quantization_alone_is_blamed_unless_the_engine_is_wrong(Pair pair) {
    Report report = Suites.compare(pair.onnx(), pair.mnn(), pair.inputs());
    Suites.print(List.of(pair + ": " + report.headline() + " " + Suites.describe(report)));

    assertThat(report.findings())
        .as("findings of %s", pair)
        .allMatch(
            finding -> finding.kind() == FindingKind.QUANTIZATION || isEngineDefect(pair, finding));
    boolean good = report.outputs().stream().allMatch(IntegerPairsIT::clear);
    assertThat(report.verdict())
        .as("%s: %s", pair, report.outputs())
        .isEqualTo(good ? Verdict.MATCH : Verdict.DIVERGED);
  }

  private static boolean isEngineDefect(Pair pair, Finding finding) {
    boolean watching = finding.summary().startsWith("Watching");
    return finding.kind() == FindingKind.ENGINE
        && (watching
            || finding.mnnOps().stream().anyMatch(op -> EngineDefects.knows(pair.name(), op)));
  }

  private static boolean clear(OutputResult output) {
    return output.error().orElseThrow().sqnrDb().orElse(Double.MAX_VALUE) >= MIN_SQNR;
  }

  /** Ways to damage a convolution of integers. */
  enum Damage {
    BIAS(
        conv -> {
          float[] bias = conv.reals("bias");
          float largest = 0;
          for (float value : bias) {
            largest = Math.max(largest, Math.abs(value));
          }
          for (int i = 0; i < bias.length; i++) {
            bias[i] += largest + 1;
          }
          conv.putReals("bias", bias);
        }),
    WEIGHT_SCALES(
        conv -> {
          FlatTable coding = conv.table("quanParameter");
          float[] scales = coding.reals("alpha");
          for (int i = 0; i < scales.length; i++) {
            scales[i] *= 1.5f;
          }
          coding.putReals("alpha", scales);
        }),
    ONE_WEIGHT_SCALE(
        conv -> {
          FlatTable coding = conv.table("quanParameter");
          float[] scales = coding.reals("alpha");
          int widest = 0;
          for (int i = 0; i < scales.length; i++) {
            widest = scales[i] > scales[widest] ? i : widest;
          }
          scales[widest] *= 1.5f;
          coding.putReals("alpha", scales);
        }),
    ACTIVATION(
        conv -> {
          conv.table("common").putFlag("relu", false);
          conv.table("common").putFlag("relu6", false);
        }),
    PADS(
        conv -> {
          FlatTable common = conv.table("common");
          common.putConstant("padMode", "CAFFE");
          common.putIntegers("pads", turned(common.integers("pads")));
        });

    private final Consumer<FlatTable> damage;

    Damage(Consumer<FlatTable> damage) {
      this.damage = damage;
    }

    /** Moves the window by one pixel, so that the size stays. */
    private static int[] turned(int[] pads) {
      int[] moved = pads.length < 4 ? new int[4] : Arrays.copyOf(pads, 4);
      moved[0]++;
      moved[2]--;
      return moved;
    }
  }

  @ParameterizedTest
  @EnumSource
  void a_damaged_layer_is_named(Damage damage) throws IOException {
    for (String method : List.of("KL", "EMA")) {
      Pair pair = IntegerFiles.of("mobilenet-v2", method);
      FlatTable net = FlatTree.parse(Files.readAllBytes(pair.mnn()));
      List<FlatTable> coded =
          net.tables("oplists").stream()
              .filter(op -> op.constant("type").startsWith("Convolution"))
              .filter(op -> op.table("main").has("quanParameter"))
              .toList();
      FlatTable op = coded.get(coded.size() / 2);
      damage.damage.accept(op.table("main"));
      Path damaged = pair.mnn().resolveSibling(pair.name() + "-" + damage + ".mnn");
      Files.write(damaged, FlatTree.write(net));

      Report report = Suites.compare(pair.onnx(), damaged, pair.inputs());
      Suites.print(
          List.of(pair + " " + damage + " " + op.string("name") + ": " + Suites.describe(report)));

      assertThat(report.findings())
          .as("%s %s %s: %s", pair, damage, op.string("name"), Suites.describe(report))
          .anyMatch(
              finding ->
                  finding.mnnOps().contains(op.string("name"))
                      && (finding.kind() == FindingKind.QUANTIZATION
                          || finding.kind() == FindingKind.CONVERSION));
    }
  }
}
