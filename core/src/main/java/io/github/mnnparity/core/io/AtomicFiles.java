package io.github.mnnparity.core.io;

import io.github.mnnparity.core.error.BadInputException;
import io.github.mnnparity.core.error.Problem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** Writes that are whole or not there at all. Thread-safe. */
public final class AtomicFiles {
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
    Path folder = target.toAbsolutePath().getParent();
    Path temporary = null;
    try {
      temporary = Files.createTempFile(folder, "." + target.getFileName(), ".part");
      filler.fill(temporary);
      move(temporary, target);
    } catch (IOException e) {
      throw new BadInputException(
          new Problem(
              target.toString(),
              "a file that can be written",
              e.getClass().getSimpleName() + ": " + e.getMessage(),
              "choose another place, or make the folder and see to its permissions"),
          e);
    } finally {
      if (temporary != null) {
        deleteQuietly(temporary);
      }
    }
  }

  private static void move(Path from, Path to) throws IOException {
    try {
      Files.move(from, to, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (java.nio.file.AtomicMoveNotSupportedException e) {
      Files.move(from, to, StandardCopyOption.REPLACE_EXISTING);
    }
  }

  private static void deleteQuietly(Path file) {
    try {
      Files.deleteIfExists(file);
    } catch (IOException e) {
      System.getLogger(AtomicFiles.class.getName())
          .log(System.Logger.Level.DEBUG, () -> "left behind: " + file, e);
    }
  }
}
