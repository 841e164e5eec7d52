package io.github.mnnparity.core.diagnose;

import io.github.mnnparity.core.align.Pair;
import io.github.mnnparity.core.noise.NoiseFloors;
import java.util.Map;

/**
 * From which error on a region is suspect.
 *
 * @param exact pairs labelled EXACT
 * @param userLimits relative RMS limits that the user set for a pair; they replace the default
 */
public record Thresholds(
    NoiseFloors floors, Map<Pair, Boolean> exact, Map<Pair, Double> userLimits) {
  /** The drift between kinds of CPU that MNN's maintainers call normal, relative RMS. */
  public static final double NORMAL_DRIFT = 1e-3;

  /** An error up to this multiple of the floor is noise. */
  static final double NOISE = 4;

  /** An error up to this multiple of what its coding explains is quantization. */
  static final double CODING = 3;

  /** An engine is suspected from this multiple of its floor on. */
  static final double ENGINE = 10;

  public boolean isExact(Pair pair) {
    return exact.getOrDefault(pair, false);
  }

  boolean isCoded(Pair pair) {
    return floors.codedLocal(pair) > 0;
  }

  boolean anyCoded() {
    return floors.codedCumulative().values().stream().anyMatch(floor -> floor > 0);
  }

  /** Largest error of a lifted region on golden inputs that is no suspicion; 0 for EXACT pairs. */
  double file(Pair pair) {
    Double user = userLimits.get(pair);
    if (user != null) {
      return user;
    }
    double rounding = isExact(pair) && !isCoded(pair) ? 0 : NOISE * floors.liftedLocal(pair);
    return Math.max(rounding, CODING * floors.codedLocal(pair));
  }

  /** The same for a region in its dequantized form: the stored weights, and values in floats. */
  double dequantized(Pair pair) {
    Double user = userLimits.get(pair);
    double rounding = NOISE * floors.liftedLocal(pair);
    return user != null ? user : Math.max(rounding, CODING * floors.weights(pair));
  }

  /** Largest difference of engine and lifted region on the same inputs that is noise. */
  double engine(Pair pair) {
    double rounding = Math.max(ENGINE * floors.engineLocal(pair), floors.step(pair));
    return Math.max(rounding, userLimits.getOrDefault(pair, 0.0));
  }

  /** Largest difference of the engine's and the lifted value, each with its own upstream. */
  public double engineCumulative(Pair pair) {
    double rounding = ENGINE * floors.engineAgainstLifted(pair);
    double steps = floors.hasGrids() ? floors.lifted(pair) : 0;
    return Math.max(Math.max(rounding, steps), userLimits.getOrDefault(pair, 0.0));
  }
}
