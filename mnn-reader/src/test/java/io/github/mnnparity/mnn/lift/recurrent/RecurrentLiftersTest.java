package io.github.mnnparity.mnn.lift.recurrent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.mnnparity.core.error.MalformedModelException;
import io.github.mnnparity.core.graph.Graph;
import io.github.mnnparity.core.graph.Node;
import io.github.mnnparity.core.tensor.Shape;
import io.github.mnnparity.core.tensor.Tensor;
import io.github.mnnparity.mnn.lift.registry.Lifters;
import io.github.mnnparity.mnn.model.NetFile;
import java.util.List;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class RecurrentLiftersTest {
  private static NetFile lstm(String fields, String weight) {
    return new NetFile()
        .input("x", "[3,2,4]")
        .input("w", weight)
        .input("r", "[1,20,5]")
        .input("b", "[1,20]")
        .op("LSTM", "op", "LSTM", fields, List.of("x", "w", "r", "b"), List.of("y", "h", "c"))
        .output("y");
  }

  private static NetFile constant(NetFile net, String name, String dims, String values) {
    String fields = "dims=" + dims + " dataType=DT_FLOAT float32s=" + values;
    return net.op("Const", name, "Blob", fields, List.of(), List.of(name));
  }

  @Test
  void constant_weights_of_a_GRU_are_laid_out_as_ONNX_has_them() {
    NetFile net = new NetFile().input("x", "[3,1,1]");
    constant(net, "gates", "[2,2]", "[1,2,3,4]");
    constant(net, "gateBias", "[1,2]", "[0.1,0.2]");
    constant(net, "candidate", "[2,1]", "[5,6]");
    constant(net, "candidateBias", "[1,1]", "[0.3]");
    constant(net, "recurrentBias", "[1,3]", "[0.4,0.5,0.6]");
    net.op(
            "RNNSequenceGRU",
            "op",
            "RNNParam",
            "numUnits=1 keepAllOutputs=true",
            List.of("x", "gates", "gateBias", "candidate", "candidateBias", "recurrentBias"),
            List.of("y", "h"))
        .output("y");

    Graph graph = Lifters.lift(net.model()).graph();

    Node gru = last(graph);
    Tensor weights = graph.initializers().get(gru.inputs().get(1));
    Tensor recurrence = graph.initializers().get(gru.inputs().get(2));
    assertThat(weights.shape()).isEqualTo(Shape.of(1, 3, 1));
    assertThat(weights.toFloats()).containsExactly(1, 2, 5);
    assertThat(recurrence.toFloats()).containsExactly(3, 4, 6);
  }

  @Test
  void a_GRU_that_keeps_its_last_state_only_gives_that() {
    NetFile net = new NetFile().input("x", "[3,1,1]");
    constant(net, "gates", "[2,2]", "[1,2,3,4]");
    constant(net, "gateBias", "[1,2]", "[0.1,0.2]");
    constant(net, "candidate", "[2,1]", "[5,6]");
    constant(net, "candidateBias", "[1,1]", "[0.3]");
    constant(net, "recurrentBias", "[1,3]", "[0.4,0.5,0.6]");
    net.op(
            "RNNSequenceGRU",
            "op",
            "RNNParam",
            "numUnits=1 keepAllOutputs=false",
            List.of("x", "gates", "gateBias", "candidate", "candidateBias", "recurrentBias"),
            List.of("h"))
        .output("h");

    assertThat(last(Lifters.lift(net.model()).graph()).outputs()).containsExactly("", "h");
  }

  private static Node last(Graph graph) {
    return graph.nodes().get(graph.nodes().size() - 1);
  }

  @Test
  void a_cell_is_clipped_where_the_file_says_so() {
    NetFile net =
        new NetFile()
            .input("x", "[1,2]")
            .input("before", "[1,3]")
            .input("out", "[1,3]")
            .input("w", "[5,12]")
            .input("p", "[3]")
            .input("b", "[12]")
            .op(
                "LSTMBlockCell",
                "op",
                "LSTMBlockCell",
                "cell_clip=2",
                List.of("x", "before", "out", "w", "p", "p", "p", "b"),
                List.of("i", "cs", "f", "o", "ci", "co", "h"))
            .output("h");

    assertThat(Lifters.lift(net.model()).graph().nodes())
        .filteredOn(node -> node.outputs().contains("cs"))
        .extracting(Node::opType)
        .containsExactly("Clip");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "RNNSequenceGRU|RNNParam|numUnits=5|its weights are in its table",
        "LSTM|LSTM|outputCount=5|all its weights are in one blob"
      })
  void weights_in_an_unknown_order_leave_the_op_opaque(
      String type, String parameter, String fields, String reason) {
    NetFile net =
        new NetFile()
            .input("x", "[2,3,1,4]")
            .op(type, "op", parameter, fields, List.of("x"), List.of("y"))
            .output("y");

    assertThat(Lifters.lift(net.model()).unlifted())
        .singleElement()
        .satisfies(op -> assertThat(op.reason()).startsWith(reason));
  }

  @Test
  void directions_must_be_known() {
    assertThat(Lifters.lift(lstm("outputCount=5", "[-1,20,4]").model()).unlifted())
        .singleElement()
        .satisfies(
            op ->
                assertThat(op.reason())
                    .isEqualTo("the shape of its weights does not say how many directions"));
  }

  @Test
  void an_op_without_hidden_units_is_told() {
    assertThatThrownBy(() -> Lifters.lift(lstm("outputCount=0", "[1,20,4]").model()))
        .isInstanceOf(MalformedModelException.class)
        .hasMessageContaining("op 'op' (LSTM), field outputCount")
        .hasMessageContaining("expected: a hidden size from 1")
        .hasMessageContaining("found:    0");
  }

  @Test
  void Caffes_weights_of_another_size_are_told() {
    String blobs =
        " weightI.dims=[80] weightI.float32s=0*80 weightH.dims=[99] weightH.float32s=0*99"
            + " bias.dims=[20] bias.float32s=0*20";
    NetFile net =
        new NetFile()
            .input("x", "[2,3,1,4]")
            .op("LSTM", "op", "LSTM", "outputCount=5" + blobs, List.of("x"), List.of("y"))
            .output("y");

    assertThatThrownBy(() -> Lifters.lift(net.model()))
        .isInstanceOf(MalformedModelException.class)
        .hasMessageContaining("op 'op' (LSTM), field weightH")
        .hasMessageContaining("expected: 100 weights")
        .hasMessageContaining("found:    99");
  }
}
