package io.github.mnnparity.core.report.detail;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The pictures of one layer. Immutable.
 *
 * @param layer index of the report's layer
 * @param reference distribution of the reference's value
 * @param map a plane of the reference's value: the one where the views are farthest off; empty for
 *     values that are no feature map
 * @param views by view; without views whose value was not compared
 */
public record LayerDetail(
    int layer,
    Optional<Histogram> reference,
    Optional<HeatMap> map,
    Map<String, ViewDetail> views) {

  /**
   * @param value distribution of the view's value
   * @param difference distribution of candidate minus reference
   * @param worst the elements that are farthest off, the worst first
   * @param channels relative RMS error by channel, most often along axis 1; empty for values
   *     without channels
   * @param map the same plane as the layer's
   * @param differenceMap candidate minus reference on that plane
   */
  public record ViewDetail(
      Optional<Histogram> value,
      Optional<Histogram> difference,
      List<WorstElement> worst,
      List<Double> channels,
      Optional<HeatMap> map,
      Optional<HeatMap> differenceMap) {
    public ViewDetail {
      worst = List.copyOf(worst);
      channels = List.copyOf(channels);
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
