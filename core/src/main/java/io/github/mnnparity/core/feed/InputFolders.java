package io.github.mnnparity.core.feed;

import io.github.mnnparity.core.error.BadInputException;
import io.github.mnnparity.core.error.Problem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** {@code --input NAME=DIR}: each file of the folder is one input, in the order of their names. */
public final class InputFolders {
  private InputFolders() {}

  /**
   * One set for each file where an argument names a folder; files beside it belong to every set.
   *
   * @return at least one set
   * @throws BadInputException if a folder is empty, or two hold unequal numbers of files
   */
  public static List<InputSet> sets(InputFiles files, List<NamedFile> arguments) {
    List<List<NamedFile>> each = new ArrayList<>();
    int count = 1;
    for (NamedFile argument : arguments) {
      List<NamedFile> held = held(argument);
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
      List<NamedFile> chosen = new ArrayList<>();
      String name = "the input";
      for (List<NamedFile> held : each) {
        NamedFile one = held.get(held.size() == 1 ? 0 : i);
        chosen.add(one);
        name = held.size() > 1 ? String.valueOf(one.file().getFileName()) : name;
      }
      sets.add(new InputSet(name, files.tensors(chosen)));
    }
    return sets;
  }

  private static List<NamedFile> held(NamedFile argument) {
    Path folder = argument.file();
    if (!Files.isDirectory(folder)) {
      return List.of(argument);
    }
    try (Stream<Path> all = Files.list(folder)) {
      List<NamedFile> held =
          all.filter(Files::isRegularFile)
              .filter(file -> !file.getFileName().toString().startsWith("."))
              .sorted()
              .map(file -> new NamedFile(argument.name(), file))
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
            "a folder with inputs as .npy, .npz, ONNX .pb or image files",
            "an empty folder",
            "put one file for each input there"));
  }
}
