package io.github.mnnparity.report.payload;

import io.github.mnnparity.core.report.ErrorSummary;
import io.github.mnnparity.core.report.Finding;
import io.github.mnnparity.core.report.Layer;
import io.github.mnnparity.core.report.Layer.ViewResult;
import io.github.mnnparity.core.report.Report;
import io.github.mnnparity.report.facts.Level;
import io.github.mnnparity.report.facts.Levels;
import io.github.mnnparity.report.facts.Places;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What the scripts draw from: named texts of gzip in base64, which no markup can be in. */
public final class Payload {
  private final Report report;
  private final Levels levels;

  private Payload(Report report, Levels levels) {
    this.report = report;
    this.levels = levels;
  }

  /**
   * The texts by name.
   *
   * @param taken characters of the page beside them; pictures of values are left out where there is
   *     no room for all
   */
  public static Map<String, String> of(Report report, Levels levels, long taken) {
    return new Payload(report, levels).texts(taken);
  }

  private Map<String, String> texts(long taken) {
    Map<String, Object> data = new LinkedHashMap<>();
    data.put("views", report.scope());
    data.put("limit", levels.limit());
    data.put("words", Arrays.stream(Level.values()).map(Level::words).toList());
    data.put("findings", report.findings().stream().map(this::finding).toList());
    data.put("layers", report.layers().stream().map(this::layer).toList());
    report.details().ifPresent(details -> data.put("graphs", GraphData.of(details)));
    Map<String, String> texts = new LinkedHashMap<>();
    texts.put("data", Packed.json(data));
    report
        .details()
        .ifPresent(
            details ->
                new PicturesPayload(report, levels)
                    .append(details, taken + texts.get("data").length(), texts));
    return texts;
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
    json.put("f", Digits.rounded(layer.noiseFloor(), 4));
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
    json.put("f", Digits.rounded(result.noiseFloor(), 4));
    error(result.cumulative()).ifPresent(error -> json.put("c", error));
    error(result.local()).ifPresent(error -> json.put("g", error));
    result.role().ifPresent(role -> json.put("r", role.word()));
    result.gain().ifPresent(gain -> json.put("n", Digits.rounded(gain, 5)));
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
                Digits.rounded(error.relRms(), 5),
                Digits.rounded(error.sqnrDb().orElse(Double.NaN), 5),
                error.cosine(),
                Digits.rounded(error.maxAbs(), 5),
                error.worstIndex(),
                error.nonFiniteMismatch(),
                error.identical() ? 1 : 0));
  }
}
