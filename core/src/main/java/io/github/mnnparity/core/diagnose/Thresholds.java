package io.github.mnnparity.core.diagnose;

import io.github.mnnparity.core.align.Pair;
import io.github.mnnparity.core.noise.NoiseFloors;
import java.util.Collection;
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
  public double file(Pair pair) {
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

  /** Largest error of a lifted value, with everything upstream, that is noise. */
  public double lifted(Pair pair) {
    return Math.max(NOISE * floors.lifted(pair), userLimits.getOrDefault(pair, 0.0));
  }

  /** The same for an engine's value against the reference. */
  public double engineAgainstReference(Pair pair) {
    return Math.max(engineCumulative(pair), lifted(pair));
  }

  /** The same for an engine's regions that were run as one, alone. */
  public double engineLocalAgainstReference(Collection<Pair> together) {
    return Math.max(engine(together), file(together));
  }

  /** What rounding, or else its coding, explains of a lifted region alone. */
  double fileFloor(Pair pair) {
    return Math.max(floors.liftedLocal(pair), floors.codedLocal(pair));
  }

  /** The same for an engine's region alone against the lifted one. */
  double engineFloor(Pair pair) {
    return Math.max(floors.engineLocal(pair), floors.step(pair));
  }

  /** {@link #file} of regions that are run as one: their errors may add up. */
  double file(Collection<Pair> together) {
    return together.stream().mapToDouble(this::file).sum();
  }

  /** {@link #engine} of regions that are run as one. */
  double engine(Collection<Pair> together) {
    return together.stream().mapToDouble(this::engine).sum();
  }

  double fileFloor(Collection<Pair> together) {
    return together.stream().mapToDouble(this::fileFloor).sum();
  }

  double engineFloor(Collection<Pair> together) {
    return together.stream().mapToDouble(this::engineFloor).sum();
  }
}
