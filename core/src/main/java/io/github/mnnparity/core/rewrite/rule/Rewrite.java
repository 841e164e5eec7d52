package io.github.mnnparity.core.rewrite.rule;

import io.github.mnnparity.core.graph.Node;

/** One way to say a node otherwise. Implementations are stateless. */
public interface Rewrite {
  /** What it does, as advice: {@code write Less(a, b) as Greater(b, a)}. */
  String says();

  /** Whether the node is of the form that converter or engine get wrong, and can be rewritten. */
  boolean fits(Node node, Scope scope);

  /** Adds nodes that make the first output of {@code node} under its own name. */
  void rewrite(Node node, Scope scope);
}
