package io.github.mnnparity.cli.command;

import io.github.mnnparity.cli.command.ArgumentValues.Named;
import io.github.mnnparity.core.ImageInputs;
import io.github.mnnparity.core.capture.ModelReader;
import io.github.mnnparity.core.error.BadInputException;
import io.github.mnnparity.core.error.Problem;
import io.github.mnnparity.core.graph.Value;
import io.github.mnnparity.core.image.ImageFiles;
import io.github.mnnparity.core.image.Preprocessing;
import io.github.mnnparity.core.input.NumpyFiles;
import io.github.mnnparity.core.tensor.Shape;
import io.github.mnnparity.core.tensor.Tensor;
import io.github.mnnparity.onnx.OnnxTensors;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.stream.Collectors;

/** What {@code --input} and {@code --shape} say, by the reference's input names. */
final class InputFiles {
  private final Path reference;

  private final Optional<Preprocessing> steps;

  InputFiles(Path reference) {
    this(reference, Optional.empty());
  }

  /**
   * @param steps from an image to an input
   */
  InputFiles(Path reference, Optional<Preprocessing> steps) {
    this.reference = reference;
    this.steps = steps;
  }

  /**
   * @throws BadInputException if a file cannot be read, or a name is left out and the model has
   *     more than one input
   */
  Map<String, Tensor> tensors(List<Named> arguments) {
    Map<String, Tensor> tensors = new LinkedHashMap<>();
    for (Named argument : arguments) {
      read(argument).forEach((name, tensor) -> put(tensors, name, tensor, "--input"));
    }
    return tensors;
  }

  Map<String, Shape> shapes(List<Named> arguments) {
    Map<String, Shape> shapes = new LinkedHashMap<>();
    for (Named argument : arguments) {
      String name = argument.name().isEmpty() ? onlyInput("--shape") : argument.name();
      put(shapes, name, ArgumentValues.shape(argument.value()), "--shape");
    }
    return shapes;
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

  private Map<String, Tensor> read(Named argument) {
    Path file = Path.of(argument.value());
    if (!Files.isRegularFile(file)) {
      throw new BadInputException(
          new Problem(
              argument.value(),
              "an input as .npy, .npz or ONNX .pb file",
              Files.isDirectory(file) ? "a folder" : "no such file",
              "write --input NAME=FILE with the path of the file"));
    }
    if (ImageFiles.isImage(file)) {
      String name = argument.name().isEmpty() ? onlyInput("--input") : argument.name();
      return Map.of(name, image(file, name));
    }
    if (NumpyFiles.isArchive(file)) {
      return fromArchive(argument, NumpyFiles.readArchive(file));
    }
    boolean array = NumpyFiles.isArray(file);
    if (!array && (argument.value().endsWith(".npy") || argument.value().endsWith(".npz"))) {
      throw new BadInputException(
          new Problem(
              argument.value(),
              "an array as numpy.save writes it",
              "another format, or a damaged file",
              "save it again with numpy.save"));
    }
    Tensor tensor = array ? NumpyFiles.readArray(file) : OnnxTensors.read(file);
    String name = argument.name().isEmpty() ? onlyInput("--input") : argument.name();
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
  private static Map<String, Tensor> fromArchive(Named argument, Map<String, Tensor> arrays) {
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
            argument.value(),
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
