package io.github.mnnparity.cli.command;

import io.github.mnnparity.cli.render.Console;
import io.github.mnnparity.cli.render.InstallProgress;
import io.github.mnnparity.mnn.setup.PythonEnvironment;
import io.github.mnnparity.mnn.setup.PythonSetup;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code parity setup}: makes the private Python environment with the real MNN. */
@Command(
    name = "setup",
    description = {
      "Install the real MNN engine and converter, for this user only.",
      "Goes into a private Python environment in the user's cache folder; versions and hashes are pinned."
    },
    mixinStandardHelpOptions = true,
    versionProvider = ParityCommand.Version.class,
    exitCodeList = {"0:MNN is ready", "2:it cannot be installed"},
    footer = {
      "# Once, with a network:",
      "parity setup",
      "# On a Python of your own:",
      "parity setup --python /usr/bin/python3"
    })
final class SetupCommand implements Callable<Integer> {
  private final Console console;

  @Option(
      names = "--python",
      paramLabel = "FILE",
      description = {
        "Python (3.8 or newer) to build on; used as it is if it has MNN.",
        "Default: the environment variable PARITY_PYTHON, else python3 on the PATH."
      })
  private @Nullable Path python;

  @Option(names = "--verbose", description = "Also print logs and stack traces.")
  private boolean verbose;

  SetupCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    Verbosity.apply(verbose, console);
    PythonEnvironment environment =
        PythonSetup.ofUser()
            .install(CompareArguments.interpreter(python), new InstallProgress(console));
    String whose = environment.isPrivate() ? "private environment" : "your own Python";
    console.result("MNN is ready: " + whose + ", " + environment.interpreter() + "\n");
    return 0;
  }
}
