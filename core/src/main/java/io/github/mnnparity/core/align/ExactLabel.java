package io.github.mnnparity.core.align;

import com.google.common.collect.ImmutableMap;
import com.google.common.collect.ImmutableSet;
import com.google.common.primitives.ImmutableLongArray;
import io.github.mnnparity.core.graph.Attribute;
import io.github.mnnparity.core.graph.Node;
import io.github.mnnparity.core.metric.ErrorMoments;
import io.github.mnnparity.core.tensor.DType;
import io.github.mnnparity.core.tensor.Tensor;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Labels regions from their operators alone: EXACT where both sides compute the same expression
 * with equal constants, or only operators that select and move values; ROUNDING elsewhere. Never
 * looks at the error.
 */
public final class ExactLabel {
  private static final ImmutableSet<String> ROUNDING_FREE =
      ImmutableSet.of(
          "Relu",
          "Clip",
          "Max",
          "Min",
          "MaxPool",
          "GlobalMaxPool",
          "Abs",
          "Neg",
          "Sign",
          "Floor",
          "Ceil",
          "Round",
          "Reshape",
          "Flatten",
          "Squeeze",
          "Unsqueeze",
          "Transpose",
          "Slice",
          "Concat",
          "Split",
          "Gather",
          "GatherElements",
          "GatherND",
          "Expand",
          "Tile",
          "Pad",
          "Where",
          "Equal",
          "Less",
          "LessOrEqual",
          "Greater",
          "GreaterOrEqual",
          "And",
          "Or",
          "Not",
          "Xor",
          "ArgMax",
          "ArgMin",
          "TopK",
          "Shape",
          "Size",
          "NonZero",
          "ReduceMax",
          "ReduceMin",
          "DepthToSpace",
          "SpaceToDepth",
          "ScatterND",
          "ScatterElements",
          "OneHot",
          "ConstantOfShape",
          "ReverseSequence",
          "IsNaN",
          "IsInf");
  private static final ImmutableSet<String> COMMUTATIVE =
      ImmutableSet.of("Add", "Mul", "Max", "Min", "And", "Or", "Xor", "Equal");

  /** From this opset on, ONNX Runtime computes the operator with another kernel. */
  private static final ImmutableMap<String, Long> OTHER_KERNEL_FROM =
      ImmutableMap.of("AveragePool", 19L);

  private final Alignment alignment;
  private final Side reference;
  private final Side candidate;
  private final Map<String, Boolean> known = new HashMap<>();

  /** Both sides' values must hold the constants that are computed, beside the variables. */
  public ExactLabel(Alignment alignment, Side reference, Side candidate) {
    this.alignment = alignment;
    this.reference = reference;
    this.candidate = candidate;
  }

  public boolean isExact(Region region) {
    Pair pair = region.pair();
    Optional<DType> left = reference.value(pair.reference()).map(Tensor::dtype);
    Optional<DType> right = candidate.value(pair.candidate()).map(Tensor::dtype);
    if (left.isPresent()
        && right.isPresent()
        && (left.get().isFloat() || right.get().isFloat())
        && left.get() != right.get()) {
      return false;
    }
    return onlyMoves(region) || sameExpression(pair.reference(), pair.candidate(), true);
  }

  /** Whether the reference's side of the region rounds nothing by itself. */
  public boolean isRoundingFree(Region region) {
    return region.reference().nodes().stream().allMatch(node -> moves(reference, node));
  }

  private boolean onlyMoves(Region region) {
    return isRoundingFree(region)
        && region.candidate().nodes().stream().allMatch(node -> moves(candidate, node));
  }

  /** Selects and moves values, or is arithmetic on integers, which does not round. */
  private static boolean moves(Side side, Node node) {
    if (ROUNDING_FREE.contains(node.opType())) {
      return true;
    }
    return !node.isOpaque()
        && side.flow().inputsOf(node).stream().allMatch(value -> isWhole(side, value))
        && node.outputs().stream().allMatch(value -> value.isEmpty() || isWhole(side, value));
  }

  private static boolean isWhole(Side side, String value) {
    return constantOrValue(side, value).filter(tensor -> !tensor.dtype().isFloat()).isPresent();
  }

  private static Optional<Tensor> constantOrValue(Side side, String value) {
    Tensor initializer = side.flow().graph().initializers().get(value);
    return initializer != null ? Optional.of(initializer) : side.value(value);
  }

  private boolean sameExpression(String left, String right, boolean top) {
    if (!top) {
      Optional<Pair> pair = alignment.ofReference(left);
      if (pair.isPresent() || alignment.ofCandidate(right).isPresent()) {
        return pair.isPresent() && pair.get().candidate().equals(right);
      }
    }
    boolean leftConstant = reference.flow().isConstant(left);
    if (leftConstant != candidate.flow().isConstant(right)) {
      return false;
    }
    if (leftConstant) {
      return sameConstant(left, right);
    }
    String key = left + '\0' + right + '\0' + top;
    Boolean remembered = known.get(key);
    if (remembered == null) {
      remembered = sameProducer(left, right);
      known.put(key, remembered);
    }
    return remembered;
  }

  private boolean sameConstant(String left, String right) {
    Optional<Tensor> a = constantOrValue(reference, left);
    Optional<Tensor> b = constantOrValue(candidate, right);
    return a.isPresent()
        && b.isPresent()
        && a.get().dtype() != DType.STRING
        && b.get().dtype() != DType.STRING
        && a.get().dtype().isFloat() == b.get().dtype().isFloat()
        && a.get().elements() == b.get().elements()
        && (!a.get().dtype().isFloat() || isStored(reference, left) == isStored(candidate, right))
        && ErrorMoments.of(a.get(), b.get()).identical();
  }

  /** ONNX Runtime packs stored weights beforehand and multiplies them with another kernel. */
  private static boolean isStored(Side side, String value) {
    return side.flow().graph().initializers().containsKey(value);
  }

  private boolean sameProducer(String left, String right) {
    Optional<Node> a = reference.flow().producer(left);
    Optional<Node> b = candidate.flow().producer(right);
    if (a.isEmpty() || b.isEmpty()) {
      return false;
    }
    Node m = a.get();
    Node n = b.get();
    if (!m.opType().equals(n.opType())
        || !m.domain().equals(n.domain())
        || !sameKernel(m.opType())
        || m.outputs().indexOf(left) != n.outputs().indexOf(right)
        || !effectiveAttributes(reference, m).equals(effectiveAttributes(candidate, n))) {
      return false;
    }
    List<String> inputs = trimmed(m.inputs());
    List<String> others = trimmed(n.inputs());
    if (inputs.size() != others.size()) {
      return false;
    }
    return sameInputs(inputs, others)
        || (COMMUTATIVE.contains(m.opType())
            && inputs.size() == 2
            && sameInputs(inputs, List.of(others.get(1), others.get(0))));
  }

  private boolean sameKernel(String opType) {
    Long from = OTHER_KERNEL_FROM.get(opType);
    return from == null || (opset(reference) >= from) == (opset(candidate) >= from);
  }

  private static long opset(Side side) {
    return side.flow().graph().opsets().getOrDefault("", 1L);
  }

  private boolean sameInputs(List<String> inputs, List<String> others) {
    for (int i = 0; i < inputs.size(); i++) {
      boolean absent = inputs.get(i).isEmpty();
      if (absent != others.get(i).isEmpty()
          || (!absent && !sameExpression(inputs.get(i), others.get(i), false))) {
        return false;
      }
    }
    return true;
  }

  private static List<String> trimmed(List<String> inputs) {
    int end = inputs.size();
    while (end > 0 && inputs.get(end - 1).isEmpty()) {
      end--;
    }
    return inputs.subList(0, end);
  }

  /**
   * Attributes without those that say what their absence says. Nodes with subgraphs never match.
   */
  private static Map<String, Object> effectiveAttributes(Side side, Node node) {
    Map<String, Object> result = new HashMap<>();
    for (Attribute attribute : node.attributes()) {
      Object value = effective(side, node, attribute);
      if (value != null) {
        result.put(attribute.name(), value);
      }
    }
    return result;
  }

  private static Object effective(Side side, Node node, Attribute attribute) {
    String name = attribute.name();
    if (attribute.value() instanceof Attribute.IntsValue ints) {
      ImmutableLongArray values = ints.values();
      boolean plain =
          switch (name) {
            case "pads", "output_padding" -> values.stream().allMatch(v -> v == 0);
            case "strides", "dilations" -> values.stream().allMatch(v -> v == 1);
            case "kernel_shape" -> node.opType().startsWith("Conv");
            default -> false;
          };
      return plain ? null : values;
    }
    if (attribute.value() instanceof Attribute.IntValue number) {
      if (name.equals("axis") && number.value() < 0) {
        Optional<Tensor> input = constantOrValue(side, side.flow().canonical(node.inputs().get(0)));
        return input.isPresent()
            ? (Object) (number.value() + input.get().shape().rank())
            : (Object) number.value();
      }
      boolean plain =
          switch (name) {
            case "group" -> number.value() == 1;
            case "ceil_mode", "count_include_pad", "storage_order" -> number.value() == 0;
            default -> false;
          };
      return plain ? null : (Object) number.value();
    }
    if (attribute.value() instanceof Attribute.StringValue text) {
      return name.equals("auto_pad") && text.value().equals("NOTSET") ? null : text;
    }
    return attribute.value();
  }
}
