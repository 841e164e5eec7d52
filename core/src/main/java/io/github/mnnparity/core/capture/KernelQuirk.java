package io.github.mnnparity.core.capture;

import io.github.mnnparity.core.graph.Attribute;
import io.github.mnnparity.core.graph.Node;
import java.util.Map;

/**
 * Something that an engine's kernel is known to do otherwise than its operator says. It adds advice
 * to a finding that was made without it; it never makes, hides or moves one. Immutable.
 *
 * @param opType ONNX operator of the lifted node
 * @param attributes what the node must say for the quirk to apply, by attribute name; empty: always
 * @param when the condition in words, as a user can check it; may be empty
 * @param effect what the kernel does, one sentence
 * @param advice what to do about it, one sentence
 * @param source how it is known: the tests that show it, the versions that were tried
 */
public record KernelQuirk(
    String opType,
    Map<String, String> attributes,
    String when,
    String effect,
    String advice,
    String source) {
  public KernelQuirk {
    attributes = Map.copyOf(attributes);
  }

  /** Whether a node of a lifted graph has the form that the quirk is about. */
  public boolean isAbout(Node node) {
    return node.opType().equals(opType)
        && attributes.entrySet().stream()
            .allMatch(
                wanted ->
                    node.attribute(wanted.getKey())
                        .map(KernelQuirk::text)
                        .orElse("")
                        .equals(wanted.getValue()));
  }

  private static String text(Attribute.Payload value) {
    if (value instanceof Attribute.IntValue number) {
      return Long.toString(number.value());
    }
    if (value instanceof Attribute.StringValue string) {
      return string.value();
    }
    return "";
  }

  /** The quirk as a line of advice. */
  public String asAdvice() {
    String condition = when.isEmpty() ? "" : " (" + when + ")";
    return "known of this engine's " + opType + ": " + effect + condition + "; " + advice;
  }
}
