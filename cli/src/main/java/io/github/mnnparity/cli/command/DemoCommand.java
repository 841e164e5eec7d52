package io.github.mnnparity.cli.command;

import io.github.mnnparity.cli.demo.Demo;
import io.github.mnnparity.cli.render.Console;
import io.github.mnnparity.cli.render.InstallProgress;
import io.github.mnnparity.cli.story.MobileNetStory;
import io.github.mnnparity.core.error.EngineException;
import io.github.mnnparity.core.error.Problem;
import io.github.mnnparity.mnn.setup.PythonEnvironment;
import io.github.mnnparity.mnn.setup.PythonSetup;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code parity demo}: a healthy model, then two damaged ones; or a whole story. */
@Command(
    name = "demo",
    description = {
      "Convert a real model, compare it, then damage two copies and watch the operator be named.",
      "Installs the real MNN first if it is missing; without Python or network, a small model is used.",
      "--story mobilenet: ways in which a MobileNetV3 that is right in ONNX goes wrong; each is made,",
      "and its cause named."
    },
    mixinStandardHelpOptions = true,
    versionProvider = ParityCommand.Version.class,
    exitCodeList = {
      "0:all that was shown came out as it should",
      "1:something did not",
      "2:it cannot be shown"
    },
    footer = {
      "# Four comparisons on a real model:",
      "parity demo",
      "# Without a network, on a small model:",
      "parity demo --offline",
      "# Keep the models:",
      "parity demo --offline --keep models"
    })
final class DemoCommand implements Callable<Integer> {
  private final Console console;

  @Option(
      names = "--python",
      paramLabel = "FILE",
      description = "Python to use. Default: PARITY_PYTHON, else python3 on the PATH.")
  private @Nullable Path python;

  @Option(names = "--offline", description = "Install and fetch nothing; show the small model.")
  private boolean offline;

  @Option(names = "--keep", paramLabel = "DIR", description = "Keep the models in this folder.")
  private @Nullable Path keep;

  @Option(
      names = "--story",
      paramLabel = "NAME",
      description = {
        "Tell a story instead: ${COMPLETION-CANDIDATES}. Its files stay in the folder of --keep,",
        "by default in story-NAME."
      })
  private @Nullable StoryName story;

  @Option(names = "--verbose", description = "Also print logs and stack traces.")
  private boolean verbose;

  /** A story that can be told. */
  enum StoryName {
    MOBILENET;

    /** As it is typed. */
    @Override
    public String toString() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  DemoCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    Verbosity.apply(verbose, console);
    if (story != null) {
      return tell(story) ? 0 : 1;
    }
    Demo.Network network = offline ? Demo.Network.FORBIDDEN : Demo.Network.ALLOWED;
    if (keep != null) {
      Interruption.target(keep);
    }
    var demo = new Demo(console, CompareArguments.interpreter(python), network);
    return (keep == null ? demo.runInTemporaryFolder() : demo.runIn(keep)) ? 0 : 1;
  }

  private boolean tell(StoryName name) {
    PythonSetup setup = PythonSetup.ofUser();
    Optional<Path> chosen = CompareArguments.interpreter(python);
    PythonEnvironment environment =
        offline
            ? setup.find(chosen).orElseThrow(DemoCommand::noEngine)
            : setup.install(chosen, new InstallProgress(console));
    Path folder = keep == null ? Path.of("story-" + name) : keep;
    Interruption.target(folder);
    Demo.makeFolder(folder);
    List<String> options = python == null ? List.of() : List.of("--python", python.toString());
    return switch (name) {
      case MOBILENET ->
          new MobileNetStory(console, folder, environment, options, this::parity).tell();
    };
  }

  private int parity(List<String> words, PrintStream out) {
    Console quoted = console.writingTo(out);
    return ParityCommand.commandLine(quoted, new Failures(quoted, verbose))
        .execute(words.toArray(String[]::new));
  }

  private static EngineException noEngine() {
    return new EngineException(
        new Problem(
            "the story",
            "the real MNN: apps, converter and engine are part of it",
            "none installed, and --offline",
            "parity setup"));
  }
}
