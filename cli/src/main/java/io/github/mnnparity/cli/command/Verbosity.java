package io.github.mnnparity.cli.command;

import io.github.mnnparity.cli.render.StandardErrorLogs;

/** What {@code --verbose} does to the logs. */
final class Verbosity {
  private Verbosity() {}

  static void apply(boolean verbose) {
    if (verbose) {
      StandardErrorLogs.show(System.Logger.Level.DEBUG);
    }
  }
}
