package io.github.mnnparity.core;

import io.github.mnnparity.core.report.Finding;
import io.github.mnnparity.core.report.Section;
import java.util.ArrayList;
import java.util.List;

/** Looks further into one question after a comparison, and adds to its report. Stateless. */
interface Experiment {
  /** Whether the question arises, by what was asked for and what was measured. */
  boolean isDue(Compared compared);

  Result run(Compared compared);

  /**
   * @param findings not yet ranked
   * @param sections tables and words of their own in the report
   */
  record Result(List<Finding> findings, List<Section> sections) {
    static final Result NOTHING = new Result(List.of(), List.of());

    Result and(Result other) {
      List<Finding> allFindings = new ArrayList<>(findings);
      allFindings.addAll(other.findings);
      List<Section> allSections = new ArrayList<>(sections);
      allSections.addAll(other.sections);
      return new Result(allFindings, allSections);
    }
  }
}
