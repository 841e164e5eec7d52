package io.github.mnnparity.core;

import io.github.mnnparity.core.CompareOptions.Limit;
import io.github.mnnparity.core.CompareOptions.LimitScope;
import io.github.mnnparity.core.capture.SourceModel;
import io.github.mnnparity.core.error.BadInputException;
import io.github.mnnparity.core.error.Nearest;
import io.github.mnnparity.core.error.Problem;
import io.github.mnnparity.core.graph.Graph;
import io.github.mnnparity.core.graph.Node;
import io.github.mnnparity.core.graph.Value;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** A limit for a name that the model does not have would hold nothing: it is refused. */
final class LimitNames {
  private LimitNames() {}

  /**
   * @throws BadInputException if a limit is for an op type or tensor that the reference lacks
   */
  static void check(SourceModel reference, List<Limit> limits) {
    Graph graph = reference.graph();
    for (Limit limit : limits) {
      if (limit.scope() == LimitScope.OP) {
        Set<String> types = new TreeSet<>();
        graph.nodes().stream().map(Node::opType).forEach(types::add);
        check("an op type", "--limit op:", limit, types);
      } else if (limit.scope() == LimitScope.TENSOR) {
        Set<String> tensors = new LinkedHashSet<>();
        graph.outputs().stream().map(Value::name).forEach(tensors::add);
        graph.inputs().stream().map(Value::name).forEach(tensors::add);
        graph.nodes().forEach(node -> tensors.addAll(node.outputs()));
        check("a tensor", "--limit tensor:", limit, tensors);
      }
    }
  }

  private static void check(String what, String place, Limit limit, Set<String> known) {
    if (!known.contains(limit.pattern())) {
      throw new BadInputException(
          new Problem(
              place + limit.pattern(),
              "the name of " + what + " of the reference: " + Nearest.listed(known),
              "a name that it does not have",
              Nearest.question(
                  limit.pattern(), known, "parity inspect on the reference lists all names")));
    }
  }
}
