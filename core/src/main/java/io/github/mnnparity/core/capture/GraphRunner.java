package io.github.mnnparity.core.capture;

import io.github.mnnparity.core.graph.Graph;
import io.github.mnnparity.core.tensor.Tensor;
import java.util.Collection;
import java.util.Map;

/** Runs graphs of ONNX operators. Thread-safe. */
public interface GraphRunner {
  /**
   * Computes any values of {@code graph}.
   *
   * @param graph without opaque nodes among the ancestors of {@code wanted}
   * @param feeds a tensor for every graph input that {@code wanted} depends on; a name of an inner
   *     value cuts the graph there: its producer is not run
   * @param wanted names of inputs, initializers or node outputs; any of them
   * @return in the order of {@code wanted}
   * @throws io.github.mnnparity.core.error.EngineException if the runtime refuses the graph or
   *     fails; names the node where that is known
   * @throws io.github.mnnparity.core.error.BadInputException if a feed is missing or has another
   *     dtype or shape than the graph wants
   */
  Map<String, Tensor> run(
      Graph graph, Map<String, Tensor> feeds, Collection<String> wanted, RunOptions options);

  /** Name and version of the runtime, for the report. */
  String description();

  /**
   * @param threads of one operator, at least 1
   * @param memoryBudget bytes that the results of one inner run may take; more values are computed
   *     in several runs
   */
  record RunOptions(int threads, long memoryBudget, Optimization optimization) {
    public static final RunOptions DEFAULT = new RunOptions(1, 2L << 30, Optimization.OFF);
  }

  /** The runtime's own graph rewriting. */
  enum Optimization {
    OFF,
    ALL
  }
}
