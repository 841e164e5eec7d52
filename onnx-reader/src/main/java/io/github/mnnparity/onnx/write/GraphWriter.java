package io.github.mnnparity.onnx.write;

import com.google.protobuf.ByteString;
import io.github.mnnparity.core.graph.Attribute;
import io.github.mnnparity.core.graph.Graph;
import io.github.mnnparity.core.graph.Node;
import io.github.mnnparity.core.graph.Value;
import io.github.mnnparity.core.tensor.DType;
import io.github.mnnparity.core.tensor.Tensor;
import io.github.mnnparity.onnx.proto.AttributeProto;
import io.github.mnnparity.onnx.proto.AttributeProto.AttributeType;
import io.github.mnnparity.onnx.proto.GraphProto;
import io.github.mnnparity.onnx.proto.ModelProto;
import io.github.mnnparity.onnx.proto.NodeProto;
import io.github.mnnparity.onnx.proto.OperatorSetIdProto;
import io.github.mnnparity.onnx.proto.StringStringEntryProto;
import io.github.mnnparity.onnx.proto.TensorProto;
import io.github.mnnparity.onnx.proto.TensorShapeProto;
import io.github.mnnparity.onnx.proto.TypeProto;
import io.github.mnnparity.onnx.proto.ValueInfoProto;
import io.github.mnnparity.onnx.read.ElementTypes;
import java.util.List;

/**
 * Graph to {@code ModelProto}, without loss of what ONNX can hold; tensor data is not copied.
 * Sources of nodes, codings and hidden names go into the metadata. Immutable, thread-safe.
 */
public final class GraphWriter {
  /** IR version of what is written: of ONNX 1.15, the first with opset 21. */
  public static final long IR_VERSION = 10;

  private final InitializerPlacement placement;

  /** Decides how the initializers of the outermost graph are stored. */
  @FunctionalInterface
  public interface InitializerPlacement {
    TensorProto place(String name, Tensor tensor);
  }

  /** A writer that stores all tensors in the message. */
  public GraphWriter() {
    this(TensorWriter::inline);
  }

  public GraphWriter(InitializerPlacement placement) {
    this.placement = placement;
  }

  public ModelProto model(Graph graph) {
    var model = ModelProto.newBuilder().setIrVersion(IR_VERSION).setProducerName("mnn-parity");
    graph
        .opsets()
        .forEach(
            (domain, version) ->
                model.addOpsetImport(
                    OperatorSetIdProto.newBuilder().setDomain(domain).setVersion(version)));
    return model.setGraph(graph(graph, placement)).build();
  }

  /** The standard wants a name; a graph without one is called {@code graph}. */
  private static GraphProto graph(Graph graph, InitializerPlacement placement) {
    var proto = GraphProto.newBuilder().setName(graph.name().isEmpty() ? "graph" : graph.name());
    graph.inputs().forEach(input -> proto.addInput(value(input, true)));
    graph.outputs().forEach(output -> proto.addOutput(value(output, isTyped(output))));
    graph
        .initializers()
        .forEach((name, tensor) -> proto.addInitializer(placement.place(name, tensor)));
    graph.nodes().forEach(node -> proto.addNode(node(node)));
    graph
        .codings()
        .forEach(
            (name, coding) ->
                proto.addMetadataProps(entry("mnnparity.coding." + name, coding.description())));
    graph.hidden().forEach(name -> proto.addMetadataProps(entry("mnnparity.hidden", name)));
    return proto.build();
  }

  /** False for a value of which the file said nothing. */
  private static boolean isTyped(Value value) {
    return value.rankKnown() || value.dtype() != DType.FLOAT32;
  }

  private static StringStringEntryProto entry(String key, String value) {
    return StringStringEntryProto.newBuilder().setKey(key).setValue(value).build();
  }

  private static ValueInfoProto value(Value value, boolean typed) {
    var proto = ValueInfoProto.newBuilder().setName(value.name());
    if (typed) {
      var tensor = TypeProto.Tensor.newBuilder().setElemType(ElementTypes.number(value.dtype()));
      if (value.rankKnown()) {
        var shape = TensorShapeProto.newBuilder();
        for (int axis = 0; axis < value.shape().rank(); axis++) {
          var dim = shape.addDimBuilder();
          if (value.shape().dim(axis) >= 0) {
            dim.setDimValue(value.shape().dim(axis));
          }
        }
        tensor.setShape(shape);
      }
      proto.setType(TypeProto.newBuilder().setTensorType(tensor));
    }
    return proto.build();
  }

  private static NodeProto node(Node node) {
    var proto =
        NodeProto.newBuilder()
            .setName(node.name())
            .setOpType(node.opType())
            .setDomain(node.domain())
            .addAllInput(node.inputs())
            .addAllOutput(node.outputs());
    node.attributes().forEach(attribute -> proto.addAttribute(attribute(attribute)));
    if (!node.sources().equals(List.of(node.name()))) {
      proto.addMetadataProps(entry("mnnparity.sources", String.join("\n", node.sources())));
    }
    return proto.build();
  }

  private static AttributeProto attribute(Attribute attribute) {
    var proto = AttributeProto.newBuilder().setName(attribute.name());
    Attribute.Payload payload = attribute.value();
    if (payload instanceof Attribute.IntValue value) {
      proto.setType(AttributeType.INT).setI(value.value());
    } else if (payload instanceof Attribute.FloatValue value) {
      proto.setType(AttributeType.FLOAT).setF(value.value());
    } else if (payload instanceof Attribute.StringValue value) {
      proto.setType(AttributeType.STRING).setS(ByteString.copyFromUtf8(value.value()));
    } else if (payload instanceof Attribute.IntsValue value) {
      proto.setType(AttributeType.INTS).addAllInts(value.values().asList());
    } else if (payload instanceof Attribute.FloatsValue value) {
      proto.setType(AttributeType.FLOATS).addAllFloats(value.values());
    } else if (payload instanceof Attribute.StringsValue value) {
      proto.setType(AttributeType.STRINGS);
      value.values().forEach(text -> proto.addStrings(ByteString.copyFromUtf8(text)));
    } else if (payload instanceof Attribute.TensorValue value) {
      proto.setType(AttributeType.TENSOR).setT(TensorWriter.inline("", value.value()));
    } else if (payload instanceof Attribute.GraphValue value) {
      proto.setType(AttributeType.GRAPH).setG(graph(value.value(), TensorWriter::inline));
    } else if (payload instanceof Attribute.GraphsValue value) {
      proto.setType(AttributeType.GRAPHS);
      value.values().forEach(graph -> proto.addGraphs(graph(graph, TensorWriter::inline)));
    } else {
      throw new IllegalArgumentException("no ONNX form: " + payload);
    }
    return proto.build();
  }
}
