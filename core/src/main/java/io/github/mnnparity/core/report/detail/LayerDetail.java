package io.github.mnnparity.core.report.detail;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The pictures of one layer. Immutable.
 *
 * @param layer index of the report's layer
 * @param reference distribution of the reference's value, over the same bins as that of every view;
 *     empty where the values are not numbers
 * @param map a plane of the reference's value: the one where the views are farthest off; empty for
 *     values that have none
 * @param views by view, in report order; without views whose value was not compared. Views with the
 *     same value share one instance
 * @param saidOtherwise where the two files say different things about what computes the layer:
 *     attributes, weights, operators, in words; whether or not the values show it
 */
public record LayerDetail(
    int layer,
    Optional<Histogram> reference,
    Optional<HeatMap> map,
    Map<String, ViewDetail> views,
    List<String> saidOtherwise) {
  public LayerDetail {
    views = Collections.unmodifiableMap(new LinkedHashMap<>(views));
    saidOtherwise = List.copyOf(saidOtherwise);
  }

  /** A layer about which both files say the same. */
  public LayerDetail(
      int layer,
      Optional<Histogram> reference,
      Optional<HeatMap> map,
      Map<String, ViewDetail> views) {
    this(layer, reference, map, views, List.of());
  }

  /**
   * @param value distribution of the view's value
   * @param difference distribution of candidate minus reference, over bins with 0 in their middle;
   *     an element where a side is not finite is in no bin, even if both sides agree on it
   * @param worst the elements that are farthest off, the worst first, at most 10: before all others
   *     those where one side is not finite and the other is not the same; none where all agree
   * @param channels empty for values with one channel or none
   * @param map the same plane as the layer's, on the same scale
   * @param differenceMap candidate minus reference on that plane; its scale is symmetric about 0
   */
  public record ViewDetail(
      Histogram value,
      Histogram difference,
      List<WorstElement> worst,
      Optional<Channels> channels,
      Optional<HeatMap> map,
      Optional<HeatMap> differenceMap) {
    public ViewDetail {
      worst = List.copyOf(worst);
    }
  }

  /**
   * Errors along an axis.
   *
   * @param axis of the reference's shape: 1, or 0 for vectors
   * @param each how many neighbouring channels an entry stands for: 1 unless there are very many
   * @param errors RMS error of each entry over the RMS of the whole reference value, so that their
   *     mean square is the square of the layer's relative RMS error (absolute where the reference
   *     is all zero); infinite where a NaN or infinity is not matched by the other side
   */
  public record Channels(int axis, int each, List<Double> errors) {
    public Channels {
      errors = List.copyOf(errors);
    }
  }

  /**
   * @param index by axis of the reference's shape
   */
  public record WorstElement(List<Long> index, double reference, double candidate) {
    public WorstElement {
      index = List.copyOf(index);
    }
  }
}
