package io.github.mnnparity.core.device;

import io.github.mnnparity.core.error.BadInputException;
import io.github.mnnparity.core.error.Problem;
import io.github.mnnparity.core.exchange.PolygraphyJson;
import io.github.mnnparity.core.exchange.PolygraphyJson.Runner;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** What one of Polygraphy's runners gave, as if each output were a file of its own. */
final class SavedOutputs {
  private SavedOutputs() {}

  /**
   * @param view tells runners apart: the name of one begins with it
   * @throws BadInputException if the file holds no outputs, or does not say which are meant
   */
  static List<DumpFile> files(String view, Path file) {
    List<Runner> runners = PolygraphyJson.readOutputs(file);
    List<Runner> named =
        runners.size() == 1
            ? runners
            : runners.stream().filter(runner -> runner.name().startsWith(view)).toList();
    if (named.size() != 1) {
      throw refused(
          view,
          file,
          "one runner, or one whose name begins with '" + view + "'",
          runners.stream().map(Runner::name).collect(Collectors.joining(", ")),
          "write --view NAME=" + file + " with the beginning of a runner's name");
    }
    Runner runner = named.get(0);
    if (runner.iterations().size() != 1) {
      throw refused(
          view,
          file,
          "the outputs of one iteration",
          runner.iterations().size() + " iterations",
          "save one iteration: give polygraphy one input, the same as here");
    }
    List<DumpFile> files = new ArrayList<>();
    runner
        .iterations()
        .get(0)
        .forEach(
            (name, tensor) ->
                files.add(
                    new DumpFile(
                        file, "output '" + name + "'", name, DumpFile.Form.NUMPY, () -> tensor)));
    if (files.isEmpty()) {
      throw refused(view, file, "outputs", "none", "check that the run did not fail");
    }
    return files;
  }

  private static BadInputException refused(
      String view, Path file, String expected, String found, String next) {
    return new BadInputException(new Problem("--view " + view + "=" + file, expected, found, next));
  }
}
