package io.github.mnnparity.core.device;

import com.google.common.collect.ImmutableSet;
import io.github.mnnparity.core.error.BadInputException;
import io.github.mnnparity.core.error.Problem;
import io.github.mnnparity.core.exchange.PolygraphyJson;
import io.github.mnnparity.core.input.NumpyFiles;
import io.github.mnnparity.core.tensor.Tensor;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * A file of one tensor, or one of the tensors in a file.
 *
 * @param shown path below the folder, for people
 * @param name the same without its ending, with {@code /} between folders
 * @param array reads it; for text, {@link DumpValues} does
 */
record DumpFile(Path path, String shown, String name, Form form, Supplier<Tensor> array)
    implements Comparable<DumpFile> {
  /** How values are written. */
  enum Form {
    /** {@code .npy}. */
    NUMPY,
    /** Numbers with white space between them, in a file that ends in {@code .txt}. */
    TEXT,
    /** The same without an ending: MNN's tools name such a file {@code OP_INDEX}. */
    BARE_TEXT
  }

  private static final int DEPTH = 16;
  private static final long MOST = 200_000;

  /** What MNN's tools leave beside the values. */
  private static final ImmutableSet<String> OTHER_ENDINGS =
      ImmutableSet.of("json", "mnn", "onnx", "weight", "md", "log", "order", "tempcache", "npz");

  /**
   * @throws BadInputException if the folder cannot be read or holds no values
   */
  static List<DumpFile> in(String view, Path folder) {
    if (Files.isRegularFile(folder) && PolygraphyJson.isJson(folder)) {
      return SavedOutputs.files(view, folder);
    }
    if (!Files.isDirectory(folder)) {
      throw refused(
          folder,
          Files.exists(folder) ? "a file" : "no such folder",
          "write --view NAME=DIR with the folder that the capture wrote");
    }
    List<DumpFile> files;
    try (Stream<Path> all = Files.walk(folder, DEPTH)) {
      files =
          all.filter(Files::isRegularFile)
              .limit(MOST)
              .map(path -> of(folder, path))
              .flatMap(List::stream)
              .sorted()
              .toList();
    } catch (IOException | UncheckedIOException e) {
      throw refused(folder, "it cannot be read: " + e.getMessage(), "check its permissions");
    }
    if (files.isEmpty()) {
      throw refused(
          folder,
          "none",
          "docs/capture-on-device.md shows how an app writes them; copy the folder here");
    }
    return files;
  }

  private static BadInputException refused(Path folder, String found, String next) {
    return new BadInputException(
        new Problem(
            folder.toString(),
            "a folder of captured values: .npy files named by tensor, or text as MNN's tools write it;"
                + " or JSON of Polygraphy's outputs",
            found,
            next));
  }

  private static List<DumpFile> of(Path folder, Path path) {
    String shown = folder.relativize(path).toString().replace('\\', '/');
    String last = shown.substring(shown.lastIndexOf('/') + 1);
    int dot = last.lastIndexOf('.');
    String ending = dot < 0 ? "" : last.substring(dot + 1).toLowerCase(Locale.ROOT);
    if (last.startsWith(".") || OTHER_ENDINGS.contains(ending) || last.equals("order.txt")) {
      return List.of();
    }
    Form form =
        switch (ending) {
          case "npy" -> Form.NUMPY;
          case "txt" -> Form.TEXT;
          default -> Form.BARE_TEXT;
        };
    String name =
        form == Form.BARE_TEXT ? shown : shown.substring(0, shown.length() - ending.length() - 1);
    return List.of(new DumpFile(path, shown, name, form, () -> NumpyFiles.readArray(path)));
  }

  /** What is as exact as the run itself comes before what was rounded to be written. */
  @Override
  public int compareTo(DumpFile other) {
    int forms = form.compareTo(other.form);
    return forms != 0 ? forms : shown.compareTo(other.shown);
  }
}
