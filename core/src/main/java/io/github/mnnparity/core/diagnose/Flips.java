package io.github.mnnparity.core.diagnose;

import io.github.mnnparity.core.align.Pair;
import io.github.mnnparity.core.error.ParityException;
import io.github.mnnparity.core.graph.Flow;
import io.github.mnnparity.core.graph.LocalGraph;
import io.github.mnnparity.core.graph.Node;
import io.github.mnnparity.core.metric.ErrorMoments;
import io.github.mnnparity.core.noise.Discontinuous;
import io.github.mnnparity.core.report.FindingKind;
import io.github.mnnparity.core.report.Severity;
import io.github.mnnparity.core.tensor.DType;
import io.github.mnnparity.core.tensor.Tensor;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;

/**
 * Decisions (ArgMax, TopK, Round, comparisons ...) that a view takes otherwise than the reference
 * because of rounding alone. The reference is run once more with the view's decisions put in. A
 * decision is excused where what it reads then agrees within noise, and the operator, fed with what
 * the view fed it with, decides as the view did. Nothing is excused unless every decision is.
 */
public final class Flips {
  private final Measured measured;
  private final Evaluator evaluator;
  private final Flow flow;

  /**
   * @param elements how many values of the pair flipped, of how many
   */
  public record Flip(Pair pair, String opType, long elements, long of) {}

  /**
   * @param outputs what the reference gives with these decisions, by canonical name
   */
  public record Excused(Map<String, Tensor> outputs, List<Flip> flips) {
    /** A note for each decision, in execution order. */
    public List<Cause> notes(Measured measured, String view) {
      return flips.stream()
          .map(
              flip ->
                  new Cause(
                      flip.pair(),
                      FindingKind.REFERENCE,
                      Severity.NOTE,
                      0.95,
                      Double.NaN,
                      Place.of(measured, flip.pair()),
                      "rounding decides "
                          + flip.elements()
                          + " of "
                          + flip.of()
                          + " values: both answers are valid",
                      List.of(
                          "the " + view + " view and the reference decide otherwise there",
                          "what the operator reads agrees within noise in both",
                          "fed with the view's own values, the reference's operator decides as the"
                              + " view did",
                          "with these decisions put in, the reference gives the view's outputs"
                              + " within their limits")))
          .toList();
    }
  }

  private record Changed(Node node, String output, Pair pair, Tensor own, long elements) {}

  public Flips(Measured measured, Evaluator evaluator) {
    this.measured = measured;
    this.evaluator = evaluator;
    this.flow = measured.alignment().reference();
  }

  /**
   * @param view the view's value of a pair
   * @param noise largest error of a pair in the view that is noise
   * @return empty where nothing flipped, or a decision has another cause
   */
  public Optional<Excused> excused(
      Function<Pair, Optional<Tensor>> view, ToDoubleFunction<Pair> noise) {
    List<Changed> changed = changed(view);
    if (changed.isEmpty()) {
      return Optional.empty();
    }
    Map<String, Tensor> feeds = new HashMap<>(measured.feeds());
    changed.forEach(one -> feeds.put(one.output(), one.own()));
    Set<String> wanted = new LinkedHashSet<>(flow.outputs());
    changed.forEach(one -> wanted.addAll(variables(one.node())));
    wanted.removeIf(name -> flow.isConstant(name) && flow.producer(name).isEmpty());
    try {
      Map<String, Tensor> with =
          evaluator.run(measured.reference().graph(), feeds, new ArrayList<>(wanted));
      Map<String, Nudges.Read> read = new TreeMap<>();
      for (Changed one : changed) {
        if (!agrees(one.node(), with, view, noise, read)) {
          return Optional.empty();
        }
      }
      return decidesSo(changed, feeds, read)
          ? Optional.of(new Excused(with, changed.stream().map(Flips::flip).toList()))
          : Optional.empty();
    } catch (ParityException e) {
      // The reference cannot go on from these decisions: they are not those of another valid run.
      return Optional.empty();
    }
  }

  private static Flip flip(Changed one) {
    return new Flip(one.pair(), one.node().opType(), one.elements(), one.own().elements());
  }

  private List<Changed> changed(Function<Pair, Optional<Tensor>> view) {
    List<Changed> changed = new ArrayList<>();
    for (Node node : flow.nodes()) {
      for (String output : Discontinuous.outputs(flow, node, measured.referenceValues())) {
        Optional<Pair> pair = measured.alignment().ofReference(output);
        Optional<Tensor> own = pair.flatMap(view);
        Tensor right = measured.referenceValues().get(output);
        if (own.isPresent() && right.dtype() != DType.STRING) {
          Tensor value = own.get();
          boolean shaped = value.elements() == right.elements();
          if (!shaped || !ErrorMoments.of(right, value).identical()) {
            Tensor like = value.cast(right.dtype());
            changed.add(
                new Changed(
                    node,
                    output,
                    pair.get(),
                    shaped ? like.reshape(right.shape()) : like,
                    shaped ? different(right, value) : value.elements()));
          }
        }
      }
    }
    return changed;
  }

  private static long different(Tensor left, Tensor right) {
    long count = 0;
    for (int i = 0; i < left.elements(); i++) {
      count += Double.compare(left.doubleAt(i), right.doubleAt(i)) == 0 ? 0 : 1;
    }
    return count;
  }

  private List<String> variables(Node node) {
    return flow.inputsOf(node).stream().filter(input -> !flow.isConstant(input)).toList();
  }

  /**
   * Whether all that {@code node} reads is within noise in the view; fills in what the view fed it
   * with.
   */
  private boolean agrees(
      Node node,
      Map<String, Tensor> with,
      Function<Pair, Optional<Tensor>> view,
      ToDoubleFunction<Pair> noise,
      Map<String, Nudges.Read> read) {
    for (String input : variables(node)) {
      Tensor expected = with.get(input);
      Optional<Pair> pair = measured.alignment().ofReference(input);
      Optional<Tensor> own =
          pair.flatMap(view).filter(value -> value.elements() == expected.elements());
      if (own.isPresent()) {
        Tensor fed = own.get().cast(expected.dtype()).reshape(expected.shape());
        if (!(ErrorMoments.distance(expected, fed) <= noise.applyAsDouble(pair.get()))) {
          return false;
        }
        read.put(input, new Nudges.Read(fed, expected, 0));
      } else {
        read.put(input, new Nudges.Read(expected, expected, widest(node, noise)));
      }
    }
    return true;
  }

  /** Noise of a value inside a region: as much as that of what the region gives before it jumps. */
  private double widest(Node node, ToDoubleFunction<Pair> noise) {
    return variables(node).stream()
        .flatMap(
            input ->
                flow.slice(input, paired()).frontier().stream()
                    .flatMap(value -> measured.alignment().ofReference(value).stream()))
        .mapToDouble(noise)
        .max()
        .orElse(Nudges.ULP);
  }

  private Set<String> paired() {
    Set<String> names = new HashSet<>();
    measured.alignment().pairs().forEach(pair -> names.add(pair.reference()));
    return names;
  }

  /**
   * Each flipped element must come about in a run on the view's inputs, give or take a rounding.
   */
  private boolean decidesSo(
      List<Changed> changed, Map<String, Tensor> decided, Map<String, Nudges.Read> read) {
    Set<String> cut = new LinkedHashSet<>();
    changed.forEach(one -> cut.add(one.output()));
    Map<String, BitSet> open = new LinkedHashMap<>();
    changed.forEach(
        one -> {
          BitSet all = new BitSet();
          all.set(0, Math.toIntExact(one.own().elements()));
          open.put(one.output(), all);
        });
    for (int seed = 0; seed <= Nudges.SEEDS && !open.isEmpty(); seed++) {
      Map<String, Tensor> feeds = new HashMap<>(decided);
      feeds.putAll(Nudges.moved(read, seed));
      Map<String, Tensor> again =
          evaluator.run(
              LocalGraph.cut(measured.reference().graph(), cut),
              feeds,
              open.keySet().stream().map(LocalGraph::localName).toList());
      for (Changed one : changed) {
        if (open.containsKey(one.output())) {
          Tensor value = again.get(LocalGraph.localName(one.output()));
          Nudges.close(open.get(one.output()), one.own(), value, 0);
          if (open.get(one.output()).isEmpty()) {
            open.remove(one.output());
          }
        }
      }
    }
    return open.isEmpty();
  }
}
