package io.github.mnnparity.report.payload;

import io.github.mnnparity.core.report.ErrorSummary;
import io.github.mnnparity.core.report.Layer;
import io.github.mnnparity.core.report.Report;
import io.github.mnnparity.core.report.detail.Details;
import io.github.mnnparity.core.report.detail.LayerDetail;
import io.github.mnnparity.report.facts.Levels;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The pictures of all layers, packed, as far as there is room: where there is not, the least
 * erroneous layers lose their maps, then the rest, and the page says so.
 */
final class PicturesPayload {
  /** Of the whole page: the rest of a limit of 3 MB is for letters of two bytes. */
  private static final long MOST_CHARACTERS = 2_800_000;

  /** Of what is free, the share that numbers may take. */
  private static final double NUMBERS = 0.7;

  private final Report report;
  private final Levels levels;

  PicturesPayload(Report report, Levels levels) {
    this.report = report;
    this.levels = levels;
  }

  /**
   * @param taken characters of everything else on the page
   */
  void append(Details details, long taken, Map<String, String> texts) {
    List<PictureData> pictures =
        details.layers().stream()
            .filter(detail -> detail.layer() >= 0 && detail.layer() < report.layers().size())
            .sorted(byImportance())
            .map(detail -> new PictureData(detail, report.scope()))
            .toList();
    long room = Math.max(0, MOST_CHARACTERS - taken);
    List<PictureData> kept = pictures;
    String numbers = Packed.json(numbers(kept));
    while (numbers.length() > NUMBERS * room && !kept.isEmpty()) {
      int fewer =
          (int) Math.min(kept.size() * 0.95, kept.size() * NUMBERS * room / numbers.length());
      kept = pictures.subList(0, fewer);
      numbers = Packed.json(numbers(kept));
    }
    var maps = new MapStore(kept, room - numbers.length());
    Map<String, Object> index = new LinkedHashMap<>();
    index.put("picturesDropped", pictures.size() - kept.size());
    index.put("mapsDropped", maps.dropped());
    index.put("places", maps.places());
    texts.put("pictures", numbers);
    texts.put("places", Packed.json(index));
    texts.put("maps", Packed.text(maps.bytes()));
  }

  private static Map<String, Object> numbers(List<PictureData> pictures) {
    Map<String, Object> json = new LinkedHashMap<>();
    for (PictureData picture : pictures) {
      json.put(Integer.toString(picture.layer()), picture.json());
    }
    return json;
  }

  /** The farthest off first. */
  private Comparator<LayerDetail> byImportance() {
    Comparator<LayerDetail> level =
        Comparator.comparing(detail -> levels.worst(report.layers().get(detail.layer())));
    Comparator<LayerDetail> error =
        Comparator.comparingDouble(detail -> largest(report.layers().get(detail.layer())));
    return level.thenComparing(error).reversed();
  }

  private static double largest(Layer layer) {
    return layer.views().values().stream()
        .flatMap(view -> view.cumulative().stream())
        .mapToDouble(ErrorSummary::relRms)
        .max()
        .orElse(0);
  }
}
