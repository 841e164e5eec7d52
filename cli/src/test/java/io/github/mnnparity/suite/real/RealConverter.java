package io.github.mnnparity.suite.real;

import io.github.mnnparity.mnn.setup.PythonEnvironment;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The real converter, called by a few lines of the suites' own. */
public final class RealConverter {
  private static final String CALL =
      "import sys; sys.argv[1] and sys.path.insert(0, sys.argv[1]); del sys.argv[1];"
          + " import _tools; _tools.mnnconvert(sys.argv)";

  private RealConverter() {}

  /**
   * Converts {@code onnx} to {@code target}.
   *
   * @param flags further arguments of the converter
   * @throws IllegalStateException with the converter's own words if there is no file afterwards
   */
  public static void convert(Path onnx, Path target, String... flags) {
    try {
      Files.createDirectories(target.getParent());
      Files.deleteIfExists(target);
      Path folder = Files.createTempDirectory("convert");
      PythonEnvironment python = RealPython.require();
      List<String> command = new ArrayList<>(python.command());
      command.addAll(List.of("-c", CALL, python.packages(), "-f", "ONNX"));
      command.addAll(List.of("--modelFile", onnx.toAbsolutePath().toString()));
      command.addAll(List.of("--MNNModel", target.toAbsolutePath().toString()));
      command.addAll(List.of("--bizCode", "suite"));
      command.addAll(List.of(flags));
      Path log = folder.resolve("log.txt");
      Process process =
          new ProcessBuilder(command)
              .directory(folder.toFile())
              .redirectErrorStream(true)
              .redirectOutput(log.toFile())
              .start();
      int status = process.waitFor();
      if (status != 0 || !Files.exists(target)) {
        throw new IllegalStateException(
            "converting " + onnx + " ended with " + status + ": " + Files.readString(log));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }
}
