package io.github.mnnparity.report;

import java.util.List;

/**
 * How a {@link TextReport} looks.
 *
 * @param written files that hold more, named at the end
 * @param width columns of a line; tables and sentences use them all
 */
public record TextOptions(Colour colour, Detail detail, List<String> written, int width) {
  /** Columns where nothing else is said. */
  public static final int USUAL_WIDTH = 100;

  private static final int NARROWEST = 40;

  /** Normal detail without colour. */
  public static final TextOptions PLAIN = new TextOptions(Colour.NONE, Detail.NORMAL, List.of());

  public TextOptions {
    written = List.copyOf(written);
    if (width < NARROWEST) {
      throw new IllegalArgumentException("expected a width of at least 40, found " + width);
    }
  }

  /** For lines of {@link #USUAL_WIDTH}. */
  public TextOptions(Colour colour, Detail detail, List<String> written) {
    this(colour, detail, written, USUAL_WIDTH);
  }

  /** Whether the terminal understands escape sequences. */
  public enum Colour {
    NONE,
    ANSI
  }

  /** How much is told. */
  public enum Detail {
    /** The verdict, in one line. */
    QUIET,
    /** What a person needs to act. */
    NORMAL,
    /** Also every note, every unaligned value and every layer. */
    VERBOSE
  }
}
