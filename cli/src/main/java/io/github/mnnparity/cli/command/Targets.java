package io.github.mnnparity.cli.command;

import io.github.mnnparity.core.error.BadInputException;
import io.github.mnnparity.core.error.Problem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Files to be written; what can be refused is refused before any long work. */
final class Targets {
  private Targets() {}

  /**
   * @throws BadInputException also if two targets are the same file
   */
  static void check(List<Path> targets, List<Path> models) {
    Set<Path> seen = new HashSet<>();
    for (Path target : targets) {
      check(target, models);
      if (!seen.add(target.toAbsolutePath().normalize())) {
        throw new BadInputException(
            new Problem(
                target.toString(),
                "a file of its own for each option",
                "one file for two options",
                "choose another place for one of them"));
      }
    }
  }

  /**
   * @param models must not be overwritten
   * @throws BadInputException if {@code target} cannot be written or is one of {@code models}
   */
  static void check(Path target, List<Path> models) {
    Path folder = target.toAbsolutePath().getParent();
    String found = "";
    if (folder == null || !Files.isDirectory(folder)) {
      found = "no such folder: " + folder;
    } else if (!Files.isWritable(folder)) {
      found = "a folder that cannot be written: " + folder;
    } else if (Files.isDirectory(target)) {
      found = "a folder";
    } else if (models.stream().anyMatch(model -> same(model, target))) {
      found = "one of the models";
    }
    Interruption.target(target);
    if (!found.isEmpty()) {
      throw new BadInputException(
          new Problem(
              target.toString(), "a file that can be written", found, "choose another place"));
    }
  }

  private static boolean same(Path a, Path b) {
    try {
      return Files.exists(a) && Files.exists(b) && Files.isSameFile(a, b);
    } catch (IOException e) {
      return false;
    }
  }
}
