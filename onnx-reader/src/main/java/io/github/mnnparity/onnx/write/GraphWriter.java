package io.github.mnnparity.onnx.write;

import com.google.protobuf.ByteString;
import io.github.mnnparity.core.graph.Attribute;
import io.github.mnnparity.core.graph.Graph;
import io.github.mnnparity.core.graph.GraphNotes;
import io.github.mnnparity.core.graph.GraphNotes.Note;
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
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Graph to {@code ModelProto}, without loss of what ONNX can hold; tensor data is not copied.
 * Sources of nodes, codings and hidden names go into the metadata. Immutable, thread-safe.
 */
public final class GraphWriter {
  /** IR version of what is written: of ONNX 1.15, the first with opset 21. */
  public static final long IR_VERSION = 10;

  private final InitializerPlacement placement;
  private final GraphNotes notes;

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
    this(placement, GraphNotes.NONE);
  }

  /**
   * @param notes become documentation, metadata and {@code value_info}
   */
  public GraphWriter(InitializerPlacement placement, GraphNotes notes) {
    this.placement = placement;
    this.notes = notes;
  }

  public ModelProto model(Graph graph) {
    var model = ModelProto.newBuilder().setIrVersion(IR_VERSION).setProducerName("mnn-parity");
    String version = GraphWriter.class.getPackage().getImplementationVersion();
    if (version != null) {
      model.setProducerVersion(version);
    }
    if (!notes.model().text().isEmpty()) {
      model.setDocString(notes.model().text());
    }
    notes.model().facts().forEach((key, value) -> model.addMetadataProps(entry(key, value)));
    graph
        .opsets()
        .forEach(
            (domain, opset) ->
                model.addOpsetImport(
                    OperatorSetIdProto.newBuilder().setDomain(domain).setVersion(opset)));
    return model.setGraph(graph(graph, placement)).build();
  }

  /** The standard wants a name; a graph without one is called {@code graph}. */
  private GraphProto graph(Graph graph, InitializerPlacement tensors) {
    var proto = GraphProto.newBuilder().setName(graph.name().isEmpty() ? "graph" : graph.name());
    graph.inputs().forEach(input -> proto.addInput(value(input, true)));
    graph.outputs().forEach(output -> proto.addOutput(value(output, isTyped(output))));
    graph
        .initializers()
        .forEach((name, tensor) -> proto.addInitializer(initializer(name, tensor, tensors)));
    graph.nodes().forEach(node -> proto.addNode(node(node)));
    inner(graph).forEach(type -> proto.addValueInfo(value(type, isTyped(type))));
    graph
        .codings()
        .forEach(
            (name, coding) ->
                proto.addMetadataProps(entry("mnnparity.coding." + name, coding.description())));
    if (!graph.hidden().isEmpty()) {
      proto.addMetadataProps(entry("mnnparity.hidden", String.join("\n", graph.hidden())));
    }
    return proto.build();
  }

  /** The types that are noted of values which nodes compute, apart from the outputs. */
  private List<Value> inner(Graph graph) {
    Set<String> outputs = new HashSet<>();
    graph.outputs().forEach(output -> outputs.add(output.name()));
    return graph.nodes().stream()
        .flatMap(node -> node.outputs().stream())
        .filter(name -> notes.types().containsKey(name) && !outputs.contains(name))
        .map(notes.types()::get)
        .toList();
  }

  private TensorProto initializer(String name, Tensor tensor, InitializerPlacement tensors) {
    TensorProto proto = tensors.place(name, tensor);
    Note note = notes.value(name);
    if (note.text().isEmpty() && note.facts().isEmpty()) {
      return proto;
    }
    var noted = proto.toBuilder().setDocString(note.text());
    note.facts().forEach((key, value) -> noted.addMetadataProps(entry(key, value)));
    return noted.build();
  }

  /** False for a value of which the file said nothing. */
  private static boolean isTyped(Value value) {
    return value.rankKnown() || value.dtype() != DType.FLOAT32;
  }

  private static StringStringEntryProto entry(String key, String value) {
    return StringStringEntryProto.newBuilder().setKey(key).setValue(value).build();
  }

  private ValueInfoProto value(Value value, boolean typed) {
    var proto = ValueInfoProto.newBuilder().setName(value.name());
    Note note = notes.value(value.name());
    if (!note.text().isEmpty()) {
      proto.setDocString(note.text());
    }
    note.facts().forEach((key, fact) -> proto.addMetadataProps(entry(key, fact)));
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

  private NodeProto node(Node node) {
    var proto =
        NodeProto.newBuilder()
            .setName(node.name())
            .setOpType(node.opType())
            .setDomain(node.domain())
            .addAllInput(node.inputs())
            .addAllOutput(node.outputs());
    node.attributes().forEach(attribute -> proto.addAttribute(attribute(attribute)));
    Note note = notes.node(node.name());
    if (!note.text().isEmpty()) {
      proto.setDocString(note.text());
    }
    note.facts().forEach((key, value) -> proto.addMetadataProps(entry(key, value)));
    if (!node.sources().equals(List.of(node.name()))) {
      proto.addMetadataProps(entry("mnnparity.sources", String.join("\n", node.sources())));
    }
    return proto.build();
  }

  private AttributeProto attribute(Attribute attribute) {
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
