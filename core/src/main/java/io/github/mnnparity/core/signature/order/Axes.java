package io.github.mnnparity.core.signature.order;

import io.github.mnnparity.core.signature.Sample;

/** Names of axes. */
final class Axes {
  private static final String[] IMAGE = {"the batch", "the channels", "the height", "the width"};

  private Axes() {}

  static String name(Sample sample, int axis) {
    return sample.rank() == 4 ? IMAGE[axis] : "axis " + axis;
  }
}
