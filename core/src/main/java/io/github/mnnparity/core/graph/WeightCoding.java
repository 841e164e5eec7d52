package io.github.mnnparity.core.graph;

import com.google.common.primitives.ImmutableDoubleArray;

/**
 * How a file stores the values of one initializer, where that loses precision.
 *
 * @param description as a user reads it: {@code int8 asymmetric per channel}, {@code float16}
 * @param kind what the steps mean
 * @param bits bits of one stored weight
 * @param steps {@code INTEGER}: the scale of each group, in the unit of the weights; {@code
 *     FLOAT16}: empty
 * @param groupSize {@code INTEGER}: how many consecutive elements of the initializer (in its
 *     row-major order) share a scale; 0 otherwise
 */
public record WeightCoding(
    String description, Kind kind, int bits, ImmutableDoubleArray steps, long groupSize) {
  /** {@code INTEGER}: value = step · integer + offset; {@code FLOAT16}: IEEE binary16. */
  public enum Kind {
    INTEGER,
    FLOAT16
  }
}
