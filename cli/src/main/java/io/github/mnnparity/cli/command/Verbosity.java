package io.github.mnnparity.cli.command;

import io.github.mnnparity.cli.render.Console;
import io.github.mnnparity.cli.render.StandardErrorLogs;

/** What {@code --verbose} does: logs, and the time of every stage. */
final class Verbosity {
  private Verbosity() {}

  static void apply(boolean verbose, Console console) {
    if (verbose) {
      console.beVerbose();
      StandardErrorLogs.show(System.Logger.Level.DEBUG);
    }
  }
}
