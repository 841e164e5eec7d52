package io.github.mnnparity.core.graph;

import java.util.List;
import java.util.Optional;

/**
 * One operator application. Immutable.
 *
 * @param name unique in its graph; for unnamed ONNX nodes {@code #<index>:<OpType>}
 * @param domain empty for the standard ONNX operators; {@link #OPAQUE} for what cannot be expressed
 * @param inputs value names; empty for an absent optional input
 * @param outputs value names; empty for an absent optional output
 * @param sources names of the ops in the file that this node comes from (a lifted node: MNN op
 *     names, the one that does the work first; a node read from ONNX: its own name)
 */
public record Node(
    String name,
    String domain,
    String opType,
    List<String> inputs,
    List<String> outputs,
    List<Attribute> attributes,
    List<String> sources) {
  /** Domain of a node that stands for an op which has no ONNX form (yet); it cannot be run. */
  public static final String OPAQUE = "mnnparity.opaque";

  public Node {
    inputs = List.copyOf(inputs);
    outputs = List.copyOf(outputs);
    attributes = List.copyOf(attributes);
    sources = List.copyOf(sources);
  }

  public boolean isOpaque() {
    return domain.equals(OPAQUE);
  }

  public Optional<Attribute.Payload> attribute(String attributeName) {
    return attributes.stream()
        .filter(attribute -> attribute.name().equals(attributeName))
        .map(Attribute::value)
        .findFirst();
  }

  /** The integer attribute, or {@code absent} where the node does not have it. */
  public long intAttribute(String attributeName, long absent) {
    return attribute(attributeName)
        .filter(Attribute.IntValue.class::isInstance)
        .map(value -> ((Attribute.IntValue) value).value())
        .orElse(absent);
  }

  /** The float attribute, or {@code absent} where the node does not have it. */
  public float floatAttribute(String attributeName, float absent) {
    return attribute(attributeName)
        .filter(Attribute.FloatValue.class::isInstance)
        .map(value -> ((Attribute.FloatValue) value).value())
        .orElse(absent);
  }

  /** The same node over other value names. */
  public Node withValues(List<String> newInputs, List<String> newOutputs) {
    return new Node(name, domain, opType, newInputs, newOutputs, attributes, sources);
  }
}
