package io.github.mnnparity.report;

import io.github.mnnparity.core.report.Layer;
import io.github.mnnparity.core.report.Report;
import io.github.mnnparity.core.report.Section;
import io.github.mnnparity.report.html.Inline;
import java.util.Base64;
import java.util.Optional;

/**
 * A comparison as a piece of HTML for a notebook or any other page: the verdict, the error over
 * depth, findings with evidence and advice, the guilty layers among their neighbours, outputs and
 * what experiments found. It has no script, loads nothing, takes the colours of the page around it,
 * and escapes every name. Stateless, thread-safe.
 */
public final class InlineReport {
  private static final int SHARP = 2;

  private InlineReport() {}

  /** One {@code div}, with the chart where there are layers to draw. */
  public static String render(Report report) {
    return Inline.of(report, chart(report));
  }

  /** A table with its title and sentences, in the same style. */
  public static String render(Section section) {
    return Inline.of(section);
  }

  /**
   * One line that tells how far a piece of work is.
   *
   * @param share from 0 to 1; empty where it is not known
   */
  public static String progress(String words, Optional<Double> share) {
    return Inline.progress(words, share);
  }

  private static String chart(Report report) {
    boolean drawable =
        report.layers().stream()
            .flatMap(layer -> layer.views().values().stream())
            .anyMatch(view -> view.state() == Layer.State.COMPARED);
    if (!drawable) {
      return "";
    }
    String picture = Base64.getEncoder().encodeToString(ErrorChart.of(report).png(SHARP));
    return "<img class=\"picture\" alt=\"Chart: relative RMS error of each view over depth\""
        + " src=\"data:image/png;base64,"
        + picture
        + "\">";
  }
}
