package io.github.mnnparity.mnn.lift.restore;

import io.github.mnnparity.core.graph.Attribute;
import io.github.mnnparity.core.graph.Node;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Questions about convolution nodes. */
final class Convs {
  private Convs() {}

  /** Whether every output element depends on the input at its own place only, on all channels. */
  static boolean isPointwise(Node conv) {
    return conv.intAttribute("group", 1) == 1
        && all(conv, "strides", 1)
        && all(conv, "dilations", 1)
        && all(conv, "pads", 0);
  }

  private static boolean all(Node node, String attribute, long value) {
    Optional<Attribute.Payload> payload = node.attribute(attribute);
    return payload.isEmpty()
        || (payload.get() instanceof Attribute.IntsValue ints
            && ints.values().stream().allMatch(element -> element == value));
  }

  /** Value name of the bias. */
  static Optional<String> bias(Node conv) {
    return conv.inputs().size() > 2 && !conv.inputs().get(2).isEmpty()
        ? Optional.of(conv.inputs().get(2))
        : Optional.empty();
  }

  /** The attributes with another number of groups. */
  static List<Attribute> withGroup(Node conv, long group) {
    List<Attribute> attributes = new ArrayList<>(conv.attributes());
    attributes.removeIf(attribute -> attribute.name().equals("group"));
    attributes.add(Attribute.of("group", group));
    return attributes;
  }
}
