package io.github.mnnparity.mnn.lift;

import io.github.mnnparity.core.graph.Value;
import io.github.mnnparity.core.tensor.DType;
import io.github.mnnparity.core.tensor.Shape;
import io.github.mnnparity.mnn.model.MnnGraph;
import io.github.mnnparity.mnn.model.MnnOp;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A subgraph that an op names, before it is lifted: each of its inputs is a value of the graph
 * around it or a parameter. Not thread-safe.
 */
public final class Subgraph {
  private final LiftState outer;
  private final MnnOp user;
  private final String field;
  private final MnnGraph source;
  private final Map<Integer, String> bound = new LinkedHashMap<>();
  private final List<Parameter> parameters = new ArrayList<>();

  /** What a parameter holds at every call; {@code tensor} is negative where no input gets it. */
  private record Parameter(
      int tensor, String stem, DType dtype, Optional<Shape> shape, String first) {}

  Subgraph(LiftState outer, MnnOp user, String field, MnnGraph source) {
    this.field = field;
    this.outer = outer;
    this.user = user;
    this.source = source;
  }

  /** Names of the tensors that come from outside, as the file has them. */
  public List<String> inputs() {
    return names(source.inputs().asList());
  }

  /** Names of the tensors that are handed out, as the file has them. */
  public List<String> outputs() {
    return names(source.outputs().asList());
  }

  private List<String> names(List<Integer> tensors) {
    return tensors.stream().map(source.tensorNames()::get).toList();
  }

  /** Whether an output is an input, unchanged. */
  public boolean passesOn(int input, int output) {
    return source.inputs().get(input) == source.outputs().get(output);
  }

  /** An input is a value of the graph around. */
  public void bind(int input, String value) {
    bound.put(source.inputs().get(input), value);
  }

  /**
   * An input becomes a parameter: an input of the lifted subgraph, in the order of these calls.
   *
   * @param dtype BOOL for a truth that the ops inside read as an integer
   * @param shape unknown sizes are -1; empty where not even the rank is the same at every call
   */
  public void parameter(int input, DType dtype, Optional<Shape> shape) {
    parameter(input, dtype, shape, "");
  }

  /**
   * The same for a parameter whose first value is known.
   *
   * @param first tells where the channels are
   */
  public void parameter(int input, DType dtype, Optional<Shape> shape, String first) {
    int tensor = source.inputs().get(input);
    parameters.add(new Parameter(tensor, source.valueNames().get(tensor), dtype, shape, first));
  }

  /** A parameter that no op inside reads. */
  public void parameter(String stem, DType dtype, Optional<Shape> shape) {
    parameters.add(new Parameter(-1, stem, dtype, shape, ""));
  }

  /**
   * Lifts the ops.
   *
   * @throws CannotLiftException if one of them cannot be lifted
   * @throws io.github.mnnparity.core.error.MalformedModelException if an input is given twice, or
   *     nothing makes an output
   */
  public SubgraphBody lift() {
    Set<Integer> known = new HashSet<>(bound.keySet());
    for (Parameter parameter : parameters) {
      if (parameter.tensor() >= 0 && !known.add(parameter.tensor())) {
        throw user.malformed(
            field,
            "a subgraph whose inputs are different tensors",
            "'" + parameter.stem() + "' twice");
      }
    }
    LiftState inner = outer.inside(source, bound);
    LiftContext before = new LiftContext(inner, user, user.name() + "/begin");
    List<String> values = new ArrayList<>();
    parameters.forEach(parameter -> values.add(declare(inner, before, parameter)));
    before.commit();
    new ScopeLifter(inner).lift(known);
    source.ops().stream()
        .filter(op -> !op.type().equals("Input"))
        .forEach(op -> known.addAll(op.outputs().asList()));
    for (int output : source.outputs().asList()) {
      if (!known.contains(output)) {
        throw user.malformed(
            field,
            "a subgraph that makes all its outputs",
            "'"
                + source.name()
                + "', where nothing makes '"
                + source.valueNames().get(output)
                + "'");
      }
    }
    return new SubgraphBody(inner, user, values);
  }

  /** Returns the value by which nodes read the parameter. */
  private static String declare(LiftState inner, LiftContext before, Parameter parameter) {
    boolean truth = parameter.dtype() == DType.BOOL && parameter.tensor() >= 0;
    String name =
        parameter.tensor() >= 0
            ? inner.nameOf(parameter.tensor())
            : inner.temporary(parameter.stem());
    String input = truth ? inner.temporary(name + "/bool") : name;
    inner.builder.input(
        new Value(
            input,
            parameter.dtype(),
            parameter.shape().orElse(Shape.SCALAR),
            parameter.shape().isPresent()));
    before.type(input, parameter.dtype(), parameter.shape());
    before.layout(name, parameter.first());
    if (truth) {
      before.rememberBoolean(name, input);
      before.node("Cast").inputs(input).with("to", MnnTypes.onnxNumber(DType.INT64)).to(name);
    }
    return name;
  }
}
