package io.github.mnnparity.core;

import com.google.common.hash.Hashing;
import com.google.common.io.MoreFiles;
import io.github.mnnparity.core.align.NetworkIdentity;
import io.github.mnnparity.core.capture.ModelReader;
import io.github.mnnparity.core.capture.ModelReader.Role;
import io.github.mnnparity.core.capture.SourceModel;
import io.github.mnnparity.core.error.BadInputException;
import io.github.mnnparity.core.error.Problem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Opens model files by what is in them. */
final class ModelFiles {
  private ModelFiles() {}

  static SourceModel read(Path file, Role role) {
    checkReadable(
        file, "the " + (role == Role.REFERENCE ? "reference" : "candidate") + " model file");
    List<ModelReader> readers = Services.readers();
    Optional<ModelReader> match =
        readers.stream()
            .filter(reader -> reader.role() == role && reader.recognizes(file))
            .findFirst();
    if (match.isPresent()) {
      return match.get().read(file);
    }
    Optional<ModelReader> other =
        readers.stream()
            .filter(reader -> reader.role() != role && reader.recognizes(file))
            .findFirst();
    throw new BadInputException(
        new Problem(
            file.toString(),
            "a model in the format " + formats(readers, role),
            other
                .map(reader -> "a model in the format " + reader.format())
                .orElse("something else"),
            other.isPresent()
                ? "the arguments look swapped: first the reference, then the candidate"
                : "check that this is the right file and that it was copied whole"));
  }

  /**
   * @throws BadInputException if the two cannot be one network
   */
  static void checkSameNetwork(SourceModel reference, SourceModel candidate) {
    NetworkIdentity.mismatch(reference.graph(), candidate.graph())
        .ifPresent(
            mismatch -> {
              throw new BadInputException(
                  new Problem(
                      reference.file() + " and " + candidate.file(),
                      "two files of the same network",
                      "these are not the same network: " + mismatch,
                      "check the two paths; --force goes on all the same"));
            });
  }

  /** The reader of a model in any role. */
  static ModelReader reader(Path file) {
    checkReadable(file, "the model file");
    List<ModelReader> readers = Services.readers();
    return readers.stream()
        .filter(reader -> reader.recognizes(file))
        .findFirst()
        .orElseThrow(
            () ->
                new BadInputException(
                    new Problem(
                        file.toString(),
                        "a model in the format "
                            + readers.stream()
                                .map(ModelReader::format)
                                .collect(Collectors.joining(" or ")),
                        "something else",
                        "check that this is the right file and that it was copied whole")));
  }

  private static String formats(List<ModelReader> readers, Role role) {
    return readers.stream()
        .filter(reader -> reader.role() == role)
        .map(ModelReader::format)
        .collect(Collectors.joining(" or "));
  }

  private static void checkReadable(Path file, String expected) {
    String found;
    if (!Files.exists(file)) {
      found = "no such file";
    } else if (Files.isDirectory(file)) {
      found = "a directory";
    } else if (!Files.isReadable(file)) {
      found = "a file that may not be read";
    } else if (size(file) == 0) {
      found = "an empty file";
    } else {
      return;
    }
    throw new BadInputException(new Problem(file.toString(), expected, found, "check the path"));
  }

  /** Of the whole file; says so where it cannot be read any more. */
  static String sha256(Path file) {
    try {
      return MoreFiles.asByteSource(file).hash(Hashing.sha256()).toString();
    } catch (IOException e) {
      return "unreadable: " + e.getMessage();
    }
  }

  static long size(Path file) {
    try {
      return Files.size(file);
    } catch (IOException e) {
      return 0;
    }
  }
}
