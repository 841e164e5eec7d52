package io.github.mnnparity.core;

import io.github.mnnparity.core.align.Aligner;
import io.github.mnnparity.core.align.Alignment;
import io.github.mnnparity.core.align.SecondInput;
import io.github.mnnparity.core.align.Side;
import io.github.mnnparity.core.capture.SourceModel;
import io.github.mnnparity.core.diagnose.Evaluator;
import io.github.mnnparity.core.error.ParityException;
import io.github.mnnparity.core.graph.Graph;
import java.util.Map;

/**
 * Aligns a pair of models by the values of one input; pairs that are found by value are confirmed
 * on a second one.
 */
record Aligning(
    SourceModel reference,
    SourceModel candidate,
    Graph running,
    CompareOptions options,
    Evaluator evaluator) {
  private static final System.Logger LOG = System.getLogger(Aligning.class.getName());

  Alignment of(Side left, Side right) {
    return Aligner.align(left, right, () -> secondInput(left, right));
  }

  private SecondInput secondInput(Side left, Side right) {
    try {
      InputPlan inputs = InputPlan.other(reference, candidate, options, left.values());
      return new SecondInput(
          GraphValues.reference(left.flow(), inputs.referenceFeeds(), evaluator),
          GraphValues.candidate(
                  candidate, running, right.flow(), inputs.candidateFeeds(), Map.of(), evaluator)
              .values());
    } catch (ParityException e) {
      // Labels or indexes that are made need not be ones that the model takes.
      LOG.log(System.Logger.Level.DEBUG, "no second input confirms pairs found by value", e);
      return new SecondInput(Map.of(), Map.of());
    }
  }
}
