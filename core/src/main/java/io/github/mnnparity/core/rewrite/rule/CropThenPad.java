package io.github.mnnparity.core.rewrite.rule;

import io.github.mnnparity.core.graph.Node;
import io.github.mnnparity.core.tensor.Tensor;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** What negative pads cut off, as a Slice before the Pad. */
final class CropThenPad implements Rewrite {
  @Override
  public String says() {
    return "write negative pads as a Slice before the Pad (for a fixed input size)";
  }

  @Override
  public boolean fits(Node node, Scope scope) {
    return node.opType().equals("Pad")
        && scope.opset() >= 11
        && Scope.input(node, 3).isEmpty()
        && Scope.input(node, 1)
            .flatMap(scope::constant)
            .filter(pads -> Arrays.stream(pads.toLongs()).anyMatch(pad -> pad < 0))
            .isPresent()
        && scope.shape(node.inputs().get(0)).isPresent();
  }

  @Override
  public void rewrite(Node node, Scope scope) {
    long[] pads = Scope.input(node, 1).flatMap(scope::constant).map(Tensor::toLongs).orElseThrow();
    long[] sizes = scope.shape(node.inputs().get(0)).orElseThrow().toArray();
    long[] starts = new long[sizes.length];
    long[] ends = new long[sizes.length];
    long[] axes = new long[sizes.length];
    for (int i = 0; i < sizes.length; i++) {
      axes[i] = i;
      starts[i] = Math.max(0, -pads[i]);
      ends[i] = sizes[i] - Math.max(0, -pads[i + sizes.length]);
    }
    String cropped =
        scope.node(
            "Slice",
            List.of(
                node.inputs().get(0),
                scope.constant(starts),
                scope.constant(ends),
                scope.constant(axes)));
    long[] rest = Arrays.stream(pads).map(pad -> Math.max(0, pad)).toArray();
    List<String> inputs = new ArrayList<>(node.inputs());
    inputs.set(0, cropped);
    inputs.set(1, scope.constant(rest));
    scope.same(node, inputs);
  }
}
