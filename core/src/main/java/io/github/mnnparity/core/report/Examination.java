package io.github.mnnparity.core.report;

import java.util.List;
import java.util.Map;

/**
 * What a command other than {@code compare} found out about a pair of models; written as JSON by
 * {@link ExaminationJson}.
 *
 * @param command the command that made it, as typed: {@code audit}
 * @param verdict MATCH where nothing is wrong, DIVERGED where something is, INCOMPLETE where the
 *     question could not be answered to the end
 * @param headline the verdict in one line, as the terminal prints it first
 * @param findings errors before notes
 * @param sections tables and words, in their order
 * @param models facts on the files
 * @param inputs facts on what was fed or read beside the models
 * @param environment facts on what it ran on; empty where nothing ran
 * @param timings in milliseconds, by step
 */
public record Examination(
    String command,
    Verdict verdict,
    String headline,
    List<Finding> findings,
    List<Section> sections,
    Map<String, Object> models,
    Map<String, Object> inputs,
    Map<String, Object> environment,
    Map<String, Object> timings) {
  public static final int SCHEMA_VERSION = 1;

  public Examination {
    findings = List.copyOf(findings);
    sections = List.copyOf(sections);
  }
}
