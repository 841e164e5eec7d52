package io.github.mnnparity.report.facts;

import io.github.mnnparity.core.report.ErrorSummary;
import io.github.mnnparity.core.report.Layer;
import io.github.mnnparity.core.report.Layer.ViewResult;
import io.github.mnnparity.core.report.OutputResult;
import io.github.mnnparity.core.report.Report;
import java.util.Comparator;
import java.util.Optional;

/** Tells how far off the layers of a report are. Immutable, thread-safe. */
public final class Levels {
  private static final double LIFTED_FLOORS = 4;
  private static final double ENGINE_FLOORS = 10;

  /** Relative RMS error that kinds of CPU differ by. */
  private static final double NORMAL_DRIFT = 1e-3;

  private final double limit;

  private Levels(double limit) {
    this.limit = limit;
  }

  /** For the limits of a report's outputs. */
  public static Levels of(Report report) {
    return new Levels(
        report.outputs().stream().mapToDouble(Levels::relativeLimit).max().orElse(NORMAL_DRIFT));
  }

  /** The largest relative RMS error that an output may have. */
  public double limit() {
    return limit;
  }

  /** The limit of an output as relative RMS error; limits in dB are turned into it. */
  static double relativeLimit(OutputResult output) {
    return output.rule().contains("SQNR") ? Math.pow(10, -output.limit() / 20) : output.limit();
  }

  /** The worst over all views, of the cumulative error. */
  public Level worst(Layer layer) {
    return layer.views().keySet().stream()
        .map(view -> cumulative(layer, view))
        .max(Comparator.naturalOrder())
        .orElse(Level.UNKNOWN);
  }

  /**
   * How far one view is off: the lifted one is beyond noise by more than a few noise floors,
   * another one by more than kinds of CPU differ, too. A layer labelled EXACT must be bit-equal
   * where it was replayed alone.
   */
  public Level cumulative(Layer layer, String view) {
    ViewResult result = layer.views().get(view);
    if (result == null) {
      return Level.UNKNOWN;
    }
    boolean notExact =
        view.equals("lifted")
            && layer.exact()
            && result.local().filter(error -> !error.identical()).isPresent();
    return level(result.cumulative(), allowed(layer, view), notExact);
  }

  /** The same for the error on golden inputs. */
  public Level local(Layer layer, String view) {
    ViewResult result = layer.views().get(view);
    return result == null ? Level.UNKNOWN : level(result.local(), allowed(layer, view), false);
  }

  /** Relative RMS error that a value of {@code view} may have by rounding. */
  public static double allowed(Layer layer, String view) {
    return view.equals("lifted")
        ? LIFTED_FLOORS * layer.noiseFloor()
        : Math.max(ENGINE_FLOORS * layer.noiseFloor(), NORMAL_DRIFT);
  }

  /** Whether a view is further off than rounding explains; false where nothing was compared. */
  public static boolean isBeyond(Layer layer, String view) {
    return new Levels(NORMAL_DRIFT).cumulative(layer, view).compareTo(Level.BEYOND) >= 0;
  }

  private Level level(Optional<ErrorSummary> summary, double allowed, boolean notExact) {
    if (summary.isEmpty()) {
      return notExact ? Level.BEYOND : Level.UNKNOWN;
    }
    ErrorSummary error = summary.get();
    if (error.nonFiniteMismatch() > 0) {
      return Level.NON_FINITE;
    }
    if (error.relRms() > allowed || notExact) {
      return error.relRms() > limit ? Level.LIMIT : Level.BEYOND;
    }
    return error.identical() ? Level.SAME : Level.NOISE;
  }
}
