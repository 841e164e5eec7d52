package io.github.mnnparity.cli.story;

import io.github.mnnparity.core.error.EngineException;
import io.github.mnnparity.core.error.Problem;
import io.github.mnnparity.core.input.NumpyFiles;
import io.github.mnnparity.core.io.AtomicFiles;
import io.github.mnnparity.mnn.setup.PythonEnvironment;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;

/** The app of the story: {@code app.py}, run in a process of its own. */
final class App {
  private static final String SCRIPT = "app.py";
  private static final int DEADLINE_SECONDS = 60;

  private final PythonEnvironment environment;
  private final Path folder;

  /** How the app goes about it. */
  enum Way {
    RIGHT,
    /** Blue first, neither mean nor deviation. */
    HASTY,
    /** Session API; the input is copied in once for two runs. */
    SESSION;

    /** As the script knows it. */
    String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  App(PythonEnvironment environment, Path folder) {
    this.environment = environment;
    this.folder = folder;
    AtomicFiles.write(
        folder.resolve(SCRIPT),
        target -> {
          try (InputStream in = App.class.getResourceAsStream(SCRIPT)) {
            if (in == null) {
              throw new IOException("the jar lacks " + SCRIPT);
            }
            Files.write(target, in.readAllBytes());
          }
        });
  }

  /**
   * Runs the app on all pictures, each on its own.
   *
   * @param prefix of the files that the answers go to: {@code <prefix>-<picture>.npy}
   * @return in the order of the pictures
   */
  List<Answer> run(Way way, Path model, String prefix, List<Frame> pictures) {
    List<String> command = new ArrayList<>(environment.command());
    command.add(folder.resolve(SCRIPT).toString());
    command.addAll(List.of(environment.packages(), way.word(), model.toString(), prefix));
    pictures.forEach(picture -> command.add(picture.camera()));
    Path log = folder.resolve("app.log");
    try {
      Process process =
          new ProcessBuilder(command)
              .directory(folder.toFile())
              .redirectErrorStream(true)
              .redirectOutput(log.toFile())
              .start();
      process.getOutputStream().close();
      boolean ended = process.waitFor(DEADLINE_SECONDS, TimeUnit.SECONDS);
      process.destroyForcibly();
      if (!ended || process.exitValue() != 0) {
        throw failed(Files.readString(log).strip());
      }
    } catch (IOException e) {
      throw failed(String.valueOf(e.getMessage()));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw failed("interrupted");
    }
    return pictures.stream()
        .map(picture -> folder.resolve(answerTo(picture, prefix)))
        .map(file -> Answer.of(NumpyFiles.readArray(file)))
        .toList();
  }

  /** Name of the file that holds the answer. */
  static String answerTo(Frame picture, String prefix) {
    return prefix + "-" + picture.name() + ".npy";
  }

  private EngineException failed(String found) {
    return new EngineException(
        new Problem(
            folder.resolve(SCRIPT).toString(),
            "the app to answer within " + DEADLINE_SECONDS + " s",
            found,
            "`parity doctor` shows what is missing"));
  }
}
