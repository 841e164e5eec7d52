package io.github.mnnparity.core.ledger;

import java.util.List;

/**
 * What a layer loses on golden inputs, split by cause: each number is Σ(error)² over Σ(reference)²
 * of the layer's value with that one cause left in.
 *
 * @param total with everything as stored
 * @param weights rounding of its stored weights
 * @param weightsTheory what rounding of the weights costs on average
 * @param rounding of its inputs and its output to their grids, as if those had no end
 * @param roundingTheory what that costs on average (scale/√12 each)
 * @param clipping of inputs and output where their grids end
 * @param mismatch inputs that a neighbour holds on another grid, rounded twice
 * @param other what is left with full weights and no grid: not the quantization's doing
 * @param grids fit of its inputs and, last, its output
 * @param faults weight groups that are farther off than rounding
 * @param mismatches words on neighbours with other grids
 */
public record Split(
    double total,
    double weights,
    double weightsTheory,
    double rounding,
    double roundingTheory,
    double clipping,
    double mismatch,
    double other,
    List<GridFit> grids,
    List<ScaleFault> faults,
    List<String> mismatches) {
  private static final double LEAST = 1e-20;

  public Split {
    grids = List.copyOf(grids);
    faults = List.copyOf(faults);
    mismatches = List.copyOf(mismatches);
  }

  /** 10·log10(1/noise), in dB; 200 at most. */
  static double decibel(double noise) {
    return -10 * Math.log10(Math.max(LEAST, noise));
  }

  /** Signal to noise of the layer as stored, in dB. */
  public double sqnr() {
    return decibel(total);
  }

  /**
   * By how many dB the layer's signal to noise ratio would rise without one cause.
   *
   * @param cause one of this split's numbers
   */
  double cost(double cause) {
    double sum = weights + rounding + clipping + mismatch + other;
    return sum <= 0 ? 0 : Math.min(99, decibel(sum - cause) - decibel(sum));
  }

  /** The largest share of values that a grid cuts off. */
  double saturated() {
    return grids.stream().mapToDouble(GridFit::saturated).max().orElse(0);
  }
}
