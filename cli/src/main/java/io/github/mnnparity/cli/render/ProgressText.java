package io.github.mnnparity.cli.render;

import io.github.mnnparity.core.report.Progress;
import java.time.Duration;
import java.util.Optional;

/** The progress line: stage, bar, steps, time. Stateless, thread-safe. */
final class ProgressText {
  private static final int BAR = 24;
  private static final int SMALLEST_BAR = 10;

  /** A bar is drawn, and time foretold, for so many steps at least. */
  private static final int COUNTED = 2;

  private static final int FORETOLD = 4;
  private static final int SEEN = 2;
  private static final Duration LONG_ENOUGH = Duration.ofSeconds(1);
  private static final Duration WORTH_TELLING = Duration.ofSeconds(1);

  private final Terminal terminal;

  ProgressText(Terminal terminal) {
    this.terminal = terminal;
  }

  /**
   * @param elapsed since the stage began
   * @param sinceStep since its last step was over
   * @return shorter than the terminal is wide, colours not counted
   */
  String line(Progress progress, Duration elapsed, Duration sinceStep) {
    int room = terminal.columns() - 1;
    String label = label(progress);
    String time = "  " + clock(elapsed);
    Optional<Duration> left = left(progress, elapsed, sinceStep);
    String rest = left.map(duration -> ", about " + clock(duration) + " left").orElse("");
    if (progress.total() < COUNTED) {
      String shown = fitted(label, room - time.length());
      return shown.isEmpty() ? fitted(label, room) : shown + faint(time);
    }
    String count = "  " + progress.done() + " of " + progress.total();
    int used = label.length() + 2 + count.length() + time.length() + rest.length();
    int bar = Math.min(BAR, room - used);
    if (bar < SMALLEST_BAR) {
      String figures = count + time + rest;
      return fitted(fitted(label, room - figures.length()) + figures, room);
    }
    return label + "  " + bar(progress, bar) + count + faint(time + rest);
  }

  /** A line that stays, where nothing can be drawn over. */
  String plain(Progress progress, Duration elapsed) {
    String count =
        progress.done() == 0 ? "" : ": " + progress.done() + " of " + progress.total() + " done";
    String rest =
        left(progress, elapsed, Duration.ZERO)
            .map(duration -> ", about " + clock(duration) + " left")
            .orElse("");
    return label(progress) + count + rest;
  }

  /** {@code [2/6] measuring noise}. */
  static String label(Progress progress) {
    String stage = progress.stage().replaceAll("\\p{Cntrl}+", " ");
    return progress.number() == 0
        ? stage
        : "[" + progress.number() + "/" + progress.stages() + "] " + stage;
  }

  /** Only where steps were seen: what is left takes as long as they did. */
  static Optional<Duration> left(Progress progress, Duration elapsed, Duration sinceStep) {
    boolean known =
        progress.total() >= FORETOLD
            && progress.done() >= SEEN
            && progress.done() < progress.total()
            && elapsed.compareTo(LONG_ENOUGH) >= 0;
    if (!known) {
      return Optional.empty();
    }
    Duration seen = elapsed.minus(sinceStep);
    Duration step = seen.dividedBy(progress.done());
    long open = progress.total() - progress.done();
    Duration left = step.multipliedBy(open).minus(sinceStep);
    Duration least = step.multipliedBy(open - 1);
    return Optional.of(left.compareTo(least) < 0 ? least : left)
        .filter(duration -> duration.compareTo(WORTH_TELLING) >= 0);
  }

  /** {@code 0:07}, {@code 12:30}, {@code 1:02:03}; begun seconds count. */
  static String clock(Duration duration) {
    long seconds = duration.plusMillis(500).toSeconds();
    return seconds < 3600
        ? "%d:%02d".formatted(seconds / 60, seconds % 60)
        : "%d:%02d:%02d".formatted(seconds / 3600, seconds / 60 % 60, seconds % 60);
  }

  private String bar(Progress progress, int width) {
    int filled = (int) Math.min(width, width * progress.done() / progress.total());
    String full = (terminal.unicode() ? "\u2501" : "#").repeat(filled);
    String open = (terminal.unicode() ? "\u2500" : "-").repeat(width - filled);
    return terminal.errColour() ? "\u001b[36m" + full + "\u001b[0m" + faint(open) : full + open;
  }

  private String faint(String text) {
    return terminal.errColour() && !text.isEmpty() ? "\u001b[2m" + text + "\u001b[0m" : text;
  }

  private static String fitted(String text, int room) {
    if (text.length() <= room) {
      return text;
    }
    return room < 4 ? "" : text.substring(0, room - 3) + "...";
  }
}
