package io.github.mnnparity.suite.encodings;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.google.common.collect.ImmutableMap;
import io.github.mnnparity.mnn.setup.PythonEnvironment;
import io.github.mnnparity.suite.real.RealPython;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Runs {@code decode_weights.py}, which knows nothing of MNN Parity's reader. */
final class IndependentDecoder implements AutoCloseable {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final Process process;
  private final BufferedReader answers;
  private final Writer requests;
  private final Path folder;

  /**
   * Values of one field of one op.
   *
   * @param op position in the file's list of ops
   * @param stored in which form the file holds them
   * @param data little-endian, position 0
   */
  record Values(int op, String name, String field, String stored, String dtype, ByteBuffer data) {
    String place() {
      return "op " + op + " '" + name + "' " + field;
    }
  }

  IndependentDecoder() {
    PythonEnvironment python = RealPython.require();
    try (InputStream script = IndependentDecoder.class.getResourceAsStream("decode_weights.py")) {
      folder = Files.createTempDirectory("decode-weights");
      Path file = folder.resolve("decode_weights.py");
      Files.copy(script, file);
      List<String> command = new ArrayList<>(python.command());
      command.addAll(List.of(file.toString(), python.packages()));
      process =
          new ProcessBuilder(command)
              .directory(folder.toFile())
              .redirectError(folder.resolve("log.txt").toFile())
              .start();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    answers = process.inputReader(StandardCharsets.UTF_8);
    requests = new OutputStreamWriter(process.getOutputStream(), StandardCharsets.UTF_8);
  }

  /** All stored values of the main graph, in the order of its ops. */
  List<Values> decode(Path model) {
    try {
      Path out = folder.resolve("values.bin");
      Map<String, String> request =
          ImmutableMap.of("model", model.toString(), "out", out.toString());
      requests.write(JSON.writeValueAsString(request) + "\n");
      requests.flush();
      String answer = answers.readLine();
      if (answer == null) {
        throw new IllegalStateException(
            "no answer for " + model + ": " + Files.readString(folder.resolve("log.txt")));
      }
      ByteBuffer all = ByteBuffer.wrap(Files.readAllBytes(out));
      List<Values> values = new ArrayList<>();
      int at = 0;
      for (JsonNode entry : JSON.readTree(answer)) {
        int bytes = entry.get("bytes").asInt();
        values.add(
            new Values(
                entry.get("op").asInt(),
                entry.get("name").asText(),
                entry.get("field").asText(),
                entry.get("stored").asText(),
                entry.get("dtype").asText(),
                all.slice(at, bytes).order(ByteOrder.LITTLE_ENDIAN)));
        at += bytes;
      }
      return values;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    process.destroyForcibly();
  }
}
