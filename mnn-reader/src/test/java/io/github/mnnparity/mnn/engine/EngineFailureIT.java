package io.github.mnnparity.mnn.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.mnnparity.core.capture.Engine.Capture;
import io.github.mnnparity.core.capture.Engine.Failure;
import io.github.mnnparity.core.capture.Engine.FailureKind;
import io.github.mnnparity.core.capture.EngineProvider.EngineOptions;
import io.github.mnnparity.core.tensor.Shape;
import io.github.mnnparity.core.tensor.Tensor;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class EngineFailureIT {
  private static final Map<String, Tensor> SMALL = Map.of("x", ones(1, 4, 8, 8));

  @TempDir Path folder;

  private static Tensor ones(long... dims) {
    Shape shape = Shape.of(dims);
    float[] values = new float[(int) shape.elements()];
    java.util.Arrays.fill(values, 1);
    return Tensor.ofFloats(shape, values);
  }

  private Capture capture(
      String model, String view, Map<String, Tensor> inputs, List<String> tensors, long seconds)
      throws IOException {
    EngineOptions options =
        new EngineOptions(1, "high", Duration.ofSeconds(seconds), Optional.empty());
    try (MnnEngine engine = RealEngine.open(RealEngine.convertedResource(model, folder), options)) {
      return engine.capture(view, inputs, tensors);
    }
  }

  private static Failure failureOf(Capture capture) {
    return capture.failure().orElseThrow();
  }

  @ParameterizedTest
  @ValueSource(strings = {"session", "module"})
  void a_crash_names_the_op_and_the_signal(String view) throws IOException {
    Capture capture = capture("pool.onnx", view, SMALL, List.of("r", "p"), 30);

    assertThat(failureOf(capture).kind()).isEqualTo(FailureKind.CRASH);
    assertThat(failureOf(capture).op()).contains("p");
    assertThat(failureOf(capture).opType()).contains("Pooling");
    assertThat(failureOf(capture).message()).contains("SIGFPE");
  }

  @Test
  void values_from_before_a_crash_are_kept_and_the_engine_goes_on() throws IOException {
    Path mnn = RealEngine.convertedResource("pool.onnx", folder);
    try (MnnEngine engine = RealEngine.open(mnn, EngineOptions.DEFAULT)) {
      Capture crashed = engine.capture("module", SMALL, List.of("r", "p"));
      Capture replay = engine.replay(SMALL, List.of("r"));

      assertThat(crashed.values()).containsOnlyKeys("r");
      assertThat(replay.failure()).isEmpty();
      assertThat(replay.values().get("r").bitEquals(SMALL.get("x"))).isTrue();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"session", "module"})
  void a_run_beyond_the_deadline_names_the_op(String view) throws IOException {
    Capture capture = capture("heavy.onnx", view, Map.of("x", ones(2048, 2048)), List.of(), 1);

    assertThat(failureOf(capture).kind()).isEqualTo(FailureKind.TIMEOUT);
    assertThat(failureOf(capture).op()).get().asString().matches("[mt]\\d+");
    assertThat(failureOf(capture).message()).isEqualTo("no answer within 1 s");
  }

  @ParameterizedTest
  @ValueSource(strings = {"session", "module"})
  void an_op_without_a_kernel_is_named(String view) throws IOException {
    Path onnx = folder.resolve("extra.onnx");
    Files.copy(EngineFailureIT.class.getResourceAsStream("extra.onnx"), onnx);
    Path mnn = RealEngine.converted(onnx, folder, "--allowCustomOp");
    try (MnnEngine engine = RealEngine.open(mnn, EngineOptions.DEFAULT)) {
      Capture capture = engine.capture(view, SMALL, List.of("r"));

      assertThat(failureOf(capture).kind()).isEqualTo(FailureKind.UNSUPPORTED_OPERATOR);
      assertThat(failureOf(capture).op()).contains("b");
      assertThat(failureOf(capture).opType()).contains("Extra");
      assertThat(failureOf(capture).message()).contains("Don't support type [Extra]");
    }
  }

  @Test
  void an_old_quantized_file_names_the_op_that_has_no_kernel_any_more() {
    Path old = sharedModel("rfb-320-quant-kl.mnn");
    try (MnnEngine engine = RealEngine.open(old, EngineOptions.DEFAULT)) {
      Capture capture = engine.capture("module", Map.of("input", ones(1, 3, 240, 320)), List.of());

      assertThat(failureOf(capture).kind()).isEqualTo(FailureKind.UNSUPPORTED_OPERATOR);
      assertThat(failureOf(capture).opType()).contains("EltwiseInt8");
      assertThat(failureOf(capture).op()).isPresent();
    }
  }

  private static Path sharedModel(String name) {
    for (Path at = Path.of("").toAbsolutePath(); at != null; at = at.getParent()) {
      Path file = at.resolve("shared").resolve("models").resolve(name);
      if (Files.exists(file)) {
        return file;
      }
    }
    assumeTrue(false, "skipped, there is no shared/models/" + name);
    throw new AssertionError();
  }

  @Test
  void control_flow_is_run_by_Module_and_refused_for_Session() throws IOException {
    Map<String, Tensor> inputs = Map.of("x", ones(2, 3));

    Capture session = capture("if.onnx", "session", inputs, List.of("y"), 30);
    Capture module = capture("if.onnx", "module", inputs, List.of("y", "c"), 30);

    assertThat(failureOf(session))
        .isEqualTo(
            new Failure(
                FailureKind.REFUSED,
                Optional.empty(),
                Optional.empty(),
                "the Session API cannot run control flow; use Module"));
    assertThat(module.failure()).isEmpty();
    assertThat(module.values().get("y").toFloats()).containsOnly(-1);
    assertThat(module.values().get("c").toLongs()).containsExactly(1);
  }

  @Test
  void inputs_that_do_not_fit_are_refused_before_the_engine_sees_them() throws IOException {
    assertThat(failureOf(capture("pool.onnx", "session", Map.of("a", ones(1)), List.of(), 30)))
        .extracting(Failure::kind, Failure::message)
        .containsExactly(FailureKind.REFUSED, "the model's inputs are x, given were a");
    assertThat(failureOf(capture("pool.onnx", "module", Map.of("x", ones(1, 9)), List.of(), 30)))
        .extracting(Failure::kind, Failure::message)
        .containsExactly(FailureKind.REFUSED, "input x takes 1x4x8x8, given was 1x9");
    Map<String, Tensor> wrongType = Map.of("i", ones(2, 3), "x", ones(2, 3));
    assertThat(failureOf(capture("types.onnx", "session", wrongType, List.of(), 30)).message())
        .isEqualTo("input i is int32 in the file, given was float32");
  }

  @ParameterizedTest
  @ValueSource(strings = {"session", "module"})
  void integers_booleans_and_doubles_become_what_the_engine_holds(String view) throws IOException {
    Map<String, Tensor> inputs =
        Map.of(
            "i", Tensor.ofLongs(Shape.of(2, 3), 0, 1, 2, 3, 4, 5),
            "x", Tensor.ofDoubles(Shape.of(2, 3), 1, -1, 1, -1, 1, -1));

    Capture capture = capture("types.onnx", view, inputs, List.of("s", "g", "nothing"), 30);

    assertThat(capture.failure()).isEmpty();
    assertThat(capture.values().get("s").toFloats()).containsExactly(1, 0, 3, 2, 5, 4);
    assertThat(capture.values().get("g").toLongs()).containsExactly(0, 1, 1, 1, 1, 1);
    assertThat(capture.values().get("y").toLongs()).containsExactly(0, 2, 3, 4, 5, 6);
    assertThat(capture.missing())
        .containsExactly(Map.entry("nothing", "the file has no tensor of this name"));
  }

  @Test
  void int8_tensors_are_read_and_replayed_as_what_they_mean() throws IOException {
    Path mnn = RealEngine.convertedResource("qdq.onnx", folder);
    Tensor x = ones(1, 3, 8, 8);
    try (MnnEngine engine = RealEngine.open(mnn, EngineOptions.DEFAULT)) {
      Capture module = engine.capture("module", Map.of("x", x), List.of("q", "d"));
      Tensor q = module.values().get("q");
      Capture replay = engine.replay(Map.of("q", q), List.of("d"));

      assertThat(q.toLongs()).containsOnly(20);
      assertThat(replay.values().get("d").bitEquals(module.values().get("d"))).isTrue();
    }
  }

  @Test
  void a_scalar_input_is_fed() throws IOException {
    Map<String, Tensor> inputs = Map.of("x", ones(2, 3), "s", Tensor.ofFloats(Shape.SCALAR, 2));

    Capture capture = capture("scalar.onnx", "session", inputs, List.of(), 30);

    assertThat(capture.values().get("z").toFloats()).containsOnly(3);
  }

  @ParameterizedTest
  @ValueSource(strings = {"session", "module"})
  void a_file_that_is_no_model_is_refused(String view) throws IOException {
    Path file = folder.resolve("garbage.mnn");
    Files.writeString(file, "this is no model, whatever its name says ".repeat(9));
    try (MnnEngine engine = RealEngine.open(file, EngineOptions.DEFAULT)) {
      Failure failure = failureOf(engine.capture(view, SMALL, List.of()));

      assertThat(failure.kind()).isEqualTo(FailureKind.REFUSED);
      assertThat(failure.message()).startsWith("the file is not a whole MNN model");
    }
  }

  @Test
  void missing_weights_are_named_before_the_engine_sees_the_file() throws IOException {
    Path onnx = RealEngine.models().resolve("ch_ppocr_mobile_v2.0_cls_infer.onnx");
    Path mnn = RealEngine.converted(onnx, folder, "--saveExternalData");
    Path weight = mnn.resolveSibling(mnn.getFileName() + ".weight");
    Files.delete(weight);
    try (MnnEngine engine = RealEngine.open(mnn, EngineOptions.DEFAULT)) {
      Failure failure = failureOf(engine.capture("module", Map.of(), List.of()));

      assertThat(failure.message())
          .isEqualTo("the weights are in a file of their own, which is missing: " + weight);
    }
  }

  @Test
  void the_environment_says_what_ran() {
    try (MnnEngine engine = RealEngine.open(folder.resolve("none.mnn"), EngineOptions.DEFAULT)) {
      assertThat(engine.environment())
          .containsEntry("engine", "MNN 3.6.1")
          .containsEntry("threads", "1")
          .containsEntry("precision", "high")
          .containsKeys("python", "numpy", "processorFeatures");
    }
  }
}
