package io.github.mnnparity.report.payload;

import io.github.mnnparity.core.report.detail.HeatMap;
import io.github.mnnparity.core.report.detail.Histogram;
import io.github.mnnparity.core.report.detail.LayerDetail;
import io.github.mnnparity.core.report.detail.LayerDetail.Channels;
import io.github.mnnparity.core.report.detail.LayerDetail.ViewDetail;
import io.github.mnnparity.core.report.detail.LayerDetail.WorstElement;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The pictures of one layer as JSON-ready values; the cells of maps are elsewhere. */
final class PictureData {
  /** Bars that fit a panel. */
  private static final int MOST_CHANNELS = 64;

  /** Height of a histogram's tallest bar. */
  private static final double TALLEST = 200;

  private final List<ViewDetail> different = new ArrayList<>();
  private final List<Object> ofView = new ArrayList<>();
  private final LayerDetail detail;

  /** Views with the same value share a detail. */
  PictureData(LayerDetail detail, List<String> views) {
    this.detail = detail;
    Map<ViewDetail, Integer> known = new IdentityHashMap<>();
    for (String view : views) {
      ViewDetail value = detail.views().get(view);
      if (value != null && !known.containsKey(value)) {
        known.put(value, different.size());
        different.add(value);
      }
      ofView.add(value == null ? -1 : known.get(value));
    }
  }

  int layer() {
    return detail.layer();
  }

  /** In the order in which the page counts them. */
  List<HeatMap> maps() {
    List<HeatMap> maps = new ArrayList<>();
    detail.map().ifPresent(maps::add);
    for (ViewDetail view : different) {
      view.map().ifPresent(maps::add);
      view.differenceMap().ifPresent(maps::add);
    }
    return maps;
  }

  Map<String, Object> json() {
    Map<String, Object> json = new LinkedHashMap<>();
    detail.reference().ifPresent(histogram -> json.put("r", histogram(histogram)));
    detail.map().ifPresent(map -> json.put("m", map(map)));
    if (!detail.saidOtherwise().isEmpty()) {
      json.put("o", detail.saidOtherwise());
    }
    json.put("v", ofView);
    json.put("d", different.stream().map(PictureData::view).toList());
    return json;
  }

  private static Map<String, Object> view(ViewDetail value) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("h", histogram(value.value()));
    json.put("e", histogram(value.difference()));
    json.put("w", value.worst().stream().map(PictureData::worst).toList());
    value.channels().ifPresent(channels -> json.put("c", channels(channels)));
    value.map().ifPresent(map -> json.put("m", map(map)));
    value.differenceMap().ifPresent(map -> json.put("n", map(map)));
    return json;
  }

  /**
   * Low, high, heights (roots of counts), values that are not finite, mean, deviation, and the root
   * of the count that has the tallest bar, and 1 where every value was counted.
   */
  static List<Object> histogram(Histogram histogram) {
    double most =
        Math.sqrt(histogram.counts().stream().mapToInt(Integer::intValue).max().orElse(0));
    return List.of(
        Digits.rounded(histogram.low(), 5),
        Digits.rounded(histogram.high(), 5),
        histogram.counts().stream().map(count -> height(count, most)).toList(),
        histogram.nonFinite(),
        Digits.rounded(histogram.mean(), 4),
        Digits.rounded(histogram.deviation(), 4),
        Digits.rounded(most, 4),
        histogram.every());
  }

  /** At least 1 where there is anything. */
  private static long height(int count, double most) {
    return count == 0 ? 0 : Math.max(1, Math.round(TALLEST * Math.sqrt(count) / most));
  }

  /** Index, reference, candidate, and their difference where both are finite. */
  private static List<Object> worst(WorstElement element) {
    List<Object> worst = new ArrayList<>();
    worst.add(element.index());
    worst.add(value(element.reference(), 5));
    worst.add(value(element.candidate(), 5));
    double difference = element.candidate() - element.reference();
    if (Double.isFinite(difference)) {
      worst.add(Digits.rounded(difference, 4));
    }
    return worst;
  }

  /** Numbers that JSON does not know are words. */
  private static Object value(double value, int digits) {
    return Double.isFinite(value) ? Digits.rounded(value, digits) : Double.toString(value);
  }

  /** Axis, how many channels a bar stands for, the largest error of each bar. */
  private static List<Object> channels(Channels channels) {
    int all = channels.errors().size();
    int each = Math.max(1, (all + MOST_CHANNELS - 1) / MOST_CHANNELS);
    List<Object> bars = new ArrayList<>();
    for (int from = 0; from < all; from += each) {
      double largest =
          channels.errors().subList(from, Math.min(all, from + each)).stream()
              .mapToDouble(Double::doubleValue)
              .max()
              .orElse(0);
      bars.add(value(largest, 3));
    }
    return List.of(channels.axis(), channels.each() * each, bars);
  }

  /** What is shown, height, width, low, high. */
  private static List<Object> map(HeatMap map) {
    return List.of(
        map.slice(),
        map.height(),
        map.width(),
        Digits.rounded(map.low(), 5),
        Digits.rounded(map.high(), 5));
  }
}
