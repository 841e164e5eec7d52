package io.github.mnnparity.onnx.read;

import io.github.mnnparity.core.graph.Attribute;
import io.github.mnnparity.core.graph.Graph;
import io.github.mnnparity.core.graph.GraphBuilder;
import io.github.mnnparity.core.graph.Node;
import io.github.mnnparity.core.graph.Value;
import io.github.mnnparity.core.tensor.DType;
import io.github.mnnparity.core.tensor.Shape;
import io.github.mnnparity.core.tensor.Tensor;
import io.github.mnnparity.onnx.proto.AttributeProto;
import io.github.mnnparity.onnx.proto.GraphProto;
import io.github.mnnparity.onnx.proto.ModelProto;
import io.github.mnnparity.onnx.proto.NodeProto;
import io.github.mnnparity.onnx.proto.OperatorSetIdProto;
import io.github.mnnparity.onnx.proto.SparseTensorProto;
import io.github.mnnparity.onnx.proto.TensorProto;
import io.github.mnnparity.onnx.proto.TensorShapeProto;
import io.github.mnnparity.onnx.proto.TypeProto;
import io.github.mnnparity.onnx.proto.ValueInfoProto;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** {@code GraphProto} to {@link Graph}; checks what the standard promises of one. */
final class GraphReading {

  private final Origin origin;
  private final TensorReading tensors;
  private final AttributeReading attributes;

  GraphReading(Origin origin) {
    this.origin = origin;
    this.tensors = new TensorReading(origin);
    this.attributes = new AttributeReading(origin, tensors);
  }

  /** Names that a subgraph may read from around it. */
  private record Scope(@Nullable Scope outer, Set<String> names) {
    static final Scope NONE = new Scope(null, Set.of());

    boolean knows(String name) {
      for (@Nullable Scope scope = this; scope != null; scope = scope.outer) {
        if (scope.names.contains(name)) {
          return true;
        }
      }
      return false;
    }
  }

  Graph read(ModelProto model) {
    Map<String, Long> opsets = opsets(model.getOpsetImportList());
    GraphProto proto = model.getGraph();
    if (model.getFunctionsCount() > 0) {
      proto = new Functions(origin, model.getFunctionsList()).inline(proto);
      model
          .getFunctionsList()
          .forEach(function -> opsets(function.getOpsetImportList()).forEach(opsets::putIfAbsent));
    }
    return graph(proto, opsets, Scope.NONE, "graph");
  }

  /** Node names by index: unnamed and repeated ones get one that says where they stand. */
  static List<String> names(List<NodeProto> nodes) {
    List<String> names = new ArrayList<>(nodes.size());
    Set<String> taken = new HashSet<>();
    for (int i = 0; i < nodes.size(); i++) {
      NodeProto node = nodes.get(i);
      String name = node.getName().isEmpty() ? "#" + i + ":" + node.getOpType() : node.getName();
      while (!taken.add(name)) {
        name += "#" + i;
      }
      names.add(name);
    }
    return names;
  }

  private Map<String, Long> opsets(List<OperatorSetIdProto> imports) {
    Map<String, Long> opsets = new TreeMap<>();
    for (OperatorSetIdProto entry : imports) {
      opsets.merge(standard(entry.getDomain()), entry.getVersion(), Math::max);
    }
    Long version = opsets.get("");
    if (version != null && (version < 1 || version > 10_000)) {
      throw origin.malformed("field ModelProto.opset_import", "an opset", "" + version);
    }
    return opsets;
  }

  private static String standard(String domain) {
    return domain.equals("ai.onnx") ? "" : domain;
  }

  private Graph graph(GraphProto proto, Map<String, Long> opsets, Scope outer, String place) {
    var builder = new GraphBuilder(proto.getName());
    opsets.forEach(builder::opset);
    Set<String> produced = new HashSet<>();
    Map<String, Tensor> initializers = initializers(proto, produced, place);
    initializers.forEach(builder::initializer);
    for (ValueInfoProto input : proto.getInputList()) {
      if (!initializers.containsKey(input.getName())) {
        claim(produced, input.getName(), place + ".input");
        builder.input(value(input, place + ".input"));
      }
    }
    for (NodeProto node : proto.getNodeList()) {
      for (String output : node.getOutputList()) {
        if (!output.isEmpty()) {
          claim(produced, output, place + ".node");
        }
      }
    }
    Scope scope = new Scope(outer, produced);
    List<Node> nodes = nodes(proto.getNodeList(), builder, opsets, scope, place);
    List<Node> sorted = TopologicalOrder.sort(nodes);
    if (sorted.size() < nodes.size()) {
      Set<Node> placed = new HashSet<>(sorted);
      Node stuck = nodes.stream().filter(node -> !placed.contains(node)).findFirst().orElseThrow();
      throw origin.malformed(
          place + ".node " + Origin.quote(stuck.name()),
          "nodes that do not wait for each other",
          "a cycle");
    }
    sorted.forEach(builder::node);
    for (ValueInfoProto output : proto.getOutputList()) {
      if (!scope.knows(output.getName())) {
        throw unknown(place + ".output", output.getName());
      }
      builder.output(value(output, place + ".output"));
    }
    return builder.build();
  }

  private Map<String, Tensor> initializers(GraphProto proto, Set<String> produced, String place) {
    Map<String, Tensor> initializers = new LinkedHashMap<>();
    for (int i = 0; i < proto.getInitializerCount(); i++) {
      TensorProto tensor = proto.getInitializer(i);
      claim(produced, tensor.getName(), place + ".initializer");
      initializers.put(tensor.getName(), tensors.read(tensor, place + ".initializer[" + i + "]"));
    }
    for (SparseTensorProto sparse : proto.getSparseInitializerList()) {
      claim(produced, sparse.getValues().getName(), place + ".sparse_initializer");
      initializers.put(
          sparse.getValues().getName(), tensors.read(sparse, place + ".sparse_initializer"));
    }
    return initializers;
  }

  private void claim(Set<String> produced, String name, String place) {
    if (name.isEmpty()) {
      throw origin.malformed(place, "a name", "an empty name");
    }
    if (!produced.add(name)) {
      throw origin.malformed(
          place + " " + Origin.quote(name), "one producer for each value", "a second one");
    }
  }

  private RuntimeException unknown(String place, String name) {
    return origin.malformed(
        place, "a value that an input, initializer or node gives", Origin.quote(name));
  }

  private List<Node> nodes(
      List<NodeProto> protos,
      GraphBuilder builder,
      Map<String, Long> opsets,
      Scope scope,
      String graphPlace) {
    List<Node> nodes = new ArrayList<>(protos.size());
    List<String> names = names(protos);
    for (int i = 0; i < protos.size(); i++) {
      NodeProto proto = protos.get(i);
      String place = graphPlace + ".node " + Origin.quote(names.get(i));
      if (proto.getOpType().isEmpty()) {
        throw origin.malformed(place, "an op_type", "none");
      }
      if (AttributeReading.isConstant(proto)) {
        var constant = attributes.constant(proto, place);
        if (constant.isPresent()) {
          builder.initializer(proto.getOutput(0), constant.get());
          continue;
        }
      }
      for (String input : proto.getInputList()) {
        if (!input.isEmpty() && !scope.knows(input)) {
          throw unknown(place + ", input", input);
        }
      }
      nodes.add(node(proto, names.get(i), opsets, scope, place));
    }
    return nodes;
  }

  private Node node(
      NodeProto proto, String name, Map<String, Long> opsets, Scope scope, String place) {
    List<Attribute> read = new ArrayList<>(proto.getAttributeCount());
    for (AttributeProto attribute : proto.getAttributeList()) {
      if (!attribute.getRefAttrName().isEmpty()) {
        throw origin.malformed(place, "no attribute reference outside a function", "one");
      }
      read.add(
          attributes.read(attribute, place, (graph, where) -> graph(graph, opsets, scope, where)));
    }
    return new Node(
        name,
        standard(proto.getDomain()),
        proto.getOpType(),
        proto.getInputList(),
        proto.getOutputList(),
        read,
        List.of(name));
  }

  private Value value(ValueInfoProto proto, String place) {
    TypeProto type = proto.getType();
    String where = place + " " + Origin.quote(proto.getName());
    for (int depth = 0; depth < WireScan.DEEPEST; depth++) {
      if (type.hasSequenceType()) {
        type = type.getSequenceType().getElemType();
      } else if (type.hasOptionalType()) {
        type = type.getOptionalType().getElemType();
      } else {
        if (depth > 0) {
          DType dtype = dtype(type.getTensorType().getElemType(), where);
          return new Value(proto.getName(), dtype, Shape.SCALAR, false);
        }
        break;
      }
    }
    DType dtype = dtype(type.getTensorType().getElemType(), where);
    return type.getTensorType().hasShape()
        ? new Value(proto.getName(), dtype, shape(type.getTensorType().getShape()))
        : new Value(proto.getName(), dtype, Shape.SCALAR, false);
  }

  private DType dtype(int number, String place) {
    return number == TensorProto.DataType.UNDEFINED_VALUE
        ? DType.FLOAT32
        : tensors.dtype(number, place);
  }

  private static Shape shape(TensorShapeProto proto) {
    return Shape.of(
        proto.getDimList().stream()
            .mapToLong(dim -> dim.hasDimValue() ? Math.max(dim.getDimValue(), -1) : -1)
            .toArray());
  }
}
