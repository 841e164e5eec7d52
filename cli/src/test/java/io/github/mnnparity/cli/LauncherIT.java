package io.github.mnnparity.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Runs after the jar is packaged, so that the launcher finds it and builds nothing. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
@DisabledOnOs(OS.WINDOWS)
class LauncherIT {
  private static final Path LAUNCHER = Path.of("..", "parity").toAbsolutePath().normalize();

  @TempDir private Path folder;

  private Path elsewhere;

  @BeforeEach
  void makeFolder() throws Exception {
    elsewhere = Files.createDirectory(folder.resolve("a place with spaces"));
  }

  @Test
  void it_starts_through_a_link_from_another_folder_with_spaces() throws Exception {
    Path link = Files.createSymbolicLink(elsewhere.resolve("my parity"), LAUNCHER);

    Ended ended = run(Map.of(), link.toString(), "--version");

    assertThat(ended.text()).startsWith("parity 0.").contains("(Java ");
    assertThat(ended.status()).isZero();
  }

  @Test
  void the_exit_status_and_arguments_pass_through() throws Exception {
    Ended ended = run(Map.of(), LAUNCHER.toString(), "compare", "no such file.onnx", "b.mnn");

    assertThat(ended.status()).isEqualTo(2);
    assertThat(ended.text()).contains("no such file.onnx\n  expected: ").contains("no such file");
  }

  @Test
  void a_wrong_JAVA_HOME_is_told() throws Exception {
    Ended ended = run(Map.of("JAVA_HOME", elsewhere.toString()), LAUNCHER.toString(), "--version");

    assertThat(ended.status()).isEqualTo(2);
    assertThat(ended.text())
        .contains("which has no bin/java", "set JAVA_HOME to a JDK 17 or newer, or unset it");
  }

  @Test
  void a_Java_that_is_too_old_is_told() throws Exception {
    Path bin = Files.createDirectory(elsewhere.resolve("bin"));
    Path java = Files.writeString(bin.resolve("java"), "#!/bin/sh\nexit 1\n");
    assertThat(java.toFile().setExecutable(true)).isTrue();
    Files.writeString(elsewhere.resolve("release"), "IMPLEMENTOR=\"x\"\nJAVA_VERSION=\"11.0.2\"\n");

    Ended ended = run(Map.of("JAVA_HOME", elsewhere.toString()), LAUNCHER.toString(), "--version");

    assertThat(ended.status()).isEqualTo(2);
    assertThat(ended.text()).contains("Java 11.0.2 at").contains("is too old");
  }

  @Test
  void on_a_terminal_text_is_as_wide_as_the_terminal_and_has_colours() throws Exception {
    assumeTrue(Files.isExecutable(Path.of("/usr/bin/script")), "needs script of util-linux");
    String command = "stty cols 76; exec '" + LAUNCHER + "' audit --help";

    Ended ended = run(Map.of("TERM", "xterm"), "script", "-qec", command, "/dev/null");

    assertThat(ended.text()).contains("\u001b[1mUsage\u001b[0m");
    assertThat(ended.text().replaceAll("\u001b\\[[0-9;]*m", "").lines())
        .filteredOn(line -> !line.contains("  parity audit "))
        .allMatch(line -> line.length() <= 76)
        .anyMatch(line -> line.length() > 70);
  }

  private record Ended(int status, String text) {}

  private Ended run(Map<String, String> environment, String... command) throws Exception {
    List<String> words = new ArrayList<>(List.of(command));
    Path output = folder.resolve("output.txt");
    var builder =
        new ProcessBuilder(words)
            .directory(elsewhere.toFile())
            .redirectErrorStream(true)
            .redirectOutput(output.toFile());
    builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
    builder.environment().putAll(environment);
    Process process = builder.start();
    try {
      assertThat(process.waitFor(2, TimeUnit.MINUTES)).isTrue();
      return new Ended(process.exitValue(), Files.readString(output, StandardCharsets.UTF_8));
    } finally {
      process.destroyForcibly();
    }
  }
}
