package io.github.mnnparity.core.rewrite.rule;

import io.github.mnnparity.core.graph.Attribute;
import io.github.mnnparity.core.graph.Node;
import io.github.mnnparity.core.tensor.Shape;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;

/** {@code SAME_LOWER} as numbers, which hold for the sizes of the input that was compared. */
final class LowerPads implements Rewrite {
  private static final Set<String> WINDOWED = Set.of("Conv", "MaxPool", "AveragePool");

  @Override
  public String says() {
    return "write auto_pad=SAME_LOWER as explicit pads (for a fixed input size)";
  }

  @Override
  public boolean fits(Node node, Scope scope) {
    return WINDOWED.contains(node.opType())
        && Scope.text(node, "auto_pad", "NOTSET").equals("SAME_LOWER")
        && kernel(node, scope).isPresent()
        && scope.shape(node.inputs().get(0)).isPresent();
  }

  private static Optional<long[]> kernel(Node node, Scope scope) {
    return Scope.ints(node, "kernel_shape")
        .or(
            () ->
                Scope.input(node, 1)
                    .flatMap(scope::shape)
                    .map(Shape::toArray)
                    .map(sizes -> Arrays.copyOfRange(sizes, 2, sizes.length)));
  }

  @Override
  public void rewrite(Node node, Scope scope) {
    long[] sizes = scope.shape(node.inputs().get(0)).orElseThrow().toArray();
    long[] kernel = kernel(node, scope).orElseThrow();
    long[] strides = Scope.ints(node, "strides").orElse(ones(kernel.length));
    long[] dilations = Scope.ints(node, "dilations").orElse(ones(kernel.length));
    long[] pads = new long[2 * kernel.length];
    for (int i = 0; i < kernel.length; i++) {
      long out = (sizes[i + 2] + strides[i] - 1) / strides[i];
      long window = (kernel[i] - 1) * dilations[i] + 1;
      long total = Math.max(0, (out - 1) * strides[i] + window - sizes[i + 2]);
      pads[i] = total - total / 2;
      pads[i + kernel.length] = total / 2;
    }
    scope.without(
        node,
        node.inputs(),
        "auto_pad",
        Attribute.of("pads", pads),
        Attribute.of("strides", strides));
  }

  static long[] ones(int count) {
    long[] ones = new long[count];
    Arrays.fill(ones, 1);
    return ones;
  }
}
