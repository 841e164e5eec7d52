package io.github.mnnparity.cli.command;

import io.github.mnnparity.cli.render.Terminal.When;
import java.util.Locale;

/**
 * {@code --color}, which must be known before the command line is read: its errors have colours.
 */
public final class ColourOption {
  static final String NAME = "--color";

  private ColourOption() {}

  /** The last choice on the command line; {@code AUTO} without one that can be read. */
  public static When of(String[] args) {
    When chosen = When.AUTO;
    for (int i = 0; i < args.length && !args[i].equals("--"); i++) {
      if (args[i].equals(NAME) && i + 1 < args.length) {
        chosen = read(args[i + 1], chosen);
      } else if (args[i].startsWith(NAME + "=")) {
        chosen = read(args[i].substring(NAME.length() + 1), chosen);
      }
    }
    return chosen;
  }

  private static When read(String word, When otherwise) {
    for (When when : When.values()) {
      if (when.toString().equals(word.toLowerCase(Locale.ROOT))) {
        return when;
      }
    }
    return otherwise;
  }
}
