package io.github.mnnparity.core.rewrite.rule;

import io.github.mnnparity.core.graph.Node;
import io.github.mnnparity.core.tensor.DType;
import io.github.mnnparity.core.tensor.Shape;
import io.github.mnnparity.core.tensor.Tensor;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Indices that count from the end, counted from the start. */
final class PlainIndices implements Rewrite {
  private static final Set<String> INDEXING =
      Set.of("GatherElements", "GatherND", "ScatterElements", "ScatterND");

  @Override
  public String says() {
    return "count indices from the start: Mod(indices, size of the axis) before GatherElements,"
        + " GatherND and Scatter* (for a fixed input size)";
  }

  @Override
  public boolean fits(Node node, Scope scope) {
    return INDEXING.contains(node.opType())
        && scope.shape(node.inputs().get(0)).isPresent()
        && scope.seen(node.inputs().get(1)).filter(PlainIndices::anyNegative).isPresent();
  }

  private static boolean anyNegative(Tensor indices) {
    boolean integer = indices.dtype() == DType.INT64 || indices.dtype() == DType.INT32;
    return integer && Arrays.stream(indices.toLongs()).anyMatch(index -> index < 0);
  }

  @Override
  public void rewrite(Node node, Scope scope) {
    String indices = node.inputs().get(1);
    Tensor seen = scope.seen(indices).orElseThrow();
    long[] sizes = sizes(node, scope, seen);
    Optional<Tensor> fixed = scope.constant(indices);
    String plain;
    if (fixed.isPresent()) {
      long[] moved = fixed.get().toLongs();
      for (int i = 0; i < moved.length; i++) {
        moved[i] = Math.floorMod(moved[i], sizes[i % sizes.length]);
      }
      plain = scope.constant(Tensor.ofLongs(fixed.get().shape(), moved).cast(seen.dtype()));
    } else {
      Tensor divisor = Tensor.ofLongs(Shape.of(sizes.length), sizes).cast(seen.dtype());
      plain = scope.node("Mod", List.of(indices, scope.constant(divisor)));
    }
    List<String> inputs = new ArrayList<>(node.inputs());
    inputs.set(1, plain);
    scope.same(node, inputs);
  }

  /** Of the axes that the last dimension of the indices names in turn. */
  private static long[] sizes(Node node, Scope scope, Tensor indices) {
    long[] data = scope.shape(node.inputs().get(0)).orElseThrow().toArray();
    if (node.opType().endsWith("Elements")) {
      int axis = (int) Math.floorMod(node.intAttribute("axis", 0), (long) data.length);
      return new long[] {data[axis]};
    }
    int from = (int) node.intAttribute("batch_dims", 0);
    int count = (int) indices.shape().dim(indices.shape().rank() - 1);
    return Arrays.copyOfRange(data, from, from + count);
  }
}
