package io.github.mnnparity.report;

import io.github.mnnparity.core.report.Layer;
import io.github.mnnparity.report.facts.Levels;

/**
 * What rounding explains at a layer: the rule behind the {@code beyond} of a report. The lifted
 * view may be off by a few noise floors, another one by as much as an output may be, too.
 * Stateless.
 */
public final class Rounding {
  private Rounding() {}

  /** Relative RMS error that a value of {@code view} may have. */
  public static double allowed(Layer layer, String view) {
    return Levels.allowed(layer, view);
  }

  /**
   * Whether a view is further off than {@link #allowed}. A layer labelled EXACT must be bit-equal
   * where it was replayed alone. False where nothing was compared.
   */
  public static boolean isBeyond(Layer layer, String view) {
    return Levels.isBeyond(layer, view);
  }

  /** Whether any view is. */
  public static boolean isBeyond(Layer layer) {
    return layer.views().keySet().stream().anyMatch(view -> isBeyond(layer, view));
  }
}
