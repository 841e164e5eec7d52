package io.github.mnnparity.core.ladder;

import io.github.mnnparity.core.align.Alignment;
import io.github.mnnparity.core.align.Pair;
import io.github.mnnparity.core.diagnose.Measured;
import io.github.mnnparity.core.graph.Node;
import io.github.mnnparity.core.metric.ErrorMoments;
import io.github.mnnparity.core.tensor.Tensor;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.ToDoubleFunction;

/** Finds the first tensor, in the order of execution, in which two runs of the file differ. */
final class FirstDifference {
  private final Measured measured;
  private final List<String> tensors = new ArrayList<>();
  private final Map<String, Node> makers = new LinkedHashMap<>();
  private final Map<String, Pair> pairs = new LinkedHashMap<>();

  FirstDifference(Measured measured) {
    this.measured = measured;
    Alignment alignment = measured.alignment();
    for (Node node : alignment.candidate().nodes()) {
      for (String output : node.outputs()) {
        String name = measured.candidate().tensorNames().get(output);
        if (name != null && makers.putIfAbsent(name, node) == null) {
          tensors.add(name);
        }
      }
    }
    for (Pair pair : alignment.pairs()) {
      measured.engineNames(pair).forEach(name -> pairs.putIfAbsent(name, pair));
    }
  }

  /**
   * A tensor in which two runs differ.
   *
   * @param op name of the op that makes it; the tensor's own where the file does not tell
   * @param opType ONNX operator of the lifted graph
   * @param onnxTensors the reference's value, where there is one
   * @param relRms relative RMS difference of the two runs there
   */
  record Place(String tensor, String op, String opType, List<String> onnxTensors, double relRms) {}

  /** The names that the engine can be asked for, in the order of execution. */
  List<String> tensors() {
    return List.copyOf(tensors);
  }

  Optional<Pair> pair(String tensor) {
    return Optional.ofNullable(pairs.get(tensor));
  }

  /**
   * The first tensor beyond its allowance; where there is none, the first with other bits.
   *
   * @param allowed relative RMS difference that is noise
   */
  Optional<Place> between(
      Map<String, Tensor> base, Map<String, Tensor> other, ToDoubleFunction<Pair> allowed) {
    Optional<Place> bits = Optional.empty();
    for (String name : tensors) {
      Tensor left = base.get(name);
      Tensor right = other.get(name);
      if (left == null || right == null || left.bitEquals(right)) {
        continue;
      }
      double apart = ErrorMoments.distance(left, right);
      Place place = place(name, apart);
      if (pair(name).filter(pair -> apart > allowed.applyAsDouble(pair)).isPresent()) {
        return Optional.of(place);
      }
      if (bits.isEmpty()) {
        bits = Optional.of(place);
      }
    }
    return bits;
  }

  Place place(String tensor, double relRms) {
    Optional<Node> maker = Optional.ofNullable(makers.get(tensor));
    return new Place(
        tensor,
        maker.flatMap(node -> node.sources().stream().findFirst()).orElse(tensor),
        maker.map(Node::opType).orElse(""),
        pair(tensor).map(pair -> List.of(pair.reference())).orElseGet(this::outputs),
        relRms);
  }

  /** An op that is named by the engine alone, as where watching it is not survived. */
  Place op(String name) {
    return makers.entrySet().stream()
        .filter(entry -> entry.getValue().sources().contains(name))
        .findFirst()
        .map(entry -> place(entry.getKey(), 0))
        .map(near -> new Place(near.tensor(), name, near.opType(), near.onnxTensors(), 0))
        .orElseGet(() -> new Place(name, name, "", outputs(), 0));
  }

  /** For want of a better place. */
  List<String> outputs() {
    return measured.alignment().reference().outputs();
  }
}
