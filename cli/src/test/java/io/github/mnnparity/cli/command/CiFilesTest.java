package io.github.mnnparity.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mnnparity.cli.render.Console;
import io.github.mnnparity.core.report.Examination;
import io.github.mnnparity.core.report.Verdict;
import io.github.mnnparity.report.TextOptions.Colour;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class CiFilesTest {
  @TempDir Path folder;
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();

  private CiFiles files(Map<String, String> environment, String... arguments) {
    CiFiles files = new CiFiles(environment);
    new CommandLine(CommandLine.Model.CommandSpec.create().addMixin("ci", spec(files)))
        .parseArgs(arguments);
    return files;
  }

  private static CommandLine.Model.CommandSpec spec(CiFiles files) {
    return CommandLine.Model.CommandSpec.forAnnotatedObject(files);
  }

  private Console console() {
    PrintStream stream = new PrintStream(out, true, StandardCharsets.UTF_8);
    return new Console(stream, stream, Colour.NONE, false);
  }

  private Examination audit() {
    return new Examination(
        "audit",
        Verdict.MATCH,
        "MATCH: the file says what the model says",
        List.of(),
        List.of(),
        Map.of("candidate", Map.of("file", folder.resolve("models/a.mnn").toString())),
        Map.of(),
        Map.of(),
        Map.of());
  }

  @Test
  void a_github_workflow_is_annotated_relative_to_its_checkout_and_its_summary_grows()
      throws Exception {
    Path summary = Files.writeString(folder.resolve("summary.md"), "before\n");
    Map<String, String> environment =
        Map.of("GITHUB_WORKSPACE", folder.toString(), "GITHUB_STEP_SUMMARY", summary.toString());

    files(environment, "--github").annotate(audit(), console());

    assertThat(out.toString(StandardCharsets.UTF_8))
        .isEqualTo(
            "::notice file=models/a.mnn,title=MNN Parity::MATCH: the file says what the model"
                + " says\n");
    assertThat(summary)
        .hasContent(
            """
            before
            ### MNN Parity: <code>a.mnn</code>

            MATCH: the file says what the model says

            """);
  }

  @Test
  void no_line_of_a_report_is_taken_for_a_command() {
    String text = files(Map.of(), "--github").guarded("a tensor called\n::error::x\n");

    List<String> lines = text.lines().toList();
    String token = lines.get(0).substring("::stop-commands::".length());
    assertThat(token).hasSizeGreaterThan(30);
    assertThat(lines)
        .containsExactly(
            "::stop-commands::" + token, "a tensor called", "::error::x", "", "::" + token + "::");
    assertThat(files(Map.of()).guarded("text\n")).isEqualTo("text\n");
  }

  @Test
  void without_the_option_nothing_is_annotated_even_in_a_workflow() {
    files(Map.of("GITHUB_ACTIONS", "true")).annotate(audit(), console());

    assertThat(out.size()).isZero();
  }

  @Test
  void a_summary_that_cannot_be_written_does_not_fail_the_run() {
    files(Map.of("GITHUB_STEP_SUMMARY", folder.toString()), "--github")
        .annotate(audit(), console());

    assertThat(out.toString(StandardCharsets.UTF_8))
        .contains("warning: the job's summary was not written: ");
  }

  @Test
  void files_are_written_and_named() {
    Path xml = folder.resolve("r.xml");
    Path sarif = folder.resolve("r.sarif");

    List<String> written = files(Map.of(), "--junit-xml=" + xml, "--sarif=" + sarif).write(audit());

    assertThat(written).containsExactly(xml.toString(), sarif.toString());
    assertThat(xml).content().contains("<testsuite name=\"parity audit a\"");
    assertThat(sarif).content().contains("\"version\" : \"2.1.0\"");
  }
}
