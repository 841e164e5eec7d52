package io.github.mnnparity.onnx.capture;

import io.github.mnnparity.core.error.BadInputException;
import io.github.mnnparity.core.error.Problem;
import io.github.mnnparity.core.graph.Attribute;
import io.github.mnnparity.core.graph.Graph;
import io.github.mnnparity.core.graph.GraphBuilder;
import io.github.mnnparity.core.graph.Node;
import io.github.mnnparity.core.graph.Value;
import io.github.mnnparity.core.tensor.DType;
import io.github.mnnparity.core.tensor.Shape;
import io.github.mnnparity.core.tensor.Tensor;
import io.github.mnnparity.onnx.proto.ModelProto;
import io.github.mnnparity.onnx.read.ElementTypes;
import io.github.mnnparity.onnx.read.OuterValues;
import io.github.mnnparity.onnx.write.GraphWriter;
import io.github.mnnparity.onnx.write.TensorWriter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * A {@link Cut} as a model for the runtime.
 *
 * @param proto without the data of {@code shared} and {@code large}
 * @param shared initializers that the runtime is given as memory, of which it makes a copy
 * @param large initializers that are inputs of the model, which the runtime does not copy
 * @param inputNames name of the model input for each feed
 */
record CutModel(
    ModelProto proto,
    Map<String, Tensor> shared,
    Map<String, Tensor> large,
    Map<String, String> inputNames) {
  /** The newest opset that ONNX Runtime 1.29 runs. */
  static final long NEWEST_OPSET = 26;

  private static final long DEFAULT_OPSET = 21;
  private static final long SMALLEST_SHARED = 1024;

  /** Two graphs of one network must not differ in it: it counts by tensor, not by model. */
  private static final long SMALLEST_LARGE = 4L << 20;

  /**
   * Operators of the standard domain that are new in opsets 27 and 28. The others keep their
   * meaning for all that opset 26 allows; their new types and attributes the runtime refuses
   * itself.
   */
  private static final Set<String> NEW_SINCE =
      Set.of("CausalConvWithState", "LinearAttention", "SwiGLU");

  static CutModel of(Graph graph, Cut cut) {
    var builder = new GraphBuilder(graph.name());
    opsets(graph, cut.nodes()).forEach(builder::opset);
    boolean branches =
        cut.nodes().stream().anyMatch(node -> !OuterValues.subgraphs(node).isEmpty());
    Map<String, String> inputNames = new LinkedHashMap<>();
    List<Node> casts = new ArrayList<>();
    cut.feeds()
        .forEach(
            (name, tensor) -> {
              DType carrier =
                  OrtTensors.carrier(tensor.dtype())
                      .orElseThrow(() -> OrtTensors.notCarried(name, "" + tensor.dtype()));
              String input = carrier == tensor.dtype() ? name : name + "~carrier";
              inputNames.put(name, input);
              builder.input(new Value(input, carrier, branches ? ofRank(tensor) : tensor.shape()));
              if (carrier != tensor.dtype()) {
                casts.add(cast(input, name, tensor.dtype()));
              }
            });
    casts.forEach(builder::node);
    cut.nodes().forEach(builder::node);
    Map<String, Tensor> large = new LinkedHashMap<>();
    for (String name : cut.initializers()) {
      Tensor tensor = graph.initializers().get(name);
      if (tensor.byteSize() >= SMALLEST_LARGE && OrtTensors.javaType(tensor.dtype()).isPresent()) {
        large.put(name, tensor);
        builder.input(new Value(name, tensor.dtype(), tensor.shape()));
      } else {
        builder.initializer(name, tensor);
      }
    }
    cut.outputs().forEach(name -> builder.output(untyped(name)));
    return of(builder.build(), large, inputNames);
  }

  /**
   * A whole graph with inputs as it declares them and these outputs, for the runtime to find types;
   * not to be run: large initializers are inputs, so that their data is not copied.
   */
  static CutModel declared(Graph graph, List<Value> inputs, List<Node> nodes, List<String> wanted) {
    var builder = new GraphBuilder(graph.name());
    opsets(graph, nodes).forEach(builder::opset);
    inputs.forEach(builder::input);
    nodes.forEach(builder::node);
    graph
        .initializers()
        .forEach(
            (name, tensor) -> {
              if (tensor.byteSize() <= SMALLEST_SHARED) {
                builder.initializer(name, tensor);
              } else {
                builder.input(new Value(name, tensor.dtype(), tensor.shape()));
              }
            });
    wanted.forEach(name -> builder.output(untyped(name)));
    return of(builder.build(), Map.of(), Map.of());
  }

  private static Value untyped(String name) {
    return new Value(name, DType.FLOAT32, Shape.SCALAR, false);
  }

  private static CutModel of(
      Graph graph, Map<String, Tensor> large, Map<String, String> inputNames) {
    Map<String, Tensor> shared = new LinkedHashMap<>();
    var writer =
        new GraphWriter(
            (name, tensor) -> {
              if (tensor.dtype() == DType.STRING
                  || tensor.byteSize() <= SMALLEST_SHARED
                  || OrtTensors.javaType(tensor.dtype()).isEmpty()) {
                return TensorWriter.inline(name, tensor);
              }
              shared.put(name, tensor);
              return TensorWriter.external(name, tensor, "memory", 0);
            });
    return new CutModel(writer.model(graph), shared, large, inputNames);
  }

  /**
   * Sizes are left open where there are branches: the runtime would infer shapes for all of them,
   * and refuse the model for a branch that these inputs do not take.
   */
  private static Shape ofRank(Tensor tensor) {
    long[] sizes = new long[tensor.shape().rank()];
    Arrays.fill(sizes, -1);
    return Shape.of(sizes);
  }

  private static Node cast(String from, String to, DType dtype) {
    return new Node(
        from,
        "",
        "Cast",
        List.of(from),
        List.of(to),
        List.of(Attribute.of("to", ElementTypes.number(dtype))),
        List.of(from));
  }

  /** The opsets that the nodes need, none newer than the runtime. */
  private static Map<String, Long> opsets(Graph graph, List<Node> nodes) {
    Map<String, Long> opsets = new TreeMap<>();
    opsets.put("", graph.opsets().getOrDefault("", DEFAULT_OPSET));
    addDomains(graph, nodes, opsets);
    long standard = opsets.get("");
    if (standard > NEWEST_OPSET) {
      refuseNew(nodes, standard);
      opsets.put("", NEWEST_OPSET);
    }
    return opsets;
  }

  private static void addDomains(Graph graph, List<Node> nodes, Map<String, Long> opsets) {
    for (Node node : nodes) {
      opsets.putIfAbsent(node.domain(), graph.opsets().getOrDefault(node.domain(), 1L));
      OuterValues.subgraphs(node).forEach(inner -> addDomains(graph, inner.nodes(), opsets));
    }
  }

  private static void refuseNew(List<Node> nodes, long opset) {
    for (Node node : nodes) {
      if (node.domain().isEmpty() && NEW_SINCE.contains(node.opType())) {
        throw new BadInputException(
            new Problem(
                "node '" + node.name() + "' (" + node.opType() + ")",
                "opset " + NEWEST_OPSET + " or older, the newest that ONNX Runtime runs here",
                "opset " + opset + ", which brought this operator",
                "export the model with opset " + NEWEST_OPSET));
      }
      OuterValues.subgraphs(node).forEach(inner -> refuseNew(inner.nodes(), opset));
    }
  }
}
