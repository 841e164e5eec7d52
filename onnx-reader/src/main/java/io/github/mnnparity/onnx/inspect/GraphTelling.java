package io.github.mnnparity.onnx.inspect;

import com.google.protobuf.ByteString;
import io.github.mnnparity.core.capture.ModelReader.Depth;
import io.github.mnnparity.core.graph.Graph;
import io.github.mnnparity.core.graph.Value;
import io.github.mnnparity.core.inspect.GraphSummary;
import io.github.mnnparity.core.inspect.OpSummary;
import io.github.mnnparity.core.inspect.ValueSummary;
import io.github.mnnparity.core.inspect.ValueSummary.Quantization;
import io.github.mnnparity.core.inspect.WeightStatistics;
import io.github.mnnparity.core.inspect.WeightSummary;
import io.github.mnnparity.core.inspect.WeightSummary.Statistics;
import io.github.mnnparity.core.tensor.DType;
import io.github.mnnparity.core.tensor.Tensor;
import io.github.mnnparity.onnx.proto.AttributeProto;
import io.github.mnnparity.onnx.proto.GraphProto;
import io.github.mnnparity.onnx.proto.NodeProto;
import io.github.mnnparity.onnx.proto.StringStringEntryProto;
import io.github.mnnparity.onnx.proto.TensorProto;
import io.github.mnnparity.onnx.proto.ValueInfoProto;
import io.github.mnnparity.onnx.read.ElementTypes;
import io.github.mnnparity.onnx.read.ModelFile;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Tells a graph's message and those inside it. */
final class GraphTelling {
  private static final int MOST_GRAPHS = 1000;
  private static final long MOST_ELEMENTS = 1L << 40;

  private final Optional<Graph> read;
  private final Map<String, Value> inferred;
  private final Depth depth;
  private final List<GraphSummary> told = new ArrayList<>();

  /**
   * @param read the main graph, where it can be used
   * @param inferred types of its values
   */
  GraphTelling(Optional<Graph> read, Map<String, Value> inferred, Depth depth) {
    this.read = read;
    this.inferred = inferred;
    this.depth = depth;
  }

  /** The graph first. */
  List<GraphSummary> tell(GraphProto graph) {
    tell(graph, graph.getName(), true);
    return told;
  }

  private void tell(GraphProto graph, String name, boolean main) {
    if (told.size() >= MOST_GRAPHS) {
      return;
    }
    int place = told.size();
    told.add(new GraphSummary(name, List.of(), List.of(), List.of(), List.of()));
    Map<String, ValueSummary> values = values(graph, main);
    List<String> names = ModelFile.nodeNames(graph);
    List<OpSummary> ops = new ArrayList<>();
    Map<String, String> readers = new HashMap<>();
    List<WeightSummary> weights = new ArrayList<>();
    for (int i = 0; i < graph.getNodeCount(); i++) {
      NodeProto node = graph.getNode(i);
      String op = names.get(i);
      node.getInputList().forEach(input -> readers.putIfAbsent(input, op));
      ops.add(
          new OpSummary(
              i,
              op,
              node.getDomain().isEmpty()
                  ? node.getOpType()
                  : node.getDomain() + "." + node.getOpType(),
              named(node.getInputList(), values),
              named(node.getOutputList(), values),
              attributes(node, op),
              List.of(),
              ""));
      if (node.getOpType().equals("Constant") && node.getOutputCount() > 0) {
        node.getAttributeList().stream()
            .filter(AttributeProto::hasT)
            .forEach(a -> weights.add(weight(a.getT(), node.getOutput(0), op, main)));
      }
    }
    graph
        .getInitializerList()
        .forEach(
            tensor ->
                weights.add(
                    weight(
                        tensor,
                        tensor.getName(),
                        readers.getOrDefault(tensor.getName(), ""),
                        main)));
    List<String> constants = graph.getInitializerList().stream().map(TensorProto::getName).toList();
    told.set(
        place,
        new GraphSummary(
            name,
            named(
                graph.getInputList().stream()
                    .map(ValueInfoProto::getName)
                    .filter(input -> !constants.contains(input))
                    .toList(),
                values),
            named(graph.getOutputList().stream().map(ValueInfoProto::getName).toList(), values),
            ops,
            weights));
  }

  private Map<String, ValueSummary> values(GraphProto graph, boolean main) {
    Map<String, ValueSummary> values = new HashMap<>();
    if (main) {
      inferred.forEach((name, type) -> values.put(name, Values.of(type)));
    }
    for (List<ValueInfoProto> list :
        List.of(graph.getValueInfoList(), graph.getInputList(), graph.getOutputList())) {
      list.forEach(value -> values.merge(value.getName(), Values.of(value), Values::fuller));
    }
    graph.getInitializerList().forEach(t -> values.put(t.getName(), Values.of(t)));
    if (main && read.isPresent()) {
      read.get().initializers().forEach((key, t) -> values.put(key, Values.of(key, t)));
    }
    for (NodeProto node : graph.getNodeList()) {
      boolean quantizes = node.getOpType().equals("QuantizeLinear");
      if (quantizes || node.getOpType().equals("DequantizeLinear")) {
        List<String> names = quantizes ? node.getOutputList() : node.getInputList();
        quantization(node)
            .filter(grid -> !names.isEmpty())
            .map(grid -> Values.quantized(names.get(0), grid))
            .ifPresent(value -> values.merge(value.name(), value, Values::with));
      }
    }
    return values;
  }

  /** The grid of one scale that a node names by constants. */
  private Optional<Quantization> quantization(NodeProto node) {
    Map<String, Tensor> constants = read.map(Graph::initializers).orElse(Map.of());
    if (node.getInputCount() < 2 || !constants.containsKey(node.getInput(1))) {
      return Optional.empty();
    }
    Tensor scale = constants.get(node.getInput(1));
    Tensor zero = node.getInputCount() > 2 ? constants.get(node.getInput(2)) : null;
    if (scale.elements() != 1 || (zero != null && zero.elements() != 1)) {
      return Optional.empty();
    }
    DType dtype = zero == null ? DType.UINT8 : zero.dtype();
    if (!dtype.isInteger()) {
      return Optional.empty();
    }
    boolean signed = dtype.name().startsWith("INT");
    double levels = Math.scalb(1.0, dtype.bits());
    double min = signed ? -levels / 2 : 0;
    return Optional.of(
        new Quantization(
            Values.shortest(scale.doubleAt(0)),
            zero == null ? 0 : zero.doubleAt(0),
            min,
            min + levels - 1));
  }

  private static List<ValueSummary> named(List<String> names, Map<String, ValueSummary> values) {
    return names.stream().map(name -> values.getOrDefault(name, ValueSummary.named(name))).toList();
  }

  private Map<String, Object> attributes(NodeProto node, String op) {
    Map<String, Object> fields = new LinkedHashMap<>();
    for (AttributeProto attribute : node.getAttributeList()) {
      fields.put(attribute.getName(), Attributes.told(attribute));
      if (attribute.hasG()) {
        tell(attribute.getG(), op + "/" + attribute.getName(), false);
      }
      for (int i = 0; i < attribute.getGraphsCount(); i++) {
        tell(attribute.getGraphs(i), op + "/" + attribute.getName() + "/" + i, false);
      }
    }
    return fields;
  }

  private WeightSummary weight(TensorProto proto, String name, String op, boolean main) {
    Optional<DType> dtype = ElementTypes.dtype(proto.getDataType());
    long elements = elements(proto.getDimsList());
    String location =
        proto.getExternalDataList().stream()
            .filter(entry -> entry.getKey().equals("location"))
            .map(StringStringEntryProto::getValue)
            .findFirst()
            .orElse("");
    Optional<Statistics> statistics =
        depth == Depth.STATISTICS && main
            ? read.map(graph -> graph.initializers().get(name)).flatMap(WeightStatistics::of)
            : Optional.empty();
    return new WeightSummary(
        name,
        op,
        dtype.map(type -> type.name().toLowerCase(Locale.ROOT)).orElse("unknown"),
        dtype.map(DType::bits).orElse(0),
        elements,
        dtype
            .map(
                type ->
                    type == DType.STRING ? strings(proto) : type.byteSize(Math.max(0, elements)))
            .orElse(0L),
        location,
        statistics);
  }

  /** -1 for sizes that make no sense. */
  private static long elements(List<Long> sizes) {
    long elements = 1;
    for (long size : sizes) {
      if (size < 0 || (size > 0 && elements > MOST_ELEMENTS / size)) {
        return -1;
      }
      elements *= size;
    }
    return elements;
  }

  private static long strings(TensorProto proto) {
    return proto.getStringDataList().stream().mapToLong(ByteString::size).sum();
  }
}
