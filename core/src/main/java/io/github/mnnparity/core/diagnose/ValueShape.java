package io.github.mnnparity.core.diagnose;

import io.github.mnnparity.core.signature.Match;
import io.github.mnnparity.core.signature.registry.Signatures;
import java.util.Optional;

/** What the wrong values of a place look like beside the right ones, as a line of evidence. */
final class ValueShape {
  private ValueShape() {}

  static Optional<String> of(
      EngineReplay.Triple triple, Blame.Verdict verdict, Thresholds thresholds) {
    double floor =
        Math.max(
            thresholds.floors().liftedLocal(triple.place()),
            Math.max(
                thresholds.floors().engineLocal(triple.place()),
                thresholds.floors().codedLocal(triple.place())));
    return verdict
        .answer()
        .flatMap(answer -> Signatures.of(triple.reference(), answer, floor))
        .map(Match::evidence);
  }
}
