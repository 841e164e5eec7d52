package io.github.mnnparity.core.inspect;

import com.google.common.collect.ImmutableMap;
import io.github.mnnparity.core.io.AtomicFiles;
import io.github.mnnparity.core.report.JsonText;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Writes a {@link ModelSummary} as JSON, described by {@code docs/inspect.schema.json}. Fields are
 * added freely and never renamed; what is not known is absent. Stateless, thread-safe.
 */
public final class SummaryJson {
  private SummaryJson() {}

  /** The summary as indented JSON text. */
  public static String toText(ModelSummary summary) {
    return JsonText.of(model(summary));
  }

  /**
   * Writes {@code target} whole or not at all, in UTF-8.
   *
   * @throws io.github.mnnparity.core.error.BadInputException if the file cannot be written
   */
  public static void write(ModelSummary summary, Path target) {
    AtomicFiles.write(
        target, temporary -> Files.writeString(temporary, toText(summary), StandardCharsets.UTF_8));
  }

  private static Map<String, Object> model(ModelSummary summary) {
    return ImmutableMap.<String, Object>builder()
        .put("schemaVersion", ModelSummary.SCHEMA_VERSION)
        .put("file", summary.file())
        .put("format", summary.format())
        .put("bytes", summary.bytes())
        .put("facts", summary.facts())
        .put("metadata", summary.metadata())
        .put("graphs", summary.graphs().stream().map(SummaryJson::graph).toList())
        .put("weightBytes", summary.weightBytes())
        .put("externalFiles", summary.externalFiles().stream().map(SummaryJson::external).toList())
        .put("faults", summary.faults().stream().map(SummaryJson::fault).toList())
        .buildOrThrow();
  }

  private static Map<String, Object> external(ModelSummary.ExternalFile file) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("name", file.name());
    json.put("found", file.bytes() >= 0);
    if (file.bytes() >= 0) {
      json.put("bytes", file.bytes());
    }
    return json;
  }

  private static Map<String, Object> fault(ModelSummary.Fault fault) {
    Map<String, Object> json = new LinkedHashMap<>();
    if (!fault.op().isEmpty()) {
      json.put("op", fault.op());
    }
    json.put("place", fault.problem().place());
    json.put("expected", fault.problem().expected());
    json.put("found", fault.problem().found());
    json.put("next", fault.problem().next());
    return json;
  }

  private static Map<String, Object> graph(GraphSummary graph) {
    Map<String, Integer> types = new TreeMap<>();
    graph.ops().forEach(op -> types.merge(op.type(), 1, Integer::sum));
    return ImmutableMap.<String, Object>builder()
        .put("name", graph.name())
        .put("inputs", values(graph.inputs()))
        .put("outputs", values(graph.outputs()))
        .put("opTypes", types)
        .put("ops", graph.ops().stream().map(SummaryJson::op).toList())
        .put("weights", graph.weights().stream().map(SummaryJson::weight).toList())
        .buildOrThrow();
  }

  private static Map<String, Object> op(OpSummary op) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("index", op.index());
    json.put("name", op.name());
    json.put("type", op.type());
    json.put("inputs", values(op.inputs()));
    json.put("outputs", values(op.outputs()));
    json.put("fields", op.fields());
    if (!op.lifted().isEmpty()) {
      json.put("lifted", op.lifted());
    }
    if (!op.opaque().isEmpty()) {
      json.put("opaque", op.opaque());
    }
    return json;
  }

  private static List<Map<String, Object>> values(List<ValueSummary> values) {
    return values.stream().map(SummaryJson::value).toList();
  }

  private static Map<String, Object> value(ValueSummary value) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("name", value.name());
    if (!value.dtype().isEmpty()) {
      json.put("dtype", value.dtype());
    }
    value.shape().ifPresent(shape -> json.put("shape", shape));
    value
        .quantization()
        .ifPresent(
            q ->
                json.put(
                    "quantization",
                    ImmutableMap.of(
                        "scale", q.scale(), "zero", q.zero(), "min", q.min(), "max", q.max())));
    if (!value.constant().isEmpty()) {
      json.put("constant", value.constant());
    }
    return json;
  }

  private static Map<String, Object> weight(WeightSummary weight) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("name", weight.name());
    if (!weight.op().isEmpty()) {
      json.put("op", weight.op());
    }
    json.put("encoding", weight.encoding());
    json.put("bits", weight.bits());
    if (weight.elements() >= 0) {
      json.put("elements", weight.elements());
    }
    json.put("bytes", weight.bytes());
    if (!weight.location().isEmpty()) {
      json.put("location", weight.location());
    }
    weight
        .statistics()
        .ifPresent(
            s ->
                json.put(
                    "statistics",
                    ImmutableMap.<String, Object>builder()
                        .put("min", s.min())
                        .put("max", s.max())
                        .put("mean", s.mean())
                        .put("std", s.std())
                        .put("zeros", s.zeros())
                        .put("nonFinite", s.nonFinite())
                        .buildOrThrow()));
    return json;
  }
}
