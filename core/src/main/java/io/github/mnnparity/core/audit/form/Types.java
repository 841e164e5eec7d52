package io.github.mnnparity.core.audit.form;

import io.github.mnnparity.core.graph.Attribute;
import io.github.mnnparity.core.graph.Flow;
import io.github.mnnparity.core.graph.Node;
import io.github.mnnparity.core.graph.Value;
import io.github.mnnparity.core.tensor.Tensor;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/** What can be told of values without their shapes: ranks, and which are integers. */
final class Types {
  private static final Set<String> MAKES_INTEGERS =
      Set.of("Shape", "Size", "ArgMax", "ArgMin", "NonZero");
  private static final Set<String> KEEPS_TYPE =
      Set.of(
          "Slice",
          "Gather",
          "GatherElements",
          "GatherND",
          "Concat",
          "Squeeze",
          "Unsqueeze",
          "Reshape",
          "Flatten",
          "Transpose",
          "Add",
          "Sub",
          "Mul",
          "Div",
          "Mod",
          "Max",
          "Min",
          "Neg",
          "Abs",
          "ReduceProd",
          "ReduceSum",
          "ReduceMax",
          "ReduceMin",
          "Expand",
          "Tile",
          "Split",
          "Range",
          "CumSum",
          "Clip",
          "Pad");
  private static final Set<String> BROADCASTS =
      Set.of(
          "Add",
          "Sub",
          "Mul",
          "Div",
          "Pow",
          "Max",
          "Min",
          "Equal",
          "Less",
          "Greater",
          "And",
          "Or",
          "Where",
          "Mod",
          "PRelu",
          "LessOrEqual",
          "GreaterOrEqual",
          "Xor",
          "Sum");
  private static final Set<String> OTHER_RANK =
      Set.of(
          "Shape",
          "Size",
          "NonZero",
          "ConstantOfShape",
          "Range",
          "OneHot",
          "Einsum",
          "GatherND",
          "NonMaxSuppression",
          "If",
          "Loop",
          "Scan",
          "LSTM",
          "GRU",
          "RNN",
          "Det",
          "RoiAlign");

  private final Flow flow;
  private final Map<String, Tensor> folded;
  private final Map<String, Integer> ranks = new HashMap<>();
  private final Map<String, Integer> lengths = new HashMap<>();
  private final Set<String> integers = new HashSet<>();

  /**
   * @param folded constants that nodes compute
   */
  Types(Flow flow, Map<String, Tensor> folded) {
    this.flow = flow;
    this.folded = folded;
    for (Value input : flow.graph().inputs()) {
      if (input.rankKnown()) {
        ranks.put(input.name(), input.shape().rank());
      }
      if (!input.dtype().isFloat()) {
        integers.add(input.name());
      }
    }
    for (Node node : flow.nodes()) {
      OptionalInt rank = rank(node);
      boolean whole = isWhole(node);
      OptionalInt length = length(node);
      if (length.isPresent()) {
        lengths.put(node.outputs().get(0), length.getAsInt());
      }
      for (String output : node.outputs()) {
        rank.ifPresent(known -> ranks.putIfAbsent(output, known));
        if (whole) {
          integers.add(output);
        }
      }
    }
  }

  OptionalInt rank(String value) {
    Optional<Tensor> constant = constant(value);
    if (constant.isPresent()) {
      return OptionalInt.of(constant.get().shape().rank());
    }
    Integer rank = ranks.get(value);
    return rank == null ? OptionalInt.empty() : OptionalInt.of(rank);
  }

  /** Whether the value is surely made of integers or booleans. */
  boolean isWhole(String value) {
    return constant(value)
        .map(tensor -> !tensor.dtype().isFloat())
        .orElse(integers.contains(value));
  }

  Optional<Tensor> constant(String value) {
    Tensor initializer = flow.graph().initializers().get(value);
    return Optional.ofNullable(initializer != null ? initializer : folded.get(value));
  }

  /** The constant at an input of a node, if there is one and it is known. */
  Optional<Tensor> constant(Node node, int input) {
    return node.inputs().size() > input && !node.inputs().get(input).isEmpty()
        ? constant(flow.canonical(node.inputs().get(input)))
        : Optional.empty();
  }

  private OptionalInt rank(Node node, int input) {
    return node.inputs().size() > input && !node.inputs().get(input).isEmpty()
        ? rank(flow.canonical(node.inputs().get(input)))
        : OptionalInt.empty();
  }

  private boolean isWhole(Node node) {
    if (MAKES_INTEGERS.contains(node.opType())) {
      return true;
    }
    if (node.opType().equals("Cast")) {
      long to = node.intAttribute("to", 1);
      return to == 6 || to == 7;
    }
    return KEEPS_TYPE.contains(node.opType())
        && !node.inputs().isEmpty()
        && isWhole(flow.canonical(node.inputs().get(0)));
  }

  private OptionalInt rank(Node node) {
    OptionalInt first = rank(node, 0);
    if (node.isOpaque() || OTHER_RANK.contains(node.opType())) {
      return node.opType().equals("Shape") ? OptionalInt.of(1) : OptionalInt.empty();
    }
    if (BROADCASTS.contains(node.opType())) {
      int most = 0;
      for (int i = 0; i < node.inputs().size(); i++) {
        OptionalInt rank = rank(node, i);
        if (rank.isEmpty()) {
          return OptionalInt.empty();
        }
        most = Math.max(most, rank.getAsInt());
      }
      return OptionalInt.of(most);
    }
    return switch (node.opType()) {
      case "Flatten", "Gemm" -> OptionalInt.of(2);
      case "Reshape", "Expand" -> length(node, 1);
      case "MatMul" ->
          first.isPresent() && rank(node, 1).isPresent()
              ? OptionalInt.of(Math.max(first.getAsInt(), rank(node, 1).getAsInt()))
              : OptionalInt.empty();
      case "Gather" ->
          first.isPresent() && rank(node, 1).isPresent()
              ? OptionalInt.of(first.getAsInt() + rank(node, 1).getAsInt() - 1)
              : OptionalInt.empty();
      case "Squeeze" -> moved(node, first, -1);
      case "Unsqueeze" -> moved(node, first, 1);
      default ->
          node.opType().startsWith("Reduce") || node.opType().startsWith("Arg")
              ? (node.intAttribute("keepdims", 1) == 1 ? first : OptionalInt.empty())
              : first;
    };
  }

  /** How many sizes a list has that shapes are computed with. */
  private OptionalInt length(Node node, int input) {
    if (node.inputs().size() <= input || node.inputs().get(input).isEmpty()) {
      return OptionalInt.empty();
    }
    String value = flow.canonical(node.inputs().get(input));
    Optional<Tensor> constant = constant(value).filter(tensor -> tensor.shape().rank() <= 1);
    Integer known = lengths.get(value);
    return constant.isPresent()
        ? OptionalInt.of(Math.toIntExact(constant.get().elements()))
        : known == null ? OptionalInt.empty() : OptionalInt.of(known);
  }

  private OptionalInt length(Node node) {
    return switch (node.opType()) {
      case "Shape" -> rank(node, 0);
      case "Cast", "Add", "Mul", "Sub", "Div" -> length(node, 0);
      case "Unsqueeze" ->
          rank(node, 0).equals(OptionalInt.of(0)) || length(node, 0).equals(OptionalInt.of(1))
              ? OptionalInt.of(1)
              : OptionalInt.empty();
      case "Reshape" ->
          constant(node, 1)
                  .filter(shape -> shape.elements() == 1 && shape.longAt(0) == 1)
                  .isPresent()
              ? OptionalInt.of(1)
              : OptionalInt.empty();
      case "Gather" ->
          constant(node, 1).filter(tensor -> tensor.shape().rank() <= 1).isPresent()
              ? length(node, 1)
              : OptionalInt.empty();
      case "Slice" -> sliced(node);
      case "Concat" -> {
        int sum = 0;
        for (int i = 0; i < node.inputs().size(); i++) {
          OptionalInt length = length(node, i);
          if (length.isEmpty()) {
            yield OptionalInt.empty();
          }
          sum += length.getAsInt();
        }
        yield OptionalInt.of(sum);
      }
      default -> OptionalInt.empty();
    };
  }

  private OptionalInt sliced(Node node) {
    Optional<List<Long>> starts = ints(node, "starts", 1);
    Optional<List<Long>> ends = ints(node, "ends", 2);
    OptionalInt length = length(node, 0);
    if (length.isEmpty() || starts.isEmpty() || ends.isEmpty() || starts.get().size() != 1) {
      return OptionalInt.empty();
    }
    return OptionalInt.of(
        Math.max(
            0,
            place(ends.get().get(0), length.getAsInt())
                - place(starts.get().get(0), length.getAsInt())));
  }

  private static int place(long index, int length) {
    return (int) Math.max(0, Math.min(length, index < 0 ? index + length : index));
  }

  private OptionalInt moved(Node node, OptionalInt rank, int sign) {
    Optional<List<Long>> axes = ints(node, "axes", 1);
    return rank.isPresent() && axes.isPresent()
        ? OptionalInt.of(rank.getAsInt() + sign * axes.get().size())
        : OptionalInt.empty();
  }

  /** Numbers that are an attribute in one version of an operator and an input in another. */
  Optional<List<Long>> ints(Node node, String attribute, int input) {
    if (node.attribute(attribute).orElse(null) instanceof Attribute.IntsValue given) {
      return Optional.of(given.values().asList());
    }
    return constant(node, input)
        .filter(tensor -> !tensor.dtype().isFloat())
        .map(
            tensor -> {
              long[] numbers = tensor.toLongs();
              return java.util.stream.LongStream.of(numbers).boxed().toList();
            });
  }
}
