package io.github.mnnparity.onnx.inspect;

import io.github.mnnparity.core.capture.ModelReader.Depth;
import io.github.mnnparity.core.error.ParityException;
import io.github.mnnparity.core.graph.Graph;
import io.github.mnnparity.core.graph.Value;
import io.github.mnnparity.core.inspect.GraphSummary;
import io.github.mnnparity.core.inspect.ModelSummary;
import io.github.mnnparity.core.inspect.ModelSummary.ExternalFile;
import io.github.mnnparity.core.inspect.ModelSummary.Fault;
import io.github.mnnparity.core.inspect.WeightSummary;
import io.github.mnnparity.onnx.capture.ValueTypes;
import io.github.mnnparity.onnx.proto.ModelProto;
import io.github.mnnparity.onnx.proto.OperatorSetIdProto;
import io.github.mnnparity.onnx.proto.StringStringEntryProto;
import io.github.mnnparity.onnx.read.ModelFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Looks a file through. One use. */
public final class OnnxInspector {
  private final Path file;
  private final Depth depth;
  private final List<Fault> faults = new ArrayList<>();

  public OnnxInspector(Path file, Depth depth) {
    this.file = file;
    this.depth = depth;
  }

  /**
   * @throws io.github.mnnparity.core.error.MalformedModelException if the file is no ONNX message
   * @throws io.github.mnnparity.core.error.BadInputException if the file cannot be read
   */
  public ModelSummary summary() {
    ModelProto model = ModelFile.readMessage(file);
    Optional<Graph> graph = graph(model);
    Map<String, Value> types = graph.map(ValueTypes::infer).orElse(Map.of());
    List<GraphSummary> graphs = new GraphTelling(graph, types, depth).tell(model.getGraph());
    Map<String, String> metadata = new LinkedHashMap<>();
    for (StringStringEntryProto entry : model.getMetadataPropsList()) {
      metadata.put(entry.getKey(), entry.getValue());
    }
    return new ModelSummary(
        file.toString(),
        "ONNX",
        size(file),
        facts(model),
        metadata,
        graphs,
        externalFiles(graphs),
        faults);
  }

  private Optional<Graph> graph(ModelProto model) {
    try {
      return Optional.of(ModelFile.graphOf(model, file));
    } catch (ParityException e) {
      faults.add(new Fault("", e.problem()));
      return Optional.empty();
    }
  }

  private static Map<String, String> facts(ModelProto model) {
    Map<String, String> facts = new LinkedHashMap<>();
    facts.put("irVersion", Long.toString(model.getIrVersion()));
    facts.put(
        "opset",
        model.getOpsetImportList().stream()
            .map(OnnxInspector::opset)
            .collect(Collectors.joining(", ")));
    put(facts, "producer", model.getProducerName() + " " + model.getProducerVersion());
    put(facts, "domain", model.getDomain());
    if (model.getModelVersion() != 0) {
      facts.put("modelVersion", Long.toString(model.getModelVersion()));
    }
    put(facts, "documentation", model.getDocString());
    if (model.getFunctionsCount() > 0) {
      facts.put(
          "functions",
          model.getFunctionsList().stream()
              .map(function -> function.getName())
              .collect(Collectors.joining(", ")));
    }
    return facts;
  }

  private static String opset(OperatorSetIdProto opset) {
    return opset.getDomain().isEmpty()
        ? Long.toString(opset.getVersion())
        : opset.getDomain() + " " + opset.getVersion();
  }

  private static void put(Map<String, String> facts, String key, String text) {
    if (!text.isBlank()) {
      facts.put(key, text.strip());
    }
  }

  private List<ExternalFile> externalFiles(List<GraphSummary> graphs) {
    TreeSet<String> names = new TreeSet<>();
    graphs.stream()
        .flatMap(graph -> graph.weights().stream())
        .map(WeightSummary::location)
        .filter(location -> !location.isEmpty())
        .forEach(names::add);
    return names.stream().map(name -> new ExternalFile(name, sizeBeside(name))).toList();
  }

  private long sizeBeside(String name) {
    try {
      return size(file.toAbsolutePath().resolveSibling(name));
    } catch (InvalidPathException e) {
      return -1;
    }
  }

  private static long size(Path path) {
    try {
      return Files.size(path);
    } catch (IOException e) {
      return -1;
    }
  }
}
