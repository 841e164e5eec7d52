package io.github.mnnparity.core.reduce;

import io.github.mnnparity.core.report.Report;
import java.util.List;

/**
 * A rewrite of the reference that was proven to survive conversion.
 *
 * @param says what the rewrite does
 * @param nodes of the whole reference that were rewritten
 * @param equivalence largest relative RMS difference between the outputs of the reference and of
 *     the rewritten model, both in the reference's runtime
 * @param before relative RMS error at the place before
 * @param part the comparison of the rewritten part with its conversion
 * @param whole the comparison of the whole rewritten model with its conversion
 */
record Cure(
    String says,
    List<String> nodes,
    double equivalence,
    double before,
    Report part,
    Report whole) {}
