package io.github.mnnparity.core.noise;

import io.github.mnnparity.core.align.Pair;
import java.util.Map;

/**
 * Relative RMS errors that rounding explains, by aligned pair. Immutable.
 *
 * @param cumulative with everything upstream rounding too
 * @param local of the pair's region alone, on golden inputs
 * @param codedCumulative what the stored form of the weights explains, with everything upstream; 0
 *     where weights are stored in full
 * @param codedLocal the same for the region alone, with the grids that its values are rounded to
 * @param weightsLocal what the stored form of the weights explains of the region alone, with values
 *     in floats
 * @param stepLocal one step of the grid on which an engine may hold the region's result,
 *     everywhere; 0 where there is none
 */
public record NoiseFloors(
    Map<Pair, Double> cumulative,
    Map<Pair, Double> local,
    Map<Pair, Double> codedCumulative,
    Map<Pair, Double> codedLocal,
    Map<Pair, Double> weightsLocal,
    Map<Pair, Double> stepLocal) {

  /** Floors of regions that compute in floats. */
  public NoiseFloors(
      Map<Pair, Double> cumulative,
      Map<Pair, Double> local,
      Map<Pair, Double> codedCumulative,
      Map<Pair, Double> codedLocal) {
    this(cumulative, local, codedCumulative, codedLocal, codedLocal, Map.of());
  }

  /**
   * How much wider engines may spread than runs of one runtime: other algorithms (Winograd
   * convolution, polynomial exp and tanh) round more often.
   */
  static final double ENGINE_SPREAD = 16;

  public NoiseFloors {
    cumulative = Map.copyOf(cumulative);
    local = Map.copyOf(local);
    codedCumulative = Map.copyOf(codedCumulative);
    codedLocal = Map.copyOf(codedLocal);
    weightsLocal = Map.copyOf(weightsLocal);
    stepLocal = Map.copyOf(stepLocal);
  }

  /** For a lifted value against the reference. */
  public double lifted(Pair pair) {
    return Math.max(cumulative.getOrDefault(pair, Jitter.ULP), coded(pair));
  }

  /** For an engine's value against the reference. */
  public double engine(Pair pair) {
    return Math.max(ENGINE_SPREAD * cumulative.getOrDefault(pair, Jitter.ULP), coded(pair));
  }

  /** For a lifted region alone, without what the coding of its weights explains. */
  public double liftedLocal(Pair pair) {
    return local.getOrDefault(pair, Jitter.ULP);
  }

  /** For an engine's region alone, against the lifted region. */
  public double engineLocal(Pair pair) {
    return ENGINE_SPREAD * liftedLocal(pair);
  }

  /** One step of the grid on which an engine may hold the region's result; 0 without one. */
  public double step(Pair pair) {
    return stepLocal.getOrDefault(pair, 0.0);
  }

  /** Whether any value is rounded to a grid. */
  public boolean hasGrids() {
    return stepLocal.values().stream().anyMatch(step -> step > 0);
  }

  /** What the stored form of the region's own weights explains, with values in floats. */
  public double weights(Pair pair) {
    return weightsLocal.getOrDefault(pair, 0.0);
  }

  /** For an engine's value against the lifted value. */
  public double engineAgainstLifted(Pair pair) {
    return ENGINE_SPREAD * cumulative.getOrDefault(pair, Jitter.ULP);
  }

  /** What the stored form of the region explains; 0 where it computes with full floats. */
  public double codedLocal(Pair pair) {
    return codedLocal.getOrDefault(pair, 0.0);
  }

  private double coded(Pair pair) {
    return codedCumulative.getOrDefault(pair, 0.0);
  }
}
