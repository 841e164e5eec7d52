package io.github.mnnparity.suite.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.mnnparity.core.CompareOptions;
import io.github.mnnparity.core.CompareOptions.EngineChoice;
import io.github.mnnparity.core.Parity;
import io.github.mnnparity.core.report.FindingKind;
import io.github.mnnparity.core.report.Report;
import io.github.mnnparity.core.report.Section;
import io.github.mnnparity.core.tensor.Tensor;
import io.github.mnnparity.mnn.convert.KeepFloatFile;
import io.github.mnnparity.suite.Suites;
import io.github.mnnparity.suite.real.Pair;
import io.github.mnnparity.suite.real.RealConverter;
import io.github.mnnparity.suite.real.RealPython;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The files that keep layers in floats, given to MNN's own tools. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
final class KeepFloatIT {
  private static final double EQUAL = 0.01;

  /** More than the files have, in dB. */
  private static final double MORE = 40;

  private static final double DEFAULT = 20;

  @TempDir Path folder;

  @BeforeAll
  static void need_the_engine() {
    RealPython.require();
  }

  @ParameterizedTest
  @ValueSource(strings = {"3", "4"})
  void the_converter_keeps_the_named_weights_and_the_outputs_are_as_predicted(String bits) {
    Pair pair = LedgerCases.built("resnet");
    LedgerCase coded = LedgerCases.weights("resnet", Integer.parseInt(bits));
    Map<?, ?> keep =
        keep(compare(coded.onnx(), coded.mnn(), coded.inputs(), EngineChoice.LIFTED, MORE));
    Path file = folder.resolve("keep.json");
    Path mixed = folder.resolve("mixed.mnn");

    KeepFloatFile.forConverter(file, names(keep));
    RealConverter.convert(
        pair.onnx(), mixed, "--weightQuantBits", bits, "--compressionParamsFile", file.toString());
    Report report = compare(coded.onnx(), mixed, coded.inputs(), EngineChoice.ALL, DEFAULT);

    Suites.print(List.of(bits + " bits: " + keep + ": " + worst(report)));
    assertThat(worst(report)).isCloseTo(((Number) keep.get("sqnrDb")).doubleValue(), within(EQUAL));
    assertThat(report.findings()).allMatch(finding -> finding.kind() == FindingKind.QUANTIZATION);
  }

  @Test
  void the_quantizer_skips_the_named_ops_and_the_outputs_are_as_predicted() {
    Pair pair = LedgerCases.built("mobilenet-v2");
    LedgerCase integers = LedgerCases.integers("mobilenet-v2", "KL", "MAX_ABS");
    Report before =
        compare(integers.onnx(), integers.mnn(), integers.inputs(), EngineChoice.LIFTED, MORE);
    Map<?, ?> keep = keep(before);
    Map.Entry<String, Tensor> input = integers.inputs().entrySet().iterator().next();
    Path settings =
        SequenceQuantizer.settings("KL", "MAX_ABS", input.getKey(), input.getValue().shape());
    Path mixed = folder.resolve("mixed.mnn");

    KeepFloatFile.forQuantizer(settings, names(keep));
    SequenceQuantizer.quantize(pair.mnn(), mixed, settings);
    Report report = compare(integers.onnx(), mixed, integers.inputs(), EngineChoice.ALL, DEFAULT);

    Suites.print(List.of("KL: " + worst(before) + " " + keep + ": " + worst(report)));
    assertThat(worst(report)).isGreaterThan(worst(before));
    assertThat(worst(report)).isCloseTo(((Number) keep.get("sqnrDb")).doubleValue(), within(EQUAL));
    assertThat(report.findings()).allMatch(finding -> finding.kind() == FindingKind.QUANTIZATION);
  }

  private static Report compare(
      Path onnx, Path mnn, Map<String, Tensor> inputs, EngineChoice engine, double minSqnr) {
    CompareOptions.Builder options =
        CompareOptions.builder().engine(engine).ledger(true).minSqnr(minSqnr);
    inputs.forEach(options::input);
    return Parity.compare(onnx, mnn, options.build());
  }

  private static Map<?, ?> keep(Report report) {
    Section ledger =
        report.sections().stream()
            .filter(section -> section.id().equals("ledger"))
            .findFirst()
            .orElseThrow();
    return (Map<?, ?>) ledger.data().get("keepFloat");
  }

  private static List<String> names(Map<?, ?> keep) {
    return ((List<?>) keep.get("ops")).stream().map(String::valueOf).toList();
  }

  /** What the file says: the engine's own pooling floors, which costs more. */
  private static double worst(Report report) {
    return report.outputs().stream()
        .filter(output -> output.view().equals("lifted"))
        .flatMapToDouble(output -> output.error().orElseThrow().sqnrDb().stream())
        .min()
        .orElseThrow();
  }
}
