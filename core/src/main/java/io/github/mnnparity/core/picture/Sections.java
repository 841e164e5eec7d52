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

  /** Goes on with the next {@code size} elements. */
  void add(double[] squares, int size) {
    int at = 0;
    while (at < size) {
      int end = at + Math.min(left, size - at);
      left -= end - at;
      double sum = 0;
      for (; at < end; at++) {
        sum += squares[at];
      }
      sums[section] += sum;
      if (left == 0) {
        left = length;
        section = section + 1 == sums.length ? 0 : section + 1;
      }
    }
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

  double total() {
    double total = 0;
    for (double sum : sums) {
      total += sum;
    }
    return total;
  }
}
