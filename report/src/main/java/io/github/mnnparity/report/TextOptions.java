package io.github.mnnparity.report;

import java.util.List;

/**
 * How a {@link TextReport} looks.
 *
 * @param written files that hold more, named at the end
 */
public record TextOptions(Colour colour, Detail detail, List<String> written) {
  /** Normal detail without colour. */
  public static final TextOptions PLAIN = new TextOptions(Colour.NONE, Detail.NORMAL, List.of());

  public TextOptions {
    written = List.copyOf(written);
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
