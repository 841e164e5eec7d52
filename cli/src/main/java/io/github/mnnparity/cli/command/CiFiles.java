package io.github.mnnparity.cli.command;

import io.github.mnnparity.cli.render.Console;
import io.github.mnnparity.core.report.Examination;
import io.github.mnnparity.core.report.Report;
import io.github.mnnparity.report.ci.CiResult;
import io.github.mnnparity.report.ci.GithubAnnotations;
import io.github.mnnparity.report.ci.JUnitXml;
import io.github.mnnparity.report.ci.MarkdownSummary;
import io.github.mnnparity.report.ci.SarifLog;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** What continuous integration is told. A picocli mixin. */
final class CiFiles {
  /** Where CI systems say that the project is checked out: GitHub, GitLab, Jenkins. */
  private static final List<String> ROOTS =
      List.of("GITHUB_WORKSPACE", "CI_PROJECT_DIR", "WORKSPACE");

  @Option(
      names = "--junit-xml",
      paramLabel = "FILE",
      description = "Write outputs and verdict as test cases, as build servers show them.")
  private @Nullable Path junitXml;

  @Option(
      names = "--sarif",
      paramLabel = "FILE",
      description = "Write the findings as SARIF 2.1.0, for code scanning.")
  private @Nullable Path sarif;

  @Option(
      names = "--github",
      description = "In a GitHub workflow: annotate the findings, and fill the job's summary.")
  private boolean github;

  private final Map<String, String> environment;

  CiFiles() {
    this(System.getenv());
  }

  CiFiles(Map<String, String> environment) {
    this.environment = environment;
  }

  /** Refuses, before any long work, what cannot be written. */
  void check(List<Path> models) {
    Targets.check(targets(), models);
  }

  List<Path> targets() {
    return Stream.of(junitXml, sarif).filter(Objects::nonNull).toList();
  }

  List<String> write(Report report) {
    return write(CiResult.of(report, root()));
  }

  List<String> write(Examination examination) {
    return write(CiResult.of(examination, root()));
  }

  private List<String> write(CiResult result) {
    List<String> written = new ArrayList<>();
    if (junitXml != null) {
      JUnitXml.write(result, junitXml);
      written.add(junitXml.toString());
    }
    if (sarif != null) {
      SarifLog.write(result, ParityCommand.Version.number(), sarif);
      written.add(sarif.toString());
    }
    return written;
  }

  /**
   * A report for people, between lines that have GitHub take nothing in it for a command: names of
   * tensors may hold line breaks.
   */
  String guarded(String text) {
    if (!github) {
      return text;
    }
    String token = UUID.randomUUID().toString();
    return "::stop-commands::" + token + "\n" + text + "\n::" + token + "::\n";
  }

  /** Annotations, after the report, so that the log reads from top to bottom. */
  void annotate(Report report, Console console) {
    annotate(CiResult.of(report, root()), console);
  }

  void annotate(Examination examination, Console console) {
    annotate(CiResult.of(examination, root()), console);
  }

  private void annotate(CiResult result, Console console) {
    if (!github) {
      return;
    }
    console.result(GithubAnnotations.toText(result));
    String summary = environment.getOrDefault("GITHUB_STEP_SUMMARY", "");
    if (summary.isEmpty()) {
      return;
    }
    try {
      // GitHub makes the file for the step, and steps add to it.
      Files.writeString(
          Path.of(summary),
          MarkdownSummary.toText(result),
          StandardCharsets.UTF_8,
          StandardOpenOption.CREATE,
          StandardOpenOption.APPEND);
    } catch (IOException e) {
      console.log("warning: the job's summary was not written: " + e);
    }
  }

  private Path root() {
    return ROOTS.stream()
        .map(name -> environment.getOrDefault(name, ""))
        .filter(folder -> !folder.isEmpty())
        .map(Path::of)
        .findFirst()
        .orElse(Path.of(""));
  }
}
