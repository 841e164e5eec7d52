package io.github.mnnparity.core.inspect;

import java.util.List;
import java.util.function.Predicate;

/**
 * A graph or subgraph of a file.
 *
 * @param name empty for the main graph where the file gives it none
 * @param ops in execution order; in the order of the file where there is none
 * @param weights all of them, each once
 */
public record GraphSummary(
    String name,
    List<ValueSummary> inputs,
    List<ValueSummary> outputs,
    List<OpSummary> ops,
    List<WeightSummary> weights) {
  public GraphSummary {
    inputs = List.copyOf(inputs);
    outputs = List.copyOf(outputs);
    ops = List.copyOf(ops);
    weights = List.copyOf(weights);
  }

  GraphSummary only(Predicate<OpSummary> wanted) {
    List<OpSummary> left = ops.stream().filter(wanted).toList();
    List<String> names = left.stream().map(OpSummary::name).toList();
    return new GraphSummary(
        name,
        inputs,
        outputs,
        left,
        weights.stream().filter(weight -> names.contains(weight.op())).toList());
  }
}
