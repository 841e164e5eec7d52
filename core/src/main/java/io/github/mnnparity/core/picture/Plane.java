package io.github.mnnparity.core.picture;

import io.github.mnnparity.core.report.detail.HeatMap;
import io.github.mnnparity.core.tensor.Tensor;
import java.util.ArrayList;
import java.util.List;
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
    Plane plane = empty(axes, index);
    int[] counts = new int[plane.cells.length];
    plane.each(
        axes,
        index,
        new Elements(tensor)::read,
        (cell, value) -> {
          counts[cell]++;
          plane.cells[cell] += Double.isFinite(value) ? value : Double.NaN;
        });
    for (int cell = 0; cell < counts.length; cell++) {
      double mean = plane.cells[cell] / counts[cell];
      plane.cells[cell] =
          Double.isNaN(mean) ? mean : Math.max(-Double.MAX_VALUE, Math.min(Double.MAX_VALUE, mean));
    }
    return plane;
  }

  /** Candidate minus reference where it is largest in each cell; NaN where it is not finite. */
  static Plane difference(Tensor reference, Tensor candidate, Axes axes, int index) {
    Plane plane = empty(axes, index);
    Elements ours = new Elements(reference);
    Elements theirs = new Elements(candidate);
    double[] own = new double[Elements.PIECE];
    plane.each(
        axes,
        index,
        (from, count, into) -> {
          ours.read(from, count, own);
          theirs.read(from, count, into);
          for (int i = 0; i < count; i++) {
            into[i] -= own[i];
          }
          return count;
        },
        (cell, value) -> {
          double largest = plane.cells[cell];
          if (!Double.isFinite(value)) {
            plane.cells[cell] = Double.NaN;
          } else if (Math.abs(value) > Math.abs(largest)) {
            plane.cells[cell] = value;
          }
        });
    return plane;
  }

  private interface Source {
    int read(int from, int count, double[] into);
  }

  private interface Sink {
    void add(int cell, double value);
  }

  private static Plane empty(Axes axes, int index) {
    int height = cells(axes.planeHeight(), axes.planeWidth());
    int width = cells(axes.planeWidth(), axes.planeHeight());
    return new Plane(axes.plane(index), height, width, new double[height * width]);
  }

  private void each(Axes axes, int index, Source source, Sink sink) {
    int columns = axes.planeWidth();
    int[] cellOf = new int[columns];
    for (int column = 0; column < columns; column++) {
      cellOf[column] = (int) ((long) column * width / columns);
    }
    double[] piece = new double[Elements.PIECE];
    int position = index * axes.planeSize();
    for (int row = 0; row < axes.planeHeight(); row++) {
      int start = (int) ((long) row * height / axes.planeHeight()) * width;
      for (int column = 0; column < columns; column += Elements.PIECE) {
        int count =
            source.read(position + column, Math.min(Elements.PIECE, columns - column), piece);
        for (int i = 0; i < count; i++) {
          sink.add(start + cellOf[column + i], piece[i]);
        }
      }
      position += columns;
    }
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
