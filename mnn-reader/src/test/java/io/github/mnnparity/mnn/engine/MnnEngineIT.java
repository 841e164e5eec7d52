package io.github.mnnparity.mnn.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mnnparity.core.capture.Engine.Capture;
import io.github.mnnparity.core.capture.EngineProvider.EngineOptions;
import io.github.mnnparity.core.tensor.Shape;
import io.github.mnnparity.core.tensor.Tensor;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class MnnEngineIT {
  @TempDir static Path folder;

  private static MnnEngine engine;
  private static List<ModelFacts.Op> ops;
  private static List<String> tensors;
  private static final Map<String, Tensor> INPUTS = Map.of("x", random(Shape.of(1, 3, 48, 192)));

  @BeforeAll
  static void convert() {
    Path onnx = RealEngine.models().resolve("ch_ppocr_mobile_v2.0_cls_infer.onnx");
    Path mnn = RealEngine.converted(onnx, folder);
    engine = RealEngine.open(mnn, EngineOptions.DEFAULT);
    ops =
        ModelFacts.of(
                new Asker(mnn, EngineOptions.DEFAULT, new Channel(RealEngine.environment()))
                    .describe()
                    .answer())
            .ops();
    tensors = ops.stream().flatMap(op -> op.outputs().stream()).toList();
  }

  @AfterAll
  static void close() {
    engine.close();
  }

  private static Tensor random(Shape shape) {
    float[] values = new float[(int) shape.elements()];
    Random random = new Random(1);
    for (int i = 0; i < values.length; i++) {
      values[i] = random.nextFloat() - 0.5f;
    }
    return Tensor.ofFloats(shape, values);
  }

  @Test
  void session_and_module_give_every_tensor_with_the_same_bits() {
    Capture session = engine.capture("session", INPUTS, tensors);
    Capture module = engine.capture("module", INPUTS, tensors);

    assertThat(session.failure()).isEmpty();
    assertThat(module.failure()).isEmpty();
    assertThat(session.certified()).isTrue();
    assertThat(module.certified()).isTrue();
    assertThat(session.repeatable()).isTrue();
    assertThat(module.repeatable()).isTrue();
    assertThat(session.values().keySet()).hasSizeGreaterThan(110);
    assertThat(session.values().keySet()).isEqualTo(module.values().keySet());
    session
        .values()
        .forEach((name, value) -> assertThat(value.bitEquals(module.values().get(name))).isTrue());
    assertThat(module.missing().keySet()).isEqualTo(session.missing().keySet());
  }

  @Test
  void an_op_replayed_on_the_runs_own_values_gives_the_same_bits() {
    Map<String, Tensor> values = engine.capture("module", INPUTS, tensors).values();
    int checked = 0;
    for (int i = 1; i < ops.size(); i++) {
      ModelFacts.Op before = ops.get(i - 1);
      ModelFacts.Op op = ops.get(i);
      if (!op.type().startsWith("Convolution") || before.outputs().size() != 1) {
        continue;
      }
      String input = before.outputs().get(0);
      String output = op.outputs().get(0);

      Capture replay = engine.replay(Map.of(input, values.get(input)), List.of(output));

      if (replay.failure().isEmpty()) {
        assertThat(replay.values().get(output).bitEquals(values.get(output))).as(output).isTrue();
        checked++;
      }
    }
    assertThat(checked).isGreaterThan(20);
  }
}
