package io.github.mnnparity.suite.conformance;

import com.google.common.hash.Hashing;
import io.github.mnnparity.mnn.setup.PythonEnvironment;
import io.github.mnnparity.mnn.setup.PythonSetup;
import io.github.mnnparity.suite.real.RealPython;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Assumptions;

/** Runs {@code conformance/engine_outcomes.py} with the pinned {@code onnx} package. */
final class EngineOutcomes {
  static final Path SCRIPT = Path.of("..", "conformance", "engine_outcomes.py");

  private static final long MINUTES = 12;
  private static final String CALL =
      "import sys, runpy; folders = sys.argv[1:3]; del sys.argv[:3];"
          + " sys.path[:0] = [folder for folder in folders if folder];"
          + " runpy.run_path(sys.argv[0], run_name='__main__')";

  private EngineOutcomes() {}

  /**
   * Runs tests through converter and engine.
   *
   * @param work folder for the files of the tests
   * @param only names of tests, {@code set/name}; all if empty
   */
  static List<Outcome> measure(Path work, List<String> only) {
    PythonEnvironment python = RealPython.require();
    try {
      Files.createDirectories(work);
      List<String> command = new ArrayList<>(python.command());
      command.addAll(List.of("-c", CALL, python.packages(), onnx(python).toString()));
      command.addAll(List.of(SCRIPT.toAbsolutePath().normalize().toString(), work.toString()));
      if (!only.isEmpty()) {
        command.addAll(List.of("--only", Files.write(work.resolve("only.txt"), only).toString()));
      }
      Path log = work.resolve("outcomes.log");
      int status = run(command, log);
      if (status != 0) {
        throw new IllegalStateException(
            SCRIPT + " ended with " + status + ": " + Files.readString(log));
      }
      return Outcome.readAll(work.resolve("outcomes.jsonl"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The folder with the package; fetched once. Skips the test where it cannot be had. */
  private static Path onnx(PythonEnvironment python) throws IOException {
    byte[] pinned;
    try (InputStream in = EngineOutcomes.class.getResourceAsStream("onnx.txt")) {
      pinned = in.readAllBytes();
    }
    String key = Hashing.sha256().hashBytes(pinned).toString().substring(0, 8);
    Path home = PythonSetup.ofUser().folder().resolve("suites");
    Path folder = home.resolve("onnx-" + key + "-" + version(python));
    if (Files.isDirectory(folder)) {
      return folder;
    }
    Files.createDirectories(home);
    Path work = Files.createTempDirectory(home, ".onnx");
    Path requirements = Files.write(work.resolve("onnx.txt"), pinned);
    Path packages = work.resolve("packages");
    List<String> command = new ArrayList<>(List.of(python.interpreter().toString(), "-m", "pip"));
    command.addAll(List.of("install", "--no-input", "--disable-pip-version-check", "--no-deps"));
    command.addAll(List.of("--require-hashes", "--only-binary", ":all:", "--target"));
    command.addAll(List.of(packages.toString(), "-r", requirements.toString()));
    Path log = work.resolve("log.txt");
    int status = run(command, log);
    Assumptions.assumeTrue(status == 0, () -> "no onnx package: " + lastLine(log));
    try {
      Files.move(packages, folder);
    } catch (IOException e) {
      if (!Files.isDirectory(folder)) {
        throw e;
      }
    }
    return folder;
  }

  private static String version(PythonEnvironment python) throws IOException {
    Path log = Files.createTempFile("python", ".txt");
    run(List.of(python.interpreter().toString(), "-V"), log);
    return lastLine(log).replaceAll("[^0-9.]", "");
  }

  private static String lastLine(Path log) {
    try {
      return Files.readAllLines(log, StandardCharsets.UTF_8).stream()
          .reduce((first, last) -> last)
          .orElse("");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static int run(List<String> command, Path log) throws IOException {
    Process process =
        new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile()).start();
    try {
      return process.waitFor(MINUTES, TimeUnit.MINUTES) ? process.exitValue() : -1;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    } finally {
      process.descendants().forEach(ProcessHandle::destroyForcibly);
      process.destroyForcibly();
    }
  }
}
