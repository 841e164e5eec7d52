package io.github.mnnparity.mnn.lift;

import io.github.mnnparity.core.graph.Attribute;
import io.github.mnnparity.core.graph.Graph;
import io.github.mnnparity.core.graph.Node;
import io.github.mnnparity.core.graph.Value;
import io.github.mnnparity.core.tensor.Shape;
import io.github.mnnparity.core.tensor.Tensor;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * Shapes of the outputs of ONNX operators, as far as they follow easily; -1 for sizes that do not.
 * Lifters need ranks above all (layout conversions, per-channel constants).
 */
public final class ShapeRules {
  private final Node node;
  private final Function<String, Optional<Shape>> shapes;
  private final Function<String, Optional<Tensor>> constants;

  private ShapeRules(
      Node node,
      Function<String, Optional<Shape>> shapes,
      Function<String, Optional<Tensor>> constants) {
    this.node = node;
    this.shapes = shapes;
    this.constants = constants;
  }

  /** The shapes of a graph's values, as far as they are known; opaque nodes say nothing. */
  public static Map<String, Shape> of(Graph graph) {
    Map<String, Shape> shapes = new HashMap<>();
    graph.inputs().stream()
        .filter(Value::rankKnown)
        .forEach(input -> shapes.put(input.name(), input.shape()));
    graph.initializers().forEach((name, tensor) -> shapes.put(name, tensor.shape()));
    for (Node node : graph.nodes()) {
      if (node.domain().isEmpty()) {
        shapes.putAll(
            outputs(
                node,
                name -> Optional.ofNullable(shapes.get(name)),
                name -> Optional.ofNullable(graph.initializers().get(name))));
      }
    }
    return shapes;
  }

  static Map<String, Shape> outputs(
      Node node,
      Function<String, Optional<Shape>> shapes,
      Function<String, Optional<Tensor>> constants) {
    Map<String, Shape> found = new LinkedHashMap<>();
    Optional<Shape> shape = new ShapeRules(node, shapes, constants).outputShape();
    shape.ifPresent(known -> node.outputs().forEach(output -> found.put(output, known)));
    return found;
  }

  private Optional<Shape> outputShape() {
    return switch (node.opType()) {
      case "Conv" -> window(1, true);
      case "MaxPool", "AveragePool", "LpPool" -> window(-1, false);
      case "ConvTranspose" -> input(0).map(x -> unknown(x.rank()));
      case "GlobalAveragePool", "GlobalMaxPool" -> input(0).map(ShapeRules::onlyChannels);
      case "Add",
          "Sub",
          "Mul",
          "Div",
          "Pow",
          "Mod",
          "Max",
          "Min",
          "Sum",
          "Mean",
          "Where",
          "Equal",
          "Greater",
          "GreaterOrEqual",
          "Less",
          "LessOrEqual",
          "And",
          "Or",
          "Xor",
          "BitwiseAnd",
          "BitwiseOr",
          "BitwiseXor",
          "BitShift" ->
          broadcast();
      case "MatMul" -> matMul();
      case "Gemm" -> Optional.of(unknown(2));
      case "Flatten" -> Optional.of(unknown(2));
      case "Shape" -> Optional.of(input(0).map(x -> Shape.of(sizes(x.rank()))).orElse(unknown(1)));
      case "Size" -> Optional.of(Shape.SCALAR);
      case "Reshape" -> reshape();
      case "Transpose" -> transpose();
      case "Concat" -> concat();
      case "Unsqueeze" -> unsqueeze();
      case "Squeeze" -> squeeze();
      case "Gather" -> input(0).flatMap(x -> input(1).map(i -> unknown(x.rank() + i.rank() - 1)));
      case "Slice" -> slice();
      case "Split",
          "Pad",
          "Resize",
          "Tile",
          "GatherElements",
          "TopK",
          "DepthToSpace",
          "SpaceToDepth",
          "GridSample" ->
          input(0).map(x -> unknown(x.rank()));
      case "Expand" -> expand();
      case "ConstantOfShape" -> input(0).filter(Shape::isStatic).map(s -> unknown(length(s)));
      case "ReduceSum",
          "ReduceMean",
          "ReduceMax",
          "ReduceMin",
          "ReduceProd",
          "ReduceL1",
          "ReduceL2",
          "ReduceSumSquare" ->
          reduce();
      case "ArgMax", "ArgMin" ->
          input(0)
              .map(x -> unknown(node.intAttribute("keepdims", 1) == 1 ? x.rank() : x.rank() - 1));
      case "Range" -> Optional.of(unknown(1));
      case "NonZero", "NonMaxSuppression" -> Optional.of(unknown(2));
      case "Relu",
          "LeakyRelu",
          "PRelu",
          "Elu",
          "Selu",
          "Celu",
          "Sigmoid",
          "HardSigmoid",
          "HardSwish",
          "Tanh",
          "Gelu",
          "Mish",
          "Softplus",
          "Softsign",
          "Softmax",
          "LogSoftmax",
          "Clip",
          "Cast",
          "Identity",
          "Abs",
          "Neg",
          "Floor",
          "Ceil",
          "Round",
          "Sqrt",
          "Reciprocal",
          "Exp",
          "Log",
          "Sin",
          "Cos",
          "Tan",
          "Asin",
          "Acos",
          "Atan",
          "Sinh",
          "Cosh",
          "Asinh",
          "Acosh",
          "Atanh",
          "Erf",
          "Sign",
          "Not",
          "BatchNormalization",
          "InstanceNormalization",
          "LayerNormalization",
          "GroupNormalization",
          "RMSNormalization",
          "LRN",
          "CumSum",
          "QuantizeLinear",
          "DequantizeLinear",
          "ScatterND",
          "ScatterElements",
          "ReverseSequence",
          "Trilu" ->
          input(0);
      default -> Optional.empty();
    };
  }

  private Optional<Shape> input(int index) {
    return index < node.inputs().size() ? shapes.apply(node.inputs().get(index)) : Optional.empty();
  }

  private Optional<long[]> longs(int index) {
    return index < node.inputs().size()
        ? constants.apply(node.inputs().get(index)).map(Tensor::toLongs)
        : Optional.empty();
  }

  private static Shape unknown(int rank) {
    long[] dims = new long[Math.max(0, rank)];
    Arrays.fill(dims, -1);
    return Shape.of(dims);
  }

  private static int length(Shape oneDimensional) {
    return (int) Math.min(64, oneDimensional.elements());
  }

  private static Shape onlyChannels(Shape x) {
    long[] dims = x.toArray();
    Arrays.fill(dims, Math.min(2, dims.length), dims.length, 1);
    return Shape.of(dims);
  }

  private long[] ints(String attribute, int length, long absent) {
    long[] values = new long[length];
    Arrays.fill(values, absent);
    if (node.attribute(attribute).orElse(null) instanceof Attribute.IntsValue ints
        && ints.values().length() == length) {
      return ints.values().toArray();
    }
    return values;
  }

  private Optional<Shape> window(int weightInput, boolean conv) {
    Optional<Shape> x = input(0).filter(shape -> shape.rank() >= 3);
    if (x.isEmpty()) {
      return Optional.empty();
    }
    int spatial = x.get().rank() - 2;
    long[] dims = x.get().toArray();
    long[] kernel = ints("kernel_shape", spatial, -1);
    long[] strides = ints("strides", spatial, 1);
    long[] dilations = ints("dilations", spatial, 1);
    long[] pads = ints("pads", 2 * spatial, 0);
    boolean plain = node.attribute("auto_pad").isEmpty() && node.intAttribute("ceil_mode", 0) == 0;
    for (int i = 0; i < spatial; i++) {
      boolean known = plain && dims[2 + i] >= 0 && kernel[i] > 0 && strides[i] > 0;
      long room = dims[2 + i] + pads[i] + pads[spatial + i] - (dilations[i] * (kernel[i] - 1) + 1);
      dims[2 + i] = known && room >= 0 ? room / strides[i] + 1 : -1;
    }
    if (conv) {
      dims[1] = input(weightInput).filter(w -> w.rank() > 0).map(w -> w.dim(0)).orElse(-1L);
    }
    return Optional.of(Shape.of(dims));
  }

  private Optional<Shape> broadcast() {
    long[] dims = {};
    for (int i = 0; i < node.inputs().size(); i++) {
      Optional<Shape> input = input(i);
      if (input.isEmpty()) {
        return Optional.empty();
      }
      dims = broadcast(dims, input.get().toArray());
    }
    return Optional.of(Shape.of(dims));
  }

  private static long[] broadcast(long[] a, long[] b) {
    long[] dims = new long[Math.max(a.length, b.length)];
    for (int i = 1; i <= dims.length; i++) {
      long x = i <= a.length ? a[a.length - i] : 1;
      long y = i <= b.length ? b[b.length - i] : 1;
      dims[dims.length - i] = x == 1 ? y : y == 1 ? x : Math.max(x, y);
    }
    return dims;
  }

  private Optional<Shape> matMul() {
    Optional<Shape> a = input(0).filter(shape -> shape.rank() >= 2);
    Optional<Shape> b = input(1).filter(shape -> shape.rank() >= 2);
    if (a.isEmpty() || b.isEmpty()) {
      return Optional.empty();
    }
    long[] dims = unknown(Math.max(a.get().rank(), b.get().rank())).toArray();
    dims[dims.length - 2] = a.get().dim(a.get().rank() - 2);
    dims[dims.length - 1] = b.get().dim(b.get().rank() - 1);
    return Optional.of(Shape.of(dims));
  }

  private Optional<Shape> reshape() {
    Optional<long[]> target = longs(1);
    if (target.isEmpty()) {
      return input(1).filter(s -> s.isStatic() && s.rank() == 1).map(s -> unknown(length(s)));
    }
    long[] dims = target.get().clone();
    Optional<Shape> x = input(0);
    long known = 1;
    int open = -1;
    for (int i = 0; i < dims.length; i++) {
      if (dims[i] == 0) {
        dims[i] = x.isPresent() && i < x.get().rank() ? x.get().dim(i) : -1;
        known = dims[i] < 0 ? -1 : known;
      } else if (dims[i] < 0) {
        open = i;
        dims[i] = -1;
        continue;
      }
      known = known < 0 ? known : known * Math.max(1, dims[i]);
    }
    if (open >= 0 && known > 0 && x.isPresent() && x.get().isStatic()) {
      dims[open] = x.get().elements() / known;
    }
    return Optional.of(Shape.of(dims));
  }

  private Optional<Shape> transpose() {
    return input(0)
        .map(
            x -> {
              long[] dims = new long[x.rank()];
              long[] order = ints("perm", x.rank(), -1);
              for (int i = 0; i < dims.length; i++) {
                int from = order[i] < 0 ? dims.length - 1 - i : (int) order[i];
                dims[i] = from < dims.length ? x.dim(from) : -1;
              }
              return Shape.of(dims);
            });
  }

  private Optional<Shape> concat() {
    Optional<Shape> first = input(0);
    if (first.isEmpty() || first.get().rank() == 0) {
      return Optional.empty();
    }
    long[] dims = first.get().toArray();
    int axis = axis(node.intAttribute("axis", 0), dims.length);
    for (int i = 1; i < node.inputs().size(); i++) {
      Optional<Shape> next = input(i);
      boolean known = next.isPresent() && next.get().rank() == dims.length;
      long size = known ? next.get().dim(axis) : -1;
      dims[axis] = size < 0 || dims[axis] < 0 ? -1 : dims[axis] + size;
      for (int d = 0; known && d < dims.length; d++) {
        dims[d] = d != axis && dims[d] < 0 ? next.get().dim(d) : dims[d];
      }
    }
    return Optional.of(Shape.of(dims));
  }

  private static int axis(long axis, int rank) {
    return (int) Math.max(0, Math.min(rank - 1, axis < 0 ? axis + rank : axis));
  }

  private Optional<Shape> slice() {
    Optional<long[]> starts = longs(1);
    Optional<long[]> ends = longs(2);
    Optional<Shape> x = input(0);
    if (x.isEmpty()) {
      return Optional.empty();
    }
    boolean plain = starts.isPresent() && ends.isPresent();
    plain &= node.inputs().size() < 5 || longs(4).filter(ShapeRules::areOnes).isPresent();
    boolean withAxes = node.inputs().size() > 3 && !node.inputs().get(3).isEmpty();
    if (!plain || (withAxes && longs(3).isEmpty())) {
      return Optional.of(unknown(x.get().rank()));
    }
    long[] dims = x.get().toArray();
    for (int i = 0; i < Math.min(starts.get().length, ends.get().length); i++) {
      int axis = withAxes ? axis(longs(3).get()[i], dims.length) : i;
      if (axis < dims.length) {
        dims[axis] = sliced(dims[axis], starts.get()[i], ends.get()[i]);
      }
    }
    return Optional.of(Shape.of(dims));
  }

  private static boolean areOnes(long[] steps) {
    return Arrays.stream(steps).allMatch(step -> step == 1);
  }

  private static long sliced(long size, long start, long end) {
    if (size < 0) {
      return -1;
    }
    long from = Math.max(0, Math.min(size, start < 0 ? start + size : start));
    long to = Math.max(0, Math.min(size, end < 0 ? end + size : end));
    return Math.max(0, to - from);
  }

  private Optional<Shape> unsqueeze() {
    Optional<long[]> axes = longs(1);
    Optional<Shape> x = input(0);
    if (axes.isEmpty() || x.isEmpty()) {
      return Optional.empty();
    }
    int rank = x.get().rank() + axes.get().length;
    long[] dims = unknown(rank).toArray();
    boolean[] added = new boolean[rank];
    for (long axis : axes.get()) {
      added[axis(axis, rank)] = true;
    }
    int from = 0;
    for (int i = 0; i < rank; i++) {
      dims[i] = added[i] ? 1 : from < x.get().rank() ? x.get().dim(from++) : -1;
    }
    return Optional.of(Shape.of(dims));
  }

  private Optional<Shape> squeeze() {
    Optional<Shape> x = input(0);
    if (x.isEmpty() || (node.inputs().size() > 1 && longs(1).isEmpty())) {
      return Optional.empty();
    }
    if (node.inputs().size() < 2) {
      return x.filter(Shape::isStatic)
          .map(s -> Shape.of(s.dims().stream().filter(size -> size != 1).toArray()));
    }
    boolean[] dropped = new boolean[x.get().rank()];
    for (long axis : longs(1).orElseThrow()) {
      if (dropped.length > 0) {
        dropped[axis(axis, dropped.length)] = true;
      }
    }
    return Optional.of(kept(x.get(), dropped));
  }

  private static Shape kept(Shape x, boolean[] dropped) {
    List<Long> dims = new ArrayList<>();
    for (int i = 0; i < dropped.length; i++) {
      if (!dropped[i]) {
        dims.add(x.dim(i));
      }
    }
    return Shape.of(dims.stream().mapToLong(Long::longValue).toArray());
  }

  private Optional<Shape> expand() {
    Optional<Shape> x = input(0);
    if (longs(1).isPresent()) {
      return x.map(shape -> Shape.of(broadcast(shape.toArray(), longs(1).orElseThrow())));
    }
    Optional<Shape> target = input(1).filter(s -> s.isStatic() && s.rank() == 1);
    return x.flatMap(shape -> target.map(s -> unknown(Math.max(shape.rank(), length(s)))));
  }

  private Optional<Shape> reduce() {
    Optional<Shape> x = input(0);
    if (x.isEmpty()) {
      return Optional.empty();
    }
    boolean keep = node.intAttribute("keepdims", 1) == 1;
    if (node.inputs().size() < 2) {
      return Optional.of(keep ? unknown(x.get().rank()) : Shape.SCALAR);
    }
    Optional<long[]> axes = longs(1);
    if (axes.isEmpty()) {
      return keep ? Optional.of(unknown(x.get().rank())) : Optional.empty();
    }
    boolean[] reduced = new boolean[x.get().rank()];
    for (long axis : axes.get()) {
      if (reduced.length > 0) {
        reduced[axis(axis, reduced.length)] = true;
      }
    }
    if (!keep) {
      return Optional.of(kept(x.get(), reduced));
    }
    long[] dims = x.get().toArray();
    for (int i = 0; i < dims.length; i++) {
      dims[i] = reduced[i] ? 1 : dims[i];
    }
    return Optional.of(Shape.of(dims));
  }

  /** How many sizes a {@code Shape} node gives of so many. */
  private long sizes(int rank) {
    long start = node.intAttribute("start", 0);
    long end = node.intAttribute("end", rank);
    long from = Math.max(0, Math.min(rank, start < 0 ? start + rank : start));
    long to = Math.max(0, Math.min(rank, end < 0 ? end + rank : end));
    return Math.max(0, to - from);
  }
}
