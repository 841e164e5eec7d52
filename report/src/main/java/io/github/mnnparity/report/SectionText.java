package io.github.mnnparity.report;

import io.github.mnnparity.core.report.Section;
import java.util.ArrayList;
import java.util.List;

/** A section as a title, sentences and a table that fits the line. */
final class SectionText {
  private static final String INDENT = "   ";
  private static final int GAP = 2;
  private static final int NARROWEST = 8;

  private final Style style;

  SectionText(Style style) {
    this.style = style;
  }

  String render(Section section) {
    var out = new StringBuilder("\n").append(style.strong(section.title())).append('\n');
    section.words().forEach(sentence -> out.append(style.wrapped(INDENT, sentence)));
    if (section.columns().size() == 1) {
      out.append(INDENT).append(style.faint(section.columns().get(0))).append('\n');
      section.rows().forEach(row -> out.append(asIs(row.get(0))).append('\n'));
    } else if (!section.columns().isEmpty()) {
      int[] widths = widths(section);
      out.append(style.faint(line(section.columns(), widths))).append('\n');
      section.rows().forEach(row -> out.append(line(row, widths)).append('\n'));
    }
    return out.toString();
  }

  /** A single column may be code to paste: never shortened. */
  private static String asIs(String cell) {
    return (INDENT + cell).stripTrailing();
  }

  /** As wide as the longest cell; the widest column gives way until the line fits. */
  private int[] widths(Section section) {
    List<List<String>> all = new ArrayList<>(section.rows());
    all.add(section.columns());
    int[] widths = new int[section.columns().size()];
    for (List<String> row : all) {
      for (int i = 0; i < widths.length; i++) {
        widths[i] = Math.max(widths[i], Columns.of(row.get(i)));
      }
    }
    int space = style.width() - INDENT.length() - GAP * (widths.length - 1);
    while (sum(widths) > space) {
      int widest = 0;
      for (int i = 1; i < widths.length; i++) {
        widest = widths[i] > widths[widest] ? i : widest;
      }
      if (widths[widest] <= NARROWEST) {
        break;
      }
      widths[widest]--;
    }
    return widths;
  }

  private static int sum(int[] widths) {
    int sum = 0;
    for (int width : widths) {
      sum += width;
    }
    return sum;
  }

  private static String line(List<String> cells, int[] widths) {
    var line = new StringBuilder(INDENT);
    for (int i = 0; i < widths.length; i++) {
      line.append(Words.column(cells.get(i), widths[i])).append(" ".repeat(GAP));
    }
    return line.toString().stripTrailing();
  }
}
