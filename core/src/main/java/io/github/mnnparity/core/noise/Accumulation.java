package io.github.mnnparity.core.noise;

import io.github.mnnparity.core.graph.Flow;
import io.github.mnnparity.core.graph.Node;
import io.github.mnnparity.core.tensor.Tensor;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** How many products or terms an operator adds up for one element of its output. */
final class Accumulation {
  private final Flow flow;
  private final Map<String, Tensor> values;

  Accumulation(Flow flow, Map<String, Tensor> values) {
    this.flow = flow;
    this.values = values;
  }

  /** At least 1; 1 where a shape is not known. */
  double length(Node node) {
    return switch (node.opType()) {
      case "Conv", "ConvInteger", "QLinearConv" -> perOutput(node, 1);
      case "ConvTranspose" -> perOutput(node, 1) * 0.5 + 0.5;
      case "Gemm" -> inner(node, node.intAttribute("transA", 0) == 0 ? 1 : 0);
      case "MatMul" -> inner(node, -1);
      case "ReduceSum",
          "ReduceMean",
          "ReduceL1",
          "ReduceL2",
          "ReduceSumSquare",
          "ReduceProd",
          "ReduceLogSum",
          "ReduceLogSumExp",
          "GlobalAveragePool",
          "AveragePool",
          "LpPool" ->
          ratio(node);
      case "Softmax", "LogSoftmax", "LayerNormalization", "RMSNormalization" -> inner(node, -1);
      case "InstanceNormalization", "GroupNormalization", "MeanVarianceNormalization" ->
          spatial(node);
      case "LSTM", "GRU", "RNN", "Einsum", "CumSum", "LRN", "Attention" -> inner(node, -1);
      case "If", "Loop", "Scan" -> InnerWeights.longestSum(node, flow.graph().initializers());
      default -> 1;
    };
  }

  /**
   * How much wider than one rounding the spread between valid summation orders is; between the
   * square-root law of random errors and the linear bound of naive sums (Higham, Accuracy and
   * Stability of Numerical Algorithms, 2nd ed., section 4.2).
   */
  double spread(Node node) {
    return spread(length(node));
  }

  static double spread(double terms) {
    return 1 + Math.sqrt(terms) / 8;
  }

  private double perOutput(Node node, int input) {
    Tensor weight = tensor(node, input);
    return weight == null || weight.shape().rank() == 0 || weight.shape().dim(0) == 0
        ? 1
        : Math.max(1, (double) weight.elements() / weight.shape().dim(0));
  }

  private double inner(Node node, int axis) {
    Tensor input = tensor(node, 0);
    if (input == null || input.shape().rank() == 0) {
      return 1;
    }
    int rank = input.shape().rank();
    int index = axis < 0 ? rank + axis : Math.min(axis, rank - 1);
    return Math.max(1, input.shape().dim(index));
  }

  private double spatial(Node node) {
    Tensor input = tensor(node, 0);
    if (input == null || input.shape().rank() < 2) {
      return 1;
    }
    double planes = (double) input.shape().dim(0) * input.shape().dim(1);
    return planes == 0 ? 1 : Math.max(1, input.elements() / planes);
  }

  private double ratio(Node node) {
    Tensor input = tensor(node, 0);
    Tensor output = values.get(node.outputs().get(0));
    return input == null || output == null || output.elements() == 0
        ? 1
        : Math.max(1, (double) input.elements() / output.elements());
  }

  private @Nullable Tensor tensor(Node node, int index) {
    if (node.inputs().size() <= index) {
      return null;
    }
    String name = flow.canonical(node.inputs().get(index));
    Tensor initializer = flow.graph().initializers().get(name);
    return initializer != null ? initializer : values.get(name);
  }
}
