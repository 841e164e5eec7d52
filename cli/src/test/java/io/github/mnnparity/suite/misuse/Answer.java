package io.github.mnnparity.suite.misuse;

import io.github.mnnparity.core.report.Examination;
import io.github.mnnparity.core.report.Finding;
import io.github.mnnparity.core.report.Section;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * What {@code parity explain} said of one app.
 *
 * @param said RIGHT, EXPLAINED, AMBIGUOUS ...
 * @param named the mistake that was named, or those that give the same output
 * @param floors how far the named one is from the app's output, in multiples of the noise floor
 */
record Answer(AppCase app, String said, List<String> named, double floors) {
  private static final double SAME = 10;

  static Answer of(AppCase app, Examination examination) {
    if (examination.findings().isEmpty()) {
      return new Answer(app, "RIGHT", List.of(), 0);
    }
    Finding finding = examination.findings().get(0);
    List<String> named = new ArrayList<>();
    double floors = Double.POSITIVE_INFINITY;
    for (Section section : examination.sections()) {
      if (section.id().equals("hypotheses")) {
        for (Object entry : (List<?>) section.data().get("best")) {
          Map<?, ?> mistake = (Map<?, ?>) entry;
          Object distance = mistake.get("floors");
          if (distance instanceof Number number && number.doubleValue() <= SAME) {
            floors = Math.min(floors, number.doubleValue());
            if (!named.contains(mistake.get("cause"))) {
              named.add((String) mistake.get("cause"));
            }
          }
        }
      }
    }
    return new Answer(app, String.valueOf(finding.details().get("answer")), named, floors);
  }

  /** An app without output: there is nothing to explain. */
  static Answer none(AppCase app) {
    return new Answer(app, "NO OUTPUT", List.of(), Double.POSITIVE_INFINITY);
  }

  boolean isRight() {
    return said.equals("RIGHT");
  }

  boolean isHit() {
    return app.expected().isEmpty()
        ? isRight()
        : List.of("EXPLAINED", "AMBIGUOUS").contains(said) && named.contains(app.expected().get());
  }

  String row() {
    return String.format(
        Locale.ROOT,
        "| %s | %s | %d | %d | %s | %s | %s | %s |",
        app.pair().name(),
        app.app(),
        app.runs(),
        app.batch(),
        app.expected().map(id -> "`" + id + "`").orElse("nothing"),
        named.isEmpty() ? said : "`" + String.join("`, `", named) + "`",
        named.isEmpty() ? "–" : String.format(Locale.ROOT, "x %.2f", floors),
        isHit() ? "yes" : "**no**");
  }
}
