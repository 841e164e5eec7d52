package io.github.mnnparity.core.report;

import java.util.LinkedHashMap;
import java.util.Map;

/** A finding as JSON-ready values. */
final class FindingJson {
  private FindingJson() {}

  static Map<String, Object> of(Finding finding) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("rank", finding.rank());
    json.put("severity", finding.severity().name());
    json.put("kind", finding.kind().name());
    json.put("mnnOps", finding.mnnOps());
    json.put("mnnTensors", finding.mnnTensors());
    json.put("onnxNodes", finding.onnxNodes());
    json.put("onnxTensors", finding.onnxTensors());
    json.put("confidence", finding.confidence());
    json.put("summary", finding.summary());
    json.put("evidence", finding.evidence());
    json.put("advice", finding.advice());
    json.put("details", finding.details());
    return json;
  }
}
