package io.github.mnnparity.core.inspect;

import java.util.Optional;

/**
 * Constant data of a file.
 *
 * @param name of the initializer, or op and field
 * @param op that holds it, or the first that reads it; may be empty
 * @param encoding how it is stored: {@code float32}, {@code int8 symmetric per channel}, ...
 * @param bits of one element as it is stored
 * @param elements -1 where they cannot be counted
 * @param bytes that it takes, scales included
 * @param location the external file; empty for the model file itself
 * @param statistics of the decoded values, where they were asked for
 */
public record WeightSummary(
    String name,
    String op,
    String encoding,
    int bits,
    long elements,
    long bytes,
    String location,
    Optional<Statistics> statistics) {
  /** Of the finite values; {@code nonFinite} counts the others. */
  public record Statistics(
      double min, double max, double mean, double std, long zeros, long nonFinite) {}
}
