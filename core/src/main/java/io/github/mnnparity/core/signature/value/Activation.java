package io.github.mnnparity.core.signature.value;

import com.google.common.collect.ImmutableMap;
import io.github.mnnparity.core.signature.Match;
import io.github.mnnparity.core.signature.Sample;
import io.github.mnnparity.core.signature.Signature;
import java.util.Map;
import java.util.Optional;
import java.util.function.DoubleUnaryOperator;

/** An activation that one side has and the other has not. */
public final class Activation implements Signature {
  private static final ImmutableMap<String, DoubleUnaryOperator> FUNCTIONS =
      ImmutableMap.<String, DoubleUnaryOperator>builder()
          .put("Relu", x -> Math.max(0, x))
          .put("Relu6", x -> Math.min(6, Math.max(0, x)))
          .put("Clip to 0..1", x -> Math.min(1, Math.max(0, x)))
          .put("Clip to -1..1", x -> Math.min(1, Math.max(-1, x)))
          .put("Sigmoid", x -> 1 / (1 + Math.exp(-x)))
          .put("Tanh", Math::tanh)
          .put("HardSigmoid", x -> Math.min(1, Math.max(0, x / 6 + 0.5)))
          .put("HardSwish", x -> x * Math.min(1, Math.max(0, x / 6 + 0.5)))
          .put("SiLU", x -> x / (1 + Math.exp(-x)))
          .put("Abs", Math::abs)
          .buildOrThrow();

  @Override
  public Optional<Match> match(Sample sample) {
    for (Map.Entry<String, DoubleUnaryOperator> entry : FUNCTIONS.entrySet()) {
      DoubleUnaryOperator function = entry.getValue();
      Optional<Match> extra =
          sample.computed(
              "activation-extra",
              "the values have gone through an activation too many: " + entry.getKey(),
              i -> function.applyAsDouble(sample.reference(i)));
      if (extra.isPresent()) {
        return extra;
      }
      double most = sample.limit() * sample.limit() * sample.norm() * sample.norm();
      double sum = 0;
      for (int i = 0; i < sample.size() && sum <= most; i++) {
        double difference = function.applyAsDouble(sample.candidate(i)) - sample.reference(i);
        sum += difference * difference;
      }
      Optional<Match> missing =
          sample.accepted(
              "activation-missing",
              "the activation is missing: " + entry.getKey() + " of the values is the reference",
              Math.sqrt(sum) / sample.norm());
      if (missing.isPresent()) {
        return missing;
      }
    }
    return Optional.empty();
  }
}
