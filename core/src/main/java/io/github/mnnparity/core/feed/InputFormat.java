package io.github.mnnparity.core.feed;

import io.github.mnnparity.core.error.BadInputException;
import io.github.mnnparity.core.error.Problem;
import io.github.mnnparity.core.exchange.MnnTestFolder;
import io.github.mnnparity.core.tensor.Tensor;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** One form in which a file or a folder holds values for inputs. Stateless. */
interface InputFormat {
  /**
   * All of them: the first that recognizes a file reads it, so that what is told by its first bytes
   * comes first and the form without any mark comes last.
   */
  List<InputFormat> ALL =
      List.of(
          new MnnTestFormat(),
          new ImageFormat(),
          new ArchiveFormat(),
          new ArrayFormat(),
          new PolygraphyFormat(),
          new OnnxTensorFormat());

  /**
   * Whether {@code path}, a file, is of this form: by its content.
   *
   * @throws BadInputException if it cannot be read
   */
  boolean recognizes(Path path);

  /** Whether a folder is one of these, and not a folder of them. */
  static boolean isOne(Path folder) {
    return MnnTestFolder.isOne(folder);
  }

  /**
   * What it holds: one set, or several where one file holds several runs.
   *
   * @param files knows the model and the steps from an image to an input
   * @throws BadInputException if it cannot be used
   */
  List<InputSet> read(NamedFile argument, InputFiles files);

  /** One set of values, known by the name of their file. */
  static List<InputSet> one(NamedFile argument, Map<String, Tensor> tensors) {
    return List.of(new InputSet(String.valueOf(argument.file().getFileName()), tensors));
  }

  /** All arrays by their own names; with a name, the array of that name or the only one. */
  static Map<String, Tensor> chosen(NamedFile argument, Map<String, Tensor> arrays) {
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
}
