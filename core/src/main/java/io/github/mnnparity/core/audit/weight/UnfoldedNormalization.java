package io.github.mnnparity.core.audit.weight;

import io.github.mnnparity.core.audit.linear.Formula;
import io.github.mnnparity.core.audit.linear.LinearCase;
import io.github.mnnparity.core.audit.linear.Step.Normalization;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntToDoubleFunction;

/** A normalization's factor γ/√(σ²+ε) is missing, or is folded in part or wrongly. */
final class UnfoldedNormalization implements Formula {
  @Override
  public Optional<String> explain(LinearCase layer) {
    return layer.expectedLayer().normalization().flatMap(found -> explain(layer, found));
  }

  private static Optional<String> explain(LinearCase layer, Normalization normalization) {
    Map<String, IntToDoubleFunction> mistakes = new LinkedHashMap<>();
    mistakes.put(
        "the factor γ/√(σ²+ε) is missing: the normalization is not folded into the weights",
        channel -> 1);
    mistakes.put(
        "γ is missing: the weights are divided by √(σ²+ε) only",
        channel -> normalization.factor(channel) / normalization.gamma().get(channel));
    mistakes.put(
        "the division by √(σ²+ε) is missing: the weights are multiplied by γ only",
        channel -> normalization.gamma().get(channel));
    mistakes.put(
        "the variance is used as a standard deviation: γ/(σ²+ε) instead of γ/√(σ²+ε)",
        channel ->
            normalization.gamma().get(channel)
                / (normalization.variance().get(channel) + normalization.epsilon()));
    mistakes.put(
        "the weights are multiplied by √(σ²+ε) instead of divided by it",
        channel ->
            normalization.gamma().get(channel)
                * Math.sqrt(normalization.variance().get(channel) + normalization.epsilon()));
    mistakes.put(
        "the factor γ/√(σ²+ε) is folded twice",
        channel -> normalization.factor(channel) * normalization.factor(channel));
    for (var mistake : mistakes.entrySet()) {
      if (isIt(layer, normalization, mistake.getValue())) {
        return Optional.of(mistake.getKey());
      }
    }
    return Optional.empty();
  }

  private static boolean isIt(
      LinearCase layer, Normalization normalization, IntToDoubleFunction factor) {
    for (int channel : layer.offWeights()) {
      double instead =
          layer.expectedLayer().factor(channel)
              / normalization.factor(channel)
              * factor.applyAsDouble(channel);
      if (!layer.fits(channel, index -> layer.raw(channel, index) * instead)) {
        return false;
      }
    }
    return true;
  }
}
