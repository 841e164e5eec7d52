package io.github.mnnparity.core.io;

import io.github.mnnparity.core.error.BadInputException;
import io.github.mnnparity.core.error.Problem;
import java.io.IOException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.concurrent.ThreadLocalRandom;

/** Writes that are whole or not there at all, also when the user presses Ctrl-C. Thread-safe. */
public final class AtomicFiles {
  private static final System.Logger LOGGER = System.getLogger(AtomicFiles.class.getName());

  private AtomicFiles() {}

  /** Fills a file that was just made. */
  @FunctionalInterface
  public interface Filler {
    void fill(Path temporary) throws IOException;
  }

  /**
   * Has {@code filler} write a temporary file beside {@code target}, then moves it into place.
   *
   * @throws BadInputException if the folder does not exist or cannot be written
   */
  public static void write(Path target, Filler filler) {
    String suffix = Long.toHexString(ThreadLocalRandom.current().nextLong());
    Path temporary = target.resolveSibling("." + target.getFileName() + "." + suffix + ".part");
    try (JvmEnd.Undo undo = JvmEnd.undo(() -> deleteQuietly(temporary))) {
      if (Files.isDirectory(target)) {
        throw new FileSystemException(target.toString(), null, "is a folder");
      }
      Files.createFile(temporary);
      filler.fill(temporary);
      JvmEnd.step(() -> move(temporary, target));
    } catch (IOException e) {
      throw new BadInputException(
          new Problem(
              target.toString(),
              "a file that can be written",
              e.getClass().getSimpleName() + ": " + e.getMessage(),
              "choose another place, or make the folder and see to its permissions"),
          e);
    } finally {
      deleteQuietly(temporary);
    }
  }

  private static Path move(Path from, Path to) throws IOException {
    try {
      return Files.move(
          from, to, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (AtomicMoveNotSupportedException e) {
      return Files.move(from, to, StandardCopyOption.REPLACE_EXISTING);
    }
  }

  private static void deleteQuietly(Path file) {
    try {
      Files.deleteIfExists(file);
    } catch (IOException e) {
      LOGGER.log(System.Logger.Level.DEBUG, () -> "left behind: " + file, e);
    }
  }
}
