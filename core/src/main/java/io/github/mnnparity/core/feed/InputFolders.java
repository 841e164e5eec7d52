package io.github.mnnparity.core.feed;

import io.github.mnnparity.core.error.BadInputException;
import io.github.mnnparity.core.error.Problem;
import io.github.mnnparity.core.exchange.MnnTestFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * {@code --input NAME=DIR}: each file of the folder is one input, in the order of their names. It
 * is read when it is its turn.
 */
public final class InputFolders {
  private InputFolders() {}

  /**
   * One set for each file where an argument names a folder; files beside it belong to every set.
   * Where there is one set, it is read at once.
   *
   * @return at least one set
   * @throws BadInputException if a folder is empty, two hold unequal numbers of files, or an input
   *     is given twice
   */
  public static List<InputSet> sets(InputFiles files, List<NamedFile> arguments) {
    checkGivenOnce(arguments);
    List<List<InputSet>> each = new ArrayList<>();
    int count = 1;
    for (NamedFile argument : arguments) {
      List<InputSet> held = held(files, argument);
      if (held.size() > 1 && count > 1 && held.size() != count) {
        throw new BadInputException(
            new Problem(
                argument.file().toString(),
                count + " files, as in the folder of another input",
                held.size() + " files",
                "put one file for each input into every folder"));
      }
      count = Math.max(count, held.size());
      each.add(held);
    }
    List<InputSet> sets = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      List<InputSet> chosen = new ArrayList<>();
      String name = "the input";
      for (List<InputSet> held : each) {
        InputSet one = held.get(held.size() == 1 ? 0 : i);
        chosen.add(one);
        name = held.size() > 1 ? one.name() : name;
      }
      sets.add(new InputSet(name, () -> InputSet.together(chosen)));
    }
    return count > 1 ? sets : List.of(new InputSet(sets.get(0).name(), sets.get(0).tensors()));
  }

  /** The folder of MNN's tests among the arguments: it also holds outputs that it expects. */
  public static Optional<MnnTestFolder> testFolder(List<NamedFile> arguments) {
    return arguments.stream()
        .map(NamedFile::file)
        .filter(MnnTestFolder::isOne)
        .findFirst()
        .map(MnnTestFolder::open);
  }

  private static void checkGivenOnce(List<NamedFile> arguments) {
    Set<String> names = new HashSet<>();
    for (NamedFile argument : arguments) {
      if (!argument.name().isEmpty() && !names.add(argument.name())) {
        throw InputSet.givenTwice(argument.name());
      }
    }
  }

  private static List<InputSet> held(InputFiles files, NamedFile argument) {
    Path folder = argument.file();
    if (!Files.isDirectory(folder) || InputFormat.isOne(folder)) {
      return files.sets(argument);
    }
    try (Stream<Path> all = Files.list(folder)) {
      List<InputSet> held =
          all.filter(Files::isRegularFile)
              .filter(file -> !file.getFileName().toString().startsWith("."))
              .sorted()
              .map(file -> lazy(files, new NamedFile(argument.name(), file)))
              .toList();
      if (!held.isEmpty()) {
        return held;
      }
    } catch (IOException e) {
      throw new BadInputException(
          new Problem(
              argument.file().toString(),
              "a folder that can be read",
              String.valueOf(e.getMessage()),
              "check its permissions"));
    }
    throw new BadInputException(
        new Problem(
            argument.file().toString(),
            "a folder with inputs as .npy, .npz, ONNX .pb, Polygraphy .json or image files, or one of"
                + " MNN's tests",
            "an empty folder",
            "put one file for each input there"));
  }

  private static InputSet lazy(InputFiles files, NamedFile argument) {
    return new InputSet(
        String.valueOf(argument.file().getFileName()), () -> files.sets(argument).get(0).tensors());
  }
}
