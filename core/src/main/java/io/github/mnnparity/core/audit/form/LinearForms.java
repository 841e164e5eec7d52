package io.github.mnnparity.core.audit.form;

import com.google.common.primitives.ImmutableDoubleArray;
import io.github.mnnparity.core.audit.form.Form.Fixed;
import io.github.mnnparity.core.audit.form.Form.Linear;
import io.github.mnnparity.core.audit.linear.LinearLayer;
import io.github.mnnparity.core.audit.linear.Rows;
import io.github.mnnparity.core.audit.linear.Step;
import io.github.mnnparity.core.graph.Flow;
import io.github.mnnparity.core.graph.Node;
import io.github.mnnparity.core.tensor.Tensor;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Convolutions and products with constant weights. */
final class LinearForms {
  private final Flow flow;
  private final Types types;

  LinearForms(Flow flow, Types types) {
    this.flow = flow;
    this.types = types;
  }

  /** Empty for other operators, and where the weights are not constant. */
  Optional<Form> of(Node node, Map<String, String> attributes, List<Optional<Form>> inputs) {
    if (inputs.size() < 2
        || !(inputs.get(1).orElse(null) instanceof Fixed weights)
        || inputs.get(0).filter(input -> !(input instanceof Fixed)).isEmpty()
        || !weights.tensor().dtype().isFloat()) {
      return Optional.empty();
    }
    Tensor tensor = weights.tensor();
    int rank = tensor.shape().rank();
    Map<String, String> kept = new TreeMap<>(attributes);
    Optional<Rows> rows = Optional.empty();
    double alpha = 1;
    int trailing = Math.max(0, rank - 2);
    switch (node.opType()) {
      case "Conv" -> {
        if (rank >= 3) {
          rows = Rows.conv(tensor.shape());
        }
      }
      case "ConvTranspose" -> {
        if (rank >= 3) {
          rows = Rows.convTranspose(tensor.shape(), (int) node.intAttribute("group", 1));
        }
      }
      case "MatMul" -> {
        if (rank == 2) {
          rows = Rows.matrix(tensor.shape(), false);
        }
      }
      case "Gemm" -> {
        if (rank == 2 && node.intAttribute("transA", 0) == 0) {
          rows = Rows.matrix(tensor.shape(), node.intAttribute("transB", 0) != 0);
          alpha = node.floatAttribute("alpha", 1);
          List.of("alpha", "beta", "transA", "transB").forEach(kept::remove);
        }
      }
      default -> {}
    }
    if (rows.isEmpty()) {
      return Optional.empty();
    }
    Optional<List<Step>> steps = steps(node, rows.get(), alpha, inputs);
    String type = rank == 2 ? "product" : node.opType();
    int behind = trailing;
    return steps.map(
        found ->
            new Linear(
                inputs.get(0).orElseThrow(),
                type,
                new LinearLayer(tensor, rows(node, tensor), weights.coding(), found),
                behind,
                kept,
                weights.value(),
                List.of(node)));
  }

  private static Rows rows(Node node, Tensor tensor) {
    return switch (node.opType()) {
      case "Conv" -> Rows.conv(tensor.shape()).orElseThrow();
      case "ConvTranspose" ->
          Rows.convTranspose(tensor.shape(), (int) node.intAttribute("group", 1)).orElseThrow();
      default -> Rows.matrix(tensor.shape(), node.intAttribute("transB", 0) != 0).orElseThrow();
    };
  }

  /** The node's own bias; empty if it is not constant. */
  private Optional<List<Step>> steps(
      Node node, Rows rows, double alpha, List<Optional<Form>> inputs) {
    List<Step> steps = new ArrayList<>();
    if (alpha != 1) {
      steps.add(new Step.Times(ImmutableDoubleArray.of(alpha)));
    }
    if (node.opType().equals("MatMul") || inputs.size() < 3 || inputs.get(2).isEmpty()) {
      return Optional.of(steps);
    }
    Optional<Tensor> bias = types.constant(flow.canonical(node.inputs().get(2)));
    double beta = node.floatAttribute("beta", 1);
    boolean fits =
        bias.filter(b -> b.elements() == 1 || b.elements() == rows.channels()).isPresent()
            && (!node.opType().equals("Gemm")
                || bias.get().elements() == 1
                || bias.get().shape().dim(bias.get().shape().rank() - 1) == rows.channels());
    if (!fits) {
      return Optional.empty();
    }
    steps.add(new Step.Plus(Samples.map(Vectors.of(bias.get()), value -> beta * value)));
    return Optional.of(steps);
  }
}
