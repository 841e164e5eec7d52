package io.github.mnnparity.cli.render;

import java.io.PrintStream;
import me.tongfei.progressbar.ProgressBarConsumer;

/**
 * The last line of a terminal, drawn over and over, and taken away at the end. Its lock is held for
 * drawing only: whoever draws holds no other one.
 */
final class LiveLine implements ProgressBarConsumer {
  private static final String START = "\r";
  private static final String ERASE_REST = "\u001b[K";

  private final PrintStream err;
  private final int columns;
  private String drawn = "";
  private boolean shown;
  private boolean open;
  private boolean over;

  LiveLine(PrintStream err, int columns) {
    this.err = err;
    this.columns = columns;
  }

  /** From now on it is drawn. */
  synchronized void open() {
    open = !over;
  }

  /** Takes the line away and draws no other until {@link #open}. */
  synchronized void close(boolean forEver) {
    open = false;
    over |= forEver;
    if (shown) {
      err.print(START + ERASE_REST);
      err.flush();
      shown = false;
    }
  }

  @Override
  public synchronized void accept(String text) {
    if (open && !(shown && text.equals(drawn))) {
      err.print(START + text + ERASE_REST);
      err.flush();
      shown = true;
      drawn = text;
    }
  }

  @Override
  public int getMaxRenderedLength() {
    return columns - 1;
  }

  /** The end of one bar: the line stays for the next. */
  @Override
  public void close() {}
}
