package io.github.mnnparity.core.report;

import java.util.List;
import java.util.Map;

/**
 * What one experiment beside the comparison of layers found: words and a table for people, data for
 * programs.
 *
 * @param id its name in the JSON, in camel case, unique within a report
 * @param title one line
 * @param words sentences that stand before the table
 * @param columns headings of the table; empty where there is no table
 * @param rows as many cells as there are columns
 * @param data JSON-ready values: strings, finite numbers, booleans, lists and maps of these
 */
public record Section(
    String id,
    String title,
    List<String> words,
    List<String> columns,
    List<List<String>> rows,
    Map<String, Object> data) {
  public Section {
    words = List.copyOf(words);
    columns = List.copyOf(columns);
    rows = rows.stream().map(List::copyOf).toList();
  }
}
