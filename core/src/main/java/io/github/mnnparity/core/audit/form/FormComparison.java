package io.github.mnnparity.core.audit.form;

import com.google.common.collect.ImmutableSet;
import com.google.common.primitives.ImmutableDoubleArray;
import io.github.mnnparity.core.align.Alignment;
import io.github.mnnparity.core.align.Pair;
import io.github.mnnparity.core.audit.form.Difference.Kind;
import io.github.mnnparity.core.audit.form.Form.Applied;
import io.github.mnnparity.core.audit.form.Form.Boundary;
import io.github.mnnparity.core.audit.form.Form.Fixed;
import io.github.mnnparity.core.audit.form.Form.Linear;
import io.github.mnnparity.core.audit.form.Form.Pointwise;
import io.github.mnnparity.core.audit.form.Form.Scaled;
import io.github.mnnparity.core.audit.form.Form.Unknown;
import io.github.mnnparity.core.graph.Node;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Compares the forms of aligned values. Not thread-safe. */
public final class FormComparison {
  private static final ImmutableSet<String> COMMUTATIVE =
      ImmutableSet.of("Add", "Mul", "Max", "Min", "And", "Or", "Xor", "Equal");

  /** Operators of one family on the same inputs differ for sure. */
  private static final List<ImmutableSet<String>> FAMILIES =
      List.of(
          ImmutableSet.of(
              "Add",
              "Sub",
              "Mul",
              "Div",
              "Pow",
              "Max",
              "Min",
              "Mod",
              "Equal",
              "Less",
              "Greater",
              "LessOrEqual",
              "GreaterOrEqual",
              "And",
              "Or",
              "Xor"),
          ImmutableSet.of("MaxPool", "AveragePool", "LpPool"),
          ImmutableSet.of("GlobalMaxPool", "GlobalAveragePool", "GlobalLpPool"),
          ImmutableSet.of(
              "ReduceSum",
              "ReduceMean",
              "ReduceMax",
              "ReduceMin",
              "ReduceProd",
              "ReduceL1",
              "ReduceL2",
              "ReduceLogSum",
              "ReduceLogSumExp",
              "ReduceSumSquare"),
          ImmutableSet.of("ArgMax", "ArgMin"),
          ImmutableSet.of("Softmax", "LogSoftmax", "Hardmax"));

  /** Attributes that make a difference for some sizes only, which the files do not say. */
  private static final ImmutableSet<String> BY_SIZE =
      ImmutableSet.of("auto_pad", "ceil_mode", "shape", "sizes");

  private static final int DEEPEST_DETOUR = 2;

  private final Alignment alignment;
  private final Forms reference;
  private final Forms candidate;
  private final Grids grids;
  private final Map<Form, Map<Form, Outcome>> known = new IdentityHashMap<>();
  private int detour;

  /** What the engine's integers reach behind an op. */
  public interface Grids {
    /** The range of what the node computes, if the file stores it as integers. */
    Optional<Range> of(Node node);

    /**
     * @param step between two neighbouring numbers
     * @param biasStep between two neighbouring biases of what computes it
     */
    record Range(double lowest, double highest, double step, double biasStep) {}
  }

  /** Both forms must end at the aligned values. */
  public FormComparison(Alignment alignment, Forms reference, Forms candidate, Grids grids) {
    this.alignment = alignment;
    this.reference = reference;
    this.candidate = candidate;
    this.grids = grids;
  }

  /** What the region of an aligned pair says on either side. */
  public Outcome of(Pair pair) {
    Form a = reference.definition(pair.reference());
    Form b = candidate.definition(pair.candidate());
    boolean inputs = a instanceof Boundary && b instanceof Boundary;
    return inputs ? Outcome.EQUAL : compare(a, b);
  }

  private Outcome compare(Form a, Form b) {
    Map<Form, Outcome> of = known.computeIfAbsent(a, key -> new IdentityHashMap<>());
    Outcome outcome = of.get(b);
    if (outcome == null) {
      outcome = compared(a, b);
      of.put(b, outcome);
    }
    return outcome;
  }

  private Outcome compared(Form a, Form b) {
    if (a instanceof Boundary || b instanceof Boundary) {
      return boundary(a, b);
    }
    if (a instanceof Unknown || b instanceof Unknown) {
      return Outcome.open("a constant that operators compute");
    }
    if (a instanceof Pointwise || b instanceof Pointwise) {
      return functions(a, b);
    }
    if (a instanceof Scaled || b instanceof Scaled) {
      return scaled(a, b);
    }
    if (a instanceof Fixed wanted && b instanceof Fixed found) {
      return ConstantComparison.difference(wanted, found)
          .map(why -> Outcome.of(difference(Kind.CONSTANT, why, a, b, List.of(found.value()))))
          .orElseGet(() -> new Outcome(List.of(), List.of(), wanted.tensor().elements(), 0));
    }
    if (a instanceof Linear wanted
        && b instanceof Linear found
        && wanted.opType().equals(found.opType())) {
      return attributes(wanted.attributes(), found.attributes(), a, b)
          .and(LinearComparison.of(wanted, found, biasStep(found)))
          .and(compare(wanted.input(), found.input()));
    }
    if (a instanceof Applied wanted && b instanceof Applied found) {
      return operators(wanted, found);
    }
    return structure(a, b);
  }

  /** An aligned value may stand for another of the same definition: converters merge equals. */
  private Outcome boundary(Form a, Form b) {
    if (a instanceof Boundary left
        && b instanceof Boundary right
        && alignment
            .ofReference(left.value())
            .filter(pair -> pair.candidate().equals(right.value()))
            .isPresent()) {
      return Outcome.EQUAL;
    }
    Form c = a instanceof Boundary left ? reference.definition(left.value()) : a;
    Form d = b instanceof Boundary right ? candidate.definition(right.value()) : b;
    boolean end = c instanceof Boundary || d instanceof Boundary || detour >= DEEPEST_DETOUR;
    if (!end) {
      detour++;
      Outcome outcome = compare(c, d);
      detour--;
      if (outcome.isEqual()) {
        return outcome;
      }
    }
    if (a instanceof Applied moved
        && moved.opType().equals("Transpose")
        && compare(moved.inputs().get(0).orElseThrow(), b).isEqual()) {
      return Outcome.of(
          difference(
              Kind.ATTRIBUTE,
              "perm "
                  + moved.attributes().getOrDefault("perm", "turned round")
                  + " in ONNX, the file leaves the axes as they are",
              a,
              b,
              List.of()));
    }
    return Outcome.open("reads " + name(b) + " where ONNX reads " + name(a));
  }

  private static String name(Form form) {
    if (form instanceof Boundary boundary) {
      return "'" + boundary.value() + "'";
    }
    if (form instanceof Fixed fixed) {
      return "the constant " + ConstantComparison.text(fixed.tensor());
    }
    return form.nodes().isEmpty() ? "a constant" : types(form.nodes());
  }

  private Outcome functions(Form a, Form b) {
    Form left = a instanceof Pointwise pointwise ? pointwise.input() : a;
    Form right = b instanceof Pointwise pointwise ? pointwise.input() : b;
    Outcome inner = compare(left, right);
    ImmutableDoubleArray wanted = a instanceof Pointwise p ? p.samples() : Samples.GRID;
    ImmutableDoubleArray found = b instanceof Pointwise p ? p.samples() : Samples.GRID;
    boolean coded = b instanceof Pointwise p && p.coded();
    OptionalInt worst = Samples.difference(wanted, found, coded);
    if (worst.isEmpty() || !inner.open().isEmpty() || areOneOnGrid(wanted, found, b)) {
      return inner;
    }
    String summary = "ONNX says " + text(a) + ", the file says " + text(b);
    int at = worst.getAsInt();
    Difference difference =
        new Difference(
            Kind.FUNCTION,
            summary,
            List.of(
                String.format(
                    Locale.ROOT,
                    "at %.4g that is %.5g in ONNX, %.5g in the file",
                    Samples.GRID.get(at),
                    wanted.get(at),
                    found.get(at))),
            a.nodes(),
            b instanceof Pointwise ? b.nodes() : right.nodes(),
            b instanceof Pointwise p ? candidate.numbersBeside(p, text(a)) : List.of(),
            List.of());
    return inner.and(Outcome.of(difference));
  }

  private static String text(Form form) {
    return form instanceof Pointwise pointwise ? pointwise.text() : "nothing";
  }

  /** A grid of integers bounds values by itself: what it cuts off needs no operator. */
  private boolean areOneOnGrid(ImmutableDoubleArray wanted, ImmutableDoubleArray found, Form form) {
    List<Node> nodes = form.nodes();
    Optional<Grids.Range> range =
        nodes.isEmpty() ? Optional.empty() : grids.of(nodes.get(nodes.size() - 1));
    if (range.isEmpty()) {
      return false;
    }
    for (int i = 0; i < wanted.length(); i++) {
      double a = cut(wanted.get(i), range.get());
      double b = cut(found.get(i), range.get());
      if (!(Math.abs(a - b) <= range.get().step())) {
        return false;
      }
    }
    return true;
  }

  private double biasStep(Linear form) {
    return grids.of(form.nodes().get(0)).map(Grids.Range::biasStep).orElse(0.0);
  }

  private static double cut(double value, Grids.Range range) {
    return Math.max(range.lowest(), Math.min(range.highest(), value));
  }

  private Outcome scaled(Form a, Form b) {
    if (!(a instanceof Scaled wanted)) {
      return b instanceof Scaled found
          ? compare(a, found.input()).and(unmatched(a, b, found))
          : structure(a, b);
    }
    if (!(b instanceof Scaled found)) {
      return compare(wanted.input(), b).and(unmatched(a, b, wanted));
    }
    Outcome inner = compare(wanted.input(), found.input());
    boolean axes =
        wanted.trailing() == found.trailing() || wanted.trailing() < 0 || found.trailing() < 0;
    if (!axes) {
      return inner.and(Outcome.open("numbers along different axes"));
    }
    List<String> why = new ArrayList<>();
    ConstantComparison.difference(wanted.factors(), found.factors(), found.coded())
        .ifPresent(text -> why.add("factors: " + text));
    ConstantComparison.difference(wanted.terms(), found.terms(), found.coded())
        .ifPresent(text -> why.add("terms: " + text));
    return why.isEmpty()
        ? inner
        : inner.and(
            Outcome.of(difference(Kind.CONSTANT, String.join("; ", why), a, b, constants(b))));
  }

  private List<String> constants(Form form) {
    return form.nodes().stream().flatMap(node -> node.inputs().stream()).toList();
  }

  /** Scaling by 1 and adding 0 need not be stored. */
  private Outcome unmatched(Form a, Form b, Scaled scaled) {
    boolean idle =
        scaled.factors().stream().allMatch(x -> Math.abs(x - 1) < 1e-6)
            && scaled.terms().stream().allMatch(x -> Math.abs(x) < 1e-7);
    return idle
        ? Outcome.EQUAL
        : Outcome.of(
            difference(
                Kind.OPERATOR,
                scaled == a
                    ? types(scaled.nodes()) + " is missing from the file"
                    : "the file has " + types(scaled.nodes()) + " too",
                a,
                b,
                List.of()));
  }

  private Outcome operators(Applied wanted, Applied found) {
    boolean sameInputs = wanted.inputs().size() == found.inputs().size();
    if (wanted.opType().equals(found.opType())
        && wanted.output() == found.output()
        && !isOpaque(found)) {
      if (!sameInputs) {
        return Outcome.open(
            wanted.opType()
                + " has "
                + wanted.inputs().size()
                + " inputs in ONNX, "
                + found.inputs().size()
                + " in the file");
      }
      if (hasSubgraph(wanted) || hasSubgraph(found)) {
        return Outcome.open("the graph inside " + wanted.opType());
      }
      return attributes(wanted.attributes(), found.attributes(), wanted, found)
          .and(inputs(wanted, found));
    }
    boolean family =
        FAMILIES.stream()
            .anyMatch(types -> types.contains(wanted.opType()) && types.contains(found.opType()));
    if (family && sameInputs && inputs(wanted, found).isEqual()) {
      return Outcome.of(
          difference(
              Kind.OPERATOR,
              "ONNX says " + wanted.opType() + ", the file says " + found.opType(),
              wanted,
              found,
              List.of()));
    }
    return structure(wanted, found);
  }

  private static boolean isOpaque(Applied form) {
    return form.nodes().stream().anyMatch(Node::isOpaque);
  }

  private static boolean hasSubgraph(Applied form) {
    return form.nodes().stream()
        .flatMap(node -> node.attributes().stream())
        .anyMatch(
            attribute ->
                attribute.value() instanceof io.github.mnnparity.core.graph.Attribute.GraphValue);
  }

  private Outcome inputs(Applied wanted, Applied found) {
    Outcome straight = inputs(wanted.inputs(), found.inputs());
    if (straight.isEqual()
        || !COMMUTATIVE.contains(wanted.opType())
        || wanted.inputs().size() != 2) {
      return straight;
    }
    Outcome turned = inputs(wanted.inputs(), List.of(found.inputs().get(1), found.inputs().get(0)));
    boolean better =
        turned.differences().size() + turned.open().size()
            < straight.differences().size() + straight.open().size();
    return better ? turned : straight;
  }

  private Outcome inputs(List<Optional<Form>> wanted, List<Optional<Form>> found) {
    Outcome outcome = Outcome.EQUAL;
    for (int i = 0; i < wanted.size(); i++) {
      Optional<Form> a = wanted.get(i);
      Optional<Form> b = found.get(i);
      if (a.isPresent() != b.isPresent()) {
        outcome = outcome.and(Outcome.open("input " + i + " is on one side only"));
      } else if (a.isPresent()) {
        outcome = outcome.and(compare(a.get(), b.get()));
      }
    }
    return outcome;
  }

  private Outcome attributes(
      Map<String, String> wanted, Map<String, String> found, Form a, Form b) {
    TreeSet<String> names = new TreeSet<>(wanted.keySet());
    names.addAll(found.keySet());
    List<String> sure = new ArrayList<>();
    List<String> lost = new ArrayList<>();
    List<String> open = new ArrayList<>();
    for (String name : names) {
      String left = wanted.getOrDefault(name, "");
      String right = found.getOrDefault(name, "");
      if (AttributeText.same(name, left, right)) {
        continue;
      }
      String text =
          name
              + " "
              + AttributeText.shown(name, left)
              + " in ONNX, "
              + AttributeText.shown(name, right)
              + " in the file";
      if (BY_SIZE.contains(name)
          || (name.equals("pads")
              && (wanted.containsKey("auto_pad") || found.containsKey("auto_pad")))
          || AttributeText.areOneBySize(name, left, right)) {
        open.add(text);
      } else {
        sure.add(text);
        if (right.isEmpty()) {
          lost.add(name);
        }
      }
    }
    Outcome outcome =
        sure.isEmpty()
            ? Outcome.EQUAL
            : Outcome.of(
                new Difference(
                    Kind.ATTRIBUTE,
                    String.join("; ", sure),
                    List.of(),
                    a.nodes(),
                    b.nodes(),
                    List.of(),
                    lost));
    for (String text : open) {
      outcome = outcome.and(Outcome.bySize(text));
    }
    return outcome;
  }

  private static Outcome structure(Form a, Form b) {
    return Outcome.open("ONNX says " + whole(a) + ", the file says " + whole(b));
  }

  private static String whole(Form form) {
    return form.nodes().isEmpty() ? name(form) : types(form.nodes());
  }

  private static String types(List<Node> nodes) {
    return nodes.stream().map(Node::opType).distinct().collect(Collectors.joining(" → "));
  }

  private static Difference difference(
      Kind kind, String summary, Form a, Form b, List<String> constants) {
    return new Difference(kind, summary, List.of(), a.nodes(), b.nodes(), constants, List.of());
  }
}
