package io.github.mnnparity.testing;

import io.github.mnnparity.core.report.Report;
import io.github.mnnparity.core.report.Verdict;
import io.github.mnnparity.report.Diagnosis;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/** What a report calls its models, and what its failures say. */
final class Names {
  private Names() {}

  static String candidate(Report report) {
    return file(report, "candidate").map(Path::toString).orElse("the candidate");
  }

  static String reference(Report report) {
    return file(report, "reference").map(Path::toString).orElse("its reference");
  }

  static Optional<Path> file(Report report, String side) {
    try {
      return report.models().get(side) instanceof Map<?, ?> facts
              && facts.get("file") instanceof String file
          ? Optional.of(Path.of(file))
          : Optional.empty();
    } catch (InvalidPathException e) {
      return Optional.empty();
    }
  }

  /**
   * Whether the engine is not installed, and the comparison was content without it: where it is
   * demanded, the verdict is not MATCH.
   */
  static boolean isContentWithoutEngine(Report report) {
    return report.verdict() == Verdict.MATCH
        && !report.skipped().isEmpty()
        && !report.environment().containsKey("engine");
  }

  static String withoutEngine(Report report) {
    return "only the file of "
        + candidate(report)
        + " was compared, and agrees: "
        + report.skipped().values().iterator().next()
        + "; engine LIFTED is content with the file, ALL fails without the engine";
  }

  static String diagnosis(Report report) {
    return Diagnosis.of(report) + "Report    " + ReportFiles.path(report) + "\n";
  }
}
