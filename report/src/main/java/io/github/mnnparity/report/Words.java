package io.github.mnnparity.report;

import io.github.mnnparity.core.report.ErrorSummary;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** Numbers, names and sentences, made to fit a line. */
final class Words {
  private Words() {}

  /** {@code 3.1e-07}; {@code 0} for zero. */
  static String scientific(double value) {
    return value == 0 ? "0" : String.format(Locale.ROOT, "%.1e", value);
  }

  /** A share as a percentage with one decimal, rounded down so that only 1 is 100 %. */
  static String percent(double share) {
    return share >= 1
        ? "100 %"
        : String.format(Locale.ROOT, "%.1f %%", Math.floor(share * 1000) / 10);
  }

  /** Relative RMS error in a few characters. */
  static String error(ErrorSummary error) {
    if (error.identical()) {
      return "same";
    }
    return error.nonFiniteMismatch() > 0 ? "NaN/Inf" : scientific(error.relRms());
  }

  /** {@code 1 value}, {@code 2 values}. */
  static String count(long number, String noun) {
    return number + " " + noun + (number == 1 ? "" : "s");
  }

  /** {@code 812 bytes}, {@code 1.5 MB}, in steps of 1,000. */
  static String bytes(long bytes) {
    if (bytes < 1000) {
      return count(bytes, "byte");
    }
    double size = bytes / 1e3;
    for (String unit : List.of("kB", "MB")) {
      if (size < 1000) {
        return String.format(Locale.ROOT, "%.1f %s", size, unit);
      }
      size /= 1e3;
    }
    return String.format(Locale.ROOT, "%.2f GB", size);
  }

  /** {@code converter version} of {@code converterVersion}. */
  static String phrase(String key) {
    return key.replaceAll("([a-z])([A-Z])", "$1 $2").toLowerCase(Locale.ROOT);
  }

  /** A name of at most {@code width} columns; what is left out is in the middle. */
  static String shortened(String name, int width) {
    if (Columns.of(name) <= width) {
      return name;
    }
    int tail = (width - 2) / 2;
    return Columns.head(name, width - 2 - tail) + ".." + Columns.tail(name, tail);
  }

  /** {@code name}, shortened or filled with spaces to {@code width} columns. */
  static String column(String name, int width) {
    String shown = shortened(name, width);
    return shown + " ".repeat(Math.max(0, width - Columns.of(shown)));
  }

  /** JSON-like values as words: maps as {@code key value}, lists with spaces. */
  static String plain(Object value) {
    if (value instanceof Map<?, ?> map) {
      return map.entrySet().stream()
          .map(entry -> entry.getKey() + " " + plain(entry.getValue()))
          .collect(Collectors.joining(", "));
    }
    if (value instanceof Iterable<?> list) {
      List<String> parts = new ArrayList<>();
      list.forEach(part -> parts.add(plain(part)));
      return String.join("; ", parts);
    }
    return String.valueOf(value);
  }

  /**
   * {@code first} followed by {@code text}, wrapped at {@code width} columns; later lines are
   * indented as far as {@code first} is long. Line breaks in {@code text} are kept.
   */
  static String wrapped(String first, String text, int width) {
    String indent = " ".repeat(Columns.of(first));
    var out = new StringBuilder();
    String lead = first;
    for (String line : text.lines().toList()) {
      var current = new StringBuilder(lead);
      int used = Columns.of(lead);
      boolean empty = true;
      for (String word : line.strip().split("\\s+", -1)) {
        int columns = Columns.of(word);
        if (!empty && used + 1 + columns > width) {
          out.append(current).append('\n');
          current = new StringBuilder(indent);
          used = indent.length();
          empty = true;
        }
        current.append(empty ? "" : " ").append(word);
        used += (empty ? 0 : 1) + columns;
        empty = false;
      }
      out.append(current.toString().stripTrailing()).append('\n');
      lead = indent;
    }
    return out.toString();
  }
}
