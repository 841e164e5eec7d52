package io.github.mnnparity.core.reduce;

import io.github.mnnparity.core.capture.ModelCutter.NewInput;
import io.github.mnnparity.core.graph.Graph;
import io.github.mnnparity.core.tensor.Tensor;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A piece of both models with golden inputs.
 *
 * @param graph of the reference, a model of its own
 * @param inputs by input name of {@code graph}
 * @param expected what the reference makes of them, by output name
 * @param cut inputs of the same piece of the candidate; empty where the candidate's file knows no
 *     such piece, which then must be converted
 * @param outputs tensors of the candidate's file
 */
record Part(
    Graph graph,
    Map<String, Tensor> inputs,
    Map<String, Tensor> expected,
    List<NewInput> cut,
    List<String> outputs) {
  Part {
    inputs = new LinkedHashMap<>(inputs);
    expected = new LinkedHashMap<>(expected);
    cut = List.copyOf(cut);
    outputs = List.copyOf(outputs);
  }

  /** Whether the candidate's file knows the piece. */
  boolean isCuttable() {
    return !outputs.isEmpty();
  }

  int nodes() {
    return graph.nodes().size();
  }

  long inputElements() {
    return inputs.values().stream().mapToLong(Tensor::elements).sum();
  }
}
