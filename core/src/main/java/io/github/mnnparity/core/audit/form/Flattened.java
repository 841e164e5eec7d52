package io.github.mnnparity.core.audit.form;

import io.github.mnnparity.core.audit.form.Form.Applied;
import io.github.mnnparity.core.graph.Node;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A value made flat from an axis on, normalized along what that leaves, and given its shape back:
 * what Softmax means before opset 13, written out.
 */
final class Flattened {
  private static final Set<String> TYPES = Set.of("Softmax", "LogSoftmax", "Hardmax");

  private Flattened() {}

  static Optional<Form> of(Node node, List<Optional<Form>> inputs) {
    if (!node.opType().equals("Reshape")
        || inputs.size() != 2
        || !(inputs.get(0).orElse(null) instanceof Applied softmax)
        || !TYPES.contains(softmax.opType())
        || !(softmax.inputs().get(0).orElse(null) instanceof Applied flat)
        || !flat.opType().equals("Flatten")
        || !(inputs.get(1).orElse(null) instanceof Applied shape)
        || !shape.opType().equals("Shape")
        || !shape.attributes().isEmpty()
        || shape.inputs().get(0).orElse(null) != flat.inputs().get(0).orElse(null)) {
      return Optional.empty();
    }
    String from = flat.attributes().getOrDefault("axis", "1");
    Map<String, String> attributes = new HashMap<>(softmax.attributes());
    attributes.put(
        "axis",
        softmax.attributes().getOrDefault("axis", "1").equals("0")
            ? "all before " + from
            : from + " and all behind it");
    List<Node> nodes = new ArrayList<>(flat.nodes());
    nodes.addAll(softmax.nodes());
    nodes.addAll(shape.nodes());
    nodes.add(node);
    return Optional.of(
        new Applied(softmax.opType(), attributes, flat.inputs(), softmax.output(), nodes));
  }
}
