package io.github.mnnparity.core.picture;

import com.google.common.collect.LinkedHashMultimap;
import com.google.common.collect.SetMultimap;
import io.github.mnnparity.core.graph.Flow;
import io.github.mnnparity.core.graph.Flow.Slice;
import io.github.mnnparity.core.graph.Node;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Which layers of the report the values and ops of one side belong to. */
final class NodeLayers {
  private final Flow flow;
  private final Map<String, Integer> byValue = new HashMap<>();
  private final SetMultimap<String, Integer> byOp = LinkedHashMultimap.create();

  NodeLayers(Flow flow) {
    this.flow = flow;
  }

  /**
   * @param value canonical name
   * @param region what computes it from other layers
   */
  void add(int layer, String value, Slice region) {
    byValue.put(value, layer);
    for (Node node : region.nodes()) {
      node.sources().forEach(op -> byOp.put(op, layer));
    }
  }

  /** Of values by any of their names: where one is a layer's value. */
  Set<Integer> ofValues(List<String> values) {
    Set<Integer> layers = new LinkedHashSet<>();
    for (String value : values) {
      Integer layer = byValue.get(flow.canonical(value));
      if (layer != null) {
        layers.add(layer);
      }
    }
    return layers;
  }

  /** Of an op of the file: layers that it writes, before those that it is only part of. */
  List<Integer> of(String op, List<String> writes) {
    Set<Integer> layers = ofValues(writes);
    layers.addAll(byOp.get(op));
    return List.copyOf(layers);
  }
}
