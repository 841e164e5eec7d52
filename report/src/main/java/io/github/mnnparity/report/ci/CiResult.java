package io.github.mnnparity.report.ci;

import io.github.mnnparity.core.report.Examination;
import io.github.mnnparity.core.report.Finding;
import io.github.mnnparity.core.report.OutputResult;
import io.github.mnnparity.core.report.Report;
import io.github.mnnparity.core.report.Severity;
import io.github.mnnparity.core.report.Verdict;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What continuous integration is told of a comparison or another examination. Immutable.
 *
 * @param command as typed: {@code compare}
 * @param outputs every output in every view; empty for an examination that runs nothing
 * @param skipped views that did not run, with the reason
 * @param reference the source model
 * @param candidate the converted model
 * @param root folder that names of files are told relative to: the checked out project
 */
public record CiResult(
    String command,
    Verdict verdict,
    String headline,
    List<Finding> findings,
    List<OutputResult> outputs,
    Map<String, String> skipped,
    Model reference,
    Model candidate,
    double seconds,
    Path root) {
  public CiResult {
    findings = List.copyOf(findings);
    outputs = List.copyOf(outputs);
  }

  /** Of a comparison. */
  public static CiResult of(Report report, Path root) {
    return new CiResult(
        "compare",
        report.verdict(),
        report.headline(),
        report.findings(),
        report.outputs(),
        report.skipped(),
        Model.of(report.models(), "reference"),
        Model.of(report.models(), "candidate"),
        seconds(report.timings()),
        root);
  }

  /** Of another command. */
  public static CiResult of(Examination examination, Path root) {
    return new CiResult(
        examination.command(),
        examination.verdict(),
        examination.headline(),
        examination.findings(),
        List.of(),
        Map.of(),
        Model.of(examination.models(), "reference"),
        Model.of(examination.models(), "candidate"),
        seconds(examination.timings()),
        root);
  }

  /**
   * A model file.
   *
   * @param file as the user named it
   * @param sha256 empty where it is not known
   * @param bytes -1 where it is not known
   */
  public record Model(Path file, String sha256, long bytes) {
    static Model of(Map<String, Object> models, String side) {
      Map<?, ?> facts = models.get(side) instanceof Map<?, ?> map ? map : Map.of();
      Object file = facts.get("file");
      Object sha256 = facts.get("sha256");
      return new Model(
          Path.of(file == null ? side : file.toString()),
          sha256 == null ? "" : sha256.toString(),
          facts.get("bytes") instanceof Number number ? number.longValue() : -1);
    }

    /** Name of the file without its ending. */
    String stem() {
      String name = String.valueOf(file.getFileName());
      int dot = name.lastIndexOf('.');
      return dot > 0 ? name.substring(0, dot) : name;
    }
  }

  /** How much a message matters; its name in lower case is what SARIF calls it. */
  enum Level {
    ERROR,
    WARNING,
    NOTE
  }

  /**
   * One thing to tell.
   *
   * @param finding empty for the verdict itself
   */
  record Message(Level level, Rule rule, String text, Optional<Finding> finding) {}

  /**
   * The findings, errors first. Where none of them is an error although not all is well, the
   * verdict comes before them, so that a run that fails never is without a message.
   */
  List<Message> messages() {
    List<Message> messages = new ArrayList<>();
    boolean told = findings.stream().anyMatch(found -> found.severity() == Severity.ERROR);
    if (verdict != Verdict.MATCH && !told) {
      messages.add(
          new Message(
              verdict == Verdict.DIVERGED ? Level.ERROR : Level.WARNING,
              verdict == Verdict.DIVERGED ? Rule.DIVERGED : Rule.INCOMPLETE,
              headline,
              Optional.empty()));
    }
    for (Finding finding : findings) {
      messages.add(
          new Message(
              finding.severity() == Severity.ERROR ? Level.ERROR : Level.NOTE,
              Rule.of(finding.kind()),
              finding.summary(),
              Optional.of(finding)));
    }
    return messages;
  }

  /** The file that a message is about: the source where it is at fault, else the converted one. */
  Path file(Message message) {
    return message.rule() == Rule.REFERENCE ? reference.file() : candidate.file();
  }

  /** A file below {@link #root} relative to it; another as it was named. */
  Path shown(Path file) {
    Path base = root.toAbsolutePath().normalize();
    Path whole = file.toAbsolutePath().normalize();
    return whole.startsWith(base) && !whole.equals(base) ? base.relativize(whole) : file;
  }

  private static double seconds(Map<String, Object> timings) {
    return timings.get("totalMs") instanceof Number number ? number.doubleValue() / 1000 : 0;
  }
}
