package io.github.mnnparity.core.report;

import java.util.function.Consumer;

/**
 * A place that shows what the library gives by itself, such as a notebook. Found by {@link
 * java.util.ServiceLoader} when the library is first used.
 */
public interface Frontend {
  /** Whether this process runs in it. Must be cheap: it is asked in every process. */
  boolean isPresent();

  /** Prepares it to show reports. Called once, before the first of them is made. */
  void prepare();

  /** Shows how far a piece of work is, in one place that is overwritten. */
  Ticker progress();

  /** Told each step; closed when the work ends, in whatever way. */
  interface Ticker extends Consumer<Progress>, AutoCloseable {
    @Override
    void close();
  }
}
