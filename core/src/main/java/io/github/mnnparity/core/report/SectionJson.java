package io.github.mnnparity.core.report;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Sections as JSON-ready values. */
final class SectionJson {
  private SectionJson() {}

  static Map<String, Object> byId(List<Section> sections) {
    Map<String, Object> all = new LinkedHashMap<>();
    for (Section section : sections) {
      Map<String, Object> json = new LinkedHashMap<>();
      json.put("title", section.title());
      json.put("words", section.words());
      json.put("columns", section.columns());
      json.put("rows", section.rows());
      json.put("data", section.data());
      all.put(section.id(), json);
    }
    return all;
  }
}
