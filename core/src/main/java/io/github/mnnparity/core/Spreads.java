package io.github.mnnparity.core;

import com.google.common.collect.HashBasedTable;
import com.google.common.collect.Table;
import io.github.mnnparity.core.metric.Distribution;
import io.github.mnnparity.core.report.Layer;
import io.github.mnnparity.core.report.LayerSpread;
import java.util.ArrayList;
import java.util.List;

/** Errors of layers over several inputs, as they come. Not thread-safe. */
final class Spreads {
  private static final class Cell {
    private final Distribution errors = new Distribution();
    private double worst = -1;
    private String worstInput = "";

    void add(String input, double error) {
      errors.add(error);
      if (error > worst) {
        worst = error;
        worstInput = input;
      }
    }
  }

  private final Table<String, String, Cell> cells = HashBasedTable.create();

  /**
   * @param value of the reference
   * @param error relative RMS; infinite where one side alone is
   */
  void add(String value, String view, String input, double error) {
    Cell cell = cells.get(value, view);
    if (cell == null) {
      cell = new Cell();
      cells.put(value, view, cell);
    }
    cell.add(input, error);
  }

  /** In the order of {@code layers} and of their views. */
  List<LayerSpread> of(List<Layer> layers) {
    List<LayerSpread> spreads = new ArrayList<>();
    for (Layer layer : layers) {
      for (String view : layer.views().keySet()) {
        Cell cell = cells.get(layer.onnxTensor(), view);
        if (cell != null) {
          spreads.add(
              new LayerSpread(
                  layer.index(),
                  view,
                  cell.errors.count(),
                  cell.errors.mean(),
                  cell.errors.percentile(50),
                  cell.errors.percentile(95),
                  cell.worst,
                  cell.worstInput));
        }
      }
    }
    return spreads;
  }
}
