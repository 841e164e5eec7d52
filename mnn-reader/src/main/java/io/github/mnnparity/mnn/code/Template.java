package io.github.mnnparity.mnn.code;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A text with places to fill: <code>{{name}}</code> is replaced, the lines between <code>{{#name}}
 * </code> and <code>{{/name}}</code> are repeated for each item of a list, kept if the value is
 * true, and dropped otherwise; <code>{{^name}}</code> keeps them if it is false. The lines of such
 * marks are dropped.
 */
final class Template {
  private static final Pattern MARK = Pattern.compile("\\s*\\{\\{([#^/])(\\w+)}}\\s*");
  private static final Pattern PLACE = Pattern.compile("\\{\\{(\\w+)}}");

  private final List<String> lines;

  private Template(List<String> lines) {
    this.lines = lines;
  }

  /** A template among the resources of this package. */
  static Template resource(String name) {
    try (InputStream in = Template.class.getResourceAsStream(name)) {
      return of(new String(in.readAllBytes(), StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static Template of(String text) {
    return new Template(text.lines().toList());
  }

  /**
   * @param values strings, booleans, and lists of maps of them
   * @throws IllegalArgumentException for a place or a mark without a value
   */
  String filled(Map<String, Object> values) {
    StringBuilder text = new StringBuilder();
    fill(lines, values, text);
    return text.toString();
  }

  private static void fill(List<String> lines, Map<String, Object> values, StringBuilder text) {
    for (int i = 0; i < lines.size(); i++) {
      Matcher mark = MARK.matcher(lines.get(i));
      if (mark.matches()) {
        int end = end(lines, i, mark.group(2));
        for (Map<String, Object> item : items(mark.group(1), mark.group(2), values)) {
          fill(lines.subList(i + 1, end), item, text);
        }
        i = end;
      } else {
        text.append(line(lines.get(i), values)).append('\n');
      }
    }
  }

  private static int end(List<String> lines, int start, String name) {
    for (int i = start + 1; i < lines.size(); i++) {
      if (lines.get(i).strip().equals("{{/" + name + "}}")) {
        return i;
      }
    }
    throw new IllegalArgumentException("no end of {{#" + name + "}}");
  }

  /** The values of each repetition: those outside, overlaid by the item's. */
  private static List<Map<String, Object>> items(
      String sign, String name, Map<String, Object> values) {
    Object value = value(name, values);
    List<Map<String, Object>> items = new ArrayList<>();
    if (value instanceof Boolean flag) {
      if (flag == sign.equals("#")) {
        items.add(values);
      }
    } else if (value instanceof List<?> list) {
      for (Object item : list) {
        Map<String, Object> merged = new LinkedHashMap<>(values);
        ((Map<?, ?>) item).forEach((key, each) -> merged.put((String) key, each));
        items.add(merged);
      }
    }
    return items;
  }

  private static String line(String line, Map<String, Object> values) {
    return PLACE
        .matcher(line)
        .replaceAll(place -> Matcher.quoteReplacement(value(place.group(1), values).toString()));
  }

  private static Object value(String name, Map<String, Object> values) {
    Object value = values.get(name);
    if (value == null) {
      throw new IllegalArgumentException("no value for {{" + name + "}}");
    }
    return value;
  }
}
