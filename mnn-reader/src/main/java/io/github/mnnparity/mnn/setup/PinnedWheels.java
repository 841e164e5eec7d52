package io.github.mnnparity.mnn.setup;

import com.google.common.io.ByteStreams;
import io.github.mnnparity.core.error.EngineException;
import io.github.mnnparity.core.error.Problem;
import io.github.mnnparity.core.io.JvmEnd;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Enumeration;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/**
 * Model files out of wheels whose version and hash are pinned. The wheels are fetched with pip and
 * opened, never installed. Thread-safe.
 */
public final class PinnedWheels {
  private static final Duration DEADLINE = Duration.ofMinutes(20);

  private final PythonSetup setup;

  public PinnedWheels(PythonSetup setup) {
    this.setup = setup;
  }

  /** The PP-OCR models: detector, recognizer and direction classifier. */
  public static final String DEMO = "rapidocr-onnxruntime";

  /**
   * Fetches a wheel once and keeps its {@code .onnx} files.
   *
   * @param name of a pinned wheel: {@link #DEMO}
   * @param progress told a line for each step
   * @return folder with the {@code .onnx} files, under the names that they have in the wheel
   * @throws EngineException if there is no pip, or the wheel cannot be fetched
   */
  public Path fetch(String name, Consumer<String> progress) {
    String pinned = Home.resource(name + ".txt");
    String key = name + "-" + Home.shortHash(pinned);
    Path folder = setup.home().resolve("models").resolve(key);
    if (Files.isDirectory(folder)) {
      return folder;
    }
    return setup
        .home()
        .exclusively(
            key,
            () -> {
              if (!Files.isDirectory(folder)) {
                fill(name, pinned, folder, progress);
              }
              return folder;
            });
  }

  private void fill(String name, String pinned, Path folder, Consumer<String> progress)
      throws IOException {
    Files.createDirectories(folder.getParent());
    Path work = Files.createTempDirectory(folder.getParent(), "." + name);
    try (JvmEnd.Undo undo = JvmEnd.undo(() -> Home.deleteQuietly(work))) {
      progress.accept("fetching " + name);
      Path requirements = work.resolve("requirements.txt");
      Files.writeString(requirements, pinned);
      List<String> command = new ArrayList<>(setup.pip(Optional.empty()));
      command.addAll(List.of("download", "--no-input", "--disable-pip-version-check", "--no-deps"));
      command.addAll(List.of("--ignore-requires-python", "--require-hashes"));
      command.addAll(List.of("--only-binary", ":all:", "-d", work.toString()));
      command.addAll(List.of("-r", requirements.toString()));
      Commands.Outcome outcome = Commands.run(command, DEADLINE, progress);
      Path models = Files.createDirectory(work.resolve("models"));
      if (!outcome.ok() || extract(wheelIn(work), models) == 0) {
        throw new EngineException(
            new Problem(
                name,
                "pip to fetch the pinned wheel with its models",
                outcome.text().lines().reduce((first, last) -> last).orElse("nothing printed"),
                "see to the cause (network, proxy, room on the disk) and try again"));
      }
      Files.move(models, folder, StandardCopyOption.ATOMIC_MOVE);
    } finally {
      Home.delete(work);
    }
  }

  private static Path wheelIn(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .filter(file -> file.toString().endsWith(".whl"))
          .findFirst()
          .orElseThrow(() -> new IOException("pip left no wheel in " + folder));
    }
  }

  /** Writes the models under their bare names, which cannot lead out of the folder. */
  private static int extract(Path wheel, Path folder) throws IOException {
    int count = 0;
    try (ZipFile zip = new ZipFile(wheel.toFile())) {
      for (Enumeration<? extends ZipEntry> all = zip.entries(); all.hasMoreElements(); ) {
        ZipEntry entry = all.nextElement();
        Path path = Path.of(entry.getName());
        if (entry.getName().endsWith(".onnx")) {
          try (InputStream in = zip.getInputStream(entry);
              OutputStream out = Files.newOutputStream(folder.resolve(path.getFileName()))) {
            ByteStreams.copy(in, out);
          }
          count++;
        }
      }
    }
    return count;
  }
}
