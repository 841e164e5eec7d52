package io.github.mnnparity.core.ledger;

import io.github.mnnparity.core.align.Pair;
import io.github.mnnparity.core.capture.QuantizedLayer;
import io.github.mnnparity.core.capture.QuantizedTensor;
import io.github.mnnparity.core.diagnose.Evaluator;
import io.github.mnnparity.core.diagnose.LocalReplay;
import io.github.mnnparity.core.diagnose.Measured;
import io.github.mnnparity.core.graph.Flow;
import io.github.mnnparity.core.metric.ErrorMoments;
import io.github.mnnparity.core.noise.NoiseFloors;
import io.github.mnnparity.core.tensor.DType;
import io.github.mnnparity.core.tensor.Tensor;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.BinaryOperator;
import java.util.function.UnaryOperator;

/** Runs every region alone with one cause of loss at a time, all regions in one run. */
final class Splits {
  private static final double SAME = 1e-3;

  private final Measured measured;
  private final Evaluator evaluator;
  private final Flow flow;
  private final List<Point> points;
  private final Map<String, QuantizedTensor> read = new LinkedHashMap<>();
  private final Map<String, QuantizedTensor> written = new LinkedHashMap<>();
  private final Map<String, Tensor> full = new HashMap<>();

  Splits(Measured measured, Evaluator evaluator, List<Point> points) {
    this.measured = measured;
    this.evaluator = evaluator;
    this.flow = measured.alignment().candidate();
    this.points = points;
    for (Point point : points) {
      point.weights().forEach(w -> w.full().ifPresent(tensor -> full.put(w.name(), tensor)));
      point.layer().ifPresent(this::grids);
    }
  }

  private void grids(QuantizedLayer layer) {
    layer.inputs().forEach(tensor -> read.put(flow.canonical(tensor.value()), tensor));
    written.put(flow.canonical(layer.output().value()), layer.output());
  }

  /**
   * @param local regions as stored
   * @param dequantized regions with the stored weights in floats
   */
  Map<Point, Split> of(LocalReplay local, LocalReplay dequantized, NoiseFloors floors) {
    Map<Pair, Tensor> plain = replay(Map.of());
    Map<Pair, Tensor> rounded = replay(golden(GridFit::rounded));
    Map<Pair, Tensor> clamped = replay(golden(GridFit::clamped));
    Map<String, Tensor> twice = rereads();
    Map<Pair, Tensor> mismatched = twice.isEmpty() ? plain : replay(twice);
    Map<Point, Split> splits = new LinkedHashMap<>();
    for (Point point : points) {
      Pair pair = point.pair();
      Tensor value = plain.get(pair);
      Tensor stored = local.values().get(pair);
      Tensor floats = dequantized.values().get(pair);
      Tensor wanted = measured.referenceValue(pair);
      boolean same =
          value != null
              && stored != null
              && floats != null
              && value.elements() == wanted.elements()
              && stored.elements() == wanted.elements();
      if (same) {
        List<GridFit> grids = fits(point);
        Optional<GridFit> output = output(point, wanted);
        output.ifPresent(grids::add);
        double weights = noise(value, floats);
        double theory = floors.weights(pair);
        double coded = floors.codedLocal(pair);
        splits.put(
            point,
            new Split(
                noise(wanted, stored),
                weights,
                theory * theory,
                noise(value, rounded.get(pair)) + output.map(GridFit::rounding).orElse(0.0),
                Math.max(0, coded * coded - theory * theory),
                noise(value, clamped.get(pair)) + output.map(GridFit::clipping).orElse(0.0),
                noise(value, mismatched.get(pair)),
                noise(wanted, value),
                grids,
                point.weights().stream().map(ScaleFault::of).flatMap(List::stream).toList(),
                point.layer().map(this::mismatches).orElse(List.of())));
      }
    }
    return splits;
  }

  private Map<Pair, Tensor> replay(Map<String, Tensor> moved) {
    Map<String, Tensor> replaced = new HashMap<>(full);
    replaced.putAll(moved);
    return LocalReplay.of(measured, evaluator, measured.candidate().graph(), replaced).values();
  }

  /** Golden values that a layer reads as integers, changed by what its grid does to them. */
  private Map<String, Tensor> golden(BinaryOperatorOfGrid change) {
    Map<String, Tensor> moved = new HashMap<>();
    read.forEach((name, tensor) -> goldenOf(name, value -> change.apply(tensor, value), moved));
    return moved;
  }

  /** Golden values that were on their maker's grid before they are on their reader's. */
  private Map<String, Tensor> rereads() {
    Map<String, Tensor> moved = new HashMap<>();
    read.forEach(
        (name, tensor) -> {
          QuantizedTensor maker = written.get(name);
          if (maker != null && !isSame(maker, tensor)) {
            goldenOf(name, value -> onlyFirst(value, maker, tensor), moved);
          }
        });
    return moved;
  }

  /** The value moved by what a first grid adds to the error of a second. */
  private static Tensor onlyFirst(Tensor value, QuantizedTensor first, QuantizedTensor second) {
    Tensor both = GridFit.held(second, GridFit.held(first, value));
    Tensor one = GridFit.held(second, value);
    return combined(value, combined(both, one, (a, b) -> a - b), Float::sum);
  }

  private static Tensor combined(Tensor left, Tensor right, BinaryOperator<Float> sum) {
    float[] values = left.toFloats();
    float[] others = right.toFloats();
    for (int i = 0; i < values.length; i++) {
      values[i] = sum.apply(values[i], others[i]);
    }
    return Tensor.ofFloats(left.shape(), values);
  }

  private void goldenOf(String name, UnaryOperator<Tensor> change, Map<String, Tensor> moved) {
    measured
        .alignment()
        .ofCandidate(name)
        .flatMap(measured::golden)
        .filter(value -> value.dtype() == DType.FLOAT32)
        .ifPresent(value -> moved.put(name, change.apply(value)));
  }

  private List<GridFit> fits(Point point) {
    List<GridFit> fits = new ArrayList<>();
    for (QuantizedTensor tensor : point.layer().map(QuantizedLayer::inputs).orElse(List.of())) {
      measured
          .alignment()
          .ofCandidate(flow.canonical(tensor.value()))
          .flatMap(measured::golden)
          .filter(value -> value.dtype() == DType.FLOAT32)
          .ifPresent(value -> fits.add(GridFit.of(tensor, value)));
    }
    return fits;
  }

  /** Only where the layer writes the value that its region ends in. */
  private Optional<GridFit> output(Point point, Tensor wanted) {
    return point
        .layer()
        .map(QuantizedLayer::output)
        .filter(tensor -> flow.canonical(tensor.value()).equals(point.pair().candidate()))
        .filter(tensor -> wanted.dtype() == DType.FLOAT32)
        .map(tensor -> GridFit.of(tensor, measured.golden(point.pair()).orElse(wanted)));
  }

  private List<String> mismatches(QuantizedLayer layer) {
    List<String> words = new ArrayList<>();
    for (QuantizedTensor tensor : layer.inputs()) {
      QuantizedTensor maker = written.get(flow.canonical(tensor.value()));
      if (maker != null && !isSame(maker, tensor)) {
        words.add(
            String.format(
                Locale.ROOT,
                "'%s' is written with scale %.4g and read with %.4g",
                tensor.value(),
                maker.step(),
                tensor.step()));
      }
    }
    return words;
  }

  private static boolean isSame(QuantizedTensor a, QuantizedTensor b) {
    return Math.abs(a.step() - b.step()) <= SAME * Math.abs(b.step())
        && a.zeroPoint() == b.zeroPoint();
  }

  private static double noise(Tensor wanted, Tensor found) {
    if (found == null || found.elements() != wanted.elements()) {
      return 0;
    }
    double relative = ErrorMoments.of(wanted, found).relRms();
    return Double.isFinite(relative) ? relative * relative : 1e12;
  }

  /** What a grid makes of values. */
  @FunctionalInterface
  private interface BinaryOperatorOfGrid {
    Tensor apply(QuantizedTensor grid, Tensor values);
  }
}
