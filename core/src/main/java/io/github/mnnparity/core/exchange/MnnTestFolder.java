package io.github.mnnparity.core.exchange;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.mnnparity.core.error.BadInputException;
import io.github.mnnparity.core.error.Problem;
import io.github.mnnparity.core.io.AtomicFiles;
import io.github.mnnparity.core.report.JsonText;
import io.github.mnnparity.core.tensor.DType;
import io.github.mnnparity.core.tensor.Shape;
import io.github.mnnparity.core.tensor.Tensor;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The folder of MNN's own tests: {@code input.json} names inputs with their shapes, and outputs;
 * {@code NAME.txt} holds the values of each as text. MNN's script {@code testMNNFromOnnx.py} writes
 * it with ONNX Runtime's outputs; the converter reads it with {@code --testdir}, as do {@code
 * ModuleBasic.out} and others. Names may hold slashes, which make folders. Immutable; files are
 * read when they are asked for.
 *
 * @param inputs by name, in their order
 * @param outputs names, in their order
 */
public record MnnTestFolder(Path folder, Map<String, Input> inputs, List<String> outputs) {
  private static final String DESCRIPTION = "input.json";
  private static final long LARGEST_DESCRIPTION = 16L << 20;

  /**
   * An input as {@code input.json} has it.
   *
   * @param shape -1 for a size that is left open; empty where there is none at all
   * @param value of every element, where the file gives one for all
   */
  public record Input(Optional<Shape> shape, Optional<Double> value) {}

  /** Whether {@code path} is a folder that holds an {@code input.json}. */
  public static boolean isOne(Path path) {
    return Files.isRegularFile(path.resolve(DESCRIPTION));
  }

  /**
   * Reads {@code input.json}.
   *
   * @throws BadInputException if it is not what MNN's tools read, or a name leads out of the folder
   */
  public static MnnTestFolder open(Path folder) {
    Path file = folder.resolve(DESCRIPTION);
    JsonNode json;
    try {
      if (Files.size(file) > LARGEST_DESCRIPTION) {
        throw refused(file, "names and shapes", Files.size(file) + " bytes");
      }
      json = new ObjectMapper().readTree(file.toFile());
    } catch (JsonProcessingException e) {
      throw refused(file, "JSON", e.getOriginalMessage());
    } catch (IOException e) {
      throw refused(file, "a file that can be read", String.valueOf(e.getMessage()));
    }
    Map<String, Input> inputs = new LinkedHashMap<>();
    for (JsonNode input : json.path("inputs")) {
      String name = name(file, input.path("name"));
      Optional<Double> value =
          input.path("value").isNumber()
              ? Optional.of(input.path("value").asDouble())
              : Optional.empty();
      inputs.put(name, new Input(shape(file, name, input.path("shape")), value));
    }
    List<String> outputs = new ArrayList<>();
    for (JsonNode output : json.path("outputs")) {
      outputs.add(name(file, output));
    }
    if (inputs.isEmpty()) {
      throw refused(file, "\"inputs\" with at least one name", "none");
    }
    return new MnnTestFolder(folder, inputs, List.copyOf(outputs));
  }

  private static String name(Path file, JsonNode name) {
    if (!name.isTextual() || name.asText().isEmpty()) {
      throw refused(file, "names as text", name.isMissingNode() ? "none" : name.toString());
    }
    return name.asText();
  }

  private static Optional<Shape> shape(Path file, String name, JsonNode sizes) {
    if (!sizes.isArray()) {
      return Optional.empty();
    }
    long[] dims = new long[sizes.size()];
    for (int axis = 0; axis < dims.length; axis++) {
      JsonNode size = sizes.get(axis);
      if (!size.isNull() && !size.isTextual() && !size.isIntegralNumber()) {
        throw refused(file, "sizes of '" + name + "' as whole numbers", size.toString());
      }
      dims[axis] = size.isIntegralNumber() && size.asLong() >= 0 ? size.asLong() : -1;
    }
    return Optional.of(Shape.of(dims));
  }

  /**
   * The values of an input.
   *
   * @param name one of {@link #inputs}
   * @param dtype of the model's input; the folder does not tell it
   * @param known the model's shape, for sizes that the folder leaves open; -1 where it is open, too
   * @throws BadInputException if a size stays open, or the file does not hold the input
   */
  public Tensor input(String name, DType dtype, Optional<Shape> known) {
    Input input = inputs.get(name);
    Shape shape =
        input
            .shape()
            .map(own -> closed(own, known))
            .or(() -> known)
            .filter(Shape::isStatic)
            .orElseThrow(
                () ->
                    refused(
                        folder.resolve(DESCRIPTION),
                        "the shape of '" + name + "', because the model leaves it open",
                        "none, or one that is open, too"));
    checkSize(name, dtype, shape);
    if (input.value().isPresent()) {
      double[] values = new double[Math.toIntExact(shape.elements())];
      java.util.Arrays.fill(values, input.value().get());
      return Tensor.ofDoubles(shape, values).cast(dtype);
    }
    Path file = file(folder, name);
    if (!Files.isRegularFile(file)) {
      throw refused(file, "the values of input '" + name + "'", "no such file");
    }
    return NumberText.read(file, dtype, shape);
  }

  /**
   * The expected values of an output: in the file of its name, else in that of its number.
   *
   * @param name one of {@link #outputs}
   * @param dtype and {@code shape} of the model's output; the folder does not tell them
   * @return empty where there is no file, as MNN's tools have it
   * @throws BadInputException if the file holds something else
   */
  public Optional<Tensor> output(String name, DType dtype, Shape shape) {
    return Stream.of(name, Integer.toString(outputs.indexOf(name)))
        .map(stem -> file(folder, stem))
        .filter(Files::isRegularFile)
        .findFirst()
        .map(file -> NumberText.read(file, dtype, shape));
  }

  private void checkSize(String name, DType dtype, Shape shape) {
    try {
      if (dtype.byteSize(shape.elements()) <= Integer.MAX_VALUE - 8L) {
        return;
      }
    } catch (ArithmeticException e) {
      // As much too large as what fits a long.
    }
    throw refused(
        folder.resolve(DESCRIPTION),
        "an input of less than 2 GiB",
        "'" + name + "' of shape " + shape);
  }

  private static Shape closed(Shape own, Optional<Shape> known) {
    if (known.isEmpty() || known.get().rank() != own.rank()) {
      return own;
    }
    long[] dims = own.toArray();
    for (int axis = 0; axis < dims.length; axis++) {
      dims[axis] = dims[axis] < 0 ? known.get().dim(axis) : dims[axis];
    }
    return Shape.of(dims);
  }

  /** The file of a tensor; its name may begin with a slash, but not lead out of the folder. */
  private static Path file(Path folder, String name) {
    try {
      Path base = folder.toAbsolutePath().normalize();
      Path file = Path.of(base + "/" + name + ".txt").normalize();
      if (file.startsWith(base)) {
        return folder.resolve(base.relativize(file));
      }
    } catch (InvalidPathException e) {
      throw refused(folder, "names that can be files", "'" + printable(name) + "'");
    }
    throw refused(folder, "names of files within the folder", "'" + printable(name) + "'");
  }

  private static String printable(String name) {
    return name.replaceAll("\\p{Cntrl}", "?");
  }

  /**
   * Whether MNN's tools read what {@link #write} writes for the tensor: C++ streams read no NaN and
   * no infinity, and take the rest of the file for zeros.
   */
  public static boolean canBeRead(Tensor tensor) {
    for (long i = 0; tensor.dtype().isFloat() && i < tensor.elements(); i++) {
      if (!Double.isFinite(tensor.doubleAt(i))) {
        return false;
      }
    }
    return true;
  }

  /**
   * Writes a folder that MNN's tools read. Its {@code input.json} is written last, so that a folder
   * that is not complete is none; an older one of the same name is replaced.
   *
   * @param folder is made where it is not there; its parent must be there
   * @param outputs what the source model gives
   * @throws BadInputException if it cannot be written, or is a folder of something else
   */
  public static void write(Path folder, Map<String, Tensor> inputs, Map<String, Tensor> outputs) {
    checkTarget(folder);
    try {
      Files.createDirectories(folder);
      Files.deleteIfExists(folder.resolve(DESCRIPTION));
      Map<String, Tensor> all = new LinkedHashMap<>(inputs);
      all.putAll(outputs);
      for (Map.Entry<String, Tensor> tensor : all.entrySet()) {
        Path file = file(folder, tensor.getKey());
        Files.createDirectories(file.getParent());
        AtomicFiles.write(file, temporary -> NumberText.write(tensor.getValue(), temporary));
      }
    } catch (IOException e) {
      throw refused(folder, "a folder that can be written", String.valueOf(e.getMessage()));
    }
    List<Map<String, Object>> named = new ArrayList<>();
    inputs.forEach(
        (name, tensor) -> {
          Map<String, Object> input = new LinkedHashMap<>();
          input.put("name", name);
          input.put("shape", tensor.shape().dims().asList());
          named.add(input);
        });
    Map<String, Object> description = new LinkedHashMap<>();
    description.put("inputs", named);
    description.put("outputs", List.copyOf(outputs.keySet()));
    AtomicFiles.write(
        folder.resolve(DESCRIPTION),
        temporary -> Files.writeString(temporary, JsonText.of(description)));
  }

  /**
   * Refuses, before any long work, what {@link #write} could not write.
   *
   * @throws BadInputException as {@link #write}
   */
  public static void checkTarget(Path folder) {
    Path parent = folder.toAbsolutePath().normalize().getParent();
    if (parent == null || !Files.isDirectory(parent)) {
      throw refused(folder, "a folder in one that is there", "no such folder: " + parent);
    }
    if (!Files.exists(folder) || isOne(folder)) {
      return;
    }
    if (!Files.isDirectory(folder)) {
      throw refused(folder, "a folder", "a file");
    }
    try (Stream<Path> held = Files.list(folder)) {
      if (held.findAny().isPresent()) {
        throw refused(folder, "a new or empty folder, or one of MNN's tests", "other files");
      }
    } catch (IOException e) {
      throw refused(folder, "a folder that can be read", String.valueOf(e.getMessage()));
    }
  }

  private static BadInputException refused(Path place, String expected, String found) {
    return new BadInputException(
        new Problem(
            place.toString(),
            expected,
            found,
            "docs/compatibility.md describes the folder of MNN's tests"));
  }
}
