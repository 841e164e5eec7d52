package io.github.mnnparity.mnn.worker;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Keeps the last 8 KB that a worker's native code printed, in a thread of its own. A mark ({@code
 * NUL token space number NUL}) tells where a request ends.
 */
final class NativeOutput {
  private static final int KEPT = 8 << 10;

  private final InputStream in;
  private final String token;
  private final StringBuilder text = new StringBuilder();
  private boolean ended;

  NativeOutput(InputStream in, String token) {
    this.in = in;
    this.token = token;
  }

  void start() {
    Thread thread = new Thread(this::drain, "parity-worker-output");
    thread.setDaemon(true);
    thread.start();
  }

  private void drain() {
    byte[] buffer = new byte[KEPT];
    try {
      for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
        append(new String(Arrays.copyOf(buffer, count), StandardCharsets.UTF_8));
      }
    } catch (IOException e) {
      append("");
    } finally {
      end();
    }
  }

  private synchronized void append(String more) {
    text.append(more);
    if (text.length() > 2 * KEPT) {
      text.delete(0, text.length() - KEPT);
    }
    notifyAll();
  }

  private synchronized void end() {
    ended = true;
    notifyAll();
  }

  /** What was printed before mark {@code number}; waits for it at most {@code millis}. */
  synchronized String takeUntil(long number, long millis) {
    String mark = "\0" + token + " " + number + "\0";
    int place = waitFor(() -> text.indexOf(mark), millis);
    String taken = place >= 0 ? text.substring(0, place) : text.toString();
    text.delete(0, place >= 0 ? place + mark.length() : text.length());
    return tail(taken);
  }

  /** All that was printed, after the process has ended; waits at most {@code millis}. */
  synchronized String takeAll(long millis) {
    waitFor(() -> ended ? 0 : -1, millis);
    String taken = text.toString();
    text.setLength(0);
    return tail(taken);
  }

  private static String tail(String taken) {
    return taken.substring(Math.max(0, taken.length() - KEPT)).strip();
  }

  /** A place in the text, or -1. */
  @FunctionalInterface
  private interface Search {
    int place();
  }

  private synchronized int waitFor(Search search, long millis) {
    long end = System.nanoTime() + millis * 1_000_000;
    int place = search.place();
    for (long left = millis; place < 0 && left > 0 && !ended; place = search.place()) {
      try {
        wait(left);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return -1;
      }
      left = (end - System.nanoTime()) / 1_000_000;
    }
    return place;
  }
}
