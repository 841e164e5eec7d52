package io.github.mnnparity.suite;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mnnparity.cli.Main;
import io.github.mnnparity.mnn.setup.PythonEnvironment;
import io.github.mnnparity.suite.real.HealthyPairs;
import io.github.mnnparity.suite.real.RealPython;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Ends the command, a process of its own, as a terminal or a build server does. Where only the
 * signal matters, a Python that never answers keeps the command in its stage.
 */
@EnabledOnOs(OS.LINUX)
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
final class InterruptedIT {
  private static final String MARK = "PARITY_INTERRUPTED_MARK";
  private static final long PATIENCE_SECONDS = 60;

  @TempDir private Path folder;
  private final String mark = UUID.randomUUID().toString();
  private Path out;
  private Path temporary;
  private Path home;
  private Process command;
  private String index = "";

  @BeforeEach
  void makeFolders() throws IOException {
    Assumptions.assumeTrue(Files.isExecutable(Path.of("/usr/bin/setsid")), "no setsid");
    out = Files.createDirectory(folder.resolve("out"));
    temporary = Files.createDirectory(folder.resolve("tmp"));
    home = folder.resolve("home");
  }

  @AfterEach
  void endWhatIsLeft() throws IOException {
    marked().forEach(ProcessHandle::destroyForcibly);
  }

  @ParameterizedTest
  @CsvSource({"INT, 130, true", "TERM, 143, false"})
  void while_the_engine_runs(String signal, int status, boolean group) throws Exception {
    Path python = fakePython("worker.py");
    String json = out.resolve("report.json").toString();

    start(python, "compare", example("small.onnx"), example("small.mnn"), "--json", json);
    await("a worker", () -> marked().count() > 1 && said().contains("the engine"));

    interrupt(signal, group).hasStatus(status).saysOnce("parity: interrupted; nothing was written");
    nothingIsLeft();
    assertThat(out).isEmptyDirectory();
  }

  @ParameterizedTest
  @CsvSource({"INT, 130, true", "TERM, 143, false"})
  void while_the_converter_runs(String signal, int status, boolean group) throws Exception {
    Path python = fakePython("convert.py");
    String target = out.resolve("small.mnn").toString();

    start(python, "convert", example("small.onnx"), "-o", target);
    await("the converter", () -> marked().count() > 1 && said().contains("converting"));

    interrupt(signal, group).hasStatus(status).saysOnce("parity: interrupted; nothing was written");
    nothingIsLeft();
    assertThat(out).isEmptyDirectory();
  }

  @Test
  void what_was_written_before_is_named() throws Exception {
    Path python = fakePython("worker.py");
    Path target = out.resolve("small.mnn");

    start(python, "convert", example("small.onnx"), "-o", target.toString());
    await("a worker", () -> said().contains("the engine") && marked().count() > 1);

    interrupt("INT", true).hasStatus(130).saysOnce("interrupted; written before that: " + target);
    nothingIsLeft();
    assertThat(out.toFile().list()).containsExactlyInAnyOrder("small.mnn", "small.mnn.parity.json");
  }

  @Test
  void while_setup_looks_at_Python() throws Exception {
    Path python = fakePython("");

    start(python, "setup", "--python", python.toString());
    await("Python", () -> marked().count() > 1);

    interrupt("TERM", false).hasStatus(143).saysOnce("parity: interrupted; nothing was written");
    nothingIsLeft();
  }

  /** From a server that never answers. */
  @ParameterizedTest
  @CsvSource({"INT, 130, true", "TERM, 143, false"})
  void while_pip_installs(String signal, int status, boolean group) throws Exception {
    Assumptions.assumeTrue(Suites.full(), "with -Pfull");
    try (ServerSocket server = new ServerSocket(0, 9, InetAddress.getLoopbackAddress())) {
      server.setSoTimeout((int) TimeUnit.SECONDS.toMillis(PATIENCE_SECONDS));
      index = "http://127.0.0.1:" + server.getLocalPort() + "/simple";
      start(Path.of(""), "setup");
      server.accept();

      interrupt(signal, group)
          .hasStatus(status)
          .saysOnce("parity: interrupted; nothing was written");
      nothingIsLeft();
      assertThat(home.resolve("python")).isEmptyDirectory();
    }
  }

  @Test
  void when_the_terminal_is_closed() throws Exception {
    start(Path.of(""), "demo", "--offline");
    await("a comparison", () -> said().contains("running the reference"));

    interrupt("HUP", true).hasStatus(129).saysOnce("parity: interrupted; nothing was written");
    nothingIsLeft();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "reading both files",
        "running the reference",
        "aligning the values",
        "running each layer alone",
        "measuring noise",
        "looking for the cause",
        "climbing the engine ladder"
      })
  void in_every_stage_of_a_comparison(String stage) throws Exception {
    Assumptions.assumeTrue(Suites.full(), "with -Pfull");
    start(
        RealPython.require().interpreter(),
        "compare",
        shared("rfb-320.onnx"),
        shared("rfb-320.mnn"),
        "--deep",
        "--json",
        out.resolve("report.json").toString(),
        "--csv",
        out.resolve("report.csv").toString());
    await(stage, () -> said().contains(stage));

    interrupt("INT", true).hasStatus(130).saysOnce("parity: interrupted; nothing was written");
    nothingIsLeft();
    assertThat(out).isEmptyDirectory();
  }

  @ParameterizedTest
  @ValueSource(strings = {"weighing what quantization costs", "reducing"})
  void while_a_quantized_model_is_weighed_and_reduced(String stage) throws Exception {
    Assumptions.assumeTrue(Suites.full(), "with -Pfull");
    start(
        RealPython.require().interpreter(),
        "reduce",
        shared("rfb-320.onnx"),
        shared("rfb-320-quant-kl.mnn"),
        "-o",
        out.resolve("bug").toString(),
        "--engine",
        "lifted");
    await(stage, () -> said().contains(stage));

    interrupt("INT", true).hasStatus(130).saysOnce("parity: interrupted; nothing was written");
    nothingIsLeft();
    assertThat(out).isEmptyDirectory();
  }

  private static String example(String name) {
    return Path.of("..", "examples", "models", name).toAbsolutePath().normalize().toString();
  }

  private static String shared(String name) {
    Optional<Path> file = HealthyPairs.sharedModel(name);
    Assumptions.assumeTrue(file.isPresent(), "no shared models");
    return file.get().toAbsolutePath().toString();
  }

  /** The real one, but for commands that hold {@code words}: these never end. */
  private Path fakePython(String words) throws IOException {
    PythonEnvironment real = RealPython.require();
    Assumptions.assumeTrue(real.packages().isEmpty(), "MNN is not in an environment of its own");
    Path python = folder.resolve("python3");
    Files.writeString(
        python,
        """
        #!/bin/sh
        case "$*" in
          *"%s"*) exec sleep 600 ;;
        esac
        exec "%s" "$@"
        """
            .formatted(words, real.interpreter()));
    assertThat(python.toFile().setExecutable(true)).isTrue();
    return python;
  }

  private void start(Path python, String... arguments) throws IOException {
    List<String> words = new ArrayList<>();
    words.add("/usr/bin/setsid"); // a process group, as a shell gives one to every command
    words.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    words.addAll(List.of("-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-Xshare:auto"));
    words.add("-Djava.io.tmpdir=" + temporary);
    words.add(Main.class.getName());
    words.addAll(List.of(arguments));
    var builder =
        new ProcessBuilder(words)
            .directory(folder.toFile())
            .redirectOutput(folder.resolve("stdout").toFile())
            .redirectError(folder.resolve("stderr").toFile());
    String classes = System.getProperty("surefire.test.class.path");
    builder
        .environment()
        .put("CLASSPATH", classes == null ? System.getProperty("java.class.path") : classes);
    builder.environment().put("ORT_DISABLE_TELEMETRY", "1");
    builder.environment().put("PARITY_PYTHON", python.toString());
    builder.environment().put("PARITY_HOME", home.toString());
    builder.environment().put(MARK, mark);
    if (!index.isEmpty()) {
      builder.environment().put("PIP_INDEX_URL", index);
    }
    command = builder.start();
  }

  private String said() throws IOException {
    return Files.readString(folder.resolve("stderr"), StandardCharsets.UTF_8);
  }

  private void await(String what, Callable<Boolean> condition) throws Exception {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
    while (!condition.call()) {
      assertThat(command.isAlive())
          .as("alive while waiting for %s; said %s", what, said())
          .isTrue();
      assertThat(System.nanoTime()).as("%s in time; said %s", what, said()).isLessThan(end);
      Thread.sleep(10);
    }
  }

  /** Processes with our mark in their environment: the command and all that it started. */
  private Stream<ProcessHandle> marked() {
    return ProcessHandle.allProcesses()
        .filter(
            process -> {
              try {
                Path environment = Path.of("/proc/" + process.pid() + "/environ");
                return new String(Files.readAllBytes(environment), StandardCharsets.ISO_8859_1)
                    .contains(mark);
              } catch (IOException e) {
                return false; // of another user, or just gone
              }
            });
  }

  private record Ended(int status, String text) {
    Ended hasStatus(int expected) {
      assertThat(status).as("status; said %s", text).isEqualTo(expected);
      return this;
    }

    void saysOnce(String line) {
      assertThat(text).endsWith(line + "\n").containsOnlyOnce("interrupted");
      assertThat(text).doesNotContain("\tat ", "internal error", "expected:");
    }
  }

  private Ended interrupt(String signal, boolean group) throws Exception {
    String target = (group ? "-" : "") + command.pid();
    new ProcessBuilder("kill", "-s", signal, "--", target).inheritIO().start().waitFor();
    assertThat(command.waitFor(5, TimeUnit.SECONDS)).as("ended; said %s", said()).isTrue();
    return new Ended(command.exitValue(), said());
  }

  private void nothingIsLeft() throws Exception {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(2);
    while (marked().findAny().isPresent() && System.nanoTime() < end) {
      Thread.sleep(20);
    }
    assertThat(marked().map(process -> process.info().commandLine().orElse("?"))).isEmpty();
    assertThat(temporary).isEmptyDirectory();
  }
}
