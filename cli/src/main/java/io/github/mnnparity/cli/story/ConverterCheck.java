package io.github.mnnparity.cli.story;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.mnnparity.cli.demo.Demo;
import io.github.mnnparity.core.io.AtomicFiles;
import io.github.mnnparity.core.tensor.Tensor;
import io.github.mnnparity.mnn.convert.ConversionRecord;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * The check that MNN's converter makes of its own work ({@code --testdir}), with the input that
 * MNN's script for it makes: noise from 0.1 to 1.2.
 */
final class ConverterCheck {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final long SEED = 25;

  private ConverterCheck() {}

  static Tensor noise() {
    Random random = new Random(SEED);
    float[] values = new float[Math.toIntExact(Drawing.INPUT.elements())];
    for (int i = 0; i < values.length; i++) {
      values[i] = (float) (0.1 + 1.1 * random.nextDouble());
    }
    return Tensor.ofFloats(Drawing.INPUT, values);
  }

  /**
   * Writes what the converter reads.
   *
   * @param expected what ONNX Runtime says to {@link #noise()}
   */
  static void write(Path folder, Tensor expected) {
    ObjectNode description = JSON.createObjectNode();
    ObjectNode input = description.putArray("inputs").addObject().put("name", MobileNet.INPUT);
    ArrayNode sizes = input.putArray("shape");
    for (long size : Drawing.INPUT.toArray()) {
      sizes.add(size);
    }
    description.putArray("outputs").add(MobileNet.OUTPUT);
    Demo.makeFolder(folder);
    AtomicFiles.write(
        folder.resolve("input.json"), file -> JSON.writeValue(file.toFile(), description));
    writeText(folder.resolve(MobileNet.INPUT + ".txt"), noise());
    writeText(folder.resolve(MobileNet.OUTPUT + ".txt"), expected);
  }

  private static void writeText(Path file, Tensor tensor) {
    float[] values = tensor.toFloats();
    String text =
        IntStream.range(0, values.length)
            .mapToObj(i -> Float.toString(values[i]))
            .collect(Collectors.joining("\n", "", "\n"));
    AtomicFiles.write(file, target -> Files.writeString(target, text));
  }

  /** Whether the converter was content with {@code candidate}, by the record of its conversion. */
  static boolean passed(Path candidate) {
    try {
      JsonNode record = JSON.readTree(ConversionRecord.placeFor(candidate).toFile());
      return record.path("log").asText().contains("TEST_SUCCESS");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
