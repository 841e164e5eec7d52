package io.github.mnnparity.mnn.lift;

import com.google.common.primitives.Longs;
import io.github.mnnparity.core.graph.Attribute;
import io.github.mnnparity.core.graph.Node;
import io.github.mnnparity.core.tensor.Tensor;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongBinaryOperator;

/**
 * Works out short integer vectors that a graph computes from shapes and constants, without running
 * it. Elements may be unknown. Not thread-safe.
 */
public final class IntegerExpressions {
  /** Stands for an element that cannot be worked out. */
  public static final long UNKNOWN = Long.MIN_VALUE;

  private static final int LONGEST = 64;
  private static final int DEEPEST = 200;

  /** What is known of the graph. */
  public interface Facts {
    Optional<Node> producer(String value);

    Optional<Tensor> constant(String value);

    /** Sizes of a value's dimensions, {@link #UNKNOWN} for unknown ones; empty without a rank. */
    Optional<long[]> dims(String value);
  }

  private final Facts facts;
  private final Map<String, Optional<long[]>> found = new HashMap<>();
  private int depth;

  public IntegerExpressions(Facts facts) {
    this.facts = facts;
  }

  /** {@code rank} unknown elements. */
  public static long[] unknown(int rank) {
    long[] elements = new long[rank];
    Arrays.fill(elements, UNKNOWN);
    return elements;
  }

  /** The elements of an integer scalar or vector, as far as they are known. */
  public Optional<long[]> of(String value) {
    Optional<long[]> known = found.get(value);
    if (known == null) {
      if (depth >= DEEPEST) {
        return Optional.empty();
      }
      depth++;
      known = evaluate(value).filter(elements -> elements.length <= LONGEST);
      depth--;
      found.put(value, known);
    }
    return known;
  }

  /** The elements, if all of them are known. */
  public Optional<long[]> allOf(String value) {
    return of(value).filter(elements -> Longs.indexOf(elements, UNKNOWN) < 0);
  }

  private Optional<long[]> evaluate(String value) {
    Optional<Tensor> constant = facts.constant(value);
    if (constant.isPresent()) {
      return constant
          .filter(
              tensor ->
                  tensor.dtype().isInteger()
                      && tensor.shape().rank() <= 1
                      && tensor.elements() <= LONGEST)
          .map(Tensor::toLongs);
    }
    return facts.producer(value).filter(node -> node.domain().isEmpty()).flatMap(this::evaluate);
  }

  private Optional<long[]> evaluate(Node node) {
    return switch (node.opType()) {
      case "Identity", "Cast", "Squeeze", "Unsqueeze", "Reshape" -> input(node, 0);
      case "Shape" -> shape(node);
      case "Size" -> size(node);
      case "Add" -> elementwise(node, Long::sum);
      case "Sub" -> elementwise(node, (a, b) -> a - b);
      case "Mul" -> elementwise(node, (a, b) -> a * b);
      case "Div" -> elementwise(node, (a, b) -> b == 0 ? UNKNOWN : a / b);
      case "Mod" ->
          node.intAttribute("fmod", 0) == 0
              ? elementwise(node, (a, b) -> b == 0 ? UNKNOWN : Math.floorMod(a, b))
              : elementwise(node, (a, b) -> b == 0 ? UNKNOWN : a % b);
      case "Min" -> elementwise(node, Math::min);
      case "Max" -> elementwise(node, Math::max);
      case "Less" -> elementwise(node, (a, b) -> a < b ? 1 : 0);
      case "Equal" -> elementwise(node, (a, b) -> a == b ? 1 : 0);
      case "Where" -> where(node);
      case "Slice" -> slice(node);
      case "Concat" -> concat(node);
      case "Gather" -> gather(node);
      default -> Optional.empty();
    };
  }

  private Optional<long[]> input(Node node, int index) {
    return index < node.inputs().size() && !node.inputs().get(index).isEmpty()
        ? of(node.inputs().get(index))
        : Optional.empty();
  }

  private Optional<long[]> shape(Node node) {
    return facts
        .dims(node.inputs().get(0))
        .map(
            dims -> {
              int start = clamp(node.intAttribute("start", 0), dims.length);
              int end = clamp(node.intAttribute("end", dims.length), dims.length);
              return Arrays.copyOfRange(dims, start, Math.max(start, end));
            });
  }

  private Optional<long[]> size(Node node) {
    Optional<long[]> vector = input(node, 0);
    if (vector.isPresent()) {
      return vector.map(elements -> new long[] {elements.length});
    }
    return facts
        .dims(node.inputs().get(0))
        .filter(dims -> Longs.indexOf(dims, UNKNOWN) < 0)
        .map(dims -> new long[] {Arrays.stream(dims).reduce(1, (a, b) -> a * b)});
  }

  private Optional<long[]> elementwise(Node node, LongBinaryOperator operator) {
    Optional<long[]> a = input(node, 0);
    Optional<long[]> b = input(node, 1);
    if (node.inputs().size() != 2 || a.isEmpty() || b.isEmpty()) {
      return Optional.empty();
    }
    return combine(
        List.of(a.get(), b.get()), elements -> operator.applyAsLong(elements[0], elements[1]));
  }

  private Optional<long[]> where(Node node) {
    Optional<long[]> condition = input(node, 0);
    Optional<long[]> yes = input(node, 1);
    Optional<long[]> no = input(node, 2);
    if (condition.isEmpty() || yes.isEmpty() || no.isEmpty()) {
      return Optional.empty();
    }
    return combine(
        List.of(condition.get(), yes.get(), no.get()),
        elements -> elements[0] != 0 ? elements[1] : elements[2]);
  }

  private interface Combination {
    long of(long[] elements);
  }

  private static Optional<long[]> combine(List<long[]> vectors, Combination combination) {
    int length = 1;
    for (long[] vector : vectors) {
      if (vector.length != 1) {
        if (length != 1 && vector.length != length) {
          return Optional.empty();
        }
        length = vector.length;
      }
    }
    long[] result = new long[length];
    for (int i = 0; i < length; i++) {
      long[] elements = new long[vectors.size()];
      boolean known = true;
      for (int v = 0; v < elements.length; v++) {
        long[] vector = vectors.get(v);
        elements[v] = vector.length == 1 ? vector[0] : vector[i];
        known &= elements[v] != UNKNOWN;
      }
      result[i] = known ? combination.of(elements) : UNKNOWN;
    }
    return Optional.of(result);
  }

  private Optional<long[]> slice(Node node) {
    Optional<long[]> data = input(node, 0);
    Optional<Long> start = single(node, 1);
    Optional<Long> end = single(node, 2);
    boolean plain =
        (node.inputs().size() < 4 || single(node, 3).filter(axis -> axis == 0).isPresent())
            && (node.inputs().size() < 5 || single(node, 4).filter(step -> step == 1).isPresent());
    if (!plain || data.isEmpty() || start.isEmpty() || end.isEmpty()) {
      return Optional.empty();
    }
    int length = data.get().length;
    int from = clamp(start.get(), length);
    return Optional.of(
        Arrays.copyOfRange(data.get(), from, Math.max(from, clamp(end.get(), length))));
  }

  private Optional<Long> single(Node node, int index) {
    return input(node, index)
        .filter(elements -> elements.length == 1 && elements[0] != UNKNOWN)
        .map(elements -> elements[0]);
  }

  private static int clamp(long index, int length) {
    long positive = index < 0 ? index + length : index;
    return (int) Math.max(0, Math.min(length, positive));
  }

  private Optional<long[]> concat(Node node) {
    List<Long> all = new ArrayList<>();
    for (int i = 0; i < node.inputs().size(); i++) {
      Optional<long[]> part = input(node, i);
      if (part.isEmpty()) {
        return Optional.empty();
      }
      all.addAll(Longs.asList(part.get()));
    }
    return Optional.of(Longs.toArray(all));
  }

  private Optional<long[]> gather(Node node) {
    Optional<long[]> data = input(node, 0);
    Optional<long[]> indices = input(node, 1);
    if (data.isEmpty()
        || indices.isEmpty()
        || node.attribute("axis")
            .filter(axis -> !axis.equals(new Attribute.IntValue(0)))
            .isPresent()) {
      return Optional.empty();
    }
    long[] result = new long[indices.get().length];
    for (int i = 0; i < result.length; i++) {
      long index = indices.get()[i];
      long positive = index < 0 ? index + data.get().length : index;
      result[i] =
          positive < 0 || positive >= data.get().length ? UNKNOWN : data.get()[(int) positive];
    }
    return Optional.of(result);
  }
}
