package io.github.mnnparity.suite.real;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.mnnparity.core.tensor.Tensor;
import io.github.mnnparity.mnn.setup.PythonEnvironment;
import io.github.mnnparity.suite.flat.FlatTable;
import io.github.mnnparity.suite.flat.FlatTree;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Runs files in the engine with a script of the suites' own, many in one process. */
public final class PlainRuns implements AutoCloseable {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int DEADLINE_SECONDS = 20;

  private final Process process;
  private final BufferedReader answers;
  private final Writer requests;
  private final Path folder;

  /**
   * What became of one candidate.
   *
   * @param effect largest ‖base - candidate‖ / ‖base‖ over the outputs; 0 unless status is RAN
   * @param status RAN, SHAPE, NON_FINITE, NO_OUTPUT, ERROR, CRASH or TIMEOUT
   */
  public record Outcome(String status, double effect, boolean identical) {}

  public PlainRuns() {
    PythonEnvironment python = RealPython.require();
    try (InputStream script = PlainRuns.class.getResourceAsStream("plain_runs.py")) {
      folder = Files.createTempDirectory("plain-runs");
      Path file = folder.resolve("plain_runs.py");
      Files.copy(script, file);
      List<String> command = new ArrayList<>(python.command());
      command.addAll(List.of(file.toString(), python.packages()));
      ProcessBuilder builder = new ProcessBuilder(command);
      builder.directory(folder.toFile());
      builder.redirectError(folder.resolve("log.txt").toFile());
      process = builder.start();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    answers = process.inputReader(StandardCharsets.UTF_8);
    requests = new OutputStreamWriter(process.getOutputStream(), StandardCharsets.UTF_8);
  }

  /**
   * How far each candidate's outputs are from those of {@code base} on the same inputs.
   *
   * @throws IllegalStateException if {@code base} itself does not run
   */
  public List<Outcome> effects(Path base, Map<String, Tensor> inputs, List<Path> candidates) {
    try {
      ObjectNode request = JSON.createObjectNode();
      request.put("base", base.toString());
      request.put("folder", folder.toString());
      request.put("deadline", DEADLINE_SECONDS);
      FlatTable net = FlatTree.parse(Files.readAllBytes(base));
      ArrayNode names = request.putArray("outputs");
      net.strings("outputName").forEach(names::add);
      describe(inputs, request.putArray("inputs"));
      ArrayNode files = request.putArray("candidates");
      candidates.forEach(candidate -> files.add(candidate.toString()));
      requests.write(JSON.writeValueAsString(request) + "\n");
      requests.flush();
      JsonNode answer = JSON.readTree(answers.readLine());
      if (!"RAN".equals(answer.get("base").asText())) {
        throw new IllegalStateException(base + " itself: " + answer + "; see " + folder);
      }
      List<Outcome> outcomes = new ArrayList<>();
      for (JsonNode result : answer.get("results")) {
        outcomes.add(
            new Outcome(
                result.get("status").asText(),
                result.path("effect").asDouble(0),
                result.path("identical").asBoolean(false)));
      }
      return outcomes;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void describe(Map<String, Tensor> inputs, ArrayNode into) throws IOException {
    for (Map.Entry<String, Tensor> input : inputs.entrySet()) {
      Path file = folder.resolve("input" + into.size() + ".bin");
      ByteBuffer data = input.getValue().data();
      byte[] bytes = new byte[data.remaining()];
      data.get(bytes);
      Files.write(file, bytes);
      ObjectNode entry = into.addObject();
      entry.put("name", input.getKey());
      entry.put("dtype", input.getValue().dtype().name());
      entry.put("file", file.toString());
      ArrayNode shape = entry.putArray("shape");
      for (long dim : input.getValue().shape().toArray()) {
        shape.add(dim);
      }
    }
  }

  @Override
  public void close() {
    process.destroyForcibly();
  }
}
