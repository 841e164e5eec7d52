package io.github.mnnparity.cli.render;

import io.github.mnnparity.core.report.Progress;
import io.github.mnnparity.report.TextOptions;
import io.github.mnnparity.report.TextOptions.Colour;
import io.github.mnnparity.report.TextOptions.Detail;
import java.io.PrintStream;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * The two streams of the command. On a terminal a progress line is drawn over and disappears at the
 * end; elsewhere each stage is a line of its own. Thread-safe.
 */
public final class Console {
  private static final Duration PATIENCE = Duration.ofMillis(500);

  /** Between two lines of one stage that stay. */
  private static final Duration REMINDER = Duration.ofSeconds(20);

  private final PrintStream out;
  private final PrintStream err;
  private final Terminal terminal;
  private final @Nullable LiveProgress live;
  private boolean quiet;
  private boolean ended;
  private boolean verbose;
  private @Nullable Progress stage;
  private long stageStart;
  private long lastLine;

  public Console(PrintStream out, PrintStream err, Colour colour, boolean errIsTerminal) {
    this(
        out,
        err,
        new Terminal(
            false,
            errIsTerminal,
            Terminal.USUAL_COLUMNS,
            colour == Colour.ANSI,
            colour == Colour.ANSI,
            false));
  }

  public Console(PrintStream out, PrintStream err, Terminal terminal) {
    this(out, err, terminal, PATIENCE);
  }

  /**
   * @param patience so long no progress is shown on a terminal
   */
  Console(PrintStream out, PrintStream err, Terminal terminal, Duration patience) {
    this(out, err, terminal, terminal.err() ? new LiveProgress(err, terminal, patience) : null);
  }

  private Console(
      PrintStream out, PrintStream err, Terminal terminal, @Nullable LiveProgress live) {
    this.out = out;
    this.err = err;
    this.terminal = terminal;
    this.live = live;
  }

  /** The same console, but for results, which go to {@code other}. */
  public Console writingTo(PrintStream other) {
    return new Console(other, err, terminal, live);
  }

  /** Standard output itself, for usage texts. */
  public PrintStream out() {
    return out;
  }

  public Colour colour() {
    return terminal.outColour() ? Colour.ANSI : Colour.NONE;
  }

  /** Columns for text. */
  public int columns() {
    return terminal.textColumns();
  }

  /**
   * How a report is to look here.
   *
   * @param written names of files that were written
   */
  public TextOptions textOptions(Detail detail, List<String> written) {
    return new TextOptions(colour(), detail, written, columns());
  }

  /** Progress is not told from now on. */
  public synchronized void beQuiet() {
    quiet = true;
  }

  /** From now on every stage leaves a line with the time that it took. */
  public synchronized void beVerbose() {
    verbose = true;
  }

  /** Prints a result as it is. */
  public synchronized void result(String text) {
    if (ended) {
      return;
    }
    done();
    out.print(text);
    out.flush();
  }

  /** Tells that a step of the work starts. */
  public void progress(String step) {
    progress(Progress.of(step));
  }

  /** Tells how far the work is. */
  public synchronized void progress(Progress progress) {
    if (quiet || ended) {
      return;
    }
    Progress before = stage;
    boolean newStage = before == null || !before.stage().equals(progress.stage());
    if (newStage) {
      stageIsOver();
      stageStart = System.nanoTime();
    }
    stage = progress;
    if (live != null) {
      live.tell(progress);
    } else if (newStage && verbose) {
      lastLine = stageStart;
    } else if (newStage || System.nanoTime() - lastLine > REMINDER.toNanos()) {
      line(progress);
    }
  }

  private void line(Progress progress) {
    Duration elapsed = Duration.ofNanos(System.nanoTime() - stageStart);
    err.println(new ProgressText(terminal).plain(progress, elapsed));
    err.flush();
    lastLine = System.nanoTime();
  }

  /** Prints the last line of all: what comes after it is not printed. */
  public synchronized void end(String line) {
    if (live != null) {
      live.end();
    }
    err.println(line);
    err.flush();
    ended = true;
  }

  /** Prints a line that stays, on standard error; progress goes on below it. */
  public synchronized void log(String line) {
    if (ended) {
      return;
    }
    if (live != null) {
      live.pause();
    }
    err.println(line);
    err.flush();
    if (live != null && stage != null) {
      live.tell(stage);
    }
  }

  /** Takes the progress line away, if there is one: a piece of work is over. */
  public synchronized void done() {
    if (ended) {
      return;
    }
    stageIsOver();
    stage = null;
    if (live != null) {
      live.end();
    }
  }

  private void stageIsOver() {
    if (verbose && stage != null) {
      if (live != null) {
        live.pause();
      }
      double seconds = (System.nanoTime() - stageStart) / 1e9;
      String took = String.format(Locale.ROOT, "%8.2f s  ", seconds);
      err.println(took + ProgressText.label(stage));
      err.flush();
      lastLine = System.nanoTime();
    }
  }
}
