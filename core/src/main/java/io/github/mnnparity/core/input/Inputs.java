package io.github.mnnparity.core.input;

import io.github.mnnparity.core.error.BadInputException;
import io.github.mnnparity.core.error.Problem;
import io.github.mnnparity.core.graph.Graph;
import io.github.mnnparity.core.tensor.DType;
import io.github.mnnparity.core.tensor.Shape;
import io.github.mnnparity.core.tensor.Tensor;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** Inputs that are made from a seed, and raw files. Stateless, thread-safe. */
public final class Inputs {
  private Inputs() {}

  /**
   * A made input.
   *
   * @param description in words: the sizes that were chosen, and what the values are
   */
  public record SeededInput(String name, Tensor tensor, String description) {}

  /**
   * Reads little-endian elements without any header.
   *
   * @param dtype not {@code STRING}
   * @param shape without dynamic sizes
   * @throws BadInputException if the file cannot be read or has another size
   */
  public static Tensor readRaw(Path file, DType dtype, Shape shape) {
    requireFile(file);
    try {
      long bytes = dtype.byteSize(shape.elements());
      long size = Files.size(file);
      if (bytes != size || size > Integer.MAX_VALUE - 8) {
        throw new BadInputException(
            new Problem(
                file.toString(),
                bytes + " bytes (" + dtype + " " + shape + ")",
                size + " bytes",
                "give the shape that the file was written with, or write it anew as .npy"));
      }
      return Tensor.wrap(dtype, shape, ByteBuffer.wrap(Files.readAllBytes(file)));
    } catch (IOException e) {
      throw unreadable(file, e);
    }
  }

  /**
   * Makes an input for each input of {@code graph}, fit for its dtype, shape and use: ids stay
   * inside the table that they index, masks are all ones. The same seed gives the same bits on
   * every machine.
   *
   * @param shapes for dynamic inputs, by input name; other dynamic sizes get a default
   * @throws BadInputException if a shape contradicts the graph, or no input can be made
   */
  public static List<SeededInput> seeded(Graph graph, Map<String, Shape> shapes, long seed) {
    return new SeededInputs(graph, shapes, seed).make();
  }

  private static void requireFile(Path file) {
    if (!Files.isRegularFile(file)) {
      throw new BadInputException(
          new Problem(
              file.toString(),
              "a file with an input tensor",
              Files.exists(file) ? "a folder or device" : "no such file",
              "check the path"));
    }
  }

  private static BadInputException unreadable(Path file, IOException cause) {
    return new BadInputException(
        new Problem(
            file.toString(),
            "a file that can be read",
            cause.getClass().getSimpleName() + ": " + cause.getMessage(),
            "see to its permissions, or write it anew"),
        cause);
  }
}
