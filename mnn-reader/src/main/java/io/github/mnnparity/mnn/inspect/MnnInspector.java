package io.github.mnnparity.mnn.inspect;

import io.github.mnnparity.core.capture.ModelReader.Depth;
import io.github.mnnparity.core.capture.SourceModel.UnliftedOp;
import io.github.mnnparity.core.graph.Node;
import io.github.mnnparity.core.graph.Value;
import io.github.mnnparity.core.graph.WeightCoding;
import io.github.mnnparity.core.inspect.GraphSummary;
import io.github.mnnparity.core.inspect.ModelSummary;
import io.github.mnnparity.core.inspect.ModelSummary.ExternalFile;
import io.github.mnnparity.core.inspect.OpSummary;
import io.github.mnnparity.core.inspect.ValueSummary;
import io.github.mnnparity.core.inspect.WeightSummary;
import io.github.mnnparity.core.tensor.Shape;
import io.github.mnnparity.core.tensor.Tensor;
import io.github.mnnparity.mnn.lift.GraphLifter;
import io.github.mnnparity.mnn.lift.Survey;
import io.github.mnnparity.mnn.lift.registry.Lifters;
import io.github.mnnparity.mnn.model.Faults;
import io.github.mnnparity.mnn.model.MnnGraph;
import io.github.mnnparity.mnn.model.MnnModel;
import io.github.mnnparity.mnn.model.MnnOp;
import io.github.mnnparity.mnn.model.StoredFields;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/** Looks a file through. One use. */
public final class MnnInspector {
  private final Path file;
  private final Depth depth;
  private final Faults faults = Faults.kept();
  private final Map<String, Value> types = new HashMap<>();
  private final Map<String, List<Double>> constants = new HashMap<>();
  private final Map<MnnOp, HeldWeights> held = new HashMap<>();
  private final Map<String, List<String>> lifted = new HashMap<>();
  private final Map<String, String> opaque = new HashMap<>();

  public MnnInspector(Path file, Depth depth) {
    this.file = file;
    this.depth = depth;
  }

  /**
   * @throws io.github.mnnparity.core.error.MalformedModelException if the structure is broken
   * @throws io.github.mnnparity.core.error.BadInputException if the file cannot be read
   */
  public ModelSummary summary() {
    MnnModel model = MnnModel.read(file, faults);
    survey(model);
    Map<String, String> facts = new LinkedHashMap<>(model.facts());
    facts.put("tensors", Integer.toString(model.graph().tensorNames().size()));
    facts.put("quantizedTensors", Integer.toString(model.graph().quantization().size()));
    List<GraphSummary> graphs = new ArrayList<>();
    graphs.add(graph(model.graph(), true));
    model.subgraphs().forEach(subgraph -> graphs.add(graph(subgraph, false)));
    return new ModelSummary(
        file.toString(),
        "MNN",
        size(file),
        facts,
        model.metadata(),
        graphs,
        externalFiles(graphs),
        faults.list().stream()
            .map(fault -> new ModelSummary.Fault(fault.op(), fault.exception().problem()))
            .toList());
  }

  private void survey(MnnModel model) {
    GraphLifter.Lifted found = Lifters.survey(model, new Survey(faults, this::hold));
    types.putAll(found.types());
    found.graph().inputs().forEach(input -> types.put(input.name(), input));
    for (Node node : found.graph().nodes()) {
      if (!node.isOpaque() && !node.sources().isEmpty()) {
        lifted.computeIfAbsent(node.sources().get(0), name -> new ArrayList<>()).add(node.opType());
      }
    }
    for (UnliftedOp op : found.unlifted()) {
      opaque.put(op.name(), op.reason());
    }
  }

  private void hold(MnnOp op, String value, Tensor tensor, Optional<WeightCoding> coding) {
    types.put(value, new Value(value, tensor.dtype(), tensor.shape()));
    constants.put(value, ValueSummary.numbersOf(tensor));
    held.computeIfAbsent(op, key -> new HeldWeights(depth)).add(tensor, coding);
  }

  private GraphSummary graph(MnnGraph graph, boolean main) {
    List<OpSummary> ops = new ArrayList<>();
    List<WeightSummary> weights = new ArrayList<>();
    for (MnnOp op : graph.ops()) {
      StoredFields.Contents contents = StoredFields.of(op);
      HeldWeights own = held.getOrDefault(op, new HeldWeights(depth));
      weights.addAll(own.summaries(op, contents, weightFile(op)));
      ops.add(
          new OpSummary(
              op.position(),
              op.name(),
              op.type(),
              op.inputs().stream().mapToObj(tensor -> value(graph, tensor, main)).toList(),
              op.outputs().stream().mapToObj(tensor -> value(graph, tensor, main)).toList(),
              contents.values(),
              main ? lifted.getOrDefault(op.name(), List.of()) : List.of(),
              main ? opaque.getOrDefault(op.name(), "") : ""));
    }
    return new GraphSummary(
        graph.name(),
        graph.inputs().stream().mapToObj(tensor -> value(graph, tensor, main)).toList(),
        graph.outputs().stream().mapToObj(tensor -> value(graph, tensor, main)).toList(),
        ops,
        weights);
  }

  private ValueSummary value(MnnGraph graph, int tensor, boolean main) {
    if (tensor < 0) {
      return ValueSummary.named("");
    }
    if (tensor >= graph.valueNames().size()) {
      return ValueSummary.named("tensor " + tensor + ", which does not exist");
    }
    String name = graph.valueNames().get(tensor);
    Optional<ValueSummary.Quantization> quantization =
        Optional.ofNullable(graph.quantization().get(tensor))
            .map(q -> new ValueSummary.Quantization(q.scale(), q.zero(), q.min(), q.max()));
    Value type = main ? types.get(name) : null;
    return new ValueSummary(
        name,
        type == null ? "" : HeldWeights.mnnName(type.dtype()),
        type == null || !type.rankKnown() ? Optional.empty() : Optional.of(sizes(type.shape())),
        quantization,
        main ? constants.getOrDefault(name, List.of()) : List.of());
  }

  private static List<Long> sizes(Shape shape) {
    return Arrays.stream(shape.toArray()).boxed().toList();
  }

  private String weightFile(MnnOp op) {
    return op.externalPath().orElse(file.getFileName() + ".weight");
  }

  private List<ExternalFile> externalFiles(List<GraphSummary> graphs) {
    TreeSet<String> names = new TreeSet<>();
    graphs.stream()
        .flatMap(graph -> graph.weights().stream())
        .map(WeightSummary::location)
        .filter(location -> !location.isEmpty())
        .forEach(names::add);
    return names.stream().map(name -> new ExternalFile(name, size(beside(name)))).toList();
  }

  private Path beside(String name) {
    return file.toAbsolutePath().resolveSibling(Path.of(name).getFileName());
  }

  private static long size(Path path) {
    try {
      return Files.size(path);
    } catch (IOException e) {
      return -1;
    }
  }
}
