package io.github.mnnparity.core.rewrite.rule;

import io.github.mnnparity.core.graph.Attribute;
import io.github.mnnparity.core.graph.Node;
import io.github.mnnparity.core.tensor.Tensor;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** A scatter that reduces, as gather, operator and plain scatter; right where no place repeats. */
final class GatheredScatter implements Rewrite {
  private static final Map<String, String> OPERATORS =
      Map.of("add", "Add", "mul", "Mul", "max", "Max", "min", "Min");

  @Override
  public String says() {
    return "write Scatter*(data, indices, updates, reduction=add) as a plain Scatter* of"
        + " Gather*(data, indices) + updates (max, min, mul alike); right only where no index occurs"
        + " twice";
  }

  @Override
  public boolean fits(Node node, Scope scope) {
    return Set.of("ScatterND", "ScatterElements").contains(node.opType())
        && OPERATORS.containsKey(Scope.text(node, "reduction", "none"))
        && scope
            .constant(node.inputs().get(1))
            .filter(t -> isPlain(t) && places(node, t))
            .isPresent();
  }

  private static boolean isPlain(Tensor indices) {
    return Arrays.stream(indices.toLongs()).allMatch(index -> index >= 0);
  }

  /** Whether no place is written twice. */
  private static boolean places(Node node, Tensor indices) {
    long[] values = indices.toLongs();
    long[] sizes = indices.shape().toArray();
    if (sizes.length == 0) {
      return true;
    }
    Set<List<Long>> seen = new HashSet<>();
    if (node.opType().equals("ScatterND")) {
      int width = (int) sizes[sizes.length - 1];
      for (int i = 0; i < values.length; i += width) {
        if (!seen.add(Arrays.stream(values, i, i + width).boxed().toList())) {
          return false;
        }
      }
      return true;
    }
    int axis = (int) Math.floorMod(node.intAttribute("axis", 0), (long) sizes.length);
    for (int i = 0; i < values.length; i++) {
      Long[] place = new Long[sizes.length];
      long rest = i;
      for (int d = sizes.length - 1; d >= 0; d--) {
        place[d] = d == axis ? values[i] : rest % sizes[d];
        rest /= sizes[d];
      }
      if (!seen.add(List.of(place))) {
        return false;
      }
    }
    return true;
  }

  @Override
  public void rewrite(Node node, Scope scope) {
    List<String> inputs = node.inputs();
    String gather = node.opType().equals("ScatterND") ? "GatherND" : "GatherElements";
    var axis = node.attributes().stream().filter(a -> a.name().equals("axis")).toList();
    String old = scope.node(gather, inputs.subList(0, 2), axis.toArray(Attribute[]::new));
    String sum =
        scope.node(
            OPERATORS.get(Scope.text(node, "reduction", "none")), List.of(old, inputs.get(2)));
    scope.without(node, List.of(inputs.get(0), inputs.get(1), sum), "reduction");
  }
}
