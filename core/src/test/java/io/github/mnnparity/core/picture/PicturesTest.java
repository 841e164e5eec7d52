package io.github.mnnparity.core.picture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.github.mnnparity.core.audit.StaticAudit;
import io.github.mnnparity.core.diagnose.Measured;
import io.github.mnnparity.core.fake.Small;
import io.github.mnnparity.core.graph.Attribute;
import io.github.mnnparity.core.inspect.GraphSummary;
import io.github.mnnparity.core.inspect.OpSummary;
import io.github.mnnparity.core.inspect.ValueSummary;
import io.github.mnnparity.core.report.detail.Details;
import io.github.mnnparity.core.report.detail.GraphPicture;
import io.github.mnnparity.core.report.detail.GraphPicture.EdgePicture;
import io.github.mnnparity.core.report.detail.GraphPicture.NodePicture;
import io.github.mnnparity.core.tensor.Shape;
import io.github.mnnparity.core.tensor.Tensor;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class PicturesTest {
  private static final float[] NINE = {1, 2, 3, 4, 5, 6, 7, 8, 9};

  private static Small small(String inner, float slope) {
    return new Small()
        .shape(9)
        .input("x")
        .constant("w", NINE)
        .constant("two", 2)
        .node("Mul", inner, "x", "w")
        .node("LeakyRelu", List.of(Attribute.of("alpha", slope)), "y", inner)
        .output("y");
  }

  private static Details details(float slope, Map<String, Map<String, Tensor>> engine) {
    Tensor x = Tensor.ofFloats(Shape.of(9), 1, -2, 3, -4, 5, -6, 7, -8, 9);
    Measured measured =
        Small.measured(
            small("scaled", 0.5f),
            small("y_raw", slope),
            Map.of("x", x),
            Map.of("x", x),
            Map.of("x", x, "scaled", scaled(x, 1), "y", scaled(x, 0.5f)),
            Map.of("x", x, "y_raw", scaled(x, 1), "y", scaled(x, slope)));
    return Pictures.of(
        measured,
        "lifted",
        engine,
        StaticAudit.of(measured.alignment(), measured.candidate().quantized()),
        file());
  }

  /** What the graph computes. */
  private static Tensor scaled(Tensor x, float slope) {
    float[] values = x.toFloats();
    for (int i = 0; i < values.length; i++) {
      values[i] *= NINE[i] * (values[i] < 0 ? slope : 1);
    }
    return Tensor.ofFloats(x.shape(), values);
  }

  private static GraphSummary file() {
    ValueSummary constant =
        new ValueSummary(
            "c", "float32", Optional.of(List.of(1L)), Optional.empty(), List.of((double) 0.1f));
    return new GraphSummary(
        "",
        List.of(),
        List.of(),
        List.of(
            op(0, "in", "Input", List.of(), "x", Map.of(), List.of()),
            op(1, "held", "Const", List.of(), "c", Map.of(), List.of()),
            op(2, "sum", "Concat", List.of(constant), "cc", Map.of(), List.of()),
            op(
                3,
                "op:y_raw",
                "Scale",
                List.of(ValueSummary.named("x"), constant),
                "y_raw",
                Map.of("channels", 9, "common", Map.of("relu", true)),
                List.of("Mul")),
            op(4, "op:y", "ReLU", List.of(ValueSummary.named("y_raw")), "y", Map.of(), List.of())),
        List.of());
  }

  private static OpSummary op(
      int index,
      String name,
      String type,
      List<ValueSummary> inputs,
      String output,
      Map<String, Object> fields,
      List<String> lifted) {
    return new OpSummary(
        index, name, type, inputs, List.of(ValueSummary.named(output)), fields, lifted, "");
  }

  @Test
  void the_reference_is_drawn_node_by_node_from_inputs_to_outputs() {
    GraphPicture graph = details(0.5f, Map.of()).reference();

    assertThat(graph.nodes())
        .extracting(NodePicture::opType)
        .containsExactly("Input", "Mul", "LeakyRelu", "Output");
    assertThat(graph.edges())
        .containsExactly(
            new EdgePicture(0, 1, "x"),
            new EdgePicture(1, 2, "scaled"),
            new EdgePicture(2, 3, "y"));
    assertThat(graph.nodes().get(0).attributes())
        .containsEntry("dtype", "float32")
        .containsEntry("shape", "9");
    assertThat(graph.nodes().get(2).attributes()).containsEntry("alpha", "0.5");
    assertThat(graph.nodes().get(1).weights())
        .singleElement()
        .satisfies(
            weight -> {
              assertThat(weight.shape()).isEqualTo("9");
              assertThat(weight.coding()).isEqualTo("float32");
              assertThat(weight.histogram().orElseThrow().mean()).isEqualTo(5);
            });
  }

  @Test
  void the_candidate_is_drawn_op_by_op_without_its_constants() {
    GraphPicture graph = details(0.5f, Map.of()).candidate();

    assertThat(graph.nodes())
        .extracting(NodePicture::name)
        .containsExactly("x", "op:y_raw", "op:y", "y");
    assertThat(graph.nodes())
        .extracting(NodePicture::opType)
        .containsExactly("Input", "Scale", "ReLU", "Output");
    assertThat(graph.nodes().get(1).attributes())
        .containsEntry("as ONNX", "Mul")
        .containsEntry("channels", "9")
        .containsEntry("common.relu", "true")
        .containsEntry("c", "float32 [0.1]");
    assertThat(graph.nodes().get(1).weights()).hasSize(1);
    assertThat(graph.edges())
        .extracting(EdgePicture::from, EdgePicture::to)
        .containsExactly(tuple(0, 1), tuple(1, 2), tuple(2, 3));
  }

  @Test
  void both_graphs_lead_to_the_same_layers() {
    Details details = details(0.5f, Map.of());

    assertThat(details.layers()).hasSize(3);
    for (GraphPicture graph : List.of(details.reference(), details.candidate())) {
      assertThat(graph.nodes())
          .extracting(NodePicture::layers)
          .containsExactly(List.of(0), List.of(1), List.of(2), List.of(2));
    }
  }

  @Test
  void a_layer_says_what_the_two_files_say_otherwise() {
    assertThat(details(0.25f, Map.of()).layers().get(2).saidOtherwise())
        .first()
        .isEqualTo("ONNX says LeakyRelu 0.5, the file says LeakyRelu 0.25");
    assertThat(details(0.5f, Map.of()).layers())
        .allSatisfy(layer -> assertThat(layer.saidOtherwise()).isEmpty());
  }

  @Test
  void a_view_without_the_value_or_with_another_size_has_no_pictures_of_it() {
    Details details =
        details(
            0.5f,
            Map.of(
                "session", Map.of("y", Tensor.ofFloats(Shape.of(9), NINE)),
                "module", Map.of("y", Tensor.ofFloats(Shape.of(2), 1, 2))));

    assertThat(details.layers().get(1).views()).containsOnlyKeys("lifted");
    assertThat(details.layers().get(2).views()).containsOnlyKeys("lifted", "session");
  }
}
