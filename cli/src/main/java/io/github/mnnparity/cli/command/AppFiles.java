package io.github.mnnparity.cli.command;

import io.github.mnnparity.cli.command.ArgumentValues.Named;
import io.github.mnnparity.core.ExplainOptions.AppRun;
import io.github.mnnparity.core.error.BadInputException;
import io.github.mnnparity.core.error.Problem;
import io.github.mnnparity.core.feed.InputFiles;
import io.github.mnnparity.core.image.ImageFiles;
import io.github.mnnparity.core.image.Raster;
import io.github.mnnparity.core.input.Dump;
import io.github.mnnparity.core.tensor.Tensor;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Files of an app's runs: the n-th of each option belongs to the n-th run. */
final class AppFiles {
  private final InputFiles inputFiles;

  AppFiles(InputFiles inputFiles) {
    this.inputFiles = inputFiles;
  }

  /**
   * @param turned whether JPEG files are turned upright
   * @throws BadInputException if a file cannot be read, or the options are for different numbers of
   *     runs
   */
  List<AppRun> runs(
      List<Named> outputs,
      List<Named> dumps,
      List<Named> images,
      List<Named> inputs,
      boolean turned) {
    Map<String, List<Dump>> gotten = grouped(outputs);
    Map<String, List<Dump>> fed = grouped(dumps);
    Map<String, List<Tensor>> intended = new LinkedHashMap<>();
    for (Named input : inputs) {
      inputFiles
          .tensors(List.of(input.file()))
          .forEach(
              (name, tensor) ->
                  intended.computeIfAbsent(name, key -> new ArrayList<>()).add(tensor));
    }
    int count = Math.max(images.size(), Math.max(longest(intended), longest(fed)));
    if (count == 0) {
      throw refused(
          "--image, --app-input or --input",
          "one of them",
          "only --app-output",
          "add --image FILE");
    }
    List<AppRun> runs = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      Optional<Raster> image =
          images.isEmpty()
              ? Optional.empty()
              : Optional.of(
                  ImageFiles.read(Path.of(nth("--image", images, i, count).value()), turned));
      runs.add(
          new AppRun(
              image,
              images.isEmpty() ? "" : images.get(i).name(),
              nths("--input", intended, i, count),
              nths("--app-input", fed, i, count),
              outputs(gotten, i, count)));
    }
    return runs;
  }

  private static Map<String, Dump> outputs(Map<String, List<Dump>> gotten, int run, int count) {
    List<Dump> nameless = gotten.getOrDefault("", List.of());
    Map<String, List<Dump>> named = new LinkedHashMap<>(gotten);
    named.remove("");
    Map<String, Dump> outputs = new LinkedHashMap<>(nths("--app-output", named, run, count));
    if (nameless.size() % count != 0) {
      throw refused(
          "--app-output",
          "the same number of outputs for each of the " + count + " runs",
          nameless.size() + " files",
          "give them run by run, or with NAME=");
    }
    int each = nameless.size() / count;
    for (int i = 0; i < each; i++) {
      outputs.put(each == 1 ? "" : "#" + (i + 1), nameless.get(run * each + i));
    }
    return outputs;
  }

  private static Map<String, List<Dump>> grouped(List<Named> arguments) {
    Map<String, List<Dump>> grouped = new LinkedHashMap<>();
    for (Named argument : arguments) {
      Dump.read(Path.of(argument.value()))
          .forEach(
              (name, dump) ->
                  grouped
                      .computeIfAbsent(
                          argument.name().isEmpty() ? name : argument.name(),
                          key -> new ArrayList<>())
                      .add(dump));
    }
    return grouped;
  }

  private static int longest(Map<String, ? extends List<?>> grouped) {
    return grouped.values().stream().mapToInt(List::size).max().orElse(0);
  }

  private static <T> Map<String, T> nths(
      String option, Map<String, List<T>> grouped, int run, int count) {
    Map<String, T> values = new LinkedHashMap<>();
    grouped.forEach((name, all) -> values.put(name, nth(option, all, run, count)));
    return values;
  }

  private static <T> T nth(String option, List<T> all, int run, int count) {
    if (all.size() != count) {
      throw refused(
          option,
          "one for each of the " + count + " runs of the app",
          all.size() + " files",
          "give each option as often as the others");
    }
    return all.get(run);
  }

  private static BadInputException refused(
      String place, String expected, String found, String next) {
    return new BadInputException(new Problem(place, expected, found, next));
  }
}
