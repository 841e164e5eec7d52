package io.github.mnnparity.core.audit.weight;

import io.github.mnnparity.core.audit.linear.Formula;
import io.github.mnnparity.core.audit.linear.LinearCase;
import io.github.mnnparity.core.audit.linear.LinearLayer;
import io.github.mnnparity.core.audit.linear.Step.Normalization;
import java.util.List;
import java.util.Optional;

/** A normalization was folded with another ε than the model's. */
final class OtherEpsilon implements Formula {
  private static final List<Double> USUAL =
      List.of(1e-3, 1e-5, 1e-6, 1e-4, 1e-2, 0.0, 1e-7, 1e-8, 1e-10, 1e-12, 2e-5, 1.1e-5, 1e-1, 1.0);

  @Override
  public Optional<String> explain(LinearCase layer) {
    Optional<Normalization> normalization = layer.expectedLayer().normalization();
    if (normalization.isEmpty()) {
      return Optional.empty();
    }
    for (double epsilon : USUAL) {
      LinearLayer other =
          layer
              .expectedLayer()
              .map(step -> step instanceof Normalization n ? n.with(epsilon) : step);
      boolean fits =
          layer.offWeights().stream()
              .allMatch(
                  channel -> {
                    double factor = other.factor(channel);
                    return layer.fits(channel, index -> layer.raw(channel, index) * factor);
                  });
      if (fits) {
        return Optional.of(
            "the normalization is folded with epsilon "
                + epsilon
                + " instead of "
                + (float) normalization.get().epsilon());
      }
    }
    return Optional.empty();
  }
}
