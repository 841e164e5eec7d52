package io.github.mnnparity.core.report.detail;

import java.util.List;

/**
 * The pictures behind a report. Immutable.
 *
 * @param reference the source model
 * @param candidate the converted model, one node for each op of its file
 * @param layers in the order of the report's layers; one for each of them
 */
public record Details(GraphPicture reference, GraphPicture candidate, List<LayerDetail> layers) {
  public Details {
    layers = List.copyOf(layers);
  }
}
