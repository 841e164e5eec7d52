package io.github.mnnparity.cli.story;

import io.github.mnnparity.core.tensor.Tensor;
import java.util.Locale;

/**
 * What the network says of a picture.
 *
 * @param probability from 0 to 1
 */
record Answer(ShapeClass shape, double probability) {
  /**
   * @param probabilities one for each class
   */
  static Answer of(Tensor probabilities) {
    int best = 0;
    for (int i = 1; i < ShapeClass.ALL.size(); i++) {
      if (probabilities.doubleAt(i) > probabilities.doubleAt(best)) {
        best = i;
      }
    }
    return new Answer(ShapeClass.ALL.get(best), probabilities.doubleAt(best));
  }

  /** {@code circle, 99.4 %}. */
  @Override
  public String toString() {
    return String.format(Locale.ROOT, "%s, %.1f %%", shape.word(), 100 * probability);
  }
}
