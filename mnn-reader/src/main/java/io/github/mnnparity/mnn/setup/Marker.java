package io.github.mnnparity.mnn.setup;

import io.github.mnnparity.core.io.AtomicFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** The file that is written last: it exists if and only if an environment is whole. */
final class Marker {
  private Marker() {}

  static void write(Path file, PythonEnvironment environment) {
    String text = environment.interpreter() + "\n" + environment.packages() + "\n";
    AtomicFiles.write(file, temporary -> Files.writeString(temporary, text));
  }

  /** Empty if there is no marker, or what it names has gone. */
  static Optional<PythonEnvironment> read(Path file) {
    if (!Files.isRegularFile(file)) {
      return Optional.empty();
    }
    try {
      List<String> lines = Files.readAllLines(file);
      if (lines.isEmpty()) {
        return Optional.empty();
      }
      Path interpreter = Path.of(lines.get(0));
      String packages = lines.size() > 1 ? lines.get(1) : "";
      boolean whole =
          Files.isExecutable(interpreter)
              && (packages.isEmpty() || Files.isDirectory(Path.of(packages)));
      return whole
          ? Optional.of(new PythonEnvironment(interpreter, packages, true))
          : Optional.empty();
    } catch (IOException e) {
      return Optional.empty();
    }
  }
}
