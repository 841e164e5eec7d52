package io.github.mnnparity.report.payload;

import io.github.mnnparity.core.report.detail.HeatMap;
import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.Deflater;

/** The cells of the heat maps that the page has room for, those of the first layers first. */
final class MapStore {
  /** Letters of base64 for a byte, and what a place takes in the list of places. */
  private static final double LETTERS = 4 / 3.0;

  private static final int PLACE = 4;

  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

  /** Maps with the same cells share a place. */
  private final Map<List<Integer>, Integer> known = new HashMap<>();

  private final Map<String, Object> places = new LinkedHashMap<>();
  private int dropped;

  /**
   * @param layers in the order of their importance
   * @param room characters that the packed maps may take
   */
  MapStore(List<PictureData> layers, long room) {
    long left = room;
    for (PictureData layer : layers) {
      List<HeatMap> maps = layer.maps();
      if (maps.isEmpty()) {
        continue;
      }
      long size = left <= 0 ? Long.MAX_VALUE : packed(maps);
      if (size <= left) {
        left -= size;
        places.put(Integer.toString(layer.layer()), maps.stream().map(this::place).toList());
      } else {
        left = 0;
        dropped++;
      }
    }
  }

  /** By layer, the place of each of its maps; nothing for layers whose maps had no room. */
  Map<String, Object> places() {
    return places;
  }

  /** Layers whose maps had no room. */
  int dropped() {
    return dropped;
  }

  byte[] bytes() {
    return bytes.toByteArray();
  }

  private int place(HeatMap map) {
    return known.computeIfAbsent(
        map.levels(),
        levels -> {
          int place = bytes.size();
          levels.forEach(bytes::write);
          return place;
        });
  }

  /** What they take at most. */
  private long packed(List<HeatMap> maps) {
    var raw = new ByteArrayOutputStream();
    List<List<Integer>> counted = new ArrayList<>();
    for (HeatMap map : maps) {
      if (!known.containsKey(map.levels()) && !counted.contains(map.levels())) {
        counted.add(map.levels());
        map.levels().forEach(raw::write);
      }
    }
    var deflater = new Deflater();
    deflater.setInput(raw.toByteArray());
    deflater.finish();
    byte[] buffer = new byte[1 << 14];
    long size = 0;
    while (!deflater.finished()) {
      size += deflater.deflate(buffer);
    }
    deflater.end();
    return Math.round(LETTERS * (size + (long) PLACE * maps.size()));
  }
}
