package io.github.mnnparity.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mnnparity.core.CompareOptions.EngineChoice;
import io.github.mnnparity.core.Parity;
import io.github.mnnparity.core.report.Layer;
import io.github.mnnparity.core.report.Report;
import io.github.mnnparity.core.report.detail.Details;
import io.github.mnnparity.core.report.detail.GraphPicture;
import io.github.mnnparity.core.report.detail.GraphPicture.NodePicture;
import io.github.mnnparity.core.report.detail.LayerDetail;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

/** What pictures of a real pair say, which the HTML report draws. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class PicturesIT {
  private static Report report;
  private static Details details;

  @BeforeAll
  static void compares() {
    report =
        Parity.between(
                Path.of("../examples/models/small.onnx"), Path.of("../examples/models/small.mnn"))
            .engine(EngineChoice.LIFTED)
            .details()
            .compare();
    details = report.details().orElseThrow();
  }

  @Test
  void every_layer_has_pictures_of_every_compared_view() {
    assertThat(details.layers())
        .extracting(LayerDetail::layer)
        .containsExactlyElementsOf(report.layers().stream().map(Layer::index).toList());
    for (Layer layer : report.layers()) {
      assertThat(details.layers().get(layer.index()).views().keySet())
          .containsExactlyElementsOf(
              layer.views().entrySet().stream()
                  .filter(view -> view.getValue().state() == Layer.State.COMPARED)
                  .map(Map.Entry::getKey)
                  .toList());
    }
  }

  @Test
  void both_graphs_lead_from_inputs_to_outputs_and_to_every_layer() {
    for (GraphPicture graph : List.of(details.reference(), details.candidate())) {
      assertThat(graph.nodes()).filteredOn(node -> node.opType().equals("Input")).isNotEmpty();
      assertThat(graph.nodes()).filteredOn(node -> node.opType().equals("Output")).isNotEmpty();
      assertThat(graph.edges()).allMatch(edge -> edge.from() < edge.to());
      for (int i = 0; i < graph.nodes().size(); i++) {
        int index = i;
        boolean isInput = graph.nodes().get(i).opType().equals("Input");
        assertThat(graph.edges().stream().anyMatch(edge -> edge.to() == index))
            .as(graph.nodes().get(i).name())
            .isNotEqualTo(isInput);
      }
      assertThat(graph.nodes().stream().flatMap(node -> node.layers().stream()).distinct())
          .containsExactlyInAnyOrderElementsOf(report.layers().stream().map(Layer::index).toList());
    }
  }

  @Test
  void an_op_of_the_file_has_its_own_fields_and_its_weights() {
    NodePicture convolution =
        details.candidate().nodes().stream()
            .filter(node -> node.opType().equals("Convolution"))
            .findFirst()
            .orElseThrow();

    assertThat(convolution.attributes()).containsKeys("common.outputCount", "weight");
    assertThat(convolution.weights().get(0).shape()).contains("x");
    assertThat(convolution.weights().get(0).histogram().orElseThrow().counts()).hasSize(48);
  }
}
