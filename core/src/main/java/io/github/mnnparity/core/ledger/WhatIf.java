package io.github.mnnparity.core.ledger;

import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What the outputs would be with other layers quantized; all numbers are dB of the worst output.
 *
 * @param stored with every layer as stored, on the worst input
 * @param floats with every layer in floats, on the worst input: more cannot be had
 * @param alone by op: with only this one quantized, on the first input
 * @param without by op: with only this one in floats, on the first input
 * @param steps layers to keep in floats, one step after the other, each run and measured
 */
public record WhatIf(
    double stored,
    double floats,
    Map<String, Double> alone,
    Map<String, Double> without,
    List<Step> steps) {
  public WhatIf {
    alone = Map.copyOf(alone);
    without = Map.copyOf(without);
    steps = List.copyOf(steps);
  }

  /**
   * @param added ops that this step moves to floats; several where they share a grid
   * @param kept all ops in floats after it, in execution order
   * @param sqnr measured, on the worst input
   * @param worst name of that input
   * @param extraBytes that the file grows by
   */
  public record Step(
      List<String> added, List<String> kept, double sqnr, String worst, long extraBytes) {
    public Step {
      added = List.copyOf(added);
      kept = List.copyOf(kept);
    }

    Set<String> keptSet() {
      return Set.copyOf(kept);
    }
  }
}
