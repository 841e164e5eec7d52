package io.github.mnnparity.report;

import io.github.mnnparity.core.report.ErrorSummary;
import io.github.mnnparity.core.report.Layer;
import io.github.mnnparity.core.report.Layer.ViewResult;

/**
 * What rounding explains at a layer: the rule behind the {@code beyond} of a report. The lifted
 * view may be off by a few noise floors, another one by as much as an output may be, too.
 * Stateless.
 */
public final class Rounding {
  private static final double LIFTED_FLOORS = 4;
  private static final double ENGINE_FLOORS = 10;

  /** Relative RMS error that kinds of CPU differ by. */
  private static final double NORMAL_DRIFT = 1e-3;

  private Rounding() {}

  /** Relative RMS error that a value of {@code view} may have. */
  public static double allowed(Layer layer, String view) {
    return isLifted(view)
        ? LIFTED_FLOORS * layer.noiseFloor()
        : Math.max(ENGINE_FLOORS * layer.noiseFloor(), NORMAL_DRIFT);
  }

  /**
   * Whether a view is further off than {@link #allowed}. A layer labelled EXACT must be bit-equal
   * where it was replayed alone. False where nothing was compared.
   */
  public static boolean isBeyond(Layer layer, String view) {
    ViewResult result = layer.views().get(view);
    return result != null && (isBeyondAlone(layer, view, result) || isFar(layer, view, result));
  }

  /** Whether any view is. */
  public static boolean isBeyond(Layer layer) {
    return layer.views().keySet().stream().anyMatch(view -> isBeyond(layer, view));
  }

  private static boolean isBeyondAlone(Layer layer, String view, ViewResult result) {
    return isLifted(view)
        && layer.exact()
        && result.local().filter(error -> !error.identical()).isPresent();
  }

  private static boolean isFar(Layer layer, String view, ViewResult result) {
    return result.cumulative().filter(error -> isFar(error, allowed(layer, view))).isPresent();
  }

  private static boolean isFar(ErrorSummary error, double allowed) {
    return error.nonFiniteMismatch() > 0 || error.relRms() > allowed;
  }

  private static boolean isLifted(String view) {
    return view.equals("lifted");
  }
}
