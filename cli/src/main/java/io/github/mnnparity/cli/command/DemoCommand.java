package io.github.mnnparity.cli.command;

import io.github.mnnparity.cli.demo.Demo;
import io.github.mnnparity.cli.render.Console;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code parity demo}: a healthy model, then two damaged ones. */
@Command(
    name = "demo",
    description = {
      "Convert a real model, compare it, then damage two copies and watch the operator be named.",
      "Installs the real MNN first if it is missing; without Python or network, a small model is used."
    },
    mixinStandardHelpOptions = true,
    versionProvider = ParityCommand.Version.class,
    footer = {"", "Exit status: 0 if all that was shown came out as it should, else 1."})
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

  @Option(names = "--verbose", description = "Also print logs and stack traces.")
  private boolean verbose;

  DemoCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    Verbosity.apply(verbose);
    Demo.Network network = offline ? Demo.Network.FORBIDDEN : Demo.Network.ALLOWED;
    var demo = new Demo(console, CompareArguments.interpreter(python), network);
    return (keep == null ? demo.runInTemporaryFolder() : demo.runIn(keep)) ? 0 : 1;
  }
}
