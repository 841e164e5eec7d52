package io.github.mnnparity.core.rewrite.rule;

import io.github.mnnparity.core.graph.Attribute;
import io.github.mnnparity.core.graph.Node;
import java.util.Arrays;
import java.util.Set;

/** Strides of a pooling written out. */
final class ExplicitStrides implements Rewrite {
  private static final Set<String> POOLS = Set.of("MaxPool", "AveragePool", "LpPool");

  @Override
  public String says() {
    return "write the strides of a pooling out, also where they are 1";
  }

  @Override
  public boolean fits(Node node, Scope scope) {
    return POOLS.contains(node.opType())
        && Scope.ints(node, "strides").isEmpty()
        && Scope.ints(node, "kernel_shape").isPresent();
  }

  @Override
  public void rewrite(Node node, Scope scope) {
    long[] ones = new long[Scope.ints(node, "kernel_shape").orElseThrow().length];
    Arrays.fill(ones, 1);
    scope.same(node, node.inputs(), Attribute.of("strides", ones));
  }
}
