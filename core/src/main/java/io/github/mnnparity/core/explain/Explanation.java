package io.github.mnnparity.core.explain;

import com.google.common.collect.ImmutableMap;
import io.github.mnnparity.core.report.FindingKind;
import java.util.Map;

/**
 * A mistake held against what the app gave. Immutable.
 *
 * @param kind PREPROCESSING or API
 * @param cause short name of the mistake
 * @param parameters JSON-ready values
 * @param residual relative RMS error between what the mistake gives and what the app gave, the
 *     largest of all outputs and observations; infinite where the shapes differ
 * @param floors the same in multiples of the noise floor
 * @param text what the app did instead of what, as a sentence without its full stop
 */
public record Explanation(
    FindingKind kind,
    String cause,
    Map<String, Object> parameters,
    double residual,
    double floors,
    String text) {
  public Explanation {
    parameters = ImmutableMap.copyOf(parameters);
  }
}
