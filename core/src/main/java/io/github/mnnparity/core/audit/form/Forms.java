package io.github.mnnparity.core.audit.form;

import com.google.common.base.Splitter;
import com.google.common.primitives.ImmutableDoubleArray;
import io.github.mnnparity.core.audit.form.Form.Applied;
import io.github.mnnparity.core.audit.form.Form.Boundary;
import io.github.mnnparity.core.audit.form.Form.Fixed;
import io.github.mnnparity.core.audit.form.Form.Linear;
import io.github.mnnparity.core.audit.form.Form.Pointwise;
import io.github.mnnparity.core.audit.form.Form.Unknown;
import io.github.mnnparity.core.audit.linear.Step;
import io.github.mnnparity.core.graph.Flow;
import io.github.mnnparity.core.graph.Node;
import io.github.mnnparity.core.graph.WeightCoding;
import io.github.mnnparity.core.tensor.Tensor;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.DoubleBinaryOperator;
import java.util.function.DoubleUnaryOperator;

/** The forms of one graph's values, up to the values at which forms end. Not thread-safe. */
public final class Forms {
  private static final Set<String> SCALING = Set.of("Add", "Sub", "Mul", "Div");
  private static final Set<String> COMMUTATIVE = Set.of("Add", "Mul", "Max", "Min");

  private final Flow flow;
  private final ConstantFolding.Folded constants;
  private final Types types;
  private final Set<String> boundary;
  private final long opset;
  private final LinearForms linear;
  private final Map<String, Form> inner = new HashMap<>();
  private final Map<String, Form> definitions = new HashMap<>();

  /**
   * @param constants that nodes compute
   * @param boundary values at which forms end
   */
  public Forms(Flow flow, ConstantFolding.Folded constants, Set<String> boundary) {
    this.flow = flow;
    this.constants = constants;
    this.types = new Types(flow, constants.values());
    this.boundary = boundary;
    this.opset = flow.graph().opsets().getOrDefault("", 21L);
    this.linear = new LinearForms(flow, types);
  }

  /** What computes {@code value}, whether or not it is a boundary. */
  Form definition(String value) {
    Form known = definitions.get(value);
    if (known == null) {
      known =
          flow.producer(value)
              .filter(node -> !flow.isConstant(value))
              .map(node -> form(node, node.outputs().indexOf(value)))
              .orElseGet(() -> of(value));
      definitions.put(value, known);
    }
    return known;
  }

  private Form of(String value) {
    Form known = inner.get(value);
    if (known == null) {
      known = made(value);
      inner.put(value, known);
    }
    return known;
  }

  private Form made(String value) {
    if (flow.isConstant(value)) {
      Optional<WeightCoding> coding =
          Optional.ofNullable(flow.graph().codings().get(value))
              .or(() -> Optional.ofNullable(constants.codings().get(value)));
      Optional<Tensor> tensor = types.constant(value);
      return tensor.isPresent() ? new Fixed(value, tensor.get(), coding) : new Unknown(value);
    }
    Optional<Node> maker = flow.producer(value);
    return boundary.contains(value) || maker.isEmpty() ? new Boundary(value) : definition(value);
  }

  private Form form(Node node, int output) {
    List<Optional<Form>> inputs = new ArrayList<>();
    for (String input : node.inputs()) {
      inputs.add(input.isEmpty() ? Optional.empty() : Optional.of(of(flow.canonical(input))));
    }
    Attributes attributes = new Attributes(node, types, opset);
    if (node.isOpaque() || !node.domain().isEmpty() || inputs.isEmpty() || output != 0) {
      return applied(node, attributes, inputs, output);
    }
    return changesNothing(node, attributes, inputs)
        .or(() -> linear.of(node, attributes.found(), inputs))
        .or(() -> normalization(node, inputs))
        .or(() -> function(node, inputs))
        .or(() -> binary(node, inputs))
        .or(() -> LayerNorms.of(node, attributes.found(), inputs))
        .or(() -> Flattened.of(node, inputs))
        .orElseGet(() -> applied(node, attributes, inputs, output));
  }

  private Form applied(Node node, Attributes attributes, List<Optional<Form>> inputs, int output) {
    List<Optional<Form>> kept = new ArrayList<>();
    for (int i = 0; i < inputs.size(); i++) {
      if (!attributes.absorbed().contains(i)) {
        kept.add(inputs.get(i));
      }
    }
    while (!kept.isEmpty() && kept.get(kept.size() - 1).isEmpty()) {
      kept.remove(kept.size() - 1);
    }
    String type =
        switch (node.opType()) {
          case "Upsample" -> "Resize";
          case "Sum" -> kept.size() == 2 ? "Add" : "Sum";
          default -> node.opType();
        };
    return new Applied(type, attributes.found(), kept, output, List.of(node));
  }

  /** Casts within one kind of numbers, and operators that leave a value as it is. */
  private Optional<Form> changesNothing(
      Node node, Attributes attributes, List<Optional<Form>> inputs) {
    boolean cast = node.opType().equals("Cast");
    String to = attributes.found().getOrDefault("to", "");
    boolean whole = types.isWhole(flow.canonical(node.inputs().get(0)));
    boolean idle =
        (cast && to.equals("integer") && whole)
            || (node.opType().equals("Transpose")
                && attributes.found().isEmpty()
                && !node.attributes().isEmpty())
            || (node.opType().equals("Slice")
                && attributes.absorbed().contains(1)
                && attributes.found().isEmpty())
            || (node.opType().equals("Concat") && inputs.size() == 1);
    return idle ? inputs.get(0) : Optional.empty();
  }

  private Optional<Form> normalization(Node node, List<Optional<Form>> inputs) {
    if (!node.opType().equals("BatchNormalization") || inputs.size() < 5) {
      return Optional.empty();
    }
    List<ImmutableDoubleArray> parameters = new ArrayList<>();
    for (Optional<Form> input : inputs.subList(1, 5)) {
      if (!(input.orElse(null) instanceof Fixed fixed) || fixed.tensor().shape().rank() > 1) {
        return Optional.empty();
      }
      parameters.add(Vectors.of(fixed.tensor()));
    }
    Step step =
        new Step.Normalization(
            parameters.get(0),
            parameters.get(1),
            parameters.get(2),
            parameters.get(3),
            node.floatAttribute("epsilon", 1e-5f));
    Form input = inputs.get(0).orElseThrow();
    int channels = parameters.get(0).length();
    if (input instanceof Linear found && found.layer().rows().channels() == channels) {
      return Optional.of(Vectors.then(found, step, node));
    }
    double[] factors = new double[channels];
    double[] terms = new double[channels];
    for (int channel = 0; channel < channels; channel++) {
      factors[channel] = step.factor(channel);
      terms[channel] = step.term(channel);
    }
    var rank = types.rank(flow.canonical(node.inputs().get(0)));
    return Optional.of(
        Vectors.scaled(
            input,
            ImmutableDoubleArray.copyOf(factors),
            ImmutableDoubleArray.copyOf(terms),
            rank.isPresent() ? rank.getAsInt() - 2 : -1,
            false,
            node));
  }

  private Optional<Form> function(Node node, List<Optional<Form>> inputs) {
    Optional<DoubleUnaryOperator> function =
        Samples.unary(node).or(() -> Bounds.of(node, types)).or(() -> slope(node));
    return function
        .filter(found -> !types.isWhole(flow.canonical(node.inputs().get(0))))
        .map(found -> pointwise(inputs.get(0).orElseThrow(), found, node, false, ""));
  }

  private Optional<DoubleUnaryOperator> slope(Node node) {
    if (!node.opType().equals("PRelu")) {
      return Optional.empty();
    }
    return types
        .constant(node, 1)
        .filter(tensor -> tensor.elements() == 1)
        .map(tensor -> tensor.doubleAt(0))
        .map(alpha -> x -> x < 0 ? alpha * x : x);
  }

  private Pointwise pointwise(
      Form input, DoubleUnaryOperator function, Node node, boolean coded, String operand) {
    String text = Bounds.text(node, types) + operand;
    if (input instanceof Pointwise before) {
      return new Pointwise(
          before.input(),
          Samples.map(before.samples(), function),
          before.text() + ", " + text,
          coded || before.coded(),
          Vectors.plus(before.nodes(), node));
    }
    return new Pointwise(input, Samples.map(Samples.GRID, function), text, coded, List.of(node));
  }

  private Optional<Form> binary(Node node, List<Optional<Form>> inputs) {
    Optional<DoubleBinaryOperator> function =
        inputs.size() == 2 && inputs.stream().allMatch(Optional::isPresent)
            ? Samples.binary(node)
            : Optional.empty();
    if (function.isEmpty() || types.isWhole(flow.canonical(node.inputs().get(0)))) {
      return Optional.empty();
    }
    Form left = inputs.get(0).orElseThrow();
    Form right = inputs.get(1).orElseThrow();
    if (right instanceof Fixed fixed && !(left instanceof Fixed)) {
      return withConstant(node, left, fixed, function.get(), false);
    }
    if (left instanceof Fixed fixed && !(right instanceof Fixed)) {
      return withConstant(node, right, fixed, function.get(), true);
    }
    Form a = base(left);
    if (a == base(right) && (left instanceof Pointwise || right instanceof Pointwise)) {
      List<Node> nodes = new ArrayList<>(nodes(left));
      nodes(right).stream().filter(other -> !nodes.contains(other)).forEach(nodes::add);
      nodes.add(node);
      return Optional.of(
          new Pointwise(
              a,
              Samples.join(samples(left), samples(right), function.get()),
              nodes.stream()
                  .map(each -> Bounds.text(each, types))
                  .reduce((x, y) -> x + ", " + y)
                  .orElse(""),
              coded(left) || coded(right),
              nodes));
    }
    return Optional.empty();
  }

  /** Constants that take part in a function and that {@code text} does not mention. */
  List<String> numbersBeside(Pointwise function, String text) {
    Set<String> mentioned = new HashSet<>(Splitter.onPattern("[ ,]+|\\.\\.").splitToList(text));
    List<String> strange = new ArrayList<>();
    for (Node node : function.nodes()) {
      for (String input : flow.inputsOf(node)) {
        types
            .constant(input)
            .filter(tensor -> tensor.elements() == 1)
            .map(tensor -> ConstantComparison.number(tensor.doubleAt(0)))
            .filter(number -> !mentioned.contains(number))
            .ifPresent(number -> strange.add(input));
      }
    }
    return strange;
  }

  private static Form base(Form form) {
    return form instanceof Pointwise pointwise ? pointwise.input() : form;
  }

  private static ImmutableDoubleArray samples(Form form) {
    return form instanceof Pointwise pointwise ? pointwise.samples() : Samples.GRID;
  }

  private static boolean coded(Form form) {
    return form instanceof Pointwise pointwise && pointwise.coded();
  }

  private static List<Node> nodes(Form form) {
    return form instanceof Pointwise pointwise ? pointwise.nodes() : List.of();
  }

  private Optional<Form> withConstant(
      Node node, Form input, Fixed constant, DoubleBinaryOperator function, boolean first) {
    boolean scales =
        SCALING.contains(node.opType()) && (!first || COMMUTATIVE.contains(node.opType()));
    if (scales && input instanceof Linear found) {
      Optional<ImmutableDoubleArray> vector =
          Vectors.alongChannel(
              constant.tensor(), found.layer().rows().channels(), found.trailing());
      if (vector.isPresent()) {
        return Optional.of(Vectors.then(found, step(node, vector.get()), node));
      }
    }
    if (constant.tensor().elements() == 1) {
      double number = constant.tensor().doubleAt(0);
      return Optional.of(
          pointwise(
              input,
              x -> first ? function.applyAsDouble(number, x) : function.applyAsDouble(x, number),
              node,
              constant.coding().isPresent(),
              " " + ConstantComparison.number(number)));
    }
    return scales
        ? Vectors.alongSome(constant.tensor()).map(along -> scaledBy(node, input, constant, along))
        : Optional.empty();
  }

  private static Form scaledBy(Node node, Form input, Fixed constant, Vectors.Along along) {
    Step step = step(node, along.values());
    double[] factors = new double[along.values().length()];
    double[] terms = new double[along.values().length()];
    for (int i = 0; i < factors.length; i++) {
      factors[i] = step.factor(i);
      terms[i] = step.term(i);
    }
    return Vectors.scaled(
        input,
        ImmutableDoubleArray.copyOf(factors),
        ImmutableDoubleArray.copyOf(terms),
        along.trailing(),
        constant.coding().isPresent(),
        node);
  }

  private static Step step(Node node, ImmutableDoubleArray values) {
    return switch (node.opType()) {
      case "Add" -> new Step.Plus(values);
      case "Sub" -> new Step.Plus(Samples.map(values, x -> -x));
      case "Mul" -> new Step.Times(values);
      default -> new Step.Times(Samples.map(values, x -> 1 / x));
    };
  }
}
