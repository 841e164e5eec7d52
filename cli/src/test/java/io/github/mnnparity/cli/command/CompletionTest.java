package io.github.mnnparity.cli.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.mnnparity.cli.render.Console;
import io.github.mnnparity.report.TextOptions.Colour;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What shells offer, asked in real shells; those that are not installed are left out. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class CompletionTest {
  @TempDir private Path folder;

  @ParameterizedTest
  @CsvSource({
    "'',                     compare audit explain inspect lift reduce completion help",
    "comp,                   compare completion",
    "compare --min,          --min-sqnr --min-coverage",
    "compare --engine l,     lifted",
    "compare --precision '', high normal low",
    "lift --form s,          stored",
    "completion '',          bash zsh fish",
    "compare mod,            model.onnx",
    "compare --json rep,     report.json",
  })
  void bash_completes(String typed, String offered) throws Exception {
    assertThat(bash(typed)).contains(offered.split(" "));
  }

  @ParameterizedTest
  @CsvSource({
    "'',                    compare audit explain inspect lift reduce completion help",
    "comp,                  compare completion",
    "compare --min,         --min-sqnr --min-coverage",
    "compare --engine l,    lifted",
    "lift --form s,         stored",
    "completion f,          fish",
    "help co,               compare convert completion",
    "compare mod,           model.onnx",
    "compare --json rep,    report.json",
  })
  void fish_completes(String typed, String offered) throws Exception {
    assumeTrue(isInstalled("fish"), "fish is not installed");
    Path script = Files.writeString(folder.resolve("parity.fish"), script("fish"));
    makeFiles();

    String output =
        run(
            "fish",
            "--no-config",
            "-c",
            "source " + script + "; complete -C 'parity " + typed + "'");

    assertThat(output.lines().map(line -> line.split("\t")[0])).contains(offered.split(" "));
  }

  @ParameterizedTest
  @CsvSource({
    "comp,                  compare completion",
    "compare --engine l,    lifted",
    "completion f,          fish",
  })
  void zsh_completes(String typed, String offered) throws Exception {
    assumeTrue(isInstalled("zsh"), "zsh is not installed");
    Path script = Files.writeString(folder.resolve("parity.zsh"), script("zsh"));

    String output =
        run(
            "zsh",
            "-f",
            "-c",
            "source %s; COMP_WORDS=(parity %s); COMP_CWORD=$((${#COMP_WORDS}-1)); emulate -L ksh;"
                    .formatted(script, typed)
                + " _complete_parity; print -l -- ${COMPREPLY[@]}");

    assertThat(output.lines().map(String::strip)).contains(offered.split(" "));
  }

  @Test
  void the_scripts_have_no_syntax_errors() throws Exception {
    for (String shell : List.of("bash", "zsh", "fish")) {
      if (isInstalled(shell)) {
        Path script = Files.writeString(folder.resolve("script"), script(shell));

        assertThat(run(shell, "-n", script.toString())).isEmpty();
      }
    }
  }

  private List<String> bash(String typed) throws Exception {
    assumeTrue(isInstalled("bash"), "bash is not installed");
    Path script = Files.writeString(folder.resolve("parity.bash"), script("bash"));
    makeFiles();
    String output =
        run(
            "bash",
            "--norc",
            "-c",
            ("source %s; COMP_WORDS=(parity %s); COMP_CWORD=$((${#COMP_WORDS[@]}-1));"
                    + " _complete_parity; printf '%%s\\n' \"${COMPREPLY[@]}\"")
                .formatted(script, typed.isEmpty() ? "''" : typed));
    return output.lines().map(String::strip).toList();
  }

  private void makeFiles() throws Exception {
    Files.writeString(folder.resolve("model.onnx"), "");
    Files.writeString(folder.resolve("report.json"), "");
  }

  private static boolean isInstalled(String shell) {
    return Files.isExecutable(Path.of("/usr/bin", shell))
        || Files.isExecutable(Path.of("/bin", shell));
  }

  private static String script(String shell) {
    var out = new ByteArrayOutputStream();
    var print = new PrintStream(out, true, StandardCharsets.UTF_8);
    var console = new Console(print, print, Colour.NONE, false);
    int status =
        ParityCommand.commandLine(console, new Failures(console, false))
            .execute("completion", shell);
    assertThat(status).isZero();
    return out.toString(StandardCharsets.UTF_8);
  }

  private String run(String... command) throws Exception {
    Path output = folder.resolve("output.txt");
    var builder =
        new ProcessBuilder(command)
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .redirectOutput(output.toFile());
    builder.environment().put("HOME", folder.toString());
    Process process = builder.start();
    assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
    return Files.readString(output);
  }
}
