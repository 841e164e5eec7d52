package io.github.mnnparity.core.diagnose;

import com.google.common.collect.ImmutableSet;
import io.github.mnnparity.core.align.Pair;
import io.github.mnnparity.core.align.Region;
import io.github.mnnparity.core.graph.Flow;
import io.github.mnnparity.core.graph.Node;
import io.github.mnnparity.core.tensor.Tensor;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Names for the place of a finding, as the two files spell them.
 *
 * @param mnnOps the most suspicious first, at most three
 */
record Place(
    List<String> mnnOps,
    List<String> mnnTensors,
    List<String> onnxNodes,
    List<String> onnxTensors) {
  private static final int MOST = 3;

  /** Operators that converters add around others to arrange shapes; the last to be suspected. */
  private static final ImmutableSet<String> MOVERS =
      ImmutableSet.of(
          "Shape",
          "Reshape",
          "Flatten",
          "Squeeze",
          "Unsqueeze",
          "Concat",
          "Slice",
          "Gather",
          "Cast",
          "Transpose",
          "Expand");

  static Place of(Measured measured, Pair pair) {
    Region region = measured.alignment().region(pair);
    Flow candidate = measured.alignment().candidate();
    List<Node> nodes = new ArrayList<>(region.candidate().nodes());
    Collections.reverse(nodes);
    Set<String> ops = new LinkedHashSet<>();
    Set<String> known =
        region.reference().nodes().stream().map(Node::opType).collect(Collectors.toSet());
    nodes.stream()
        .filter(node -> known.contains(node.opType()) && !isAsInReference(measured, region, node))
        .findFirst()
        .ifPresent(node -> ops.addAll(first(node)));
    suspiciousConstants(measured, region, nodes, candidate, ops);
    nodes.stream()
        .filter(node -> !known.contains(node.opType()) && !MOVERS.contains(node.opType()))
        .forEach(node -> ops.addAll(first(node)));
    nodes.stream()
        .filter(node -> !MOVERS.contains(node.opType()))
        .forEach(node -> ops.addAll(first(node)));
    nodes.forEach(node -> ops.addAll(first(node)));
    List<String> onnx = new ArrayList<>();
    region.reference().nodes().forEach(node -> onnx.addAll(node.sources()));
    return new Place(
        ops.stream().limit(MOST).toList(),
        measured.engineNames(pair).stream().limit(1).toList(),
        onnx,
        List.of(pair.reference()));
  }

  /**
   * Whether the reference's region has the same operator with the same attributes and constants.
   */
  private static boolean isAsInReference(Measured measured, Region region, Node node) {
    Constants mine = new Constants(measured.alignment().candidate(), measured.candidateValues());
    Constants other = new Constants(measured.alignment().reference(), measured.referenceValues());
    return region.reference().nodes().stream()
        .filter(reference -> reference.opType().equals(node.opType()))
        .filter(
            reference -> Set.copyOf(reference.attributes()).equals(Set.copyOf(node.attributes())))
        .anyMatch(
            reference ->
                mine.pool(List.of(node)).stream()
                    .allMatch(tensor -> Constants.holds(other.pool(List.of(reference)), tensor)));
  }

  /** Ops that hold, or work with, a constant which the reference's region does not know. */
  private static void suspiciousConstants(
      Measured measured, Region region, List<Node> nodes, Flow candidate, Set<String> ops) {
    Constants mine = new Constants(candidate, measured.candidateValues());
    List<Tensor> pool =
        new Constants(measured.alignment().reference(), measured.referenceValues())
            .pool(region.reference().nodes());
    for (Node node : nodes) {
      for (String value : candidate.inputsOf(node)) {
        boolean strange = mine.tensor(value).filter(t -> !Constants.holds(pool, t)).isPresent();
        if (strange) {
          String holder = measured.candidate().constantOps().get(value);
          ops.addAll(first(node));
          if (holder != null) {
            ops.add(holder);
          }
        }
      }
    }
  }

  private static List<String> first(Node node) {
    return node.sources().stream().limit(1).toList();
  }
}
