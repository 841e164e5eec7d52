package io.github.mnnparity.core.reduce;

import io.github.mnnparity.core.error.BadInputException;
import io.github.mnnparity.core.error.Problem;
import io.github.mnnparity.core.input.NumpyFiles;
import io.github.mnnparity.core.io.JvmEnd;
import io.github.mnnparity.core.report.ReportJson;
import io.github.mnnparity.core.tensor.Tensor;
import java.io.IOException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A folder that appears whole or not at all: it is filled under a temporary name beside its place.
 */
final class Bundle implements AutoCloseable {
  private static final System.Logger LOG = System.getLogger(Bundle.class.getName());

  static final String REWRITTEN = "rewritten.onnx";

  private final Path target;
  private final Path folder;
  private final JvmEnd.Undo onInterrupt;

  /**
   * @throws BadInputException if the target exists and is not an empty folder, or its parent is not
   *     there
   */
  Bundle(Path target) {
    this.target = target.toAbsolutePath().normalize();
    check(this.target);
    try {
      Path parent = this.target.getParent();
      folder = Files.createTempDirectory(parent, "." + this.target.getFileName() + ".");
    } catch (IOException e) {
      throw unwritable(target, e);
    }
    onInterrupt = JvmEnd.undo(() -> delete(folder));
  }

  static void check(Path place) {
    Path target = place.toAbsolutePath().normalize();
    String found = "";
    Path parent = target.getParent();
    if (parent == null || !Files.isDirectory(parent)) {
      found = "no folder " + parent;
    } else if (Files.isDirectory(target)) {
      try (Stream<Path> files = Files.list(target)) {
        found = files.findAny().isPresent() ? "a folder that holds files" : "";
      } catch (IOException e) {
        throw unwritable(target, e);
      }
    } else if (Files.exists(target)) {
      found = "a file";
    }
    if (!found.isEmpty()) {
      throw new BadInputException(
          new Problem(
              target.toString(),
              "a new or empty folder inside one that exists",
              found,
              "choose another place, or take away what is there"));
    }
  }

  private static BadInputException unwritable(Path place, IOException e) {
    return new BadInputException(
        new Problem(
            place.toString(),
            "a folder that can be written",
            e.getClass().getSimpleName() + ": " + e.getMessage(),
            "choose another place, or see to its permissions"),
        e);
  }

  /** For files of the bundle, while it is made. */
  Path folder() {
    return folder;
  }

  /** For files that are thrown away; not part of the bundle. */
  Path scratch() {
    return made(folder.resolve(".work"));
  }

  private Path made(Path inner) {
    try {
      return Files.createDirectories(inner);
    } catch (IOException e) {
      throw unwritable(target, e);
    }
  }

  /** Copies a model file and its weight file, if it has one. */
  void model(Path from, String name) {
    copy(from, name);
    for (String beside : List.of(".weight", ".data", ".parity.json")) {
      Path file = from.resolveSibling(from.getFileName() + beside);
      if (Files.isRegularFile(file)) {
        copy(file, name + beside);
      }
    }
  }

  void copy(Path from, String name) {
    try {
      Files.copy(from, folder.resolve(name), StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      throw unwritable(target, e);
    }
  }

  void text(String name, String contents) {
    try {
      Files.writeString(folder.resolve(name), contents);
    } catch (IOException e) {
      throw unwritable(target, e);
    }
  }

  /** Writes tensors under names that any file system takes. */
  void tensors(String inner, Map<String, Tensor> tensors) {
    if (!tensors.isEmpty()) {
      Path place = made(folder.resolve(inner));
      BundleCode.files(tensors.keySet())
          .forEach((name, file) -> NumpyFiles.writeArray(tensors.get(name), place.resolve(file)));
    }
  }

  /** Takes a file away that turned out to be of no use. */
  void drop(String name) {
    try {
      Files.deleteIfExists(folder.resolve(name));
      Files.deleteIfExists(folder.resolve(name + ".data"));
    } catch (IOException e) {
      throw unwritable(target, e);
    }
  }

  void write(Delivery delivery, Optional<Cure> cure) {
    var texts = new BundleTexts(delivery);
    tensors("expected", delivery.expected());
    delivery.answer().actual().forEach((view, values) -> tensors("actual/" + view, values));
    delivery.record().ifPresent(record -> copy(record, "whole.mnn.parity.json"));
    // The folder had another name while it was compared.
    text("report.json", ReportJson.toText(delivery.answer().report()).replace(folder + "/", ""));
    text("README.md", texts.readme(cure));
    text("ISSUE.md", texts.issue());
    text("repro.py", BundleCode.python(delivery));
    text(BundleCode.TEST + ".java", BundleCode.test(delivery));
  }

  /** Moves the folder into its place. */
  void deliver() {
    delete(folder.resolve(".work"));
    try {
      JvmEnd.step(this::move);
    } catch (IOException e) {
      throw unwritable(target, e);
    }
  }

  private Path move() throws IOException {
    Files.deleteIfExists(target);
    try {
      return Files.move(folder, target, StandardCopyOption.ATOMIC_MOVE);
    } catch (AtomicMoveNotSupportedException e) {
      return Files.move(folder, target);
    }
  }

  @Override
  public void close() {
    delete(folder);
    onInterrupt.close();
  }

  private static void delete(Path folder) {
    if (!Files.exists(folder)) {
      return;
    }
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(file);
      }
    } catch (IOException e) {
      LOG.log(System.Logger.Level.DEBUG, () -> "left behind: " + folder, e);
    }
  }
}
