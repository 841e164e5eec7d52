package io.github.mnnparity.cli.render;

import io.github.mnnparity.core.report.Progress;
import io.github.mnnparity.report.TextOptions.Colour;
import java.io.PrintStream;

/**
 * The two streams of the command. On a terminal a progress line replaces the one before it and
 * disappears at the end; elsewhere each step is a line of its own. Thread-safe.
 */
public final class Console {
  private static final String ERASE_LINE = "\r\u001b[K";
  private static final int PROGRESS_WIDTH = 96;

  private final PrintStream out;
  private final PrintStream err;
  private final Colour colour;
  private final boolean errIsTerminal;
  private boolean progressShown;
  private boolean quiet;

  public Console(PrintStream out, PrintStream err, Colour colour, boolean errIsTerminal) {
    this.out = out;
    this.err = err;
    this.colour = colour;
    this.errIsTerminal = errIsTerminal;
  }

  /** Colour only on a terminal and without {@code NO_COLOR}. */
  public static Console forProcess(PrintStream out, PrintStream err) {
    String noColour = System.getenv().getOrDefault("NO_COLOR", "");
    boolean colour = Terminals.out() && noColour.isEmpty();
    return new Console(out, err, colour ? Colour.ANSI : Colour.NONE, Terminals.err());
  }

  /** The same console, but for results, which go to {@code other}. */
  public Console writingTo(PrintStream other) {
    return new Console(other, err, colour, errIsTerminal);
  }

  /** Standard output itself, for usage texts. */
  public PrintStream out() {
    return out;
  }

  public Colour colour() {
    return colour;
  }

  /** Progress is not told from now on. */
  public synchronized void beQuiet() {
    quiet = true;
  }

  /** Prints a result as it is. */
  public synchronized void result(String text) {
    done();
    out.print(text);
    out.flush();
  }

  /** Tells how far the work is. */
  public void progress(Progress progress) {
    progress(progress.stage());
  }

  /** Tells that a step of the work starts. */
  public synchronized void progress(String step) {
    if (quiet) {
      return;
    }
    String line = step.replace('\n', ' ');
    if (errIsTerminal) {
      int length = Math.min(line.length(), PROGRESS_WIDTH);
      err.print(ERASE_LINE + line.substring(0, length));
      progressShown = true;
    } else {
      err.println(line);
    }
    err.flush();
  }

  /** Prints a line that stays, on standard error. */
  public synchronized void log(String line) {
    done();
    err.println(line);
  }

  /** Takes the progress line away, if there is one. */
  public synchronized void done() {
    if (progressShown) {
      err.print(ERASE_LINE);
      err.flush();
      progressShown = false;
    }
  }
}
