package io.github.mnnparity.core.report;

import java.util.OptionalDouble;

/**
 * How far a candidate tensor is from its reference. Numbers are finite.
 *
 * @param maxAbs largest |r - c|
 * @param rmse root of the mean squared difference
 * @param relRms ‖r - c‖ / ‖r‖; where the reference is all zero, ‖r - c‖
 * @param sqnrDb 10·log10(Σr² / Σ(r - c)²) in dB; empty if nothing differs or the reference is zero
 * @param cosine cosine similarity; 1 if both are zero, 0 if one is
 * @param identical every element equal (numerically; both NaN is equal)
 * @param nonFiniteMismatch elements where one side is NaN or infinite and the other is not the same
 * @param worstIndex flat index of the largest difference; -1 if identical
 */
public record ErrorSummary(
    double maxAbs,
    double rmse,
    double relRms,
    OptionalDouble sqnrDb,
    double cosine,
    boolean identical,
    long nonFiniteMismatch,
    long worstIndex) {}
