package io.github.mnnparity.mnn.lift;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mnnparity.core.graph.Attribute;
import io.github.mnnparity.core.graph.Node;
import io.github.mnnparity.mnn.lift.registry.Lifters;
import io.github.mnnparity.mnn.model.NetFile;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;

/**
 * One row a case: op type, parameter table, its fields, inputs ({@code 1x4x8x8} floats, {@code i:2}
 * integers, {@code c:[1,2]} an integer constant), the nodes expected.
 */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class LifterCasesTest {
  @ParameterizedTest(name = "{0} {2}")
  @CsvFileSource(
      resources = {
        "/cases/activation.csv",
        "/cases/conv.csv",
        "/cases/elementwise.csv",
        "/cases/index.csv",
        "/cases/matmul.csv",
        "/cases/norm.csv",
        "/cases/pool.csv",
        "/cases/quant.csv",
        "/cases/recurrent.csv",
        "/cases/reduce.csv",
        "/cases/resize.csv",
        "/cases/shape.csv",
        "/cases/slicing.csv",
        "/cases/tiling.csv"
      },
      delimiter = '|',
      numLinesToSkip = 1,
      emptyValue = "",
      nullValues = "-")
  void an_op_becomes_the_ONNX_nodes_of_its_meaning(
      String type, String parameter, String fields, String inputs, String expected) {
    NetFile net = new NetFile();
    List<String> names = new ArrayList<>();
    for (String input : inputs.split(" ")) {
      String name = "in" + names.size();
      names.add(name);
      if (input.startsWith("c:")) {
        String values = input.substring(2);
        String blob = "dims=[" + values.split(",").length + "] dataType=DT_INT32 int32s=" + values;
        net.op("Const", name, "Blob", blob, List.of(), List.of(name));
      } else {
        boolean integers = input.startsWith("i:");
        String dims = "[" + input.replace("i:", "").replace('x', ',') + "]";
        String dtype = integers ? "DT_INT32" : "DT_FLOAT";
        net.op(
            "Input", name, "Input", "dims=" + dims + " dtype=" + dtype, List.of(), List.of(name));
      }
    }
    net.op(
        type,
        "op",
        parameter == null ? "" : parameter,
        fields == null ? "" : fields,
        names,
        List.of("out"));

    GraphLifter.Lifted lifted = Lifters.lift(net.output("out").model());

    assertThat(
            lifted.graph().nodes().stream()
                .map(LifterCasesTest::text)
                .collect(Collectors.joining("; ")))
        .isEqualTo(expected);
  }

  private static String text(Node node) {
    return node.attributes().isEmpty()
        ? node.opType()
        : node.opType()
            + node.attributes().stream()
                .map(attribute -> attribute.name() + "=" + text(attribute.value()))
                .collect(Collectors.joining(" ", "{", "}"));
  }

  private static String text(Attribute.Payload value) {
    if (value instanceof Attribute.IntsValue ints) {
      return ints.values().toString().replace(" ", "");
    }
    if (value instanceof Attribute.IntValue number) {
      return Long.toString(number.value());
    }
    if (value instanceof Attribute.FloatValue number) {
      return Float.toString(number.value());
    }
    if (value instanceof Attribute.TensorValue tensor) {
      return tensor.value().toString();
    }
    return ((Attribute.StringValue) value).value();
  }
}
