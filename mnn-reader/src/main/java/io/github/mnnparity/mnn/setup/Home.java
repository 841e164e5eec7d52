package io.github.mnnparity.mnn.setup;

import com.google.common.hash.Hashing;
import com.google.common.io.MoreFiles;
import com.google.common.io.RecursiveDeleteOption;
import io.github.mnnparity.core.error.EngineException;
import io.github.mnnparity.core.error.Problem;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;

/** The folder that MNN Parity keeps things in, and the rule that one at a time changes it. */
final class Home {
  private static final ReentrantLock IN_THIS_JVM = new ReentrantLock();

  private final Path folder;

  Home(Map<String, String> environment) {
    String own = environment.getOrDefault("PARITY_HOME", "");
    String cache = environment.getOrDefault("XDG_CACHE_HOME", "");
    Path base =
        cache.isEmpty() ? Path.of(System.getProperty("user.home", "."), ".cache") : Path.of(cache);
    folder = (own.isEmpty() ? base.resolve("mnn-parity") : Path.of(own)).toAbsolutePath();
  }

  Path folder() {
    return folder;
  }

  Path resolve(String name) {
    return folder.resolve(name);
  }

  /** Something that is made under the lock. */
  @FunctionalInterface
  interface Work<T> {
    T run() throws IOException;
  }

  /**
   * Runs {@code work} while no other thread or process holds lock {@code name}.
   *
   * @throws EngineException if the folder cannot be written
   */
  <T> T exclusively(String name, Work<T> work) {
    IN_THIS_JVM.lock();
    try {
      Files.createDirectories(folder);
      try (FileChannel channel =
              FileChannel.open(
                  folder.resolve(name + ".lock"),
                  StandardOpenOption.CREATE,
                  StandardOpenOption.WRITE);
          FileLock lock = channel.lock()) {
        if (!lock.isValid()) {
          throw new IOException("the lock was lost");
        }
        return work.run();
      }
    } catch (IOException e) {
      throw new EngineException(
          new Problem(
              folder.toString(),
              "a folder that can be written",
              e.getClass().getSimpleName() + ": " + e.getMessage(),
              "set PARITY_HOME to a folder with 200 MB of room that you may write"),
          e);
    } finally {
      IN_THIS_JVM.unlock();
    }
  }

  static void deleteQuietly(Path path) {
    try {
      delete(path);
    } catch (IOException e) {
      System.getLogger(Home.class.getName())
          .log(System.Logger.Level.DEBUG, () -> "left behind: " + path, e);
    }
  }

  static void delete(Path path) throws IOException {
    if (Files.exists(path)) {
      MoreFiles.deleteRecursively(path, RecursiveDeleteOption.ALLOW_INSECURE);
    }
  }

  /** A text file that is shipped beside this class. */
  static String resource(String name) {
    try (InputStream in = Home.class.getResourceAsStream(name)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new IllegalStateException("resource " + name + " is not readable", e);
    }
  }

  static String shortHash(String text) {
    return Hashing.sha256().hashString(text, StandardCharsets.UTF_8).toString().substring(0, 8);
  }
}
