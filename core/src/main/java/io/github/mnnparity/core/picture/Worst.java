package io.github.mnnparity.core.picture;

import io.github.mnnparity.core.report.detail.LayerDetail.WorstElement;
import io.github.mnnparity.core.tensor.Shape;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;

/**
 * The elements that are farthest off: those that only one side has finite first, then by the size
 * of the difference, then in order.
 */
final class Worst {
  private static final int MOST = 10;

  private static final Comparator<Found> WORST_FIRST =
      Comparator.comparingDouble(Found::distance).reversed().thenComparingInt(Found::position);

  private final PriorityQueue<Found> kept = new PriorityQueue<>(WORST_FIRST.reversed());
  private double least;

  private record Found(int position, double distance, double reference, double candidate) {}

  /** Distances up to this one are not among the worst. */
  double least() {
    return least;
  }

  /**
   * @param distance infinite for a NaN or infinity that the other side does not share; above 0
   */
  void add(int position, double distance, double reference, double candidate) {
    if (distance <= least) {
      return;
    }
    if (kept.size() == MOST) {
      kept.poll();
    }
    kept.add(new Found(position, distance, reference, candidate));
    if (kept.size() == MOST) {
      least = kept.element().distance();
    }
  }

  List<WorstElement> elements(Shape shape) {
    return kept.stream()
        .sorted(WORST_FIRST)
        .map(
            found ->
                new WorstElement(
                    index(shape, found.position()), found.reference(), found.candidate()))
        .toList();
  }

  private static List<Long> index(Shape shape, long position) {
    List<Long> index = new ArrayList<>();
    long left = position;
    for (int axis = shape.rank() - 1; axis >= 0; axis--) {
      index.add(0, left % shape.dim(axis));
      left /= shape.dim(axis);
    }
    return index;
  }
}
