package io.github.mnnparity.cli.render;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.ResourceBundle;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Sends the logs of all modules to standard error, a line each; warnings only unless told. */
public final class StandardErrorLogs extends System.LoggerFinder {
  private static volatile Consumer<String> lines = System.err::println;
  private static volatile System.Logger.Level threshold = System.Logger.Level.WARNING;

  /** Found by {@code ServiceLoader}. */
  public StandardErrorLogs() {}

  /** The least severe level that is shown from now on, in this process. */
  public static void show(System.Logger.Level level) {
    threshold = level;
  }

  /** Where lines go from now on, in this process. */
  public static void tell(Consumer<String> target) {
    lines = target;
  }

  @Override
  public System.Logger getLogger(String name, Module module) {
    return new LineLogger(name);
  }

  private record LineLogger(String name) implements System.Logger {
    @Override
    public String getName() {
      return name;
    }

    @Override
    public boolean isLoggable(Level level) {
      return level != Level.OFF && level.getSeverity() >= threshold.getSeverity();
    }

    @Override
    public void log(
        Level level,
        @Nullable ResourceBundle bundle,
        @Nullable String message,
        @Nullable Throwable thrown) {
      if (!isLoggable(level)) {
        return;
      }
      var text = new StringWriter();
      text.append(level + " " + name.substring(name.lastIndexOf('.') + 1) + ": " + message);
      if (thrown != null && threshold.getSeverity() <= Level.DEBUG.getSeverity()) {
        text.append('\n');
        thrown.printStackTrace(new PrintWriter(text, true));
      }
      lines.accept(text.toString().stripTrailing());
    }

    @Override
    public void log(
        Level level,
        @Nullable ResourceBundle bundle,
        @Nullable String format,
        Object @Nullable ... parameters) {
      if (isLoggable(level)) {
        boolean plain = format == null || parameters == null || parameters.length == 0;
        String message =
            plain ? String.valueOf(format) : java.text.MessageFormat.format(format, parameters);
        log(level, bundle, message, (Throwable) null);
      }
    }
  }
}
