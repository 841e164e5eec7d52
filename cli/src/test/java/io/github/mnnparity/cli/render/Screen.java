package io.github.mnnparity.cli.render;

import java.util.ArrayList;
import java.util.List;

/** What a terminal shows in the end, of line feeds, returns and erasures. */
final class Screen {
  private Screen() {}

  /** Lines without colours and trailing spaces; empty ones at the end are left out. */
  static List<String> of(String output) {
    List<StringBuilder> lines = new ArrayList<>(List.of(new StringBuilder()));
    int column = 0;
    String plain = output.replaceAll("\u001b\\[[0-9;]*m", "");
    for (int i = 0; i < plain.length(); i++) {
      StringBuilder line = lines.get(lines.size() - 1);
      char c = plain.charAt(i);
      if (plain.startsWith("\u001b[K", i)) {
        line.setLength(Math.min(line.length(), column));
        i += 2;
      } else if (c == '\r') {
        column = 0;
      } else if (c == '\n') {
        lines.add(new StringBuilder());
        column = 0;
      } else {
        line.setLength(Math.max(line.length(), column));
        line.replace(column, Math.min(line.length(), column + 1), String.valueOf(c));
        column++;
      }
    }
    List<String> shown =
        new ArrayList<>(lines.stream().map(l -> l.toString().stripTrailing()).toList());
    while (!shown.isEmpty() && shown.get(shown.size() - 1).isEmpty()) {
      shown.remove(shown.size() - 1);
    }
    return shown;
  }
}
