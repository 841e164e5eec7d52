package io.github.mnnparity.core.report;

import com.fasterxml.jackson.core.JsonEncoding;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import io.github.mnnparity.core.io.AtomicFiles;
import io.github.mnnparity.core.report.AlignmentSummary.Unaligned;
import io.github.mnnparity.core.report.Layer.ViewResult;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Writes a {@link Report} as the JSON of schema {@link Report#SCHEMA_VERSION}, described by {@code
 * docs/report.schema.json}. Fields are added freely and never renamed. A number that is not finite
 * is written as {@code null}: the file holds no NaN and no infinity. Stateless, thread-safe.
 */
public final class ReportJson {
  private static final JsonFactory FACTORY = new JsonFactory();

  private ReportJson() {}

  /** The report as indented JSON text. */
  public static String toText(Report report) {
    var bytes = new ByteArrayOutputStream();
    try {
      write(report, bytes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toString(StandardCharsets.UTF_8);
  }

  /**
   * Writes {@code target} whole or not at all, in UTF-8.
   *
   * @throws io.github.mnnparity.core.error.BadInputException if the file cannot be written
   */
  public static void write(Report report, Path target) {
    AtomicFiles.write(
        target,
        temporary -> {
          try (OutputStream out = Files.newOutputStream(temporary)) {
            write(report, out);
          }
        });
  }

  private static void write(Report report, OutputStream out) throws IOException {
    try (JsonGenerator json = FACTORY.createGenerator(out, JsonEncoding.UTF8)) {
      json.setPrettyPrinter(new DefaultPrettyPrinter());
      json.writeStartObject();
      json.writeNumberField("schemaVersion", Report.SCHEMA_VERSION);
      json.writeStringField("verdict", report.verdict().name());
      json.writeStringField("headline", report.headline());
      strings(json, "scope", report.scope());
      field(json, "skipped", report.skipped());
      json.writeArrayFieldStart("findings");
      for (Finding finding : report.findings()) {
        JsonText.value(json, FindingJson.of(finding));
      }
      json.writeEndArray();
      alignment(json, report.alignment());
      json.writeArrayFieldStart("outputs");
      for (OutputResult output : report.outputs()) {
        output(json, output);
      }
      json.writeEndArray();
      json.writeArrayFieldStart("layers");
      for (Layer layer : report.layers()) {
        layer(json, layer);
      }
      json.writeEndArray();
      if (!report.spreads().isEmpty()) {
        json.writeArrayFieldStart("overInputs");
        for (LayerSpread spread : report.spreads()) {
          spread(json, spread);
        }
        json.writeEndArray();
      }
      field(json, "experiments", SectionJson.byId(report.sections()));
      field(json, "models", report.models());
      field(json, "inputs", report.inputs());
      field(json, "environment", report.environment());
      field(json, "timings", report.timings());
      json.writeEndObject();
      json.writeRaw('\n');
    }
  }

  private static void alignment(JsonGenerator json, AlignmentSummary alignment) throws IOException {
    json.writeObjectFieldStart("alignment");
    number(json, "coverage", alignment.coverage());
    number(json, "pairCoverage", alignment.pairCoverage());
    json.writeNumberField("exact", alignment.exact());
    json.writeNumberField("rounding", alignment.rounding());
    json.writeNumberField("largestRegion", alignment.largestRegion());
    json.writeArrayFieldStart("unaligned");
    for (Unaligned unaligned : alignment.unaligned()) {
      json.writeStartObject();
      json.writeStringField("side", unaligned.side());
      json.writeStringField("name", unaligned.name());
      json.writeStringField("reason", unaligned.reason());
      json.writeBooleanField("covered", unaligned.covered());
      json.writeEndObject();
    }
    json.writeEndArray();
    json.writeEndObject();
  }

  private static void output(JsonGenerator json, OutputResult output) throws IOException {
    json.writeStartObject();
    json.writeStringField("view", output.view());
    json.writeStringField("name", output.name());
    json.writeBooleanField("withinLimit", output.withinLimit());
    number(json, "limit", output.limit());
    json.writeStringField("rule", output.rule());
    json.writeStringField("reason", output.reason());
    error(json, "error", output.error());
    json.writeEndObject();
  }

  private static void layer(JsonGenerator json, Layer layer) throws IOException {
    json.writeStartObject();
    json.writeNumberField("index", layer.index());
    json.writeStringField("onnxTensor", layer.onnxTensor());
    json.writeStringField("onnxOpType", layer.onnxOpType());
    json.writeStringField("mnnTensor", layer.mnnTensor());
    json.writeStringField("mnnOp", layer.mnnOp());
    json.writeStringField("shape", layer.shape());
    json.writeStringField("label", layer.exact() ? "EXACT" : "ROUNDING");
    number(json, "noiseFloor", layer.noiseFloor());
    strings(json, "evidence", layer.evidence());
    if (layer.role().isPresent()) {
      json.writeStringField("role", layer.role().get().word());
    }
    json.writeObjectFieldStart("views");
    for (Map.Entry<String, ViewResult> view : layer.views().entrySet()) {
      json.writeObjectFieldStart(view.getKey());
      json.writeStringField("state", view.getValue().state().name());
      if (!view.getValue().reason().isEmpty()) {
        json.writeStringField("reason", view.getValue().reason());
      }
      number(json, "noiseFloor", view.getValue().noiseFloor());
      if (view.getValue().role().isPresent()) {
        json.writeStringField("role", view.getValue().role().get().word());
      }
      if (view.getValue().gain().isPresent()) {
        number(json, "gain", view.getValue().gain().getAsDouble());
      }
      error(json, "cumulative", view.getValue().cumulative());
      error(json, "local", view.getValue().local());
      json.writeEndObject();
    }
    json.writeEndObject();
    json.writeEndObject();
  }

  private static void spread(JsonGenerator json, LayerSpread spread) throws IOException {
    json.writeStartObject();
    json.writeNumberField("layer", spread.layer());
    json.writeStringField("view", spread.view());
    json.writeNumberField("inputs", spread.inputs());
    number(json, "mean", spread.mean());
    number(json, "median", spread.median());
    number(json, "high", spread.high());
    number(json, "worst", spread.worst());
    json.writeStringField("worstInput", spread.worstInput());
    json.writeEndObject();
  }

  private static void error(JsonGenerator json, String name, Optional<ErrorSummary> summary)
      throws IOException {
    if (summary.isEmpty()) {
      return;
    }
    ErrorSummary error = summary.get();
    json.writeObjectFieldStart(name);
    number(json, "maxAbs", error.maxAbs());
    number(json, "rmse", error.rmse());
    number(json, "relRms", error.relRms());
    number(json, "sqnrDb", error.sqnrDb().orElse(Double.NaN));
    number(json, "cosine", error.cosine());
    json.writeBooleanField("identical", error.identical());
    json.writeNumberField("nonFiniteMismatch", error.nonFiniteMismatch());
    json.writeNumberField("worstIndex", error.worstIndex());
    json.writeEndObject();
  }

  private static void strings(JsonGenerator json, String name, List<String> values)
      throws IOException {
    json.writeFieldName(name);
    JsonText.value(json, values);
  }

  private static void field(JsonGenerator json, String name, Map<String, ?> values)
      throws IOException {
    json.writeFieldName(name);
    JsonText.value(json, values);
  }

  private static void number(JsonGenerator json, String name, double value) throws IOException {
    json.writeFieldName(name);
    JsonText.number(json, value);
  }
}
