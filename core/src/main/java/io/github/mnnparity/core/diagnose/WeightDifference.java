package io.github.mnnparity.core.diagnose;

/**
 * What distinguishes the stored weights of a region from those that the reference leads to expect.
 */
enum WeightDifference {
  /** Within the bound of the coding. */
  WITHIN_CODING,
  /** Within it once channels or groups are rescaled. */
  WRONG_SCALE,
  /** Neither. */
  OTHER,
  /** No weights were compared. */
  UNKNOWN
}
