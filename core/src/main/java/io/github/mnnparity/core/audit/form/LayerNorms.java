package io.github.mnnparity.core.audit.form;

import com.google.common.primitives.ImmutableDoubleArray;
import io.github.mnnparity.core.audit.form.Form.Applied;
import io.github.mnnparity.core.audit.form.Form.Fixed;
import io.github.mnnparity.core.audit.form.Form.Pointwise;
import io.github.mnnparity.core.graph.Node;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/**
 * Layer normalization, as one operator or written out: {@code (x − mean(x)) / √(mean((x −
 * mean(x))²) + ε)}, then γ and β.
 */
final class LayerNorms {
  private static final String TYPE = "LayerNormalization";

  private LayerNorms() {}

  static Optional<Form> of(Node node, Map<String, String> attributes, List<Optional<Form>> inputs) {
    return switch (node.opType()) {
      case TYPE -> operator(node, attributes, inputs);
      case "Div" -> writtenOut(node, inputs, true);
      case "Mul" ->
          writtenOut(node, inputs, false)
              .or(
                  () -> {
                    List<Optional<Form>> turned = new ArrayList<>(inputs);
                    Collections.reverse(turned);
                    return writtenOut(node, turned, false);
                  });
      default -> Optional.empty();
    };
  }

  private static Optional<Form> operator(
      Node node, Map<String, String> attributes, List<Optional<Form>> inputs) {
    Form core =
        new Applied(
            TYPE,
            Map.of(
                "axis",
                attributes.getOrDefault("axis", "-1"),
                "epsilon",
                attributes.getOrDefault("epsilon", "1.0E-5")),
            List.of(inputs.get(0)),
            0,
            List.of(node));
    if (inputs.size() < 2) {
      return Optional.of(core);
    }
    if (!(inputs.get(1).orElse(null) instanceof Fixed gamma)
        || gamma.tensor().shape().rank() != 1) {
      return Optional.empty();
    }
    ImmutableDoubleArray factors = Vectors.of(gamma.tensor());
    ImmutableDoubleArray terms = Samples.map(factors, x -> 0);
    boolean coded = gamma.coding().isPresent();
    if (inputs.size() > 2 && inputs.get(2).isPresent()) {
      if (!(inputs.get(2).get() instanceof Fixed beta)
          || beta.tensor().elements() != factors.length()) {
        return Optional.empty();
      }
      terms = Vectors.of(beta.tensor());
      coded |= beta.coding().isPresent();
    }
    boolean plain = factors.stream().allMatch(x -> x == 1) && terms.stream().allMatch(x -> x == 0);
    return Optional.of(plain ? core : Vectors.scaled(core, factors, terms, 0, coded, node));
  }

  private static Optional<Form> writtenOut(
      Node node, List<Optional<Form>> inputs, boolean divides) {
    if (inputs.size() != 2
        || !(inputs.get(0).orElse(null) instanceof Applied centered)
        || !(inputs.get(1).orElse(null) instanceof Pointwise deviation)
        || !(deviation.input() instanceof Applied variance)
        || !isMean(variance)
        || !(variance.inputs().get(0).orElse(null) instanceof Pointwise square)
        || square.input() != centered
        || differs(square.samples(), Samples.map(Samples.GRID, x -> x * x))) {
      return Optional.empty();
    }
    double atZero = deviation.samples().get(Samples.ZERO);
    double epsilon = divides ? atZero * atZero : 1 / (atZero * atZero);
    boolean root =
        !differs(
            deviation.samples(),
            Samples.map(
                Samples.GRID, x -> divides ? Math.sqrt(x + epsilon) : 1 / Math.sqrt(x + epsilon)));
    Optional<Form> input = centered(centered);
    String axes = variance.attributes().getOrDefault("axes", "");
    if (!root || input.isEmpty() || axes.indexOf(',') >= 0 || axes.isEmpty()) {
      return Optional.empty();
    }
    Set<Node> nodes = new LinkedHashSet<>();
    centered.inputs().get(1).ifPresent(mean -> nodes.addAll(mean.nodes()));
    nodes.addAll(centered.nodes());
    nodes.addAll(square.nodes());
    nodes.addAll(variance.nodes());
    nodes.addAll(deviation.nodes());
    nodes.add(node);
    return Optional.of(
        new Applied(
            TYPE,
            Map.of(
                "axis",
                axes.substring(1, axes.length() - 1),
                "epsilon",
                Float.toString((float) epsilon)),
            List.of(input),
            0,
            List.copyOf(nodes)));
  }

  /** x, where the form is x minus its mean. */
  private static Optional<Form> centered(Applied form) {
    boolean subtracts =
        form.opType().equals("Sub")
            && form.inputs().size() == 2
            && form.inputs().get(1).orElse(null) instanceof Applied mean
            && isMean(mean)
            && mean.inputs().get(0).orElse(null) == form.inputs().get(0).orElse(null);
    return subtracts ? form.inputs().get(0) : Optional.empty();
  }

  private static boolean isMean(Applied form) {
    return form.opType().equals("ReduceMean")
        && form.inputs().size() == 1
        && !form.attributes().containsKey("keepdims");
  }

  private static boolean differs(ImmutableDoubleArray a, ImmutableDoubleArray b) {
    OptionalInt place = Samples.difference(a, b, false);
    return place.isPresent();
  }
}
