package io.github.mnnparity.core.audit.form;

import io.github.mnnparity.core.graph.Attribute;
import io.github.mnnparity.core.graph.Flow;
import io.github.mnnparity.core.graph.Node;
import io.github.mnnparity.core.graph.WeightCoding;
import io.github.mnnparity.core.tensor.DType;
import io.github.mnnparity.core.tensor.Shape;
import io.github.mnnparity.core.tensor.Tensor;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Computes constants that simple operators make from initializers: those which rearrange or convert
 * numbers, and arithmetic on tensors of one size or with one number. Others stay unknown.
 */
public final class ConstantFolding {
  private static final Set<String> RESHAPING = Set.of("Reshape", "Squeeze", "Unsqueeze", "Flatten");

  private final Flow flow;
  private final Map<String, Tensor> values = new HashMap<>();
  private final Map<String, WeightCoding> codings = new HashMap<>();

  private ConstantFolding(Flow flow) {
    this.flow = flow;
  }

  /**
   * Constants by canonical name, without initializers.
   *
   * @param codings of those that are made of coded initializers by moving their numbers alone
   */
  public record Folded(Map<String, Tensor> values, Map<String, WeightCoding> codings) {}

  /** What can be computed; of coded initializers, only what their codings are known for. */
  public static Folded of(Flow flow) {
    ConstantFolding folding = new ConstantFolding(flow);
    for (Node node : flow.nodes()) {
      if (node.outputs().size() == 1
          && flow.isConstant(node.outputs().get(0))
          && node.domain().isEmpty()) {
        folding.add(node, node.outputs().get(0));
      }
    }
    return new Folded(folding.values, folding.codings);
  }

  private void add(Node node, String output) {
    Optional<WeightCoding> coding =
        flow.inputsOf(node).stream()
            .map(input -> Optional.ofNullable(flow.graph().codings().get(input)))
            .flatMap(Optional::stream)
            .findFirst()
            .or(
                () ->
                    flow.inputsOf(node).stream()
                        .map(codings::get)
                        .filter(found -> found != null)
                        .findFirst());
    if (coding.isPresent()) {
      boolean moves = RESHAPING.contains(node.opType()) || node.opType().equals("Transpose");
      Optional<Tensor> result = moves ? fold(node) : Optional.empty();
      if (result.isPresent()) {
        values.put(output, result.get());
        codings.put(output, moved(node, coding.get(), tensor(node, 0).orElseThrow()));
      }
    } else if (flow.inputsOf(node).stream().noneMatch(this::isLost)) {
      fold(node).ifPresent(tensor -> values.put(output, tensor));
    }
  }

  /** Made of coded numbers in a way that hides their coding. */
  private boolean isLost(String value) {
    return !values.containsKey(value) && flow.producer(value).isPresent() && flow.isConstant(value);
  }

  /** The step of each number, moved as the numbers are. */
  private static WeightCoding moved(Node node, WeightCoding coding, Tensor input) {
    if (coding.kind() == WeightCoding.Kind.FLOAT16 || !node.opType().equals("Transpose")) {
      return coding;
    }
    double[] steps = new double[Math.toIntExact(input.elements())];
    for (int i = 0; i < steps.length; i++) {
      steps[i] = coding.steps().get((int) (i / coding.groupSize()));
    }
    Tensor turned = transposed(node, Tensor.ofDoubles(input.shape(), steps));
    return new WeightCoding(
        coding.description(), coding.kind(), coding.bits(), Vectors.of(turned), 1);
  }

  private Optional<Tensor> tensor(Node node, int input) {
    if (node.inputs().size() <= input || node.inputs().get(input).isEmpty()) {
      return Optional.empty();
    }
    String name = flow.canonical(node.inputs().get(input));
    Tensor initializer = flow.graph().initializers().get(name);
    return Optional.ofNullable(initializer != null ? initializer : values.get(name))
        .filter(tensor -> tensor.dtype() != DType.STRING);
  }

  private Optional<Tensor> fold(Node node) {
    Optional<Tensor> first = tensor(node, 0);
    if (first.isEmpty()) {
      return Optional.empty();
    }
    Tensor tensor = first.get();
    if (RESHAPING.contains(node.opType())) {
      return reshaped(node, tensor);
    }
    return switch (node.opType()) {
      case "Cast" -> cast(node, tensor);
      case "Transpose" -> Optional.of(transposed(node, tensor));
      case "Shape" ->
          Optional.of(Tensor.ofLongs(Shape.of(tensor.shape().rank()), tensor.shape().toArray()));
      case "Neg", "Sqrt", "Reciprocal", "Exp", "Abs", "Relu" ->
          Samples.unary(node)
              .filter(function -> tensor.dtype().isFloat())
              .map(
                  function -> {
                    float[] numbers = tensor.toFloats();
                    for (int i = 0; i < numbers.length; i++) {
                      numbers[i] = (float) function.applyAsDouble(numbers[i]);
                    }
                    return Tensor.ofFloats(tensor.shape(), numbers);
                  });
      default -> tensor(node, 1).flatMap(second -> arithmetic(node, tensor, second));
    };
  }

  /** The shape of the result is known only in part; what uses constants looks at their numbers. */
  private Optional<Tensor> reshaped(Node node, Tensor tensor) {
    if (node.opType().equals("Reshape")) {
      return tensor(node, 1)
          .flatMap(
              wanted -> {
                long[] dims = wanted.toLongs();
                long known = 1;
                int open = -1;
                for (int i = 0; i < dims.length; i++) {
                  if (dims[i] == 0 && i < tensor.shape().rank()) {
                    dims[i] = tensor.shape().dim(i);
                  }
                  if (dims[i] < 0) {
                    open = i;
                  } else {
                    known *= dims[i];
                  }
                }
                if (open >= 0 && known > 0) {
                  dims[open] = tensor.elements() / known;
                  known *= dims[open];
                }
                return known == tensor.elements()
                    ? Optional.of(tensor.reshape(Shape.of(dims)))
                    : Optional.<Tensor>empty();
              });
    }
    if (!node.opType().equals("Unsqueeze")) {
      return tensor.elements() == 1 ? Optional.of(tensor.reshape(Shape.SCALAR)) : Optional.empty();
    }
    Optional<long[]> axes =
        tensor(node, 1)
            .map(Tensor::toLongs)
            .or(
                () ->
                    node.attribute("axes")
                        .filter(Attribute.IntsValue.class::isInstance)
                        .map(value -> ((Attribute.IntsValue) value).values().toArray()));
    if (axes.isEmpty()) {
      return Optional.empty();
    }
    int rank = tensor.shape().rank() + axes.get().length;
    long[] dims = new long[rank];
    for (long axis : axes.get()) {
      dims[Math.floorMod(axis, rank)] = 1;
    }
    int next = 0;
    for (int i = 0; i < rank; i++) {
      if (dims[i] == 0) {
        dims[i] = tensor.shape().dim(next++);
      }
    }
    return Optional.of(tensor.reshape(Shape.of(dims)));
  }

  private static Optional<Tensor> cast(Node node, Tensor tensor) {
    return switch ((int) node.intAttribute("to", 0)) {
      case 1 -> Optional.of(tensor.cast(DType.FLOAT32));
      case 6 -> Optional.of(tensor.cast(DType.INT32));
      case 7 -> Optional.of(tensor.cast(DType.INT64));
      default -> Optional.empty();
    };
  }

  private static Tensor transposed(Node node, Tensor tensor) {
    int rank = tensor.shape().rank();
    long[] order = new long[rank];
    for (int i = 0; i < rank; i++) {
      order[i] = rank - 1 - i;
    }
    if (node.attribute("perm").orElse(null) instanceof Attribute.IntsValue given) {
      order = given.values().toArray();
    }
    long[] dims = new long[rank];
    long[] strides = new long[rank];
    long[] source = new long[rank];
    long stride = 1;
    for (int i = rank - 1; i >= 0; i--) {
      source[i] = stride;
      stride *= tensor.shape().dim(i);
    }
    for (int i = 0; i < rank; i++) {
      dims[i] = tensor.shape().dim((int) order[i]);
      strides[i] = source[(int) order[i]];
    }
    double[] numbers = new double[Math.toIntExact(tensor.elements())];
    for (int i = 0; i < numbers.length; i++) {
      long from = 0;
      long rest = i;
      for (int axis = rank - 1; axis >= 0; axis--) {
        from += rest % dims[axis] * strides[axis];
        rest /= dims[axis];
      }
      numbers[i] = tensor.doubleAt(from);
    }
    return Tensor.ofDoubles(Shape.of(dims), numbers).cast(tensor.dtype());
  }

  private static Optional<Tensor> arithmetic(Node node, Tensor a, Tensor b) {
    boolean sizes = a.shape().equals(b.shape()) || a.elements() == 1 || b.elements() == 1;
    boolean floats = a.dtype().isFloat() && b.dtype().isFloat();
    boolean known = List.of("Add", "Sub", "Mul", "Div").contains(node.opType());
    if (!sizes || !floats || !known) {
      return Optional.empty();
    }
    return Samples.binary(node)
        .map(
            function -> {
              Tensor larger = a.elements() >= b.elements() ? a : b;
              float[] numbers = new float[Math.toIntExact(larger.elements())];
              for (int i = 0; i < numbers.length; i++) {
                numbers[i] =
                    (float)
                        function.applyAsDouble(
                            a.doubleAt(a.elements() == 1 ? 0 : i),
                            b.doubleAt(b.elements() == 1 ? 0 : i));
              }
              return Tensor.ofFloats(larger.shape(), numbers);
            });
  }
}
