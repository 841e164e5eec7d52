package io.github.mnnparity.mnn.lift.quant;

import com.google.common.collect.ImmutableSet;
import io.github.mnnparity.mnn.model.MnnGraph;
import io.github.mnnparity.mnn.model.MnnOp;
import java.util.List;
import java.util.Map;

/**
 * Ops that hand on the numbers that they are given: where the file states the grid of one side
 * only, the engine takes it for the other side, too.
 */
final class Propagation {
  /** Their first input is the only one with numbers to hand on. */
  private static final ImmutableSet<String> UNARY =
      ImmutableSet.of(
          "BroadcastTo",
          "ConvertTensor",
          "Crop",
          "DepthToSpace",
          "ExpandDims",
          "Flatten",
          "GatherV2",
          "Identity",
          "Interp",
          "Permute",
          "Pooling",
          "Pooling3D",
          "ReLU",
          "ReLU6",
          "Reshape",
          "Slice",
          "SliceTf",
          "SpaceToDepth",
          "Squeeze",
          "StridedSlice",
          "Tile",
          "Transpose",
          "Unpack",
          "Unsqueeze");

  private static final ImmutableSet<String> JOINING = ImmutableSet.of("Concat", "Pack");

  private Propagation() {}

  /**
   * Adds what follows to {@code grids} in the order of execution; changes nothing that is there.
   */
  static void forward(MnnGraph graph, Map<Integer, Grid> grids) {
    graph.ops().forEach(op -> forward(op, grids));
  }

  /**
   * Adds what follows either way. An engine takes grids against the order of execution only where
   * it sees both ends, so that no op is known to compute with integers for it.
   */
  static void complete(MnnGraph graph, Map<Integer, Grid> grids) {
    boolean changed = !grids.isEmpty();
    while (changed) {
      changed = false;
      for (MnnOp op : graph.ops()) {
        changed |= forward(op, grids);
      }
      for (int i = graph.ops().size() - 1; i >= 0; i--) {
        changed |= backward(graph.ops().get(i), grids);
      }
    }
  }

  /** From the inputs of one op to its outputs. */
  static boolean forward(MnnOp op, Map<Integer, Grid> grids) {
    List<Integer> inputs = handedOn(op);
    boolean single = inputs.size() == 1 && grids.containsKey(inputs.get(0));
    boolean changed = false;
    if (single) {
      for (int output : op.outputs().asList()) {
        changed |= grids.putIfAbsent(output, grids.get(inputs.get(0))) == null;
      }
    }
    return changed;
  }

  private static boolean backward(MnnOp op, Map<Integer, Grid> grids) {
    boolean changed = false;
    if (op.outputs().length() == 1 && grids.containsKey(op.outputs().get(0))) {
      for (int input : handedOn(op)) {
        changed |= grids.putIfAbsent(input, grids.get(op.outputs().get(0))) == null;
      }
    }
    return changed;
  }

  private static List<Integer> handedOn(MnnOp op) {
    if (JOINING.contains(op.type())) {
      return op.inputs().asList();
    }
    return UNARY.contains(op.type()) && op.inputs().length() > 0
        ? List.of(op.inputs().get(0))
        : List.of();
  }
}
