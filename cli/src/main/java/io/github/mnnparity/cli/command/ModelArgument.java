package io.github.mnnparity.cli.command;

import io.github.mnnparity.core.error.BadInputException;
import io.github.mnnparity.core.error.Problem;
import java.nio.file.Files;
import java.nio.file.Path;

/** A model file named on the command line. */
final class ModelArgument {
  private ModelArgument() {}

  /**
   * @throws BadInputException if it is not a file that can be read
   */
  static void check(Path file) {
    String found;
    if (!Files.exists(file)) {
      found = "no such file";
    } else if (Files.isDirectory(file)) {
      found = "a directory";
    } else if (!Files.isReadable(file)) {
      found = "a file that may not be read";
    } else {
      return;
    }
    throw new BadInputException(
        new Problem(file.toString(), "a model file", found, "check the path"));
  }
}
