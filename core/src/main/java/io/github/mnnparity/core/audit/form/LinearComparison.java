package io.github.mnnparity.core.audit.form;

import io.github.mnnparity.core.audit.bias.BiasFormulas;
import io.github.mnnparity.core.audit.form.Difference.Kind;
import io.github.mnnparity.core.audit.form.Form.Linear;
import io.github.mnnparity.core.audit.linear.Formula;
import io.github.mnnparity.core.audit.linear.LinearCase;
import io.github.mnnparity.core.audit.weight.WeightFormulas;
import io.github.mnnparity.core.graph.WeightCoding;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Compares weights and biases, and finds the formula that explains what differs. */
final class LinearComparison {
  private LinearComparison() {}

  static Outcome of(Linear expected, Linear stored, double biasStep) {
    if (!LinearCase.comparable(expected.layer(), stored.layer())) {
      return Outcome.of(
          difference(
              Kind.WEIGHTS,
              "the weights are "
                  + stored.layer().weights().shape()
                  + ", ONNX has "
                  + expected.layer().weights().shape(),
              List.of(),
              expected,
              stored));
    }
    LinearCase layer = new LinearCase(expected.layer(), stored.layer(), biasStep);
    long compared = (long) layer.channels() * (layer.length() + 1);
    if (layer.offWeights().isEmpty() && layer.offBiases().isEmpty()) {
      return new Outcome(List.of(), List.of(), compared, 1);
    }
    List<String> said = new ArrayList<>();
    List<String> evidence = new ArrayList<>();
    Kind kind = Kind.WEIGHTS;
    if (!layer.offWeights().isEmpty()) {
      Optional<Explanation> formula = first(WeightFormulas.all(), layer);
      said.add(formula.map(Explanation::text).orElseGet(() -> unexplained(layer)));
      evidence.add(
          "weights of "
              + layer.offWeights().size()
              + " of "
              + layer.channels()
              + " channels are not those that the reference leads to expect: channel "
              + LinearCase.named(layer.offWeights(), layer.channels()));
      boolean integers =
          layer.coding().filter(found -> found.kind() == WeightCoding.Kind.INTEGER).isPresent();
      if (integers
          && layer.offBiases().isEmpty()
          && formula.filter(found -> found.formula().isOfScales()).isPresent()) {
        kind = Kind.SCALES;
      }
    }
    if (!layer.offBiases().isEmpty()) {
      said.add(
          first(BiasFormulas.all(), layer)
              .map(Explanation::text)
              .orElse(
                  "the biases of "
                      + layer.offBiases().size()
                      + " of "
                      + layer.channels()
                      + " channels are other numbers"));
      int channel = layer.offBiases().get(0);
      evidence.add(
          String.format(
              Locale.ROOT,
              "bias of channel %d: %.6g expected, %.6g in the file",
              channel,
              layer.expectedBias(channel),
              layer.storedBias(channel)));
    }
    return new Outcome(
        List.of(difference(kind, String.join("; ", said), evidence, expected, stored)),
        List.of(),
        compared,
        1);
  }

  private record Explanation(Formula formula, String text) {}

  private static Optional<Explanation> first(List<Formula> formulas, LinearCase layer) {
    return formulas.stream()
        .flatMap(
            formula -> formula.explain(layer).map(text -> new Explanation(formula, text)).stream())
        .findFirst();
  }

  private static String unexplained(LinearCase layer) {
    double error = 0;
    double size = 0;
    for (int channel : layer.offWeights()) {
      for (int index = 0; index < layer.length(); index++) {
        double difference = layer.stored(channel, index) - layer.expected(channel, index);
        error += difference * difference;
        size += layer.expected(channel, index) * layer.expected(channel, index);
      }
    }
    return String.format(
        Locale.ROOT,
        "weights of %d of %d channels are other numbers, %.3g of their size off (relative RMS)",
        layer.offWeights().size(),
        layer.channels(),
        size == 0 ? 1 : Math.sqrt(error / size));
  }

  private static Difference difference(
      Kind kind, String summary, List<String> evidence, Linear expected, Linear stored) {
    return new Difference(
        kind,
        summary,
        evidence,
        expected.nodes(),
        stored.nodes(),
        List.of(stored.weights()),
        List.of());
  }
}
