package io.github.mnnparity.core.audit.bias;

import io.github.mnnparity.core.audit.linear.Formula;
import io.github.mnnparity.core.audit.linear.LinearCase;
import io.github.mnnparity.core.audit.linear.LinearLayer;
import io.github.mnnparity.core.audit.linear.Step;
import io.github.mnnparity.core.audit.linear.Step.Normalization;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntToDoubleFunction;

/**
 * A folded bias is {@code b·γ/√(σ²+ε) − γμ/√(σ²+ε) + β}: one of its terms is missing, or has the
 * other sign, or b is not multiplied.
 */
final class LostTerms implements Formula {
  @Override
  public Optional<String> explain(LinearCase layer) {
    LinearLayer expected = layer.expectedLayer();
    Optional<Normalization> found = expected.normalization();
    if (found.isEmpty() || expected.steps().indexOf(found.get()) != expected.steps().size() - 1) {
      return Optional.empty();
    }
    Normalization normalization = found.get();
    List<Step> before = expected.steps().subList(0, expected.steps().size() - 1);
    IntToDoubleFunction own =
        channel ->
            new LinearLayer(expected.weights(), expected.rows(), Optional.empty(), before)
                .bias(channel);
    for (var mistake : mistakes(normalization, own, !before.isEmpty()).entrySet()) {
      if (Biases.fit(layer, mistake.getValue())) {
        return Optional.of(mistake.getKey());
      }
    }
    return Optional.empty();
  }

  private static Map<String, IntToDoubleFunction> mistakes(
      Normalization normalization, IntToDoubleFunction own, boolean hasOwn) {
    IntToDoubleFunction beta = channel -> normalization.beta().get(channel);
    IntToDoubleFunction shift = normalization::shift;
    IntToDoubleFunction folded =
        channel -> own.applyAsDouble(channel) * normalization.factor(channel);
    Map<String, IntToDoubleFunction> mistakes = new LinkedHashMap<>();
    mistakes.put(
        "the bias is β + the convolution's own bias: the −γμ/√(σ²+ε) term is missing",
        sum(folded, beta));
    mistakes.put("the bias equals β: the −γμ/√(σ²+ε) term is missing", beta);
    mistakes.put("the bias equals −γμ/√(σ²+ε): β is missing", shift);
    mistakes.put("β is missing from the bias", sum(folded, shift));
    mistakes.put(
        "the sign of the γμ/√(σ²+ε) term in the bias is flipped",
        sum(sum(folded, beta), channel -> -shift.applyAsDouble(channel)));
    mistakes.put(
        "the sign of β in the bias is flipped",
        sum(sum(folded, shift), channel -> -beta.applyAsDouble(channel)));
    mistakes.put(
        "the bias has −γμ in place of −γμ/√(σ²+ε)",
        sum(
            sum(folded, beta),
            channel -> -normalization.gamma().get(channel) * normalization.mean().get(channel)));
    if (hasOwn) {
      mistakes.put(
          "the bias is the convolution's own: the normalization is not folded into it", own);
      mistakes.put("the convolution's own bias is missing", sum(beta, shift));
      mistakes.put(
          "the convolution's own bias is not multiplied by γ/√(σ²+ε)", sum(own, sum(beta, shift)));
    }
    return mistakes;
  }

  private static IntToDoubleFunction sum(IntToDoubleFunction a, IntToDoubleFunction b) {
    return channel -> a.applyAsDouble(channel) + b.applyAsDouble(channel);
  }
}
