package io.github.mnnparity.core.ledger;

import com.google.common.collect.ImmutableSet;
import io.github.mnnparity.core.align.Region;
import io.github.mnnparity.core.audit.linear.Rows;
import io.github.mnnparity.core.diagnose.Measured;
import io.github.mnnparity.core.graph.Flow;
import io.github.mnnparity.core.graph.Node;
import io.github.mnnparity.core.tensor.Tensor;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The weights that a node of the candidate would have had without coding, from the reference: its
 * own, times what follows channel by channel (BatchNormalization: γ/√(σ²+ε); Mul and Div by
 * constants).
 */
final class FullWeights {
  private static final ImmutableSet<String> LINEAR =
      ImmutableSet.of("Conv", "ConvTranspose", "Gemm", "MatMul");

  private final Flow flow;
  private final Map<String, Tensor> values;

  FullWeights(Measured measured) {
    this.flow = measured.alignment().reference();
    this.values = measured.referenceValues();
  }

  /**
   * Where a region has several linear nodes, those of both sides belong together in their order.
   *
   * @param node of the region's candidate side, which reads {@code stored} as its weights
   * @return in the order and shape of {@code stored}; empty where the reference does not tell
   */
  Optional<Tensor> of(Region region, Node node, Tensor stored) {
    List<Node> candidates = linear(region.candidate().nodes());
    List<Node> references = linear(region.reference().nodes());
    int place = candidates.indexOf(node);
    if (place < 0 || candidates.size() != references.size()) {
      return Optional.empty();
    }
    Node partner = references.get(place);
    List<Node> nodes = new ArrayList<>(region.reference().nodes());
    nodes.removeIf(other -> LINEAR.contains(other.opType()) && other != partner);
    return partner.inputs().stream()
        .skip(1)
        .findFirst()
        .flatMap(this::constant)
        .flatMap(weight -> folded(nodes, partner, weight, node, stored));
  }

  private static List<Node> linear(List<Node> nodes) {
    return nodes.stream().filter(node -> LINEAR.contains(node.opType())).toList();
  }

  private Optional<Tensor> folded(
      List<Node> nodes, Node partner, Tensor weight, Node node, Tensor stored) {
    Optional<Rows> from = rows(partner, weight);
    Optional<Rows> to = rows(node, stored);
    boolean same =
        from.isPresent()
            && to.isPresent()
            && weight.elements() == stored.elements()
            && from.get().channels() == to.get().channels();
    if (!same) {
      return Optional.empty();
    }
    double[] factors = new double[from.get().channels()];
    Arrays.fill(factors, partner.floatAttribute("alpha", 1));
    multiply(nodes, partner.outputs().get(0), factors);
    float[] source = weight.toFloats();
    float[] full = new float[source.length];
    for (int channel = 0; channel < factors.length; channel++) {
      for (int i = 0; i < from.get().length(); i++) {
        full[to.get().offset(channel, i)] =
            (float) (source[from.get().offset(channel, i)] * factors[channel]);
      }
    }
    return Optional.of(Tensor.ofFloats(stored.shape(), full));
  }

  private static Optional<Rows> rows(Node node, Tensor weight) {
    int rank = weight.shape().rank();
    return switch (node.opType()) {
      case "Conv" -> rank < 3 ? Optional.empty() : Rows.conv(weight.shape());
      case "ConvTranspose" ->
          rank < 3
              ? Optional.empty()
              : Rows.convTranspose(weight.shape(), (int) node.intAttribute("group", 1));
      default ->
          rank != 2
              ? Optional.empty()
              : Rows.matrix(weight.shape(), node.intAttribute("transB", 0) != 0);
    };
  }

  /** Multiplies by all factors of channels on the way from {@code value} on. */
  private void multiply(List<Node> nodes, String value, double[] factors) {
    Optional<Node> next = flow.consumers(value).stream().filter(nodes::contains).findFirst();
    if (next.isEmpty()) {
      return;
    }
    Node node = next.get();
    switch (node.opType()) {
      case "BatchNormalization" -> normalize(node, factors);
      case "Mul" -> scale(node, value, factors, false);
      case "Div" -> scale(node, value, factors, true);
      case "Add", "Sub" -> {}
      default -> {
        return;
      }
    }
    multiply(nodes, node.outputs().get(0), factors);
  }

  private void normalize(Node node, double[] factors) {
    Optional<Tensor> gamma = constant(node.inputs().get(1));
    Optional<Tensor> variance = constant(node.inputs().get(4));
    double epsilon = node.floatAttribute("epsilon", 1e-5f);
    if (gamma.isPresent() && variance.isPresent() && gamma.get().elements() == factors.length) {
      for (int c = 0; c < factors.length; c++) {
        factors[c] *= gamma.get().doubleAt(c) / Math.sqrt(variance.get().doubleAt(c) + epsilon);
      }
    }
  }

  private void scale(Node node, String value, double[] factors, boolean divide) {
    flow.inputsOf(node).stream()
        .filter(input -> !input.equals(value))
        .findFirst()
        .flatMap(this::constant)
        .filter(by -> by.elements() == 1 || by.elements() == factors.length)
        .ifPresent(
            by -> {
              for (int c = 0; c < factors.length; c++) {
                double factor = by.doubleAt(by.elements() == 1 ? 0 : c);
                factors[c] *= divide ? 1 / factor : factor;
              }
            });
  }

  private Optional<Tensor> constant(String name) {
    String value = flow.canonical(name);
    Tensor initializer = flow.graph().initializers().get(value);
    return Optional.ofNullable(
        initializer != null ? initializer : flow.isConstant(value) ? values.get(value) : null);
  }
}
