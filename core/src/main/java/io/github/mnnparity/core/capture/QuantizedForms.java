package io.github.mnnparity.core.capture;

import io.github.mnnparity.core.graph.Graph;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/**
 * The forms of a graph whose file stores layers as integer arithmetic: each layer computes either
 * <em>as stored</em> (weights and activations quantized exactly as the file says) or
 * <em>dequantized</em> (float arithmetic with the stored weights). Values have the same names in
 * every form, temporaries apart, and are real numbers: a quantized tensor appears as the
 * dequantized values of its integers. Thread-safe.
 */
public interface QuantizedForms {
  /** The layers, in execution order; empty for a file without such arithmetic. */
  List<QuantizedLayer> layers();

  /** Every tensor that the engine may hold as integers, layers' inputs and outputs among them. */
  List<QuantizedTensor> tensors();

  /**
   * The graph in which exactly the layers that {@code on} accepts compute as stored.
   *
   * @param on asked once for every layer
   */
  Graph graph(Predicate<QuantizedLayer> on);

  /**
   * Values whose scale the file does not fix: only what they lead to can be compared with another
   * model.
   */
  Set<String> unscaled();

  /** The graph with every layer as the file stores it. */
  default Graph stored() {
    return graph(layer -> true);
  }

  /** Whether any layer is stored as integer arithmetic. */
  default boolean isQuantized() {
    return !layers().isEmpty();
  }

  /** These forms with every graph passed through {@code change}, which keeps names. */
  default QuantizedForms mapped(UnaryOperator<Graph> change) {
    QuantizedForms self = this;
    return new QuantizedForms() {
      @Override
      public List<QuantizedLayer> layers() {
        return self.layers();
      }

      @Override
      public List<QuantizedTensor> tensors() {
        return self.tensors();
      }

      @Override
      public Graph graph(Predicate<QuantizedLayer> on) {
        return change.apply(self.graph(on));
      }

      @Override
      public Set<String> unscaled() {
        return self.unscaled();
      }
    };
  }

  /** Of a file whose layers all compute in floats: one form. */
  static QuantizedForms none(Graph graph) {
    return new QuantizedForms() {
      @Override
      public List<QuantizedLayer> layers() {
        return List.of();
      }

      @Override
      public List<QuantizedTensor> tensors() {
        return List.of();
      }

      @Override
      public Graph graph(Predicate<QuantizedLayer> on) {
        return graph;
      }

      @Override
      public Set<String> unscaled() {
        return Set.of();
      }
    };
  }
}
