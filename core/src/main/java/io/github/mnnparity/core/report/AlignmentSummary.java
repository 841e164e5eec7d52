package io.github.mnnparity.core.report;

import java.util.List;

/**
 * How much of the reference has a counterpart.
 *
 * @param coverage share of reference values that are paired, or inside a region whose boundary is
 * @param pairCoverage share of reference values that are paired
 * @param exact pairs where bit-equality is demanded in the lifted view
 * @param rounding pairs where rounding may differ
 * @param largestRegion reference nodes in the largest region
 */
public record AlignmentSummary(
    double coverage,
    double pairCoverage,
    int exact,
    int rounding,
    int largestRegion,
    List<Unaligned> unaligned) {
  /**
   * @param side {@code onnx} or {@code mnn}
   * @param covered true if it lies inside a region whose whole boundary is compared
   */
  public record Unaligned(String side, String name, String reason, boolean covered) {}
}
