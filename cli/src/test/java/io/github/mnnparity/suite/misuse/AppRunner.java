package io.github.mnnparity.suite.misuse;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.mnnparity.core.input.NumpyFiles;
import io.github.mnnparity.core.tensor.DType;
import io.github.mnnparity.core.tensor.Tensor;
import io.github.mnnparity.mnn.setup.PythonEnvironment;
import io.github.mnnparity.suite.real.Pair;
import io.github.mnnparity.suite.real.RealPython;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** Runs apps of {@code apps.py}, each in a process of its own. */
final class AppRunner {
  private static final ObjectMapper JSON = new ObjectMapper();

  private AppRunner() {}

  /**
   * @param outputs names of the model's outputs
   * @return what the app got, one map for each input; empty if it died or wrote nothing
   */
  static Optional<List<Map<String, Tensor>>> outputs(
      AppCase app, List<String> outputs, List<Map<String, Tensor>> inputs) {
    PythonEnvironment python = RealPython.require();
    try (InputStream script = AppRunner.class.getResourceAsStream("apps.py")) {
      Path folder = Files.createTempDirectory("apps");
      Path file = folder.resolve("apps.py");
      Files.copy(script, file);
      ObjectNode request = JSON.createObjectNode();
      request.put("app", app.app());
      request.put("model", app.pair().mnn().toAbsolutePath().toString());
      request.put("inner", app.inner());
      request.put("folder", folder.toString());
      outputs.forEach(request.putArray("outputs")::add);
      ArrayNode items = request.putArray("inputs");
      for (Map<String, Tensor> each : inputs) {
        describe(folder.resolve(items.size() + "-"), each, items.addArray());
      }
      Path asked = Files.write(folder.resolve("request.json"), JSON.writeValueAsBytes(request));
      List<String> command = new ArrayList<>(python.command());
      command.addAll(List.of(file.toString(), python.packages(), asked.toString()));
      Process process =
          new ProcessBuilder(command)
              .directory(folder.toFile())
              .redirectErrorStream(true)
              .redirectOutput(folder.resolve("log.txt").toFile())
              .start();
      if (!process.waitFor(60, TimeUnit.SECONDS)) {
        process.destroyForcibly();
      }
      List<Map<String, Tensor>> values = new ArrayList<>();
      for (int i = 0; i < inputs.size(); i++) {
        Path written = folder.resolve(i + ".npz");
        if (!Files.exists(written)) {
          return Optional.empty();
        }
        values.add(NumpyFiles.readArchive(written));
      }
      return values.stream().anyMatch(Map::isEmpty) ? Optional.empty() : Optional.of(values);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  /**
   * What a class {@code Model}, pasted from the code that is offered, gives for the pair's inputs.
   */
  static Map<String, Tensor> pasted(String code, Pair pair) {
    PythonEnvironment python = RealPython.require();
    try (InputStream script = AppRunner.class.getResourceAsStream("run_code.py")) {
      Path folder = Files.createTempDirectory("pasted");
      Files.copy(script, folder.resolve("run_code.py"));
      ArrayNode inputs = JSON.createArrayNode();
      describe(folder.resolve("0-"), pair.inputs(), inputs);
      Files.write(folder.resolve("inputs.json"), JSON.writeValueAsBytes(inputs));
      List<String> command = new ArrayList<>(python.command());
      command.add(folder.resolve("run_code.py").toString());
      command.add(python.packages());
      command.add(Files.writeString(folder.resolve("code.py"), code).toString());
      command.addAll(List.of(pair.mnn().toAbsolutePath().toString(), folder.toString()));
      Path log = folder.resolve("log.txt");
      Process process =
          new ProcessBuilder(command)
              .directory(folder.toFile())
              .redirectErrorStream(true)
              .redirectOutput(log.toFile())
              .start();
      if (!process.waitFor(60, TimeUnit.SECONDS) || process.exitValue() != 0) {
        throw new IllegalStateException(Files.readString(log));
      }
      return NumpyFiles.readArchive(folder.resolve("outputs.npz"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  private static void describe(Path prefix, Map<String, Tensor> inputs, ArrayNode into)
      throws IOException {
    for (Map.Entry<String, Tensor> input : inputs.entrySet()) {
      DType dtype = input.getValue().dtype();
      Tensor tensor = dtype.isInteger() ? input.getValue().cast(DType.INT32) : input.getValue();
      Path file = prefix.resolveSibling(prefix.getFileName() + "input" + into.size());
      ByteBuffer data = tensor.data();
      byte[] bytes = new byte[data.remaining()];
      data.get(bytes);
      Files.write(file, bytes);
      ObjectNode entry = into.addObject();
      entry.put("name", input.getKey());
      entry.put("dtype", tensor.dtype().name().toLowerCase(Locale.ROOT));
      entry.put("file", file.toString());
      ArrayNode shape = entry.putArray("shape");
      for (long dim : tensor.shape().toArray()) {
        shape.add(dim);
      }
    }
  }
}
