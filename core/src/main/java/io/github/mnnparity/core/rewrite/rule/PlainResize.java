package io.github.mnnparity.core.rewrite.rule;

import io.github.mnnparity.core.graph.Attribute;
import io.github.mnnparity.core.graph.Node;
import java.util.Set;

/** A resize in the coordinates that are stored; the same only for some sizes, which is checked. */
final class PlainResize implements Rewrite {
  private static final Set<String> NEAREST =
      Set.of("ceil", "round_prefer_ceil", "round_prefer_floor");

  @Override
  public String says() {
    return "write Resize with coordinate_transformation_mode half_pixel (linear) or asymmetric and"
        + " nearest_mode floor (nearest), where that gives the same for these sizes";
  }

  @Override
  public boolean fits(Node node, Scope scope) {
    boolean nearest = Scope.text(node, "mode", "nearest").equals("nearest");
    String coordinates = Scope.text(node, "coordinate_transformation_mode", "half_pixel");
    return node.opType().equals("Resize")
        && scope.opset() >= 11
        && (nearest
            ? NEAREST.contains(Scope.text(node, "nearest_mode", "round_prefer_floor"))
            : coordinates.equals("half_pixel_symmetric"));
  }

  @Override
  public void rewrite(Node node, Scope scope) {
    boolean nearest = Scope.text(node, "mode", "nearest").equals("nearest");
    String coordinates = nearest ? "asymmetric" : "half_pixel";
    if (nearest) {
      scope.same(
          node,
          node.inputs(),
          Attribute.of("coordinate_transformation_mode", coordinates),
          Attribute.of("nearest_mode", "floor"));
    } else {
      scope.same(node, node.inputs(), Attribute.of("coordinate_transformation_mode", coordinates));
    }
  }
}
