package io.github.mnnparity.onnx.read;

import io.github.mnnparity.onnx.proto.AttributeProto;
import io.github.mnnparity.onnx.proto.FunctionProto;
import io.github.mnnparity.onnx.proto.GraphProto;
import io.github.mnnparity.onnx.proto.NodeProto;
import io.github.mnnparity.onnx.proto.SparseTensorProto;
import io.github.mnnparity.onnx.proto.TensorProto;
import io.github.mnnparity.onnx.proto.ValueInfoProto;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/**
 * Replaces calls of model-local functions by their bodies. Inner nodes and values get the calling
 * node's name and a slash in front. Not thread-safe.
 */
final class Functions {
  private static final int MOST_NODES = 1_000_000;

  private record Key(String domain, String name, String overload) {}

  private final Origin origin;
  private final Map<Key, FunctionProto> functions = new HashMap<>();
  private final Deque<Key> open = new ArrayDeque<>();
  private int nodes;

  Functions(Origin origin, List<FunctionProto> protos) {
    this.origin = origin;
    for (FunctionProto proto : protos) {
      functions.put(new Key(proto.getDomain(), proto.getName(), proto.getOverload()), proto);
    }
  }

  GraphProto inline(GraphProto graph) {
    var result = graph.toBuilder().clearNode();
    result.addAllNode(inline(graph.getNodeList()));
    return result.build();
  }

  private List<NodeProto> inline(List<NodeProto> protos) {
    List<NodeProto> result = new ArrayList<>();
    List<String> names = GraphReading.names(protos);
    for (int i = 0; i < protos.size(); i++) {
      if (++nodes > MOST_NODES) {
        throw origin.malformed(
            "field ModelProto.functions", "at most " + MOST_NODES + " nodes", "more");
      }
      NodeProto node = withSubgraphs(protos.get(i)).toBuilder().setName(names.get(i)).build();
      Key key = new Key(node.getDomain(), node.getOpType(), node.getOverload());
      FunctionProto function = functions.get(key);
      if (function == null) {
        result.add(node);
        continue;
      }
      if (open.contains(key)) {
        throw origin.malformed(
            "function " + Origin.quote(key.name()), "functions that do not call themselves", "one");
      }
      open.push(key);
      result.addAll(inline(body(node, function)));
      open.pop();
    }
    return result;
  }

  private NodeProto withSubgraphs(NodeProto node) {
    if (node.getAttributeList().stream().noneMatch(Functions::holdsGraph)) {
      return node;
    }
    var result = node.toBuilder().clearAttribute();
    for (AttributeProto attribute : node.getAttributeList()) {
      result.addAttribute(mapGraphs(attribute, this::inline));
    }
    return result.build();
  }

  private static boolean holdsGraph(AttributeProto attribute) {
    return attribute.hasG() || attribute.getGraphsCount() > 0;
  }

  private static AttributeProto mapGraphs(
      AttributeProto attribute, UnaryOperator<GraphProto> mapping) {
    if (!holdsGraph(attribute)) {
      return attribute;
    }
    var result = attribute.toBuilder().clearGraphs();
    if (attribute.hasG()) {
      result.setG(mapping.apply(attribute.getG()));
    }
    attribute.getGraphsList().forEach(graph -> result.addGraphs(mapping.apply(graph)));
    return result.build();
  }

  private List<NodeProto> body(NodeProto call, FunctionProto function) {
    String prefix = call.getName() + "/";
    if (call.getInputCount() > function.getInputCount()
        || call.getOutputCount() > function.getOutputCount()) {
      throw origin.malformed(
          "node " + Origin.quote(call.getName()),
          function.getInputCount() + " inputs and " + function.getOutputCount() + " outputs",
          call.getInputCount() + " and " + call.getOutputCount());
    }
    Map<String, String> values = new HashMap<>();
    values.put("", "");
    for (int i = 0; i < function.getInputCount(); i++) {
      values.put(function.getInput(i), i < call.getInputCount() ? call.getInput(i) : "");
    }
    List<NodeProto> body = new ArrayList<>();
    for (int i = 0; i < call.getOutputCount(); i++) {
      String formal = function.getOutput(i);
      String actual = call.getOutput(i);
      String known = values.get(formal);
      if (known != null && !actual.isEmpty()) {
        body.add(
            NodeProto.newBuilder()
                .setName(prefix + formal)
                .setOpType("Identity")
                .addInput(known)
                .addOutput(actual)
                .build());
      } else if (!actual.isEmpty()) {
        values.put(formal, actual);
      }
    }
    Map<String, AttributeProto> given = new HashMap<>();
    function.getAttributeProtoList().forEach(absent -> given.put(absent.getName(), absent));
    call.getAttributeList().forEach(attribute -> given.put(attribute.getName(), attribute));
    UnaryOperator<String> rename = name -> values.getOrDefault(name, prefix + name);
    List<String> names = GraphReading.names(function.getNodeList());
    for (int i = 0; i < function.getNodeCount(); i++) {
      body.add(renamed(function.getNode(i), prefix + names.get(i), rename, given));
    }
    return body;
  }

  private NodeProto renamed(
      NodeProto node,
      String name,
      UnaryOperator<String> rename,
      Map<String, AttributeProto> given) {
    var result = node.toBuilder().clearInput().clearOutput().clearAttribute().setName(name);
    node.getInputList().forEach(input -> result.addInput(rename.apply(input)));
    node.getOutputList().forEach(output -> result.addOutput(rename.apply(output)));
    for (AttributeProto attribute : node.getAttributeList()) {
      if (attribute.getRefAttrName().isEmpty()) {
        result.addAttribute(mapGraphs(attribute, graph -> renamed(graph, rename, given)));
      } else {
        AttributeProto actual = given.get(attribute.getRefAttrName());
        if (actual != null) {
          result.addAttribute(actual.toBuilder().setName(attribute.getName()));
        }
      }
    }
    return result.build();
  }

  private GraphProto renamed(
      GraphProto graph, UnaryOperator<String> rename, Map<String, AttributeProto> given) {
    var result =
        graph.toBuilder()
            .clearNode()
            .clearInput()
            .clearOutput()
            .clearInitializer()
            .clearSparseInitializer()
            .clearValueInfo();
    for (ValueInfoProto input : graph.getInputList()) {
      result.addInput(input.toBuilder().setName(rename.apply(input.getName())));
    }
    for (ValueInfoProto output : graph.getOutputList()) {
      result.addOutput(output.toBuilder().setName(rename.apply(output.getName())));
    }
    for (TensorProto tensor : graph.getInitializerList()) {
      result.addInitializer(tensor.toBuilder().setName(rename.apply(tensor.getName())));
    }
    for (SparseTensorProto sparse : graph.getSparseInitializerList()) {
      TensorProto tensor = sparse.getValues();
      result.addSparseInitializer(
          sparse.toBuilder().setValues(tensor.toBuilder().setName(rename.apply(tensor.getName()))));
    }
    for (NodeProto node : graph.getNodeList()) {
      result.addNode(renamed(node, node.getName(), rename, given));
    }
    return result.build();
  }
}
