package io.github.mnnparity.cli.render;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * What the two output streams of the process are, as the launcher and the environment tell it.
 *
 * @param out whether standard output is a terminal
 * @param err whether standard error is a terminal that understands cursor movements
 * @param columns of the terminal, or of what stands for one
 * @param outColour whether standard output takes colours
 * @param errColour whether standard error takes colours
 * @param unicode whether it shows more than ASCII
 */
public record Terminal(
    boolean out, boolean err, int columns, boolean outColour, boolean errColour, boolean unicode) {
  /** Columns of a line where nobody tells. */
  public static final int USUAL_COLUMNS = 100;

  private static final int NARROWEST = 72;
  private static final int WIDEST = 160;

  /** When there are colours. */
  public enum When {
    AUTO,
    ALWAYS,
    NEVER;

    /** As it is typed. */
    @Override
    public String toString() {
      return name().toLowerCase(java.util.Locale.ROOT);
    }
  }

  /** Neither stream is a terminal. */
  static final Terminal NONE = new Terminal(false, false, USUAL_COLUMNS, false, false, false);

  /**
   * What this process has. The launcher says in the properties {@code parity.terminal.out}, {@code
   * parity.terminal.err} and {@code parity.terminal.columns} what only a shell can know cheaply.
   */
  public static Terminal ofProcess(When colour) {
    return of(System.getenv(), System::getProperty, colour);
  }

  /**
   * @param environment {@code NO_COLOR}, {@code CLICOLOR}, {@code CLICOLOR_FORCE}, {@code
   *     FORCE_COLOR}, {@code TERM}, {@code COLUMNS} and the locale count
   * @param property of the system, by name; null where it is not set
   */
  static Terminal of(Map<String, String> environment, UnaryOperator<String> property, When colour) {
    boolean out = isTerminal(property, "parity.terminal.out", 1);
    boolean err = isTerminal(property, "parity.terminal.err", 2);
    boolean dumb = environment.getOrDefault("TERM", "").equals("dumb");
    boolean capable = !dumb && !isSet(environment, "NO_COLOR") && !isZero(environment, "CLICOLOR");
    boolean forced =
        !isSet(environment, "NO_COLOR")
            && (isOn(environment, "CLICOLOR_FORCE") || isOn(environment, "FORCE_COLOR"));
    return new Terminal(
        out,
        err && !dumb,
        columns(environment, property, out || err),
        colours(colour, out, capable, forced),
        colours(colour, err, capable, forced),
        isUnicode(environment));
  }

  private static boolean colours(When when, boolean terminal, boolean capable, boolean forced) {
    return switch (when) {
      case ALWAYS -> true;
      case NEVER -> false;
      case AUTO -> forced || (terminal && capable);
    };
  }

  private static boolean isTerminal(UnaryOperator<String> property, String name, int descriptor) {
    String told = property.apply(name);
    return told == null
        ? Terminals.isTerminal(Path.of("/proc/self/fd", Integer.toString(descriptor)))
        : Boolean.parseBoolean(told);
  }

  private static int columns(
      Map<String, String> environment, UnaryOperator<String> property, boolean terminal) {
    return number(environment.get("COLUMNS"))
        .or(() -> terminal ? number(property.apply("parity.terminal.columns")) : Optional.empty())
        .orElse(USUAL_COLUMNS);
  }

  private static Optional<Integer> number(String text) {
    boolean sensible = text != null && text.strip().matches("[1-9][0-9]{0,4}");
    return sensible ? Optional.of(Integer.parseInt(text.strip())) : Optional.empty();
  }

  private static boolean isUnicode(Map<String, String> environment) {
    String locale = "";
    for (String name : new String[] {"LANG", "LC_CTYPE", "LC_ALL"}) {
      locale = isSet(environment, name) ? environment.get(name) : locale;
    }
    return locale.toUpperCase(java.util.Locale.ROOT).replace("-", "").contains("UTF8");
  }

  private static boolean isSet(Map<String, String> environment, String name) {
    return !environment.getOrDefault(name, "").isEmpty();
  }

  private static boolean isZero(Map<String, String> environment, String name) {
    return environment.getOrDefault(name, "").equals("0");
  }

  private static boolean isOn(Map<String, String> environment, String name) {
    String value = environment.getOrDefault(name, "");
    return !value.isEmpty() && !value.equals("0") && !value.equals("false");
  }

  /** Columns for text: not so few that tables fall apart, not so many that lines get lost. */
  public int textColumns() {
    return Math.max(NARROWEST, Math.min(WIDEST, columns));
  }
}
