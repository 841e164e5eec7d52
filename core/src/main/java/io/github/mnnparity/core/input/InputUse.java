package io.github.mnnparity.core.input;

import io.github.mnnparity.core.graph.Attribute;
import io.github.mnnparity.core.graph.Graph;
import io.github.mnnparity.core.graph.Node;
import io.github.mnnparity.core.graph.Value;
import io.github.mnnparity.core.tensor.DType;
import io.github.mnnparity.core.tensor.Tensor;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/** What the nodes of a graph do with an input, seen through nodes that only pass it on. */
final class InputUse {
  private static final Set<String> PASSING =
      Set.of(
          "Cast",
          "Identity",
          "Reshape",
          "Unsqueeze",
          "Squeeze",
          "Flatten",
          "Transpose",
          "Slice",
          "Concat",
          "Expand",
          "Tile");
  private static final long UNKNOWN_TABLE = 1;

  private record Consumer(Node node, int position) {}

  private final Graph graph;
  private final Map<String, List<Consumer>> consumers = new HashMap<>();

  InputUse(Graph graph) {
    this.graph = graph;
    collect(graph);
  }

  private void collect(Graph part) {
    for (Node node : part.nodes()) {
      for (int i = 0; i < node.inputs().size(); i++) {
        consumers
            .computeIfAbsent(node.inputs().get(i), name -> new ArrayList<>())
            .add(new Consumer(node, i));
      }
      for (Attribute attribute : node.attributes()) {
        if (attribute.value() instanceof Attribute.GraphValue subgraph) {
          collect(subgraph.value());
        }
      }
    }
  }

  /** What values an input wants. */
  sealed interface Kind {
    /** Ids below {@code bound}. */
    record Ids(long bound) implements Kind {}

    /** One number everywhere. */
    record Fixed(long value, String why) implements Kind {}

    /** The sizes of a shape, of which one may be left to the data. */
    record ReshapeSizes() implements Kind {}

    /** Above zero. */
    record Positive() implements Kind {}

    /** Nothing special. */
    record Plain() implements Kind {}
  }

  Kind of(Value input) {
    String name = input.name().toLowerCase(Locale.ROOT);
    if (name.contains("mask") || input.dtype() == DType.BOOL) {
      return new Kind.Fixed(1, "a mask, all ones");
    }
    Set<String> seen = new HashSet<>(Set.of(input.name()));
    Deque<String> open = new ArrayDeque<>(seen);
    OptionalLong bound = OptionalLong.empty();
    Optional<Kind> other = Optional.empty();
    while (!open.isEmpty()) {
      for (Consumer consumer : consumers.getOrDefault(open.pop(), List.of())) {
        OptionalLong table = table(consumer);
        if (table.isPresent()) {
          bound = OptionalLong.of(Math.min(bound.orElse(Long.MAX_VALUE), table.getAsLong()));
        } else if (other.isEmpty()) {
          other = kind(consumer, input.dtype());
        }
        if (PASSING.contains(consumer.node().opType())
            && (consumer.position() == 0 || consumer.node().opType().equals("Concat"))) {
          consumer.node().outputs().stream().filter(seen::add).forEach(open::add);
        }
      }
    }
    if (bound.isPresent()) {
      return new Kind.Ids(bound.getAsLong());
    }
    boolean counts =
        input.dtype().isInteger()
            && (name.contains("len") || name.contains("size") || name.contains("shape"));
    return other.orElse(counts ? new Kind.Fixed(1, "a size") : new Kind.Plain());
  }

  /** Rows of the table that the consumer indexes with the value. */
  private OptionalLong table(Consumer consumer) {
    Node node = consumer.node();
    boolean gathers = node.opType().equals("Gather") || node.opType().equals("GatherElements");
    if (consumer.position() != 1 || !(gathers || node.opType().equals("GatherND"))) {
      return OptionalLong.empty();
    }
    Tensor table = graph.initializers().get(node.inputs().get(0));
    if (table == null || table.shape().rank() == 0) {
      return OptionalLong.of(UNKNOWN_TABLE);
    }
    long axis = gathers ? node.intAttribute("axis", 0) : 0;
    long from = axis < 0 ? axis + table.shape().rank() : axis;
    return OptionalLong.of(
        from < 0 || from >= table.shape().rank()
            ? UNKNOWN_TABLE
            : Math.max(1, table.shape().dim((int) from)));
  }

  private Optional<Kind> kind(Consumer consumer, DType dtype) {
    int position = consumer.position();
    return switch (consumer.node().opType()) {
      case "Log", "Sqrt" -> dtype.isFloat() ? Optional.of(new Kind.Positive()) : Optional.empty();
      case "Reshape" -> position == 1 ? Optional.of(new Kind.ReshapeSizes()) : Optional.empty();
      case "Slice" ->
          position == 0
              ? Optional.empty()
              : Optional.of(new Kind.Fixed(position == 1 ? 0 : 1, "bounds of a slice"));
      case "Expand", "Tile", "Pad", "TopK", "Resize", "Upsample" ->
          position == 0 ? Optional.empty() : Optional.of(new Kind.Fixed(1, "sizes"));
      case "ConstantOfShape" -> Optional.of(new Kind.Fixed(2, "sizes"));
      case "Range" -> Optional.of(new Kind.Fixed(position == 1 ? 4 : position / 2, "a range"));
      case "OneHot" -> position == 1 ? Optional.of(new Kind.Fixed(4, "a depth")) : Optional.empty();
      case "Loop" -> position == 0 ? Optional.of(new Kind.Fixed(2, "a count")) : Optional.empty();
      case "Equal", "Greater", "Less", "GreaterOrEqual", "LessOrEqual" -> compared(consumer, dtype);
      default -> Optional.empty();
    };
  }

  /** An integer that is compared with a constant picks a case: the constant's. */
  private Optional<Kind> compared(Consumer consumer, DType dtype) {
    Tensor constant =
        graph.initializers().get(consumer.node().inputs().get(1 - consumer.position()));
    return dtype.isInteger()
            && constant != null
            && constant.elements() == 1
            && constant.dtype() != DType.STRING
        ? Optional.of(
            new Kind.Fixed(constant.longAt(0), "what " + consumer.node().name() + " asks for"))
        : Optional.empty();
  }

  /** The size that a weight fixes for a dynamic axis of the input. */
  OptionalLong fixedSize(Value input, int axis) {
    int rank = input.shape().rank();
    for (Consumer consumer : consumers.getOrDefault(input.name(), List.of())) {
      Node node = consumer.node();
      if (consumer.position() != 0 || node.inputs().size() < 2) {
        continue;
      }
      Tensor weight = graph.initializers().get(node.inputs().get(1));
      if (weight == null || weight.shape().rank() < 2) {
        continue;
      }
      if (node.opType().equals("Conv") && axis == 1 && rank == weight.shape().rank()) {
        return OptionalLong.of(weight.shape().dim(1) * node.intAttribute("group", 1));
      }
      if (node.opType().equals("MatMul") && axis == rank - 1) {
        return OptionalLong.of(weight.shape().dim(weight.shape().rank() - 2));
      }
      if (node.opType().equals("Gemm") && axis == 1 && node.intAttribute("transA", 0) == 0) {
        return OptionalLong.of(weight.shape().dim(node.intAttribute("transB", 0) == 0 ? 0 : 1));
      }
    }
    return OptionalLong.empty();
  }
}
