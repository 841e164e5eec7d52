package io.github.mnnparity.cli.command;

import io.github.mnnparity.cli.render.Console;
import io.github.mnnparity.mnn.setup.Check;
import io.github.mnnparity.mnn.setup.Doctor;
import io.github.mnnparity.mnn.setup.PythonSetup;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code parity doctor}: what is there, what is missing, and the command that mends it. */
@Command(
    name = "doctor",
    description =
        "Look at what the real MNN engine needs, and say what is missing. Changes nothing.",
    mixinStandardHelpOptions = true,
    versionProvider = ParityCommand.Version.class,
    exitCodeList = {"0:all is there", "3:something is missing"},
    footer = {
      "# What is there and what is missing:",
      "parity doctor",
      "# For another Python:",
      "parity doctor --python /usr/bin/python3"
    })
final class DoctorCommand implements Callable<Integer> {
  private static final int INCOMPLETE = 3;

  private final Console console;

  @Option(
      names = "--python",
      paramLabel = "FILE",
      description = "Python to look at. Default: PARITY_PYTHON, else python3 on the PATH.")
  private @Nullable Path python;

  @Option(names = "--verbose", description = "Also print logs and stack traces.")
  private boolean verbose;

  DoctorCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    Verbosity.apply(verbose, console);
    List<Check> checks =
        new Doctor(PythonSetup.ofUser()).examine(CompareArguments.interpreter(python));
    var text = new StringBuilder();
    for (Check check : checks) {
      text.append(
          String.format(
              Locale.ROOT,
              "%-8s %-12s %s%n",
              check.status().name().toLowerCase(Locale.ROOT),
              check.name(),
              check.detail()));
      if (!check.remedy().isEmpty()) {
        text.append(String.format(Locale.ROOT, "%-8s %-12s next: %s%n", "", "", check.remedy()));
      }
    }
    boolean well = checks.stream().allMatch(check -> check.status() == Check.Status.OK);
    text.append(
        well
            ? "\nAll is there: comparisons run the real MNN as well.\n"
            : "\nWithout MNN, comparisons still run the lifted view (what the .mnn file says).\n");
    console.result(text.toString());
    return well ? 0 : INCOMPLETE;
  }
}
