package io.github.mnnparity.core.picture;

/**
 * Sums of squares by section of a value: runs of {@code length} elements in row-major order, which
 * belong to {@code count} sections in turn.
 */
final class Sections {
  private final int length;
  private final double[] sums;
  private int section;
  private int left;

  Sections(int length, int count) {
    this.length = length;
    this.sums = new double[count];
    this.left = length;
  }

  /** Whether both divide a value alike. */
  boolean isLike(Sections other) {
    return length == other.length && sums.length == other.sums.length;
  }

  /** Goes on with the next {@code size} elements. */
  void add(double[] squares, int size) {
    int at = 0;
    while (at < size) {
      int end = at + Math.min(left, size - at);
      left -= end - at;
      sums[section] += sum(squares, at, end);
      at = end;
      if (left == 0) {
        left = length;
        section = section + 1 == sums.length ? 0 : section + 1;
      }
    }
  }

  private static double sum(double[] squares, int from, int end) {
    // Independent sums, as additions that wait for each other are what takes the time.
    double first = 0;
    double second = 0;
    double third = 0;
    double fourth = 0;
    int at = from;
    for (; at + 3 < end; at += 4) {
      first += squares[at];
      second += squares[at + 1];
      third += squares[at + 2];
      fourth += squares[at + 3];
    }
    for (; at < end; at++) {
      first += squares[at];
    }
    return first + second + (third + fourth);
  }

  int count() {
    return sums.length;
  }

  double sum(int index) {
    return sums[index];
  }

  /** The first of those with the largest sum. */
  int largest() {
    int largest = 0;
    for (int i = 1; i < sums.length; i++) {
      if (sums[i] > sums[largest]) {
        largest = i;
      }
    }
    return largest;
  }
}
