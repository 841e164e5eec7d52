package io.github.mnnparity.testing;

import java.net.URISyntaxException;
import java.nio.file.FileSystemNotFoundException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.CodeSource;
import java.util.List;
import java.util.Optional;

/** Where a build puts what it makes, told by where it put the classes of a test. */
final class BuildFolder {
  private static final List<String> NAMES = List.of("target", "build", "out", "bin");

  private BuildFolder() {}

  /**
   * The folder {@code target}, {@code build} (Gradle) or {@code out} (IDEs) around the class; where
   * it comes from elsewhere, {@code target} or {@code build} of the working folder.
   */
  static Path of(Class<?> test) {
    Optional<Path> around = place(test).flatMap(BuildFolder::around);
    return around.orElseGet(
        () -> {
          Path here = Path.of("").toAbsolutePath();
          boolean gradle =
              !Files.isDirectory(here.resolve("target"))
                  && Files.isDirectory(here.resolve("build"));
          return here.resolve(gradle ? "build" : "target");
        });
  }

  /** The nearest of the known folders, upwards. */
  static Optional<Path> around(Path classes) {
    for (Path folder = classes; folder != null; folder = folder.getParent()) {
      if (folder.getFileName() != null && NAMES.contains(folder.getFileName().toString())) {
        return Optional.of(folder);
      }
    }
    return Optional.empty();
  }

  /** The class that called the assertion: the nearest one that is neither ours nor from a jar. */
  static Class<?> caller() {
    Optional<Path> own = place(BuildFolder.class);
    return StackWalker.getInstance(StackWalker.Option.RETAIN_CLASS_REFERENCE)
        .walk(
            frames ->
                frames
                    .<Class<?>>map(StackWalker.StackFrame::getDeclaringClass)
                    .filter(type -> !place(type).equals(own))
                    .filter(type -> place(type).filter(Files::isDirectory).isPresent())
                    .findFirst())
        .orElse(BuildFolder.class);
  }

  private static Optional<Path> place(Class<?> type) {
    CodeSource source = type.getProtectionDomain().getCodeSource();
    try {
      return source == null || source.getLocation() == null
          ? Optional.empty()
          : Optional.of(Path.of(source.getLocation().toURI()));
    } catch (URISyntaxException | IllegalArgumentException | FileSystemNotFoundException e) {
      return Optional.empty();
    }
  }
}
