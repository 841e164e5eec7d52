package io.github.mnnparity.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mnnparity.cli.render.Console;
import io.github.mnnparity.report.TextOptions.Colour;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class ReduceCommandTest {
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();

  @TempDir private Path folder;

  private int parity(String... arguments) {
    Console console =
        new Console(
            new PrintStream(out, true, StandardCharsets.UTF_8),
            new PrintStream(err, true, StandardCharsets.UTF_8),
            Colour.NONE,
            false);
    return ParityCommand.commandLine(console, new Failures(console, false)).execute(arguments);
  }

  private String errors() {
    return err.toString(StandardCharsets.UTF_8);
  }

  @Test
  void a_folder_for_the_bundle_is_needed() {
    assertThat(parity("reduce", "a.onnx", "a.mnn")).isEqualTo(2);
    assertThat(errors()).contains("--output");
  }

  @Test
  void layers_as_csv_are_for_compare() {
    assertThat(parity("reduce", "a.onnx", "a.mnn", "-o", "bug", "--csv", "x.csv")).isEqualTo(2);
    assertThat(errors()).contains("--csv");
  }

  @Test
  void a_folder_that_holds_files_is_refused_without_a_stack_trace() throws Exception {
    Files.writeString(folder.resolve("mine.txt"), "mine", StandardCharsets.UTF_8);

    assertThat(parity("reduce", "a.onnx", "a.mnn", "-o", folder.toString())).isEqualTo(2);
    assertThat(errors()).contains("a folder that holds files").doesNotContain("\tat ");
  }

  @Test
  void a_missing_model_leaves_no_folder() {
    Path target = folder.resolve("bug");

    assertThat(parity("reduce", "none.onnx", "none.mnn", "-o", target.toString())).isEqualTo(2);
    assertThat(errors()).contains("none.onnx", "no such file");
    assertThat(target).doesNotExist();
  }
}
