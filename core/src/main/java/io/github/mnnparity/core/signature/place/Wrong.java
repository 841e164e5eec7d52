package io.github.mnnparity.core.signature.place;

import io.github.mnnparity.core.signature.Sample;
import java.util.BitSet;

/** Which indices of an axis hold the error. */
final class Wrong {
  private Wrong() {}

  /**
   * Indices along {@code axis} whose elements carry error; those beside them are equal to within
   * noise, or the set is full.
   */
  static BitSet along(Sample sample, int axis) {
    int count = sample.dim(axis);
    double[] errors = new double[count];
    for (int i = 0; i < sample.size(); i++) {
      double difference = sample.candidate(i) - sample.reference(i);
      errors[sample.position(i, axis)] += difference * difference;
    }
    double room = sample.limit() * sample.norm();
    double each = room * room / count;
    BitSet wrong = new BitSet(count);
    for (int index = 0; index < count; index++) {
      if (errors[index] > each) {
        wrong.set(index);
      }
    }
    return wrong;
  }

  /** Relative RMS error of the elements that are not wrong. */
  static double rest(Sample sample, int axis, BitSet wrong) {
    double sum = 0;
    for (int i = 0; i < sample.size(); i++) {
      if (!wrong.get(sample.position(i, axis))) {
        double difference = sample.candidate(i) - sample.reference(i);
        sum += difference * difference;
      }
    }
    return Math.sqrt(sum) / sample.norm();
  }
}
