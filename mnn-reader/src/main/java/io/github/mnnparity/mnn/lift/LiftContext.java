package io.github.mnnparity.mnn.lift;

import io.github.mnnparity.core.graph.Attribute;
import io.github.mnnparity.core.graph.Graph;
import io.github.mnnparity.core.graph.Node;
import io.github.mnnparity.core.graph.WeightCoding;
import io.github.mnnparity.core.tensor.DType;
import io.github.mnnparity.core.tensor.Shape;
import io.github.mnnparity.core.tensor.Tensor;
import io.github.mnnparity.mnn.model.MnnGraph;
import io.github.mnnparity.mnn.model.MnnModel;
import io.github.mnnparity.mnn.model.MnnOp;
import io.github.mnnparity.mnn.schema.MNN_DATA_FORMAT;
import io.github.mnnparity.mnn.schema.TensorDescribe;
import io.github.mnnparity.mnn.weight.DecodedWeights;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a lifter works with: the values of its op by name, what is known of them, and the nodes to
 * add. Integer values are INT64 throughout a lifted graph, booleans are INT64 0 or 1 as well, as
 * MNN has no boolean tensors. One op's context; not thread-safe.
 */
public final class LiftContext {
  private final LiftState state;
  private final MnnOp op;
  private final String stem;
  private final List<Node> nodes = new ArrayList<>();
  private final Map<String, Tensor> initializers = new LinkedHashMap<>();
  private final Map<String, WeightCoding> codings = new LinkedHashMap<>();
  private final Set<String> results = new HashSet<>();
  private final Map<String, String> substitutes = new HashMap<>();

  LiftContext(LiftState state, MnnOp op) {
    this(state, op, op.name());
  }

  /** A context for nodes that are called {@code stem} instead of after the op. */
  LiftContext(LiftState state, MnnOp op, String stem) {
    this.state = state;
    this.op = op;
    this.stem = stem;
  }

  /** The file, for weights that lie outside the op. */
  public MnnModel model() {
    return state.model;
  }

  /** Number of inputs that the op lists, absent ones included. */
  public int inputCount() {
    return op.inputs().length();
  }

  public boolean hasInput(int index) {
    return index < op.inputs().length() && op.inputs().get(index) >= 0;
  }

  /**
   * Value name of an input.
   *
   * @throws io.github.mnnparity.core.error.MalformedModelException if the op has no such input
   */
  public String input(int index) {
    if (!hasInput(index)) {
      throw op.malformed(
          "inputIndexes", "at least " + (index + 1) + " inputs", op.inputs().length() + " of them");
    }
    return nameOf(op.inputs().get(index));
  }

  /** Value names of all inputs; the empty string for absent ones. */
  public List<String> inputs() {
    return op.inputs().stream().mapToObj(this::nameOf).toList();
  }

  /**
   * Value name of an output.
   *
   * @throws io.github.mnnparity.core.error.MalformedModelException if the op has no such output
   */
  public String output(int index) {
    if (index >= op.outputs().length()) {
      throw op.malformed(
          "outputIndexes",
          "at least " + (index + 1) + " outputs",
          op.outputs().length() + " of them");
    }
    return nameOf(op.outputs().get(index));
  }

  public List<String> outputs() {
    return op.outputs().stream().mapToObj(this::nameOf).toList();
  }

  private String nameOf(int tensor) {
    if (tensor < 0) {
      return "";
    }
    String name = state.nameOf(tensor);
    return substitutes.getOrDefault(name, name);
  }

  /** From here on, {@code substitute} stands in the place of a tensor that the op lists. */
  public void substitute(String value, String substitute) {
    substitutes.put(value, substitute);
  }

  /** A name for a new value that no tensor of the file stands for. */
  public String hidden(String stem) {
    return temporary(stem);
  }

  /** What fills an output that a file of fixed shapes copies together from the op's inputs. */
  public Optional<TensorDescribe> copied(int output) {
    return described(op.outputs().get(output)).filter(tensor -> tensor.regionsLength() > 0);
  }

  /** The shape of an input in a file of fixed shapes. */
  public Optional<Shape> statedInput(int input) {
    return statedShape(op.inputs().get(input));
  }

  /** The shape of an output in a file of fixed shapes. */
  public Optional<Shape> statedOutput(int output) {
    return statedShape(op.outputs().get(output));
  }

  private Optional<Shape> statedShape(int tensor) {
    return described(tensor)
        .map(TensorDescribe::blob)
        .map(blob -> Shape.of(Fields.longs(blob.dimsVector())));
  }

  private Optional<TensorDescribe> described(int tensor) {
    return Optional.ofNullable(state.source.described().get(tensor));
  }

  /** The value as a constant, where it is one in the file. INT64 for integers. */
  public Optional<Tensor> constant(String value) {
    return Optional.ofNullable(state.constants.get(value));
  }

  /** The input as a constant, where it is there and is one. */
  public Optional<Tensor> constant(int input) {
    return hasInput(input) ? constant(input(input)) : Optional.empty();
  }

  /**
   * The elements of an integer scalar or vector that follows from constants and from the ranks of
   * tensors. Sizes of dimensions are not relied on: a file may state 1 for a dynamic one.
   */
  public Optional<long[]> known(String value) {
    return new IntegerExpressions(new RankFacts(state)).allOf(value);
  }

  /** The dtype of a value; FLOAT32 where nothing is known. */
  public DType dtype(String value) {
    return state.dtypes.getOrDefault(value, DType.FLOAT32);
  }

  /** Whether a value holds integers, or booleans as integers. */
  public boolean isInteger(String value) {
    return !dtype(value).isFloat();
  }

  /** The shape of a value where its rank at least is known; unknown sizes are -1. */
  public Optional<Shape> shape(String value) {
    return Optional.ofNullable(state.shapes.get(value));
  }

  public Optional<Integer> rank(String value) {
    return shape(value).map(Shape::rank);
  }

  /** Whether the file has the value's channels on the last axis, as TensorFlow does. */
  public boolean channelsLast(String value) {
    return state.formats.of(value) == MNN_DATA_FORMAT.NHWC;
  }

  /** Whether MNN packs the value's channels; its axes are NCHW then, whatever the net's are. */
  public boolean packed(String value) {
    return state.formats.of(value) == MNN_DATA_FORMAT.NC4HW4;
  }

  /** States the dtype of a value where the rules for ONNX operators do not find it. */
  public void dtype(String value, DType dtype) {
    state.dtypes.put(value, dtype);
  }

  /** States the shape of a value. */
  public void shape(String value, Shape shape) {
    state.shapes.put(value, shape);
  }

  /**
   * A subgraph of the file.
   *
   * @param field of the op that holds {@code name}
   * @throws io.github.mnnparity.core.error.MalformedModelException if there is no such subgraph, or
   *     the op is inside it
   */
  public Subgraph subgraph(String field, @Nullable String name) {
    if (name == null || name.isEmpty()) {
      throw op.malformed(field, "the name of a subgraph", "none");
    }
    MnnGraph source =
        state
            .model
            .subgraph(name)
            .orElseThrow(
                () ->
                    op.malformed(
                        field,
                        "the name of a subgraph of this file",
                        "'" + name + "', which it does not have"));
    if (state.isInside(name)) {
      throw op.malformed(field, "a subgraph that does not hold this op", "'" + name + "'");
    }
    return new Subgraph(state, op, field, source);
  }

  /** Takes the nodes and constants of a lifted subgraph without inputs over. */
  public void inline(Graph subgraph) {
    for (Node node : subgraph.nodes()) {
      nodes.add(node);
      subgraph.hidden().stream().filter(node.outputs()::contains).forEach(state.builder::hide);
    }
  }

  /** Takes the constants of a lifted subgraph over. */
  void adopt(Graph subgraph) {
    initializers.putAll(subgraph.initializers());
    codings.putAll(subgraph.codings());
    subgraph.hidden().stream()
        .filter(subgraph.initializers()::containsKey)
        .forEach(state.builder::hide);
  }

  /** States dtype and shape of a value; the shape is not known where it is empty. */
  public void type(String value, DType dtype, Optional<Shape> shape) {
    state.dtypes.put(value, dtype);
    state.shapes.remove(value);
    shape.ifPresent(known -> state.shapes.put(value, known));
  }

  /** A value's channels are where those of another value are. */
  public void layout(String value, String like) {
    state.formats.copy(value, like);
  }

  /** A constant under a temporary name. */
  public String constant(String stem, Tensor tensor) {
    String name = state.temporary(op.name() + "/" + stem);
    define(name, tensor);
    return name;
  }

  /** Weights under a temporary name, with how the file stores them. */
  public String weights(String stem, DecodedWeights weights) {
    String name = constant(stem, weights.values());
    weights.coding().ifPresent(coding -> codings.put(name, coding));
    return name;
  }

  /** A one-dimensional INT64 constant. */
  public String longs(String stem, long... values) {
    return constant(stem, Tensor.ofLongs(Shape.of(values.length), values));
  }

  /** A FLOAT32 scalar. */
  public String scalar(String stem, float value) {
    return constant(stem, Tensor.ofFloats(Shape.SCALAR, value));
  }

  /** A scalar of the dtype of {@code like}. */
  public String scalarLike(String stem, String like, double value) {
    return constant(stem, Tensor.ofDoubles(Shape.SCALAR, value).cast(dtype(like)));
  }

  /** Gives one of the op's outputs a constant value. */
  public void constantOutput(String output, DecodedWeights weights) {
    results.add(output);
    define(output, weights.values());
    weights.coding().ifPresent(coding -> codings.put(output, coding));
  }

  private void define(String name, Tensor tensor) {
    initializers.put(name, tensor);
    state.constants.put(name, tensor);
    state.dtypes.put(name, tensor.dtype());
    state.shapes.put(name, tensor.shape());
  }

  /** Begins a node of the standard ONNX domain. */
  public NodeSketch node(String opType) {
    return new NodeSketch(this, opType);
  }

  /** The only output of a new node that has no attributes. */
  public String made(String opType, String... inputs) {
    return node(opType).inputs(inputs).toTemporary();
  }

  /** The op as one node: the op's inputs, outputs, and these attributes. */
  public void same(String opType, Attribute... attributes) {
    input(0);
    node(opType).inputs(inputs()).with(attributes).to(outputs());
  }

  /** The value as a vector: of one element where it is a scalar. */
  public String vector(String value) {
    Optional<Integer> rank = rank(value);
    if (rank.isPresent() && rank.get() == 1) {
      return value;
    }
    long elements = rank.isPresent() && rank.get() == 0 ? 1 : -1;
    return node("Reshape").inputs(value, longs("vector", elements)).toTemporary();
  }

  /** The value as INT64. */
  public String int64(String value) {
    return as(DType.INT64, value);
  }

  /** The value in a dtype, through a {@code Cast} where it has another. */
  public String as(DType dtype, String value) {
    if (dtype(value) == dtype) {
      return value;
    }
    return node("Cast")
        .inputs(value)
        .with(Attribute.of("to", MnnTypes.onnxNumber(dtype)))
        .toTemporary();
  }

  /** The truth of an integer value as BOOL: what it was cast from, or a new {@code Cast}. */
  public String bool(String value) {
    String source = state.booleans.get(value);
    return source == null ? as(DType.BOOL, value) : source;
  }

  String temporary(String stem) {
    return state.temporary(op.name() + "/" + stem);
  }

  void rememberBoolean(String integer, String bool) {
    state.booleans.put(integer, bool);
  }

  void add(String opType, List<String> inputs, List<String> outputs, List<Attribute> attributes) {
    Node node =
        new Node(
            state.uniqueNodeName(nodes.isEmpty() ? stem : stem + "/" + opType),
            "",
            opType,
            inputs,
            outputs,
            attributes,
            List.of(op.name()));
    nodes.add(node);
    outputs.forEach(output -> state.producers.put(output, node));
    TypeRules.outputs(node, this::dtype)
        .forEach(
            (value, dtype) -> {
              if (!value.isEmpty()) {
                state.dtypes.put(value, dtype);
              }
            });
    ShapeRules.outputs(node, this::shape, this::constant)
        .forEach(
            (value, shape) -> {
              if (!value.isEmpty()) {
                state.shapes.put(value, shape);
              }
            });
  }

  /** Makes what was added part of the graph. */
  void commit() {
    initializers.forEach(this::commit);
    codings.forEach(state.builder::coding);
    nodes.forEach(state::add);
    initializers.clear();
    codings.clear();
    nodes.clear();
  }

  /** Whether a node that was added here and is not yet part of the graph makes the value. */
  boolean makes(String value) {
    return nodes.stream().anyMatch(node -> node.outputs().contains(value));
  }

  private void commit(String name, Tensor tensor) {
    state.survey.visitor().visit(op, name, tensor, Optional.ofNullable(codings.get(name)));
    if (state.survey.keeps(tensor)) {
      state.builder.initializer(name, tensor);
    } else if (!results.contains(name)) {
      state.constants.remove(name);
    }
  }
}
