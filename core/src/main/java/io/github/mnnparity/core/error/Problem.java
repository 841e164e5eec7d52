package io.github.mnnparity.core.error;

/**
 * One thing that is wrong, for a person to act on; printed alike in terminal, JSON and HTML.
 *
 * @param place file, byte offset, op or tensor, as the file spells them
 * @param expected what would have been right
 * @param found what there is
 * @param next the next step, if possible a command to type
 */
public record Problem(String place, String expected, String found, String next) {
  /** Four lines: the place, then the other three, indented and labelled. */
  @Override
  public String toString() {
    return place + "\n  expected: " + expected + "\n  found:    " + found + "\n  next:     " + next;
  }
}
