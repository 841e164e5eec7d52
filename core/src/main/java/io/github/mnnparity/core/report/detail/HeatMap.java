package io.github.mnnparity.core.report.detail;

import java.util.List;

/**
 * A plane of a value, reduced to few cells. Immutable.
 *
 * @param slice which plane, as text: {@code channel 12}
 * @param levels row by row, from 0 ({@code low}) to 254 ({@code high}); 255 for NaN and infinity
 */
public record HeatMap(
    String slice, int height, int width, double low, double high, List<Integer> levels) {
  public HeatMap {
    levels = List.copyOf(levels);
  }
}
