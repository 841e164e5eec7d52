package io.github.mnnparity.core.audit.form;

import io.github.mnnparity.core.graph.Node;
import java.util.List;

/**
 * One place where two files say different things.
 *
 * @param kind what differs
 * @param summary what the difference is, in half a sentence that starts in lower case
 * @param evidence further facts, in words
 * @param constants constants of the candidate that differ
 * @param attributes names of attributes that only the reference has, where attributes differ
 */
public record Difference(
    Kind kind,
    String summary,
    List<String> evidence,
    List<Node> referenceNodes,
    List<Node> candidateNodes,
    List<String> constants,
    List<String> attributes) {
  /** What differs. */
  public enum Kind {
    /** Weights or biases, or what is folded into them. */
    WEIGHTS,
    /** The scales of weights that are stored as integers, and nothing else. */
    SCALES,
    /** Another constant. */
    CONSTANT,
    ATTRIBUTE,
    /** A function of single numbers: an activation, a bound. */
    FUNCTION,
    OPERATOR
  }

  public Difference {
    evidence = List.copyOf(evidence);
    referenceNodes = List.copyOf(referenceNodes);
    candidateNodes = List.copyOf(candidateNodes);
    constants = List.copyOf(constants);
    attributes = List.copyOf(attributes);
  }
}
