package io.github.mnnparity.core.feed;

import io.github.mnnparity.core.capture.ModelReader;
import io.github.mnnparity.core.error.BadInputException;
import io.github.mnnparity.core.error.Problem;
import io.github.mnnparity.core.graph.Value;
import io.github.mnnparity.core.image.Preprocessing;
import io.github.mnnparity.core.tensor.Tensor;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.stream.Collectors;

/**
 * Values for the inputs of a model, from files: arrays of NumPy, tensors of ONNX, images with the
 * steps from an image to an input. Thread-safe.
 */
public final class InputFiles {
  private final Path reference;

  private final Optional<Preprocessing> steps;

  /**
   * @param reference the model whose inputs are meant
   */
  public InputFiles(Path reference) {
    this(reference, Optional.empty());
  }

  /**
   * @param steps from an image to an input
   */
  public InputFiles(Path reference, Optional<Preprocessing> steps) {
    this.reference = reference;
    this.steps = steps;
  }

  /**
   * @throws BadInputException if a file cannot be read, or a name is left out and the model has
   *     more than one input
   */
  public Map<String, Tensor> tensors(List<NamedFile> arguments) {
    Map<String, Tensor> tensors = new LinkedHashMap<>();
    for (NamedFile argument : arguments) {
      sets(argument)
          .get(0)
          .tensors()
          .forEach((name, tensor) -> put(tensors, name, tensor, "--input"));
    }
    return tensors;
  }

  /**
   * The name that is meant: {@code name}, or that of the only input.
   *
   * @param option what the user wrote, for the message
   * @throws BadInputException if it is empty and the model has more than one input
   */
  public String name(String name, String option) {
    return name.isEmpty() ? onlyInput(option) : name;
  }

  private static <T> void put(Map<String, T> values, String name, T value, String option) {
    if (values.put(name, value) != null) {
      throw new BadInputException(
          new Problem(
              option + " " + name,
              "each input once",
              "input '" + name + "' is given twice",
              "leave one of them out"));
    }
  }

  /**
   * What a file holds: one set, or several where it holds several runs.
   *
   * @throws BadInputException if it cannot be read
   */
  List<InputSet> sets(NamedFile argument) {
    Path file = argument.file();
    if (!Files.isRegularFile(file)) {
      throw new BadInputException(
          new Problem(
              argument.file().toString(),
              "an input as .npy, .npz or ONNX .pb file",
              Files.isDirectory(file) ? "a folder" : "no such file",
              "write --input NAME=FILE with the path of the file"));
    }
    return InputFormat.ALL.stream()
        .filter(format -> format.recognizes(file))
        .findFirst()
        .orElseThrow()
        .read(argument, this);
  }

  Optional<Preprocessing> steps() {
    return steps;
  }

  /** The model's input of that name. */
  Value input(String name) {
    return inputs().stream()
        .filter(value -> value.name().equals(name))
        .findFirst()
        .orElseThrow(
            () ->
                new BadInputException(
                    new Problem(
                        "--input " + name,
                        "an input of the model",
                        "a name that it does not have",
                        "spell the name as the model does")));
  }

  private String onlyInput(String option) {
    List<Value> inputs = inputs();
    if (inputs.size() == 1) {
      return inputs.get(0).name();
    }
    String wanted =
        inputs.stream()
            .map(v -> v.name() + " (" + v.dtype() + " " + (v.rankKnown() ? v.shape() : "?") + ")")
            .collect(Collectors.joining(", "));
    throw new BadInputException(
        new Problem(
            option,
            "NAME=..., because the model has " + inputs.size() + " inputs: " + wanted,
            "no name",
            "write " + option + " NAME=... once for each input"));
  }

  private List<Value> inputs() {
    if (Files.isRegularFile(reference)) {
      for (ModelReader reader : ServiceLoader.load(ModelReader.class)) {
        if (reader.role() == ModelReader.Role.REFERENCE && reader.recognizes(reference)) {
          return reader.read(reference).graph().inputs();
        }
      }
    }
    throw new BadInputException(
        new Problem(
            reference.toString(),
            "an ONNX model",
            Files.exists(reference) ? "something else" : "no such file",
            "give the ONNX model first and the MNN model second"));
  }
}
