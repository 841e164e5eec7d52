package io.github.mnnparity.core.ledger;

import io.github.mnnparity.core.diagnose.Evaluator;
import io.github.mnnparity.core.diagnose.LocalReplay;
import io.github.mnnparity.core.diagnose.Measured;
import io.github.mnnparity.core.noise.Grids;
import io.github.mnnparity.core.noise.NoiseFloors;
import io.github.mnnparity.core.report.Steps;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongFunction;

/**
 * The account of a quantized candidate: what each point loses, and what could be had back.
 *
 * @param points in execution order
 * @param splits of the points whose region could be run alone
 * @param whatIf empty where no output can be run
 */
public record Ledger(List<Point> points, Map<Point, Split> splits, Optional<WhatIf> whatIf) {
  public Ledger {
    points = List.copyOf(points);
    splits = Map.copyOf(splits);
  }

  /**
   * How far to go; each try is a run of the graph.
   *
   * @param target dB that the outputs should keep
   * @param alone layers that are tried with all others in floats, those with the largest own loss
   * @param without of these, layers that are tried in floats, the costliest
   * @param steps layers that are moved to floats one by one
   */
  public record Extent(double target, int alone, int without, int steps) {}

  /**
   * @param local regions as stored
   * @param dequantized regions with the stored weights in floats
   * @param samples at least one; the first is the input of {@code measured}
   * @param progress for a number of layers that are tried, what counts them
   */
  public static Ledger of(
      Measured measured,
      Evaluator evaluator,
      Grids grids,
      NoiseFloors floors,
      LocalReplay local,
      LocalReplay dequantized,
      List<Sample> samples,
      Extent extent,
      LongFunction<Steps> progress) {
    List<Point> points = new Points(measured, grids).all();
    if (points.isEmpty()) {
      return new Ledger(points, Map.of(), Optional.empty());
    }
    Map<Point, Split> splits =
        new Splits(measured, evaluator, points).of(local, dequantized, floors);
    Mixture mixture = new Mixture(measured, evaluator, points, samples);
    Optional<WhatIf> whatIf =
        mixture.canRun()
            ? Optional.of(new Search(mixture, points, splits, samples).run(extent, progress))
            : Optional.empty();
    return new Ledger(points, splits, whatIf);
  }

  /** The noise that a point alone brings to the outputs, relative; 0 where it was not tried. */
  double noise(Point point) {
    return whatIf
        .map(found -> found.alone().get(point.op()))
        .map(decibel -> Math.pow(10, -decibel / 10))
        .orElse(0.0);
  }

  /** Points by the noise that they bring alone, the worst first; then by their own loss. */
  public List<Point> lossiest() {
    List<Point> sorted = new ArrayList<>(points);
    sorted.sort(
        Comparator.comparingDouble(this::noise)
            .thenComparingDouble(point -> splits.containsKey(point) ? splits.get(point).total() : 0)
            .reversed());
    return sorted;
  }

  /** Of the noise that all points bring one by one, the share of one; from 0 to 1. */
  double share(Point point) {
    double sum = points.stream().mapToDouble(this::noise).sum();
    return sum == 0 ? 0 : noise(point) / sum;
  }
}
