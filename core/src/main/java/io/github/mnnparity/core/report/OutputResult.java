package io.github.mnnparity.core.report;

import java.util.Optional;

/**
 * A graph output in one view.
 *
 * @param limit relative RMS error allowed (or SQNR for quantized pairs, see {@code rule})
 * @param rule the limit in words
 * @param error empty if the output was not compared
 */
public record OutputResult(
    String view,
    String name,
    Optional<ErrorSummary> error,
    double limit,
    String rule,
    boolean withinLimit,
    String reason) {}
