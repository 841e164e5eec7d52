package io.github.mnnparity.suite.ledger;

import io.github.mnnparity.core.tensor.Shape;
import io.github.mnnparity.core.tensor.Tensor;
import io.github.mnnparity.mnn.setup.PythonEnvironment;
import io.github.mnnparity.suite.real.RealPython;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The real quantizer, calibrated on tensors: no picture and no preprocessing come between. */
final class SequenceQuantizer {
  static final int SAMPLES = 6;

  private static final String CALL =
      "import sys; sys.argv[1] and sys.path.insert(0, sys.argv[1]); del sys.argv[1];"
          + " import _tools; _tools.mnnquant(sys.argv)";

  private SequenceQuantizer() {}

  /** Settings for one input, with {@link #SAMPLES} samples written beside them. */
  static Path settings(String features, String weights, String input, Shape shape) {
    try {
      Path folder = Files.createTempDirectory("quantize");
      Path samples = Files.createDirectory(folder.resolve("samples"));
      String dims = shape.dims().toString();
      String inputs =
          String.format(
              Locale.ROOT, "\"inputs\": [{\"name\": \"%s\", \"shape\": %s}]", input, dims);
      for (int i = 0; i < SAMPLES; i++) {
        Path sample = Files.createDirectory(samples.resolve(Integer.toString(i)));
        Files.writeString(sample.resolve("input.json"), "{" + inputs + "}");
        Files.writeString(sample.resolve(input + ".txt"), text(Waves.of(shape, i)));
      }
      return Files.writeString(
          folder.resolve("settings.json"),
          String.format(
              Locale.ROOT,
              "{\"path\": \"%s/\", \"used_sample_num\": %d, \"feature_quantize_method\": \"%s\","
                  + " \"weight_quantize_method\": \"%s\", \"input_type\": \"sequence\","
                  + " \"batch_size\": 1, \"winogradOpt\": false, %s}",
              samples,
              SAMPLES,
              features,
              weights,
              inputs));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String text(Tensor tensor) {
    StringBuilder text = new StringBuilder();
    for (float value : tensor.toFloats()) {
      text.append(value).append(' ');
    }
    return text.append('\n').toString();
  }

  /**
   * @throws IllegalStateException with the quantizer's own words if there is no file afterwards
   */
  static void quantize(Path floats, Path target, Path settings) {
    try {
      Files.createDirectories(target.getParent());
      Files.deleteIfExists(target);
      PythonEnvironment python = RealPython.require();
      List<String> command = new ArrayList<>(python.command());
      command.addAll(List.of("-c", CALL, python.packages()));
      command.add(floats.toAbsolutePath().toString());
      command.add(target.toAbsolutePath().toString());
      command.add(settings.toString());
      Path folder = Files.createTempDirectory("quantizer");
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
            "quantizing " + floats + " ended with " + status + ": " + Files.readString(log));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }
}
