package io.github.mnnparity.core.exchange;

import com.fasterxml.jackson.core.JsonEncoding;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import io.github.mnnparity.core.error.BadInputException;
import io.github.mnnparity.core.error.Problem;
import io.github.mnnparity.core.exchange.PolygraphyReader.Absent;
import io.github.mnnparity.core.input.NumpyFiles;
import io.github.mnnparity.core.io.AtomicFiles;
import io.github.mnnparity.core.tensor.Tensor;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The JSON of NVIDIA's Polygraphy: inputs as {@code --save-inputs} writes and {@code --load-inputs}
 * reads them (a list with one object of arrays for each iteration), outputs as {@code
 * --save-outputs} and {@code --load-outputs} have them (runners with their iterations). An array is
 * the base64 of a {@code .npy} file; pickled objects are refused. Stateless, thread-safe.
 */
public final class PolygraphyJson {
  private static final JsonFactory FACTORY = new JsonFactory();

  private PolygraphyJson() {}

  /**
   * What one runner gave.
   *
   * @param iterations outputs by name, one for each run
   */
  public record Runner(String name, List<Map<String, Tensor>> iterations) {
    public Runner {
      iterations = List.copyOf(iterations);
    }
  }

  /** Whether the file begins as JSON does: an ONNX tensor never does. */
  public static boolean isJson(Path file) {
    try (InputStream in = Files.newInputStream(file)) {
      int first = in.read();
      return first == '{' || first == '[';
    } catch (IOException e) {
      throw new BadInputException(
          new Problem(
              file.toString(),
              "a file that can be read",
              String.valueOf(e.getMessage()),
              "check its permissions"),
          e);
    }
  }

  /**
   * The inputs of every iteration.
   *
   * @return at least one, by name
   * @throws BadInputException if the file is no such JSON, or holds what would have to be executed
   */
  public static List<Map<String, Tensor>> readInputs(Path file) {
    Object json = PolygraphyReader.read(file);
    List<?> iterations = json instanceof List<?> list ? list : List.of(json);
    List<Map<String, Tensor>> inputs = new ArrayList<>();
    for (Object iteration : iterations) {
      inputs.add(tensors(file, iteration, "inputs, as polygraphy's --save-inputs writes them"));
    }
    if (inputs.isEmpty()) {
      throw PolygraphyReader.refused(file, "the inputs of at least one run", "none");
    }
    return inputs;
  }

  /**
   * What every runner gave.
   *
   * @return at least one
   * @throws BadInputException as {@link #readInputs}
   */
  public static List<Runner> readOutputs(Path file) {
    String expected = "outputs, as polygraphy's --save-outputs writes them";
    Object json = PolygraphyReader.read(file);
    Object all =
        PolygraphyReader.isOf(json, "RunResults") ? ((Map<?, ?>) json).get("lst") : Absent.NULL;
    if (!(all instanceof List<?> list) || list.isEmpty()) {
      throw PolygraphyReader.refused(file, expected, PolygraphyReader.shown(json));
    }
    List<Runner> runners = new ArrayList<>();
    for (Object entry : list) {
      if (!(entry instanceof List<?> pair)
          || pair.size() != 2
          || !(pair.get(0) instanceof String name)
          || !(pair.get(1) instanceof List<?> results)) {
        throw PolygraphyReader.refused(file, expected, PolygraphyReader.shown(entry));
      }
      List<Map<String, Tensor>> iterations = new ArrayList<>();
      for (Object result : results) {
        if (!PolygraphyReader.isOf(result, "IterationResult")) {
          throw PolygraphyReader.refused(file, expected, PolygraphyReader.shown(result));
        }
        iterations.add(tensors(file, ((Map<?, ?>) result).get("outputs"), expected));
      }
      runners.add(new Runner(name, iterations));
    }
    return runners;
  }

  private static Map<String, Tensor> tensors(Path file, Object json, String expected) {
    if (!(json instanceof Map<?, ?> map) || PolygraphyReader.type(json).isPresent()) {
      throw PolygraphyReader.refused(file, expected, PolygraphyReader.shown(json));
    }
    Map<String, Tensor> tensors = new LinkedHashMap<>();
    map.forEach(
        (name, value) -> {
          if (!(value instanceof Tensor tensor)) {
            throw PolygraphyReader.refused(
                file, "an array of NumPy for '" + name + "'", PolygraphyReader.shown(value));
          }
          tensors.put(String.valueOf(name), tensor);
        });
    return tensors;
  }

  /**
   * Writes inputs whole or not at all, as {@code --load-inputs} reads them.
   *
   * @param iterations by name, one for each run; element types that NumPy does not have are written
   *     wider, see {@link NumpyFiles#writeArray}
   * @throws BadInputException if the file cannot be written
   */
  public static void writeInputs(List<Map<String, Tensor>> iterations, Path target) {
    write(
        target,
        json -> {
          json.writeStartArray();
          for (Map<String, Tensor> inputs : iterations) {
            json.writeStartObject();
            for (Map.Entry<String, Tensor> input : inputs.entrySet()) {
              json.writeFieldName(input.getKey());
              array(json, input.getValue());
            }
            json.writeEndObject();
          }
          json.writeEndArray();
        });
  }

  /**
   * Writes outputs whole or not at all, as {@code --load-outputs} reads them.
   *
   * @throws BadInputException if the file cannot be written
   */
  public static void writeOutputs(List<Runner> runners, Path target) {
    write(
        target,
        json -> {
          json.writeStartObject();
          json.writeArrayFieldStart("lst");
          for (Runner runner : runners) {
            json.writeStartArray();
            json.writeString(runner.name());
            json.writeStartArray();
            for (Map<String, Tensor> outputs : runner.iterations()) {
              iteration(json, runner.name(), outputs);
            }
            json.writeEndArray();
            json.writeEndArray();
          }
          json.writeEndArray();
          json.writeStringField(PolygraphyReader.MARKER, "RunResults");
          json.writeEndObject();
        });
  }

  private static void iteration(JsonGenerator json, String runner, Map<String, Tensor> outputs)
      throws IOException {
    json.writeStartObject();
    json.writeObjectFieldStart("outputs");
    for (Map.Entry<String, Tensor> output : outputs.entrySet()) {
      json.writeObjectFieldStart(output.getKey());
      json.writeFieldName("values");
      array(json, output.getValue());
      json.writeStringField(PolygraphyReader.MARKER, "LazyArray");
      json.writeEndObject();
    }
    json.writeEndObject();
    json.writeNullField("runtime");
    json.writeStringField("runner_name", runner);
    json.writeStringField(PolygraphyReader.MARKER, "IterationResult");
    json.writeEndObject();
  }

  private static void array(JsonGenerator json, Tensor tensor) throws IOException {
    var bytes = new ByteArrayOutputStream();
    NumpyFiles.write(tensor, bytes);
    json.writeStartObject();
    json.writeStringField("array", Base64.getEncoder().encodeToString(bytes.toByteArray()));
    json.writeStringField(PolygraphyReader.MARKER, "ndarray");
    json.writeEndObject();
  }

  @FunctionalInterface
  private interface Body {
    void write(JsonGenerator json) throws IOException;
  }

  private static void write(Path target, Body body) {
    AtomicFiles.write(
        target,
        temporary -> {
          try (OutputStream out = Files.newOutputStream(temporary);
              JsonGenerator json = FACTORY.createGenerator(out, JsonEncoding.UTF8)) {
            json.setPrettyPrinter(new DefaultPrettyPrinter());
            body.write(json);
            json.writeRaw('\n');
          }
        });
  }
}
