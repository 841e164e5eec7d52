package io.github.mnnparity.report.html;

import io.github.mnnparity.core.report.ErrorSummary;
import io.github.mnnparity.core.report.Finding;
import io.github.mnnparity.core.report.JsonText;
import io.github.mnnparity.core.report.Layer;
import io.github.mnnparity.core.report.Layer.ViewResult;
import io.github.mnnparity.core.report.Report;
import io.github.mnnparity.report.facts.Level;
import io.github.mnnparity.report.facts.Levels;
import io.github.mnnparity.report.facts.Places;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What the scripts draw from: JSON, packed. */
final class Payload {
  private final Report report;
  private final Levels levels;

  Payload(Report report, Levels levels) {
    this.report = report;
    this.levels = levels;
  }

  void append(Html out) {
    Map<String, Object> data = new LinkedHashMap<>();
    data.put("views", report.scope());
    data.put("limit", levels.limit());
    data.put("words", Arrays.stream(Level.values()).map(Level::words).toList());
    data.put("findings", report.findings().stream().map(this::finding).toList());
    data.put("layers", report.layers().stream().map(this::layer).toList());
    blob(out, "data", Packed.text(JsonText.of(data).getBytes(StandardCharsets.UTF_8)));
  }

  /** A script element whose type no browser runs; base64 cannot end it. */
  private static void blob(Html out, String id, String text) {
    out.raw("<script type=\"application/octet-stream\" id=\"" + id + "\">")
        .raw(text)
        .raw("</script>\n");
  }

  private Map<String, Object> finding(Finding finding) {
    return Map.of(
        "rank",
        finding.rank(),
        "severity",
        finding.severity().name(),
        "kind",
        finding.kind().name(),
        "layers",
        List.copyOf(Places.guilty(report, finding)));
  }

  private Map<String, Object> layer(Layer layer) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("i", layer.index());
    json.put("t", layer.onnxTensor());
    json.put("o", layer.onnxOpType());
    json.put("u", layer.mnnTensor());
    json.put("m", layer.mnnOp());
    json.put("s", layer.shape());
    json.put("x", layer.exact() ? 1 : 0);
    json.put("f", Numbers.rounded(layer.noiseFloor()));
    json.put("w", levels.worst(layer).ordinal());
    json.put("r", layer.role().map(role -> role.word()).orElse(""));
    json.put("e", layer.evidence());
    List<Object> views = new ArrayList<>();
    for (String view : report.scope()) {
      views.add(view(layer, view));
    }
    json.put("v", views);
    return json;
  }

  private Map<String, Object> view(Layer layer, String view) {
    ViewResult result = layer.views().get(view);
    if (result == null) {
      return Map.of("l", 0, "k", 0);
    }
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("l", levels.cumulative(layer, view).ordinal());
    json.put("k", levels.local(layer, view).ordinal());
    json.put("f", Numbers.rounded(result.noiseFloor()));
    error(result.cumulative()).ifPresent(error -> json.put("c", error));
    error(result.local()).ifPresent(error -> json.put("g", error));
    result.role().ifPresent(role -> json.put("r", role.word()));
    result.gain().ifPresent(gain -> json.put("n", Numbers.rounded(gain)));
    if (!result.reason().isEmpty()) {
      json.put("y", result.reason());
    }
    return json;
  }

  /** Relative RMS, SQNR, cosine, largest difference, its index, NaN and infinities, identical. */
  private static Optional<List<Object>> error(Optional<ErrorSummary> summary) {
    return summary.map(
        error ->
            List.of(
                Numbers.rounded(error.relRms()),
                Numbers.rounded(error.sqnrDb().orElse(Double.NaN)),
                error.cosine(),
                Numbers.rounded(error.maxAbs()),
                error.worstIndex(),
                error.nonFiniteMismatch(),
                error.identical() ? 1 : 0));
  }
}
