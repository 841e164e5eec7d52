package io.github.mnnparity.core.feed;

import com.google.common.base.Suppliers;
import io.github.mnnparity.core.capture.ModelReader;
import io.github.mnnparity.core.capture.Providers;
import io.github.mnnparity.core.error.BadInputException;
import io.github.mnnparity.core.error.Nearest;
import io.github.mnnparity.core.error.Problem;
import io.github.mnnparity.core.graph.Value;
import io.github.mnnparity.core.image.Preprocessing;
import io.github.mnnparity.core.tensor.Tensor;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/**
 * Values for the inputs of a model, from files: arrays of NumPy, tensors of ONNX, images with the
 * steps from an image to an input. Thread-safe.
 */
public final class InputFiles {
  private final Path reference;

  private final Optional<Preprocessing> steps;

  private final Supplier<List<Value>> known = Suppliers.memoize(this::readInputs);

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
    return InputSet.together(arguments.stream().map(one -> sets(one).get(0)).toList());
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

  /**
   * What a file holds: one set, or several where it holds several runs.
   *
   * @throws BadInputException if it cannot be read
   */
  List<InputSet> sets(NamedFile argument) {
    Path file = argument.file();
    if (!Files.isRegularFile(file) && !InputFormat.isOne(file)) {
      throw new BadInputException(
          new Problem(
              argument.file().toString(),
              "an input as .npy, .npz, ONNX .pb or Polygraphy .json file",
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
    List<Value> inputs = known.get();
    List<String> names = inputs.stream().map(Value::name).toList();
    return inputs.stream()
        .filter(value -> value.name().equals(name))
        .findFirst()
        .orElseThrow(
            () ->
                new BadInputException(
                    new Problem(
                        "--input " + name,
                        "one of the inputs of the model: " + Nearest.listed(names),
                        "a name that it does not have",
                        Nearest.question(name, names, "spell the name as the model does"))));
  }

  private String onlyInput(String option) {
    List<Value> inputs = known.get();
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

  private List<Value> readInputs() {
    if (Files.isRegularFile(reference)) {
      for (ModelReader reader : Providers.of(ModelReader.class).toList()) {
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
