package io.github.mnnparity.core.feed;

import io.github.mnnparity.core.capture.ModelReader;
import io.github.mnnparity.core.capture.TensorReader;
import io.github.mnnparity.core.error.BadInputException;
import io.github.mnnparity.core.error.EngineException;
import io.github.mnnparity.core.error.Problem;
import io.github.mnnparity.core.graph.Value;
import io.github.mnnparity.core.image.ImageFiles;
import io.github.mnnparity.core.image.Preprocessing;
import io.github.mnnparity.core.input.NumpyFiles;
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
      read(argument).forEach((name, tensor) -> put(tensors, name, tensor, "--input"));
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

  private Map<String, Tensor> read(NamedFile argument) {
    Path file = argument.file();
    if (!Files.isRegularFile(file)) {
      throw new BadInputException(
          new Problem(
              argument.file().toString(),
              "an input as .npy, .npz or ONNX .pb file",
              Files.isDirectory(file) ? "a folder" : "no such file",
              "write --input NAME=FILE with the path of the file"));
    }
    if (ImageFiles.isImage(file)) {
      String name = name(argument.name(), "--input");
      return Map.of(name, image(file, name));
    }
    if (NumpyFiles.isArchive(file)) {
      return fromArchive(argument, NumpyFiles.readArchive(file));
    }
    boolean array = NumpyFiles.isArray(file);
    if (!array
        && (argument.file().toString().endsWith(".npy")
            || argument.file().toString().endsWith(".npz"))) {
      throw new BadInputException(
          new Problem(
              argument.file().toString(),
              "an array as numpy.save writes it",
              "another format, or a damaged file",
              "save it again with numpy.save"));
    }
    Tensor tensor = array ? NumpyFiles.readArray(file) : tensorReader().read(file);
    String name = name(argument.name(), "--input");
    return Map.of(name, tensor);
  }

  private Tensor image(Path file, String name) {
    Preprocessing wanted =
        steps.orElseThrow(
            () ->
                new BadInputException(
                    new Problem(
                        file.toString(),
                        "--preprocess with the steps from the image to input '" + name + "'",
                        "an image alone",
                        "add --preprocess \"order=RGB,scale=1/255,mean=..,std=..\"")));
    Value input =
        inputs().stream()
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
    return ImageInputs.tensor(wanted, ImageFiles.read(file, wanted.turned()), input);
  }

  /** All arrays by their own names; with a name, the array of that name or the only one. */
  private static Map<String, Tensor> fromArchive(NamedFile argument, Map<String, Tensor> arrays) {
    if (argument.name().isEmpty()) {
      return arrays;
    }
    if (arrays.containsKey(argument.name())) {
      return Map.of(argument.name(), arrays.get(argument.name()));
    }
    if (arrays.size() == 1) {
      return Map.of(argument.name(), arrays.values().iterator().next());
    }
    throw new BadInputException(
        new Problem(
            argument.file().toString(),
            "an array named '" + argument.name() + "'",
            "arrays " + String.join(", ", arrays.keySet()),
            "save it under that name, or as a .npy file of its own"));
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

  private static TensorReader tensorReader() {
    return ServiceLoader.load(TensorReader.class)
        .findFirst()
        .orElseThrow(
            () ->
                new EngineException(
                    new Problem(
                        "class path",
                        "a provider of " + TensorReader.class.getName(),
                        "none",
                        "add the module parity-onnx-reader")));
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
