package io.github.mnnparity.testing.junit;

import io.github.mnnparity.core.ModelPair;
import io.github.mnnparity.core.error.BadInputException;
import io.github.mnnparity.core.feed.NamedFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalLong;
import java.util.stream.Stream;

/**
 * What one test feeds to both models.
 *
 * @param name as the test is called
 * @param seed of made-up input; empty where all is given
 */
record Feed(String name, List<NamedFile> files, OptionalLong seed) {

  /** One for each test; at least one. */
  static List<Feed> all(Settings settings, TestFiles files) {
    if (settings.inputs().isEmpty()) {
      List<Long> seeds = settings.seeds().isEmpty() ? List.of(0L) : settings.seeds();
      return seeds.stream()
          .map(seed -> new Feed("made up from seed " + seed, List.of(), OptionalLong.of(seed)))
          .toList();
    }
    List<String> named = settings.inputs().stream().filter(one -> one.contains("=")).toList();
    if (named.isEmpty()) {
      return settings.inputs().stream()
          .flatMap(one -> held(settings, files.find("inputs", one)).stream())
          .map(file -> of(List.of(new NamedFile("", file))))
          .toList();
    }
    if (named.size() < settings.inputs().size()) {
      throw settings.problem(
          "inputs all as NAME=FILE, or none",
          String.join(", ", settings.inputs()),
          "name each of them, or none");
    }
    return together(settings, files, named);
  }

  /** The files of several inputs, the first of each folder together, and so on. */
  private static List<Feed> together(Settings settings, TestFiles files, List<String> named) {
    List<String> names = new ArrayList<>();
    List<List<Path>> each = new ArrayList<>();
    int count = 1;
    for (String one : named) {
      int split = one.indexOf('=');
      names.add(one.substring(0, split));
      each.add(held(settings, files.find("inputs", one.substring(split + 1))));
      count = Math.max(count, each.get(each.size() - 1).size());
    }
    int wanted = count;
    if (each.stream().anyMatch(held -> held.size() != 1 && held.size() != wanted)) {
      throw settings.problem(
          "folders with equally many files",
          each.stream().map(List::size).map(String::valueOf).toList().toString(),
          "put one file for each input into every folder");
    }
    List<Feed> feeds = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      List<NamedFile> together = new ArrayList<>();
      for (int j = 0; j < names.size(); j++) {
        List<Path> held = each.get(j);
        together.add(new NamedFile(names.get(j), held.get(held.size() == 1 ? 0 : i)));
      }
      feeds.add(of(together));
    }
    return feeds;
  }

  private static Feed of(List<NamedFile> files) {
    String name =
        String.join(
            ", ", files.stream().map(file -> String.valueOf(file.file().getFileName())).toList());
    return new Feed(name, files, OptionalLong.empty());
  }

  private static List<Path> held(Settings settings, Path file) {
    if (!Files.isDirectory(file)) {
      return List.of(file);
    }
    try (Stream<Path> all = Files.list(file)) {
      List<Path> held =
          all.filter(Files::isRegularFile)
              .filter(one -> !one.getFileName().toString().startsWith("."))
              .sorted()
              .toList();
      if (held.isEmpty()) {
        throw settings.problem(
            "inputs in " + file, "an empty folder", "put one file for each test there");
      }
      return held;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Gives it to the models. */
  void to(ModelPair pair, Settings settings) {
    files.forEach(file -> pair.input(file.name(), file.file()));
    seed.ifPresent(pair::seed);
    if (!settings.preprocess().isEmpty()) {
      pair.preprocess(settings.preprocess());
    }
    settings.shapes().forEach(shape -> shape(shape, pair, settings));
  }

  private static void shape(String text, ModelPair pair, Settings settings) {
    int split = text.indexOf('=');
    try {
      String sizes = text.substring(split + 1);
      long[] dims = Arrays.stream(sizes.split("x", -1)).mapToLong(Long::parseLong).toArray();
      if (split > 0) {
        pair.shape(text.substring(0, split), dims);
        return;
      }
    } catch (NumberFormatException e) {
      throw unreadable(text, settings);
    }
    throw unreadable(text, settings);
  }

  private static BadInputException unreadable(String text, Settings settings) {
    return settings.problem(
        "shapes as NAME=1x3x224x224", "'" + text + "'", "write sizes with x between them");
  }
}
