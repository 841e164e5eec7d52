package io.github.mnnparity.core.align;

import com.google.common.collect.ImmutableSet;
import io.github.mnnparity.core.graph.Flow;
import io.github.mnnparity.core.graph.Node;
import io.github.mnnparity.core.tensor.Tensor;
import java.util.List;
import java.util.Set;

/** What converters fold into the weights of a linear operator. */
final class Folding {
  static final ImmutableSet<String> OPERATORS =
      ImmutableSet.of("BatchNormalization", "Add", "Sub", "Mul", "Div");

  /** Rounding to four bits leaves rows this much alike. */
  private static final double ALIKE = 0.97;

  private static final double MOST = 0.9;

  private final Flow flow;
  private final Set<String> outputs;

  Folding(Flow flow) {
    this.flow = flow;
    this.outputs = Set.copyOf(flow.outputs());
  }

  /** The last value behind {@code value} that depends on it and on constants alone. */
  String end(String value) {
    String end = value;
    for (List<Node> users = flow.consumers(end);
        users.size() == 1 && !outputs.contains(end) && isFoldable(users.get(0), end);
        users = flow.consumers(end)) {
      end = users.get(0).outputs().get(0);
    }
    return end;
  }

  private boolean isFoldable(Node node, String value) {
    return OPERATORS.contains(node.opType())
        && flow.inputsOf(node).stream().filter(input -> !flow.isConstant(input)).count() == 1
        && flow.inputsOf(node).contains(value);
  }

  /** Whether the first tensors are weights whose rows are multiples of each other, or most are. */
  static boolean areProportional(List<Tensor> reference, List<Tensor> candidate) {
    if (reference.isEmpty() || candidate.isEmpty()) {
      return false;
    }
    Tensor left = reference.get(0);
    Tensor right = candidate.get(0);
    if (!left.shape().equals(right.shape()) || left.shape().rank() < 2 || left.elements() == 0) {
      return false;
    }
    int rows = Math.toIntExact(left.shape().dim(0));
    float[] a = left.toFloats();
    float[] b = right.toFloats();
    int size = a.length / rows;
    int alike = 0;
    for (int row = 0; row < rows; row++) {
      alike += isMultiple(a, b, row * size, (row + 1) * size) ? 1 : 0;
    }
    return alike >= MOST * rows;
  }

  private static boolean isMultiple(float[] a, float[] b, int from, int to) {
    double product = 0;
    double left = 0;
    double right = 0;
    for (int i = from; i < to; i++) {
      product += (double) a[i] * b[i];
      left += (double) a[i] * a[i];
      right += (double) b[i] * b[i];
    }
    return left == 0 || right == 0 || Math.abs(product) >= ALIKE * Math.sqrt(left * right);
  }
}
