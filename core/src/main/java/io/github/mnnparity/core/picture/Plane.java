package io.github.mnnparity.core.picture;

import io.github.mnnparity.core.report.detail.HeatMap;
import io.github.mnnparity.core.tensor.Tensor;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;

/** A plane of a value in few cells. */
final class Plane {
  private static final int MOST = 32;
  private static final int LEAST = 8;
  private static final List<Integer> LEVELS =
      IntStream.rangeClosed(0, HeatMap.NON_FINITE).boxed().toList();

  private final String slice;
  private final int height;
  private final int width;
  private final double[] cells;

  private Plane(String slice, int height, int width, double[] cells) {
    this.slice = slice;
    this.height = height;
    this.width = width;
    this.cells = cells;
  }

  /** The mean of each cell; NaN where an element is not finite. */
  static Plane of(Tensor tensor, Axes axes, int index) {
    return reduced(
        axes, index, tensor::doubleAt, (cell, value, count) -> cell + (value - cell) / (count + 1));
  }

  /** Candidate minus reference where it is largest in each cell; NaN where it is not finite. */
  static Plane difference(Tensor reference, Tensor candidate, Axes axes, int index) {
    return reduced(
        axes,
        index,
        position -> candidate.doubleAt(position) - reference.doubleAt(position),
        (cell, value, count) -> Math.abs(value) > Math.abs(cell) ? value : cell);
  }

  private interface Reduction {
    double with(double cell, double value, int count);
  }

  private static Plane reduced(
      Axes axes, int index, IntToDoubleFunction element, Reduction reduction) {
    int rows = axes.planeHeight();
    int columns = axes.planeWidth();
    int height = cells(rows, columns);
    int width = cells(columns, rows);
    double[] cells = new double[height * width];
    int[] counts = new int[cells.length];
    int position = index * axes.planeSize();
    for (int row = 0; row < rows; row++) {
      int start = (int) ((long) row * height / rows) * width;
      for (int column = 0; column < columns; column++) {
        int cell = start + (int) ((long) column * width / columns);
        double value = element.applyAsDouble(position++);
        cells[cell] =
            Double.isFinite(value) ? reduction.with(cells[cell], value, counts[cell]) : Double.NaN;
        counts[cell]++;
      }
    }
    return new Plane(axes.plane(index), height, width, cells);
  }

  /** Cells along a side: as the other side is reduced, within bounds. */
  private static int cells(int side, int other) {
    long scaled = Math.round((double) MOST * side / Math.max(MOST, Math.max(side, other)));
    return (int) Math.min(Math.min(side, MOST), Math.max(LEAST, scaled));
  }

  /** The maps of planes on a scale that holds them all. */
  static List<HeatMap> together(List<Plane> planes) {
    double low = Double.POSITIVE_INFINITY;
    double high = Double.NEGATIVE_INFINITY;
    for (Plane plane : planes) {
      for (double cell : plane.cells) {
        if (!Double.isNaN(cell)) {
          low = Math.min(low, cell);
          high = Math.max(high, cell);
        }
      }
    }
    Bins scale = Bins.around(low <= high ? low : 0, low <= high ? high : 0);
    return planes.stream().map(plane -> plane.map(scale)).toList();
  }

  /** On a scale with 0 in its middle. */
  HeatMap symmetric() {
    double most = 0;
    for (double cell : cells) {
      most = Math.max(most, Double.isNaN(cell) ? 0 : Math.abs(cell));
    }
    return map(Bins.around(-most, most));
  }

  private HeatMap map(Bins scale) {
    double start = scale.low() / 2;
    double size = scale.high() / 2 - start;
    List<Integer> levels = new ArrayList<>(cells.length);
    for (double cell : cells) {
      long level = Math.round((cell / 2 - start) / size * HeatMap.HIGHEST);
      levels.add(
          LEVELS.get(
              Double.isNaN(cell)
                  ? HeatMap.NON_FINITE
                  : (int) Math.max(0, Math.min(HeatMap.HIGHEST, level))));
    }
    return new HeatMap(slice, height, width, scale.low(), scale.high(), levels);
  }
}
