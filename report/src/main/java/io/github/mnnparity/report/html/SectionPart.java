package io.github.mnnparity.report.html;

import io.github.mnnparity.core.report.Section;
import java.util.List;
import java.util.stream.Collectors;

/** What an experiment beside the comparison found: words and a table. */
final class SectionPart {
  private SectionPart() {}

  static String id(Section section) {
    return "section-" + section.id().replaceAll("[^A-Za-z0-9_-]", "-");
  }

  /** The title without what stands behind a comma or in brackets. */
  static String shortTitle(Section section) {
    return section.title().split("[,(:]", 2)[0].strip();
  }

  static void append(Section section, Html out) {
    out.open("section", "class=\"experiment\" " + Html.attribute("id", id(section)))
        .element("h2", "", section.title());
    section.words().forEach(sentence -> out.raw("<p>").prose(sentence).raw("</p>"));
    if (section.columns().size() == 1) {
      verbatim(section, out);
    } else if (!section.columns().isEmpty()) {
      table(section, out);
    }
    out.raw("</section>\n");
  }

  /** A single column may be code to paste. */
  private static void verbatim(Section section, Html out) {
    String lines = section.rows().stream().map(row -> row.get(0)).collect(Collectors.joining("\n"));
    out.raw("<figure class=\"verbatim\">")
        .element("figcaption", "", section.columns().get(0))
        .open("pre", "tabindex=\"0\"")
        .raw("\n")
        .text(lines)
        .raw("</pre></figure>");
  }

  private static void table(Section section, Html out) {
    out.open(
            "div",
            "class=\"scroll\" role=\"region\" tabindex=\"0\" "
                + Html.attribute("aria-label", section.title()))
        .raw("<table class=\"plain\"><thead><tr>");
    boolean[] numeric = new boolean[section.columns().size()];
    for (int column = 0; column < numeric.length; column++) {
      numeric[column] = column > 0 && isNumeric(section, column);
      String style = numeric[column] ? "scope=\"col\" class=\"num\"" : "scope=\"col\"";
      out.element("th", style, section.columns().get(column));
    }
    out.raw("</tr></thead><tbody>\n");
    for (List<String> row : section.rows()) {
      out.raw("<tr>");
      for (int column = 0; column < numeric.length; column++) {
        out.raw(numeric[column] ? "<td class=n>" : "<td>").text(row.get(column));
      }
      out.raw("\n");
    }
    out.raw("</tbody></table></div>");
  }

  private static boolean isNumeric(Section section, int column) {
    List<String> cells =
        section.rows().stream()
            .map(row -> row.get(column))
            .filter(cell -> !cell.isBlank() && !cell.equals("-"))
            .toList();
    return !cells.isEmpty() && cells.stream().allMatch(SectionPart::isNumber);
  }

  private static boolean isNumber(String cell) {
    return cell.matches("[-+]?[0-9][0-9.,]*(e[-+]?[0-9]+)?( ?(%|dB|x|ms|KiB|MiB))?");
  }
}
