package io.github.mnnparity.cli.story;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mnnparity.core.capture.GraphRunner;
import io.github.mnnparity.core.capture.GraphRunner.RunOptions;
import io.github.mnnparity.core.graph.Node;
import io.github.mnnparity.core.tensor.Tensor;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.stream.Collectors;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class MobileNetTest {
  private static GraphRunner runner;
  private static Map<String, Tensor> learnt;

  @BeforeAll
  static void learn() {
    runner = ServiceLoader.load(GraphRunner.class).findFirst().orElseThrow();
    learnt = Training.learn(runner);
  }

  @Test
  void it_has_what_a_MobileNetV3_has() {
    Map<String, Long> counts =
        MobileNet.of(MobileNet.Form.PLAIN, learnt).nodes().stream()
            .collect(Collectors.groupingBy(Node::opType, Collectors.counting()));

    assertThat(counts)
        .containsEntry("Softmax", 1L)
        .containsEntry("HardSigmoid", 3L)
        .containsKeys("HardSwish", "BatchNormalization", "GlobalAveragePool", "Add", "Gemm");
    assertThat(counts.get("Conv")).isGreaterThan(20);
  }

  @Test
  void its_weights_are_the_same_each_time() {
    Map<String, Tensor> again = Training.learn(runner);

    assertThat(again.keySet()).isEqualTo(learnt.keySet());
    learnt.forEach((name, value) -> assertThat(again.get(name).bitEquals(value)).isTrue());
  }

  @ParameterizedTest
  @EnumSource
  void every_form_gives_the_same_answer_in_ONNX(MobileNet.Form form) {
    Tensor circle = Drawing.prepared(Frame.drawn().get(0).picture());

    float[] plain = answer(MobileNet.Form.PLAIN, circle).toFloats();
    float[] same = answer(form, circle).toFloats();

    assertThat(Answer.of(answer(form, circle)).shape()).isEqualTo(ShapeClass.CIRCLE);
    assertThat(same).containsExactly(plain, Offset.offset(1e-5f));
  }

  private static Tensor answer(MobileNet.Form form, Tensor picture) {
    return runner
        .run(
            MobileNet.of(form, learnt),
            Map.of(MobileNet.INPUT, picture),
            List.of(MobileNet.OUTPUT),
            RunOptions.DEFAULT)
        .get(MobileNet.OUTPUT);
  }
}
