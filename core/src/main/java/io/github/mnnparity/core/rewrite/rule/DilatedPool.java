package io.github.mnnparity.core.rewrite.rule;

import io.github.mnnparity.core.graph.Node;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;

/** A pooling with dilations as the maximum or mean of slices, one for each place of the window. */
final class DilatedPool implements Rewrite {
  private static final long MOST_SLICES = 49;
  private static final float LOWEST = -3.0e38f;

  @Override
  public String says() {
    return "write a pooling with dilations as Max (or the mean) of one strided Slice for each place"
        + " of its window (for a fixed input size)";
  }

  @Override
  public boolean fits(Node node, Scope scope) {
    boolean pads = Arrays.stream(pads(node)).anyMatch(pad -> pad != 0);
    return Set.of("MaxPool", "AveragePool").contains(node.opType())
        && scope.opset() >= 11
        && node.outputs().size() == 1
        && node.intAttribute("ceil_mode", 0) == 0
        && Scope.text(node, "auto_pad", "NOTSET").equals("NOTSET")
        && Scope.ints(node, "dilations")
            .filter(d -> Arrays.stream(d).anyMatch(x -> x > 1))
            .isPresent()
        && Arrays.stream(kernel(node)).reduce(1, (a, b) -> a * b) <= MOST_SLICES
        && scope.isFloat(node.inputs().get(0))
        && (node.opType().equals("MaxPool")
            || !pads
            || node.intAttribute("count_include_pad", 0) == 1);
  }

  private static long[] kernel(Node node) {
    return Scope.ints(node, "kernel_shape").orElse(new long[0]);
  }

  private static long[] pads(Node node) {
    return Scope.ints(node, "pads").orElse(new long[2 * kernel(node).length]);
  }

  @Override
  public void rewrite(Node node, Scope scope) {
    boolean max = node.opType().equals("MaxPool");
    long[] kernel = kernel(node);
    int rank = kernel.length;
    long[] strides = Scope.ints(node, "strides").orElse(LowerPads.ones(rank));
    long[] dilations = Scope.ints(node, "dilations").orElseThrow();
    long[] pads = pads(node);
    long[] sizes = scope.shape(node.inputs().get(0)).orElseThrow().toArray();
    String x = node.inputs().get(0);
    if (Arrays.stream(pads).anyMatch(pad -> pad != 0)) {
      long[] all = new long[2 * rank + 4];
      System.arraycopy(pads, 0, all, 2, rank);
      System.arraycopy(pads, rank, all, rank + 4, rank);
      String value = scope.constant(max ? LOWEST : 0f);
      x = scope.node("Pad", List.of(x, scope.constant(all), value));
    }
    long[] axes = new long[rank];
    long[] outs = new long[rank];
    for (int i = 0; i < rank; i++) {
      axes[i] = i + 2;
      long padded = sizes[i + 2] + pads[i] + pads[i + rank];
      outs[i] = (padded - (kernel[i] - 1) * dilations[i] - 1) / strides[i] + 1;
    }
    String places = scope.constant(axes);
    String steps = scope.constant(strides);
    List<String> slices = new ArrayList<>();
    long[] offset = new long[rank];
    long count = Arrays.stream(kernel).reduce(1, (a, b) -> a * b);
    for (long n = 0; n < count; n++) {
      long[] starts = new long[rank];
      long[] ends = new long[rank];
      for (int i = 0; i < rank; i++) {
        starts[i] = offset[i] * dilations[i];
        ends[i] = starts[i] + (outs[i] - 1) * strides[i] + 1;
      }
      slices.add(
          scope.node(
              "Slice", List.of(x, scope.constant(starts), scope.constant(ends), places, steps)));
      for (int i = rank - 1; i >= 0 && ++offset[i] == kernel[i]; i--) {
        offset[i] = 0;
      }
    }
    String joined = slices.get(0);
    for (String slice : slices.subList(1, slices.size() - 1)) {
      joined = scope.node(max ? "Max" : "Add", List.of(joined, slice));
    }
    List<String> last = List.of(joined, slices.get(slices.size() - 1));
    if (max) {
      scope.result(node.outputs().get(0), "Max", last);
    } else {
      String sum = scope.node("Add", last);
      scope.result(node.outputs().get(0), "Mul", List.of(sum, scope.constant(1f / count)));
    }
  }
}
