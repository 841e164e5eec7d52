package io.github.mnnparity.core.input;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.mnnparity.core.error.BadInputException;
import io.github.mnnparity.core.graph.Attribute;
import io.github.mnnparity.core.graph.Graph;
import io.github.mnnparity.core.graph.GraphBuilder;
import io.github.mnnparity.core.graph.Node;
import io.github.mnnparity.core.graph.Value;
import io.github.mnnparity.core.input.Inputs.SeededInput;
import io.github.mnnparity.core.tensor.DType;
import io.github.mnnparity.core.tensor.Shape;
import io.github.mnnparity.core.tensor.Tensor;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class SeededInputsTest {
  private static Node node(String type, List<String> inputs, String output, Attribute... with) {
    return new Node(output, "", type, inputs, List.of(output), List.of(with), List.of(output));
  }

  private static GraphBuilder graph(Value... inputs) {
    var builder = new GraphBuilder("g").opset("", 21);
    Arrays.stream(inputs).forEach(builder::input);
    return builder;
  }

  private static SeededInput only(Graph graph) {
    return Inputs.seeded(graph, Map.of(), 0).get(0);
  }

  @Test
  void a_float_input_is_normal_and_the_same_for_the_same_seed() {
    Graph graph = graph(new Value("x", DType.FLOAT32, Shape.of(3, 1024))).build();

    Tensor first = only(graph).tensor();
    Tensor again = only(graph).tensor();
    Tensor other = Inputs.seeded(graph, Map.of(), 1).get(0).tensor();

    assertThat(first.bitEquals(again)).isTrue();
    assertThat(first.bitEquals(other)).isFalse();
    double sum = 0;
    double squares = 0;
    for (float value : first.toFloats()) {
      sum += value;
      squares += value * value;
    }
    assertThat(sum / 3072).isBetween(-0.05, 0.05);
    assertThat(Math.sqrt(squares / 3072)).isBetween(0.45, 0.55);
    assertThat(only(graph).description()).isEqualTo("normal values of deviation 0.5, seed 0");
  }

  @Test
  void an_image_input_is_a_picture_of_dark_strokes_on_light_ground() {
    Graph graph = graph(new Value("x", DType.FLOAT32, Shape.of(1, 3, 32, 32))).build();

    SeededInput picture = only(graph);

    float[] values = picture.tensor().toFloats();
    int dark = 0;
    for (float value : values) {
      assertThat(value).isBetween(-1.6f, 1.6f);
      dark += value < 0 ? 1 : 0;
    }
    assertThat(dark / (double) values.length).isBetween(0.05, 0.5);
    assertThat(picture.tensor().bitEquals(only(graph).tensor())).isTrue();
    assertThat(picture.description())
        .isEqualTo("a picture of strokes, values from about -1.2 to 1.2, seed 0");
  }

  @Test
  void an_image_with_channels_last_shows_the_same_picture() {
    Graph first = graph(new Value("x", DType.FLOAT32, Shape.of(1, 3, 20, 40))).build();
    Graph last = graph(new Value("x", DType.FLOAT32, Shape.of(1, 20, 40, 3))).build();

    double brightFirst = only(first).tensor().doubleAt(0);
    double brightLast = only(last).tensor().doubleAt(0);

    assertThat(Math.abs(brightFirst - brightLast)).isLessThan(0.4);
  }

  @Test
  void the_bits_of_a_seed_never_change() {
    Graph graph = graph(new Value("x", DType.INT64, Shape.of(8))).build();

    assertThat(only(graph).tensor().toLongs()).containsExactly(7, 1, 7, 5, 5, 0, 6, 6);
  }

  @Test
  void ids_stay_inside_the_table_behind_casts_and_reshapes() {
    Graph graph =
        graph(new Value("tokens", DType.INT32, Shape.of(1, 50)))
            .initializer("table", Tensor.ofFloats(Shape.of(5, 2), new float[10]))
            .node(node("Cast", List.of("tokens"), "cast"))
            .node(node("Unsqueeze", List.of("cast", "axes"), "wide"))
            .node(node("Gather", List.of("table", "wide"), "y"))
            .build();

    SeededInput ids = only(graph);

    assertThat(ids.tensor().toLongs()).containsOnly(0, 1, 2, 3, 4);
    assertThat(ids.description()).isEqualTo("ids from 0 to 4, seed 0");
  }

  @Test
  void masks_are_all_ones() {
    Graph graph =
        graph(
                new Value("attention_mask", DType.INT64, Shape.of(1, 4)),
                new Value("flag", DType.BOOL, Shape.of(2)))
            .build();

    var inputs = Inputs.seeded(graph, Map.of(), 0);

    assertThat(inputs.get(0).tensor().toLongs()).containsOnly(1);
    assertThat(inputs.get(1).tensor().toLongs()).containsOnly(1);
  }

  @Test
  void dynamic_sizes_follow_weights_and_defaults_and_are_described() {
    Graph graph =
        graph(new Value("image", DType.FLOAT32, Shape.of(-1, -1, -1, 64)))
            .initializer("w", Tensor.ofFloats(Shape.of(1, 2, 1, 1), 1, 1))
            .node(node("Conv", List.of("image", "w"), "y", Attribute.of("group", 2L)))
            .build();

    SeededInput image = only(graph);

    assertThat(image.tensor().shape()).isEqualTo(Shape.of(1, 4, 224, 64));
    assertThat(image.description())
        .isEqualTo(
            "size 0 is dynamic, 1 chosen; size 1 is dynamic, 4 chosen; size 2 is dynamic, 224"
                + " chosen; normal values of deviation 0.5, seed 0");
  }

  @Test
  void a_given_shape_is_used_and_must_fit() {
    Graph graph = graph(new Value("x", DType.FLOAT32, Shape.of(-1, 3))).build();

    assertThat(Inputs.seeded(graph, Map.of("x", Shape.of(7, 3)), 0).get(0).tensor().shape())
        .isEqualTo(Shape.of(7, 3));
    assertThatThrownBy(() -> Inputs.seeded(graph, Map.of("x", Shape.of(7, 4)), 0))
        .isInstanceOf(BadInputException.class)
        .hasMessageContaining("input 'x'\n  expected: FLOAT32 ?x3\n  found:    shape 7x4");
  }

  @Test
  void an_unknown_rank_asks_for_a_shape() {
    Graph graph = graph(new Value("x", DType.FLOAT32, Shape.SCALAR, false)).build();

    assertThatThrownBy(() -> only(graph))
        .isInstanceOf(BadInputException.class)
        .hasMessageContaining("--shape x=1x3x224x224");
  }

  @Test
  void an_integer_that_picks_a_case_gets_the_constant_of_the_case() {
    Graph graph =
        graph(new Value("rate", DType.INT64, Shape.SCALAR))
            .initializer("wide", Tensor.ofLongs(Shape.SCALAR, 16000))
            .node(node("Equal", List.of("rate", "wide"), "c"))
            .build();

    assertThat(only(graph).tensor().longAt(0)).isEqualTo(16000);
  }

  @Test
  void the_sizes_of_a_reshape_leave_one_to_the_data() {
    Graph graph =
        graph(new Value("to", DType.INT64, Shape.of(3)))
            .node(node("Reshape", List.of("other", "to"), "y"))
            .build();

    assertThat(only(graph).tensor().toLongs()).containsExactly(1, 1, -1);
  }

  @ParameterizedTest
  @EnumSource(
      value = DType.class,
      mode = EnumSource.Mode.EXCLUDE,
      names = {"INT4", "UINT4", "FLOAT8E4M3FN", "FLOAT8E4M3FNUZ", "FLOAT8E5M2", "FLOAT8E5M2FNUZ"})
  void inputs_of_every_common_type_can_be_made(DType dtype) {
    Tensor tensor = only(graph(new Value("x", dtype, Shape.of(2, 2))).build()).tensor();

    assertThat(tensor).hasToString(dtype + " 2x2");
  }

  @ParameterizedTest
  @EnumSource(
      value = DType.class,
      names = {"INT4", "FLOAT8E4M3FN"})
  void types_that_no_runtime_takes_ask_for_a_file(DType dtype) {
    assertThatThrownBy(() -> only(graph(new Value("x", dtype, Shape.of(2))).build()))
        .isInstanceOf(BadInputException.class)
        .hasMessageContaining("--input x=FILE");
  }
}
