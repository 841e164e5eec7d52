package io.github.mnnparity.core.ledger;

import io.github.mnnparity.core.align.Pair;
import io.github.mnnparity.core.capture.QuantizedForms;
import io.github.mnnparity.core.diagnose.Evaluator;
import io.github.mnnparity.core.diagnose.Measured;
import io.github.mnnparity.core.error.ParityException;
import io.github.mnnparity.core.graph.Graph;
import io.github.mnnparity.core.metric.ErrorMoments;
import io.github.mnnparity.core.tensor.DType;
import io.github.mnnparity.core.tensor.Tensor;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Runs the lifted graph with chosen points in floats and the others as stored, and says how far its
 * outputs are from the reference's.
 */
final class Mixture {
  private static final double BROKEN = 1e12;

  private final Measured measured;
  private final Evaluator evaluator;
  private final List<Point> points;
  private final List<Sample> samples;
  private final Map<String, String> outputs = new LinkedHashMap<>();
  private final Map<Set<String>, Double> known = new HashMap<>();

  /**
   * @param samples the first of them is the one that is looked at when one has to do
   */
  Mixture(Measured measured, Evaluator evaluator, List<Point> points, List<Sample> samples) {
    this.measured = measured;
    this.evaluator = evaluator;
    this.points = points;
    this.samples = samples;
    for (String output : measured.alignment().reference().outputs()) {
      measured
          .alignment()
          .ofReference(output)
          .map(Pair::candidate)
          .filter(value -> measured.candidateValues().containsKey(value))
          .ifPresent(value -> outputs.put(output, value));
    }
    boolean floats = outputs.keySet().stream().anyMatch(this::isFloat);
    outputs.keySet().removeIf(output -> floats && !isFloat(output));
  }

  private boolean isFloat(String output) {
    Tensor value = measured.referenceValues().get(output);
    return value != null && value.dtype() == DType.FLOAT32;
  }

  boolean canRun() {
    return !outputs.isEmpty();
  }

  /**
   * Signal to noise ratio in dB of the worst output on the first sample.
   *
   * @param floats names of ops that compute in floats
   */
  double first(Set<String> floats) {
    return known.computeIfAbsent(Set.copyOf(floats), set -> sqnr(graph(set), set, samples.get(0)));
  }

  /** The same over all samples, each with its own number, in their order. */
  List<Double> all(Set<String> floats) {
    if (samples.size() == 1) {
      return List.of(first(floats));
    }
    Graph graph = graph(floats);
    List<Double> all = new ArrayList<>();
    samples.forEach(sample -> all.add(sqnr(graph, floats, sample)));
    return all;
  }

  private Graph graph(Set<String> floats) {
    QuantizedForms forms = measured.candidate().quantized();
    boolean mixed = forms.layers().stream().anyMatch(layer -> floats.contains(layer.op()));
    return mixed ? forms.graph(layer -> !floats.contains(layer.op())) : measured.running();
  }

  private double sqnr(Graph graph, Set<String> floats, Sample sample) {
    Map<String, Tensor> feeds = new HashMap<>(sample.feeds());
    for (Point point : points) {
      for (Point.Weights weights : point.weights()) {
        Tensor held = graph.initializers().get(weights.name());
        // Fed whether changed or not, so that one loaded graph serves all mixtures.
        if (weights.full().isPresent() && held != null && held.dtype() == DType.FLOAT32) {
          feeds.put(
              weights.name(),
              floats.contains(point.op()) ? weights.full().get() : weights.stored());
        }
      }
    }
    try {
      Map<String, Tensor> values = evaluator.run(graph, feeds, List.copyOf(outputs.values()));
      return Split.decibel(
          outputs.entrySet().stream()
              .mapToDouble(
                  output ->
                      noise(sample.outputs().get(output.getKey()), values.get(output.getValue())))
              .max()
              .orElse(0));
    } catch (ParityException e) {
      return Split.decibel(BROKEN);
    }
  }

  private static double noise(Tensor wanted, Tensor found) {
    if (wanted == null || found == null || wanted.elements() != found.elements()) {
      return BROKEN;
    }
    double relative = ErrorMoments.of(wanted, found).relRms();
    return Double.isFinite(relative) ? relative * relative : BROKEN;
  }

  /** Names of all points. */
  Set<String> everything() {
    return points.stream().map(Point::op).collect(Collectors.toUnmodifiableSet());
  }
}
