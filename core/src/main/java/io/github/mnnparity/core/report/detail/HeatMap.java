package io.github.mnnparity.core.report.detail;

import java.util.List;

/**
 * A plane of a value, reduced to at most 32 x 32 cells, each the mean of its elements. Immutable.
 *
 * @param slice which plane and its size, as text: {@code channel 12 of 64, 80x80}; {@code all of
 *     25x97} for a value that is one matrix
 * @param low of the scale, finite
 * @param high of the scale, finite; above {@code low}
 * @param levels row by row, from 0 ({@code low}) to 254 ({@code high}); 255 for cells with a NaN or
 *     infinity
 */
public record HeatMap(
    String slice, int height, int width, double low, double high, List<Integer> levels) {
  /** Level of a cell that holds a NaN or infinity. */
  public static final int NON_FINITE = 255;

  /** Level of {@code high}. */
  public static final int HIGHEST = 254;

  public HeatMap {
    levels = List.copyOf(levels);
  }
}
