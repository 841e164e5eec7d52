package io.github.mnnparity.cli.render;

import java.util.ResourceBundle;
import org.jspecify.annotations.Nullable;

/** Sends the logs of all modules to standard error, a line each; warnings only unless told. */
public final class StandardErrorLogs extends System.LoggerFinder {
  private static volatile System.Logger.Level threshold = System.Logger.Level.WARNING;

  /** Found by {@code ServiceLoader}. */
  public StandardErrorLogs() {}

  /** The least severe level that is shown from now on, in this process. */
  public static void show(System.Logger.Level level) {
    threshold = level;
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
      System.err.println(level + " " + name + ": " + message);
      if (thrown != null && threshold.getSeverity() <= Level.DEBUG.getSeverity()) {
        thrown.printStackTrace();
      }
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
