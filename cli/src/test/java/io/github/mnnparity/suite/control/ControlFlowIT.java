package io.github.mnnparity.suite.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.github.mnnparity.core.CompareOptions.EngineChoice;
import io.github.mnnparity.core.graph.Graph;
import io.github.mnnparity.core.report.Finding;
import io.github.mnnparity.core.report.FindingKind;
import io.github.mnnparity.core.report.Layer;
import io.github.mnnparity.core.report.Report;
import io.github.mnnparity.core.report.Severity;
import io.github.mnnparity.core.report.Verdict;
import io.github.mnnparity.core.tensor.Tensor;
import io.github.mnnparity.onnx.OnnxWriter;
import io.github.mnnparity.suite.Suites;
import io.github.mnnparity.suite.real.RealConverter;
import io.github.mnnparity.suite.real.RealPython;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
final class ControlFlowIT {
  private static final double MIN_COVERAGE = 0.95;
  private static final String ONE_OP = "--useOriginRNNImpl";

  @TempDir private Path folder;

  @BeforeAll
  static void need_the_engine() {
    RealPython.require();
  }

  private Report compared(Graph graph, EngineChoice engine, String... flags) {
    Path onnx = folder.resolve(graph.name() + ".onnx");
    Path mnn = folder.resolve(graph.name() + ".mnn");
    OnnxWriter.write(graph, onnx);
    RealConverter.convert(onnx, mnn, flags);
    Tensor input = ControlNets.inputOf(graph);
    return Suites.compare(onnx, mnn, Map.of(graph.inputs().get(0).name(), input), engine);
  }

  static Stream<Arguments> healthy() {
    return Stream.of(
        Arguments.of(ControlNets.lstm(), new String[] {}),
        Arguments.of(ControlNets.lstm(), new String[] {"--optimizeLevel", "0"}),
        Arguments.of(ControlNets.lstm(), new String[] {"--optimizeLevel", "2"}),
        Arguments.of(ControlNets.lstm(), new String[] {"--fp16"}),
        Arguments.of(ControlNets.gru(true), new String[] {}),
        Arguments.of(ControlNets.branches(), new String[] {}),
        Arguments.of(ControlNets.branches(), new String[] {"--optimizeLevel", "0"}),
        Arguments.of(ControlNets.branches(), new String[] {"--weightQuantBits", "8"}),
        Arguments.of(ControlNets.loop(3), new String[] {}),
        Arguments.of(ControlNets.loop(3), new String[] {"--fp16"}));
  }

  @ParameterizedTest
  @MethodSource("healthy")
  void a_healthy_net_with_subgraphs_matches_where_the_engine_can_run_it(
      Graph graph, String[] flags) {
    Report report = compared(graph, EngineChoice.AUTO, flags);

    isHealthy(report);
    assertThat(report.scope()).containsExactly("lifted", "module");
    assertThat(report.skipped()).containsOnlyKeys("session");
    assertThat(report.findings())
        .extracting(Finding::kind, Finding::severity, Finding::summary)
        .containsExactly(
            tuple(
                FindingKind.API,
                Severity.NOTE,
                "The session view was left out: MNN's Session API cannot run control flow (If,"
                    + " While); Module must be used."));
  }

  static Stream<Graph> recurrent() {
    return Stream.of(ControlNets.lstm(), ControlNets.gru(true), ControlNets.gru(false));
  }

  @ParameterizedTest
  @MethodSource("recurrent")
  void a_recurrent_op_of_its_own_matches_in_every_view(Graph graph) {
    Report report = compared(graph, EngineChoice.AUTO, ONE_OP);

    isHealthy(report);
    assertThat(report.scope()).containsExactly("lifted", "session", "module");
    assertThat(report.findings()).isEmpty();
  }

  private static void isHealthy(Report report) {
    assertThat(report.verdict()).as(Suites.describe(report)).isEqualTo(Verdict.MATCH);
    assertThat(report.alignment().coverage()).isGreaterThanOrEqualTo(MIN_COVERAGE);
    assertThat(report.layers())
        .allSatisfy(
            layer ->
                assertThat(layer.views().get("lifted").state())
                    .as(layer.mnnTensor() + ": " + layer.views().get("lifted").reason())
                    .isEqualTo(Layer.State.COMPARED));
  }

  static Stream<Arguments> faulty() {
    return Stream.of(
        Arguments.of(ControlNets.gru(false), List.of(), "GRU"),
        Arguments.of(ControlNets.reversed(), List.of(), "LSTM"),
        Arguments.of(ControlNets.reversed(), List.of(ONE_OP), "LSTM"));
  }

  @ParameterizedTest
  @MethodSource("faulty")
  void what_the_converter_changes_in_a_recurrence_is_told_at_its_operator(
      Graph graph, List<String> flags, String operator) {
    Report report = compared(graph, EngineChoice.AUTO, flags.toArray(String[]::new));

    assertThat(report.verdict()).isEqualTo(Verdict.DIVERGED);
    assertThat(report.findings().get(0).kind()).isEqualTo(FindingKind.CONVERSION);
    assertThat(report.findings().get(0).onnxNodes().get(0)).startsWith("node_");
    assertThat(report.findings().get(0).summary()).contains("(ONNX " + operator + ")");
  }

  @Test
  void the_session_view_asked_for_by_name_stays_a_failure() {
    Report report = compared(ControlNets.branches(), EngineChoice.SESSION);

    assertThat(report.verdict()).isEqualTo(Verdict.INCOMPLETE);
    assertThat(report.findings())
        .extracting(Finding::kind)
        .containsExactly(FindingKind.ENGINE_FAILURE);
    assertThat(report.findings().get(0).evidence())
        .containsExactly("session view: the Session API cannot run control flow; use Module");
  }
}
