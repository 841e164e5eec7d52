package io.github.mnnparity.core.noise;

import com.google.common.collect.ImmutableListMultimap;
import com.google.common.collect.ImmutableMap;
import io.github.mnnparity.core.align.Alignment;
import io.github.mnnparity.core.align.Pair;
import io.github.mnnparity.core.capture.QuantizedForms;
import io.github.mnnparity.core.capture.QuantizedLayer;
import io.github.mnnparity.core.capture.QuantizedTensor;
import io.github.mnnparity.core.graph.Flow;
import io.github.mnnparity.core.graph.Node;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Where, in an alignment, values are rounded to grids. Immutable. */
public final class Grids {
  private final ImmutableListMultimap<Pair, QuantizedLayer> layers;
  private final ImmutableMap<String, QuantizedTensor> inputs;
  private final ImmutableMap<String, QuantizedTensor> tensors;

  private Grids(
      ImmutableListMultimap<Pair, QuantizedLayer> layers,
      ImmutableMap<String, QuantizedTensor> inputs,
      ImmutableMap<String, QuantizedTensor> tensors) {
    this.layers = layers;
    this.inputs = inputs;
    this.tensors = tensors;
  }

  public static Grids of(Alignment alignment, QuantizedForms forms) {
    Flow flow = alignment.candidate();
    Map<String, QuantizedLayer> byOp = new HashMap<>();
    Map<String, QuantizedTensor> inputs = new HashMap<>();
    for (QuantizedLayer layer : forms.layers()) {
      byOp.put(layer.op(), layer);
      layer.inputs().forEach(tensor -> inputs.put(flow.canonical(tensor.value()), tensor));
    }
    ImmutableListMultimap.Builder<Pair, QuantizedLayer> layers = ImmutableListMultimap.builder();
    for (Pair pair : alignment.pairs()) {
      Set<String> seen = new HashSet<>();
      for (Node node : alignment.region(pair).candidate().nodes()) {
        for (String source : node.sources()) {
          if (byOp.containsKey(source) && seen.add(source)) {
            layers.put(pair, byOp.get(source));
          }
        }
      }
    }
    Map<String, QuantizedTensor> tensors = new HashMap<>();
    forms.tensors().forEach(tensor -> tensors.put(flow.canonical(tensor.value()), tensor));
    return new Grids(layers.build(), ImmutableMap.copyOf(inputs), ImmutableMap.copyOf(tensors));
  }

  /** Layers of the pair's region that the file stores as integer arithmetic. */
  public List<QuantizedLayer> layers(Pair pair) {
    return layers.get(pair);
  }

  boolean isEmpty() {
    return layers.isEmpty();
  }

  /** The step to which readers round a candidate value, by its canonical name; 0 for none. */
  double inputStep(String value) {
    QuantizedTensor tensor = inputs.get(value);
    return tensor == null ? 0 : tensor.step();
  }

  /** The step to which the region's last layer rounds; 0 if it has none. */
  double outputStep(Pair pair) {
    List<QuantizedLayer> found = layers.get(pair);
    return found.isEmpty() ? 0 : found.get(found.size() - 1).output().step();
  }

  /** The step of the grid on which an engine may hold the pair's value; 0 if there is none. */
  double heldStep(Pair pair) {
    QuantizedTensor tensor = tensors.get(pair.candidate());
    return Math.max(outputStep(pair), tensor == null ? 0 : tensor.step());
  }
}
