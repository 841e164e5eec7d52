package io.github.mnnparity.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mnnparity.cli.render.Console;
import io.github.mnnparity.core.CompareOptions;
import io.github.mnnparity.core.CompareOptions.EngineChoice;
import io.github.mnnparity.core.CompareOptions.Limit;
import io.github.mnnparity.core.CompareOptions.LimitMetric;
import io.github.mnnparity.core.CompareOptions.LimitScope;
import io.github.mnnparity.core.error.BadInputException;
import io.github.mnnparity.core.error.Problem;
import io.github.mnnparity.core.report.AlignmentSummary;
import io.github.mnnparity.core.report.Progress;
import io.github.mnnparity.core.report.Report;
import io.github.mnnparity.core.report.Verdict;
import io.github.mnnparity.core.tensor.Shape;
import io.github.mnnparity.report.TextOptions.Colour;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class CompareCommandTest {
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();
  private final List<CompareOptions> seen = new ArrayList<>();
  private Verdict verdict = Verdict.MATCH;

  @TempDir private Path folder;

  @ParameterizedTest
  @EnumSource
  void the_verdict_is_the_exit_status(Verdict each) {
    verdict = each;

    assertThat(parity("compare", "a.onnx", "a.mnn")).isEqualTo(each.exitStatus());
    assertThat(text(out)).startsWith(each.name());
  }

  @Test
  void every_option_reaches_the_comparison() {
    parity(
        "compare",
        "a.onnx",
        "a.mnn",
        "--shape",
        "x=1x3",
        "--seed=7",
        "--engine=session",
        "--limit=op:Conv:maxAbs=0.5",
        "--limit=tensor:a:b=c:sqnr=30",
        "--min-sqnr=30",
        "--min-coverage=0.5",
        "--threads=4",
        "--precision=low",
        "--deadline=2m",
        "--memory-budget=512m",
        "--python=/usr/bin/python3",
        "--force");

    CompareOptions options = seen.get(0);
    assertThat(options.shapes()).isEqualTo(Map.of("x", Shape.of(1, 3)));
    assertThat(options.seed()).isEqualTo(7);
    assertThat(options.engine()).isEqualTo(EngineChoice.SESSION);
    assertThat(options.limits())
        .containsExactly(
            new Limit(LimitScope.OP, "Conv", LimitMetric.MAX_ABS, 0.5),
            new Limit(LimitScope.TENSOR, "a:b=c", LimitMetric.SQNR, 30));
    assertThat(options.minSqnr()).isEqualTo(30);
    assertThat(options.minCoverage()).isEqualTo(0.5);
    assertThat(options.engineOptions().threads()).isEqualTo(4);
    assertThat(options.engineOptions().precision()).isEqualTo("low");
    assertThat(options.engineOptions().deadline()).isEqualTo(Duration.ofMinutes(2));
    assertThat(options.engineOptions().python())
        .isEqualTo(Optional.of(Path.of("/usr/bin/python3")));
    assertThat(options.memoryBudget()).isEqualTo(512L << 20);
    assertThat(options.force()).isTrue();
  }

  @Test
  void the_defaults_are_those_of_the_options_record() {
    parity("compare", "a.onnx", "a.mnn");

    CompareOptions options = seen.get(0);
    assertThat(options.engine()).isEqualTo(CompareOptions.DEFAULT.engine());
    assertThat(options.seed()).isEqualTo(CompareOptions.DEFAULT.seed());
    assertThat(options.minSqnr()).isEqualTo(CompareOptions.DEFAULT.minSqnr());
    assertThat(options.minCoverage()).isEqualTo(CompareOptions.DEFAULT.minCoverage());
    assertThat(options.memoryBudget()).isEqualTo(CompareOptions.DEFAULT.memoryBudget());
    assertThat(options.engineOptions().deadline())
        .isEqualTo(CompareOptions.DEFAULT.engineOptions().deadline());
  }

  @Test
  void reports_are_written_where_asked_and_named() {
    Path json = folder.resolve("r.json");
    Path csv = folder.resolve("r.csv");

    Path html = folder.resolve("r.html");

    parity("compare", "a.onnx", "a.mnn", "--json=" + json, "--csv=" + csv, "--html=" + html);

    assertThat(json).content().contains("\"schemaVersion\" : 1");
    assertThat(csv).content().startsWith("index,onnxTensor");
    assertThat(html).content().contains("<title>MATCH ");
    assertThat(text(out)).contains("r.json", "r.csv", "r.html");
  }

  @Test
  void two_reports_in_one_file_are_refused_before_the_work() {
    Path both = folder.resolve("r.xml");

    int status =
        parity(
            "compare", "a.onnx", "a.mnn", "--html=" + both, "--junit-xml=" + folder + "/./r.xml");

    assertThat(status).isEqualTo(2);
    assertThat(seen).isEmpty();
    assertThat(text(err)).contains("one file for two options");
  }

  @Test
  void a_report_that_cannot_be_written_is_refused_before_the_work() {
    int status =
        parity("compare", "a.onnx", "a.mnn", "--json=" + folder.resolve("none").resolve("r.json"));

    assertThat(status).isEqualTo(2);
    assertThat(seen).isEmpty();
    assertThat(text(err)).contains("found:    no such folder: " + folder.resolve("none"));
  }

  @Test
  void a_report_never_replaces_a_model() throws Exception {
    Path model = Files.writeString(folder.resolve("a.mnn"), "model");

    assertThat(parity("compare", "a.onnx", model.toString(), "--json=" + model)).isEqualTo(2);
    assertThat(model).hasContent("model");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          --engine=gpu          | gpu
          --threads=0           | --threads must be at least 1, found 0
          --min-coverage=1.5    | --min-coverage must be from 0 to 1, found 1.5
          --precision=fp8       | --precision must be high, normal or low, found fp8
          --deadline=soon       | write 60s, 2m or 1500ms
          --memory-budget=much  | write 2g, 512m or bytes
          --limit=close         | write relRms=1e-2, op:Conv:maxAbs=0.1 or tensor:NAME:sqnr=30
          --shape=x=3,4         | write 1x3x224x224
          --input=x=none.npy    | no such file
          --nosuch              | Unknown option: '--nosuch'
          """)
  void a_bad_option_is_told_with_what_is_right(String option, String message) {
    assertThat(parity("compare", "a.onnx", "a.mnn", option)).isEqualTo(2);
    assertThat(text(err)).contains(message);
    assertThat(text(out)).isEmpty();
    assertThat(seen).isEmpty();
  }

  @Test
  void a_problem_is_told_in_four_lines_with_exit_status_2() {
    ComparisonRun.Comparer refuses =
        (reference, candidate, options) -> {
          throw new BadInputException(new Problem("a.onnx", "a model", "a text", "give a model"));
        };

    assertThat(execute(refuses, "compare", "a.onnx", "a.mnn")).isEqualTo(2);
    assertThat(text(err))
        .isEqualTo("a.onnx\n  expected: a model\n  found:    a text\n  next:     give a model\n");
  }

  @Test
  void a_bug_is_called_a_bug_and_shows_no_stack_trace() {
    ComparisonRun.Comparer broken =
        (reference, candidate, options) -> {
          throw new IllegalStateException("half done\nand more");
        };

    assertThat(execute(broken, "compare", "a.onnx", "a.mnn")).isEqualTo(2);
    assertThat(text(err))
        .isEqualTo(
            "parity: internal error: IllegalStateException: half done\n"
                + "  This is a bug in MNN Parity, not in your model. Please report it with the output"
                + " of the same command under --verbose and, if you can, both files.\n");
  }

  @Test
  void progress_goes_to_standard_error_unless_quiet() {
    parity("compare", "a.onnx", "a.mnn");
    String told = text(err);
    err.reset();
    parity("compare", "a.onnx", "a.mnn", "--quiet");

    assertThat(told).isEqualTo("working\n");
    assertThat(text(err)).isEmpty();
    assertThat(text(out)).doesNotContain("working");
  }

  @Test
  void help_and_usage_name_the_commands() {
    assertThat(parity("--help")).isZero();
    assertThat(text(out)).contains("compare", "Exit status\n  0  match\n  1  diverged\n");
    assertThat(parity()).isEqualTo(2);
    assertThat(parity("compere")).isEqualTo(2);
    assertThat(text(err))
        .contains("a command is missing", "Unmatched argument", "did you mean 'compare'?");
    assertThat(parity("--version")).isZero();
  }

  private int parity(String... args) {
    return execute(
        (reference, candidate, options) -> {
          seen.add(options);
          options.progress().accept(Progress.of("working"));
          return report();
        },
        args);
  }

  private int execute(ComparisonRun.Comparer comparer, String... args) {
    var console = new Console(print(out), print(err), Colour.NONE, false);
    var failures = new Failures(console, false);
    return ParityCommand.commandLine(console, failures, comparer).execute(args);
  }

  private Report report() {
    return new Report(
        verdict,
        verdict + ": made up",
        List.of("lifted"),
        Map.of(),
        List.of(),
        new AlignmentSummary(1, 1, 0, 0, 0, List.of()),
        List.of(),
        List.of(),
        List.of(),
        Map.of(),
        Map.of(),
        Map.of(),
        Map.of());
  }

  private static PrintStream print(ByteArrayOutputStream bytes) {
    return new PrintStream(bytes, true, StandardCharsets.UTF_8);
  }

  private static String text(ByteArrayOutputStream bytes) {
    return bytes.toString(StandardCharsets.UTF_8);
  }
}
