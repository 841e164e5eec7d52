package io.github.mnnparity.core.align;

import com.google.common.collect.ImmutableSet;
import io.github.mnnparity.core.graph.Node;
import io.github.mnnparity.core.metric.ErrorMoments;
import io.github.mnnparity.core.tensor.Tensor;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Pairs what lies between anchors where names are silent: equal operators on aligned inputs, and
 * the inputs of equal operators whose outputs are aligned.
 */
final class TopologyMatcher {
  private static final ImmutableSet<String> COMMUTATIVE =
      ImmutableSet.of("Add", "Mul", "Max", "Min", "Sum", "And", "Or", "Xor", "Equal");
  private static final ImmutableSet<String> LINEAR =
      ImmutableSet.of("Conv", "ConvTranspose", "Gemm", "MatMul");

  /** Relative RMS difference that coding may leave between equal weights. */
  private static final double SAME = 0.1;

  private final Side reference;
  private final Side candidate;
  private final Set<String> candidateValues;
  private final Folding folding;

  TopologyMatcher(Side reference, Side candidate) {
    this.reference = reference;
    this.candidate = candidate;
    this.candidateValues = new HashSet<>(candidate.flow().liveValues());
    this.folding = new Folding(reference.flow());
  }

  void match(Pairing pairing) {
    boolean changed = true;
    while (changed) {
      changed = sweep(node -> backward(pairing, node)) || sweep(node -> forward(pairing, node));
    }
  }

  private boolean sweep(Predicate<Node> step) {
    boolean changed = false;
    for (Node node : reference.flow().nodes()) {
      changed |= step.test(node);
    }
    return changed;
  }

  private boolean forward(Pairing pairing, Node node) {
    boolean changed = false;
    for (int index = 0; index < node.outputs().size(); index++) {
      String value = node.outputs().get(index);
      if (!value.isEmpty()
          && reference.flow().isLive(value)
          && !reference.flow().isConstant(value)
          && !pairing.hasReference(value)) {
        changed |= forward(pairing, node, index, value);
      }
    }
    return changed || folded(pairing, node);
  }

  private boolean forward(Pairing pairing, Node node, int index, String value) {
    List<String> inputs = variableInputs(reference, node);
    List<String> mapped = new ArrayList<>();
    for (String input : inputs) {
      Optional<String> partner = pairing.candidateOf(input);
      if (partner.isEmpty()) {
        return false;
      }
      mapped.add(partner.get());
    }
    if (mapped.isEmpty()) {
      return false;
    }
    List<String> found = new ArrayList<>();
    for (Node other : candidate.flow().consumers(mapped.get(0))) {
      if (sameOperator(node, other)
          && other.outputs().size() > index
          && sameConstants(node, other)
          && sameInputs(node, mapped, variableInputs(candidate, other))) {
        String output = other.outputs().get(index);
        if (candidateValues.contains(output)
            && !pairing.hasCandidate(output)
            && Side.compatible(reference, value, candidate, output)) {
          found.add(output);
        }
      }
    }
    return found.size() == 1
        && pairing.add(
            new Pair(value, found.get(0), node.opType() + " of the same aligned inputs", 0.9));
  }

  /** A convolution whose weights are the reference's, each channel multiplied by what follows. */
  private boolean folded(Pairing pairing, Node node) {
    List<String> inputs = variableInputs(reference, node);
    if (!node.opType().equals("Conv") || inputs.size() != 1) {
      return false;
    }
    Optional<String> input = pairing.candidateOf(inputs.get(0));
    String end = folding.end(node.outputs().get(0));
    if (input.isEmpty() || end.equals(node.outputs().get(0)) || pairing.hasReference(end)) {
      return false;
    }
    List<String> found = new ArrayList<>();
    for (Node other : candidate.flow().consumers(input.get())) {
      String output = other.outputs().get(0);
      if (sameOperator(node, other)
          && variableInputs(candidate, other).equals(List.of(input.get()))
          && candidateValues.contains(output)
          && !pairing.hasCandidate(output)
          && Side.compatible(reference, end, candidate, output)
          && Folding.areProportional(constants(reference, node), constants(candidate, other))) {
        found.add(output);
      }
    }
    return found.size() == 1
        && pairing.add(new Pair(end, found.get(0), "Conv with proportional weights", 0.85));
  }

  private boolean backward(Pairing pairing, Node node) {
    if (node.outputs().isEmpty()) {
      return false;
    }
    Optional<Node> other =
        pairing
            .candidateOf(node.outputs().get(0))
            .flatMap(candidate.flow()::producer)
            .filter(partner -> sameOperator(node, partner));
    if (other.isEmpty()) {
      return false;
    }
    List<String> left = variableInputs(reference, node);
    List<String> right = variableInputs(candidate, other.get());
    if (left.size() != right.size()) {
      return false;
    }
    if (COMMUTATIVE.contains(node.opType())) {
      List<String> leftOpen = left.stream().filter(v -> !pairing.hasReference(v)).toList();
      List<String> rightOpen = right.stream().filter(v -> !pairing.hasCandidate(v)).toList();
      return leftOpen.size() == 1
          && rightOpen.size() == 1
          && back(pairing, node, leftOpen.get(0), rightOpen.get(0));
    }
    boolean changed = false;
    for (int i = 0; i < left.size(); i++) {
      changed |= back(pairing, node, left.get(i), right.get(i));
    }
    return changed;
  }

  private boolean back(Pairing pairing, Node node, String left, String right) {
    return pairing.isFree(left, right)
        && candidateValues.contains(right)
        && Side.compatible(reference, left, candidate, right)
        && plausible(left, right)
        && pairing.add(new Pair(left, right, "input of the same aligned " + node.opType(), 0.85));
  }

  /** Equal operators, or a linear operator that took its neighbours' constants in. */
  private boolean plausible(String left, String right) {
    Optional<String> made = reference.flow().producer(left).map(Node::opType);
    Optional<String> other = candidate.flow().producer(right).map(Node::opType);
    if (made.isEmpty() || other.isEmpty()) {
      return false;
    }
    return made.equals(other)
        || (LINEAR.contains(other.get())
            && (LINEAR.contains(made.get()) || Folding.OPERATORS.contains(made.get())));
  }

  /** A convolution that took a neighbour in has other weights, and stands for that neighbour. */
  private boolean sameConstants(Node node, Node other) {
    List<Tensor> left = constants(reference, node);
    List<Tensor> right = constants(candidate, other);
    for (int i = 0; i < Math.min(left.size(), right.size()); i++) {
      if (ErrorMoments.distance(left.get(i), right.get(i)) > SAME) {
        return false;
      }
    }
    return true;
  }

  private static List<Tensor> constants(Side side, Node node) {
    return side.flow().inputsOf(node).stream()
        .map(side.flow().graph().initializers()::get)
        .filter(tensor -> tensor != null && tensor.dtype().isFloat())
        .toList();
  }

  /** A grid that ends where a Clip does leaves a Relu of it. */
  private static boolean sameOperator(Node a, Node b) {
    boolean clipped = a.opType().equals("Clip") && b.opType().equals("Relu");
    return (a.opType().equals(b.opType()) || clipped) && a.domain().equals(b.domain());
  }

  private static boolean sameInputs(Node node, List<String> mapped, List<String> inputs) {
    return COMMUTATIVE.contains(node.opType())
        ? mapped.size() == inputs.size() && new HashSet<>(mapped).equals(new HashSet<>(inputs))
        : mapped.equals(inputs);
  }

  private static List<String> variableInputs(Side side, Node node) {
    return side.flow().inputsOf(node).stream()
        .filter(value -> !side.flow().isConstant(value))
        .toList();
  }
}
