package io.github.mnnparity.mnn;

import com.google.common.collect.ImmutableMap;
import com.google.common.hash.Hashing;
import com.google.common.io.MoreFiles;
import io.github.mnnparity.core.graph.Graph;
import io.github.mnnparity.core.graph.GraphNotes;
import io.github.mnnparity.core.graph.GraphNotes.Note;
import io.github.mnnparity.core.graph.Node;
import io.github.mnnparity.core.graph.Value;
import io.github.mnnparity.core.graph.WeightCoding;
import io.github.mnnparity.mnn.model.MnnGraph;
import io.github.mnnparity.mnn.model.MnnModel;
import io.github.mnnparity.mnn.model.MnnOp;
import io.github.mnnparity.mnn.model.TensorQuant;
import java.io.IOException;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Notes on a lifted graph: which ops and tensors of the file its nodes and values come from. */
final class LiftNotes {
  private final MnnModel model;
  private final String file;
  private final Map<String, MnnOp> ops = new HashMap<>();

  LiftNotes(MnnModel model) {
    this.model = model;
    this.file = String.valueOf(model.file().getFileName());
    Stream.concat(Stream.of(model.graph()), model.subgraphs().stream())
        .flatMap(graph -> graph.ops().stream())
        .forEach(op -> ops.putIfAbsent(op.name(), op));
  }

  GraphNotes of(Graph graph, Map<String, Value> types) {
    Map<String, Note> nodes = new LinkedHashMap<>();
    for (Node node : graph.nodes()) {
      nodes.putIfAbsent(node.name(), node(node));
    }
    return new GraphNotes(model(), nodes, values(graph), types);
  }

  private Note model() {
    Map<String, String> facts = new LinkedHashMap<>(model.metadata());
    facts.put("mnn.file", file);
    facts.put("mnn.sha256", sha256());
    model.facts().forEach((key, value) -> facts.put("mnn." + key, value));
    return new Note(
        "What the file "
            + file
            + " says, in ONNX operators. Nodes name the MNN ops, values the"
            + " MNN tensors that they come from.",
        facts);
  }

  private Note node(Node node) {
    List<MnnOp> from = node.sources().stream().map(ops::get).filter(Objects::nonNull).toList();
    if (from.isEmpty()) {
      return Note.NONE;
    }
    String text =
        from.stream()
            .map(op -> "MNN " + op.type() + " '" + op.name() + "', op " + op.position())
            .collect(Collectors.joining("; "));
    return new Note(
        text + " of " + file,
        ImmutableMap.of(
            "mnn.op", joined(from.stream().map(MnnOp::name)),
            "mnn.type", joined(from.stream().map(MnnOp::type)),
            "mnn.position", joined(from.stream().map(op -> Integer.toString(op.position())))));
  }

  private static String joined(Stream<String> texts) {
    return texts.collect(Collectors.joining("\n"));
  }

  private Map<String, Note> values(Graph graph) {
    MnnGraph source = model.graph();
    Map<String, Note> notes = new LinkedHashMap<>();
    for (int i = 0; i < source.valueNames().size(); i++) {
      Map<String, String> facts = new LinkedHashMap<>();
      facts.put("mnn.tensor", Integer.toString(i));
      if (!source.isNamed(i)) {
        facts.put("mnn.name", source.tensorNames().get(i));
      }
      TensorQuant quant = source.quantization().get(i);
      if (quant != null) {
        facts.put(
            "mnn.quantization",
            "scale %s, zero %s, min %s, max %s"
                .formatted(quant.scale(), quant.zero(), quant.min(), quant.max()));
      }
      notes.put(source.valueNames().get(i), new Note("tensor " + i + " of " + file, facts));
    }
    graph.codings().forEach((name, coding) -> notes.merge(name, stored(coding), LiftNotes::both));
    return notes;
  }

  private static Note stored(WeightCoding coding) {
    return new Note(
        "stored as " + coding.description() + ", " + coding.bits() + " bits",
        Map.of("mnn.coding", coding.description(), "mnn.bits", Integer.toString(coding.bits())));
  }

  private static Note both(Note one, Note other) {
    Map<String, String> facts = new LinkedHashMap<>(one.facts());
    facts.putAll(other.facts());
    return new Note(one.text() + ", " + other.text(), facts);
  }

  private String sha256() {
    try {
      return MoreFiles.asByteSource(model.file()).hash(Hashing.sha256()).toString();
    } catch (IOException e) {
      return "unreadable: " + e.getMessage();
    }
  }
}
