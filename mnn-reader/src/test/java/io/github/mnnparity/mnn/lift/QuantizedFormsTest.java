package io.github.mnnparity.mnn.lift;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.mnnparity.core.capture.GraphRunner;
import io.github.mnnparity.core.capture.GraphRunner.RunOptions;
import io.github.mnnparity.core.capture.QuantizedForms;
import io.github.mnnparity.core.capture.QuantizedLayer;
import io.github.mnnparity.core.graph.Graph;
import io.github.mnnparity.core.graph.Node;
import io.github.mnnparity.core.tensor.Shape;
import io.github.mnnparity.core.tensor.Tensor;
import io.github.mnnparity.mnn.lift.quant.QuantPlan;
import io.github.mnnparity.mnn.lift.registry.Lifters;
import io.github.mnnparity.mnn.model.MnnModel;
import io.github.mnnparity.mnn.model.NetFile;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class QuantizedFormsTest {
  private static final GraphRunner RUNNER =
      ServiceLoader.load(GraphRunner.class).findFirst().orElseThrow();
  private static final String POINT =
      "common.kernelX=1 common.kernelY=1 common.outputCount=1 common.inputCount=1";

  /** One 1x1 convolution by 2·0.5 between grids of step 0.1 and 0.25. */
  private static NetFile convolution(String more) {
    return new NetFile()
        .input("x", "[1,1,1,4]")
        .op(
            "Convolution",
            "conv",
            "Convolution2D",
            POINT
                + more
                + " bias=[0.05] quanParameter.type=4 quanParameter.buffer=[2]"
                + " quanParameter.alpha=[0.5] quanParameter.quantScale=1",
            List.of("x"),
            List.of("y"))
        .quantized("x", 0.1f, 0, -127, 127)
        .quantized("y", 0.25f, 0, -127, 127);
  }

  private static QuantizedForms forms(NetFile net) {
    MnnModel model = net.output("y").model();
    return Lifters.forms(model, QuantPlan.of(model));
  }

  private static float[] run(Graph graph, float... x) {
    Map<String, Tensor> feeds = Map.of("x", Tensor.ofFloats(Shape.of(1, 1, 1, x.length), x));
    return RUNNER.run(graph, feeds, List.of("y"), RunOptions.DEFAULT).get("y").toFloats();
  }

  @Test
  void a_layer_as_stored_answers_on_its_grid() {
    Graph stored = forms(convolution("")).stored();

    // 0.14 is 1 step, so 0.1 + 0.05: 0.6 steps of the output, which is 1.
    assertThat(run(stored, 0, 0.14f, 0.16f, -0.3f)).containsExactly(0, 0.25f, 0.25f, -0.25f);
  }

  @Test
  void halves_are_rounded_away_from_zero() {
    Graph stored = forms(convolution(" common.padX=0")).stored();

    assertThat(run(stored, 0.05f, 0.15f, -0.15f, -0.25f))
        .containsExactly(0.25f, 0.25f, -0.25f, -0.25f);
  }

  @Test
  void integers_end_where_the_file_says() {
    Graph stored = forms(convolution("")).stored();

    assertThat(run(stored, 100, -100, 5, -5)).containsExactly(12.75f, -12.75f, 5, -5);
  }

  @Test
  void a_fused_activation_only_raises_the_lower_end() {
    Graph stored = forms(convolution(" common.relu6=true")).stored();

    assertThat(run(stored, 100, -100, 7, -7)).containsExactly(12.75f, 0, 7, 0);
  }

  @Test
  void a_layer_that_is_off_computes_in_floats_with_the_stored_weights() {
    QuantizedForms forms = forms(convolution(""));

    assertThat(run(forms.graph(layer -> false), 0, 0.14f, 0.16f, -0.3f))
        .containsExactly(0.05f, 0.19f, 0.21f, -0.25f);
    assertThat(forms.graph(layer -> false).nodes())
        .extracting(Node::opType)
        .containsExactly("Conv");
  }

  @Test
  void a_layer_tells_its_grids() {
    QuantizedForms forms = forms(convolution(""));

    assertThat(forms.layers()).hasSize(1);
    QuantizedLayer layer = forms.layers().get(0);
    assertThat(layer.op()).isEqualTo("conv");
    assertThat(layer.inputs()).singleElement().extracting(t -> t.value()).isEqualTo("x");
    assertThat(layer.output().step()).isEqualTo(0.25f);
    assertThat(layer.output().highest()).isEqualTo(0.25f * 127);
    assertThat(layer.weightScales().asList()).containsExactly(0.5);
    assertThat(forms.unscaled()).isEmpty();
  }

  @Test
  void an_op_that_hands_numbers_on_takes_the_grid_of_its_other_side() {
    NetFile net =
        new NetFile()
            .input("x", "[1,1,1,4]")
            .op("ReLU", "relu", "Relu", "", List.of("x"), List.of("r"))
            .op("Softmax", "soft", "Axis", "axis=3", List.of("r"), List.of("y"))
            .quantized("x", 0.5f, 0, -127, 127)
            .quantized("y", 0.25f, -127, -127, 127);

    QuantizedForms forms = forms(net);

    assertThat(forms.layers()).extracting(QuantizedLayer::opType).containsExactly("Softmax");
    assertThat(forms.layers().get(0).inputs().get(0).step()).isEqualTo(0.5);
    assertThat(run(forms.stored(), 0, 0, 0, 0)).containsExactly(0.25f, 0.25f, 0.25f, 0.25f);
    assertThat(run(forms.stored(), 9, 0, 0, 0)).containsExactly(1, 0, 0, 0);
  }

  /**
   * Float to integers of step 1/2, a convolution by 3 that stores one scale, floats of step 1/4.
   */
  private static NetFile older() {
    return new NetFile()
        .input("x", "[1,1,1,4]")
        .op(
            "FloatToInt8",
            "in",
            "QuantizedFloatParam",
            "tensorScale=[2]",
            List.of("x"),
            List.of("q"))
        .op(
            "ConvInt8",
            "conv",
            "Convolution2D",
            POINT
                + " symmetricQuan.weight=[3] symmetricQuan.bias=[4] symmetricQuan.scale=[0.5]"
                + " common.relu=true",
            List.of("q"),
            List.of("r"))
        .op(
            "ConvInt8",
            "again",
            "Convolution2D",
            POINT + " symmetricQuan.weight=[1] symmetricQuan.bias=[0] symmetricQuan.scale=[1]",
            List.of("r"),
            List.of("s"))
        .op(
            "Int8ToFloat",
            "out",
            "QuantizedFloatParam",
            "tensorScale=[0.25]",
            List.of("s"),
            List.of("y"));
  }

  @Test
  void an_older_file_computes_with_its_fused_scales() {
    QuantizedForms forms = forms(older());

    // 1.3 is 3 steps: (3 · 3 + 4) · 0.5 = 6.5, rounded to 7; -9 stays below zero.
    assertThat(run(forms.stored(), 1.3f, -9, 0, 100)).containsExactly(1.75f, 0, 0.5f, 31.75f);
    assertThat(run(forms.graph(layer -> false), 1.3f, -9, 0, 100))
        .containsExactly(new float[] {1.475f, 0, 0.5f, 75.5f}, within(1e-6f));
  }

  @Test
  void a_scale_that_an_older_file_does_not_fix_is_told() {
    QuantizedForms forms = forms(older());

    assertThat(forms.unscaled()).containsExactly("r");
    assertThat(forms.layers())
        .extracting(QuantizedLayer::op)
        .containsExactly("in", "conv", "again");
  }

  @Test
  void an_integer_sum_adds_real_numbers() {
    NetFile net =
        new NetFile()
            .input("x", "[1,1,1,4]")
            .op(
                "FloatToInt8",
                "in",
                "QuantizedFloatParam",
                "tensorScale=[2]",
                List.of("x"),
                List.of("q"))
            .op(
                "EltwiseInt8",
                "sum",
                "EltwiseInt8",
                "inputQuan0.tensorScale=[0.5] inputQuan1.tensorScale=[0.5] outputQuan.tensorScale=[1]",
                List.of("q", "q"),
                List.of("s"))
            .op(
                "Int8ToFloat",
                "out",
                "QuantizedFloatParam",
                "tensorScale=[1]",
                List.of("s"),
                List.of("y"));

    assertThat(run(forms(net).stored(), 0.3f, 1.3f, -1.3f, 100)).containsExactly(1, 3, -3, 127);
  }
}
