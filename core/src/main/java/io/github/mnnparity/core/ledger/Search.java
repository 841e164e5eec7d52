package io.github.mnnparity.core.ledger;

import com.google.common.collect.ImmutableSet;
import io.github.mnnparity.core.capture.QuantizedTensor;
import io.github.mnnparity.core.report.Steps;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.LongFunction;

/** Tries mixtures: each point alone, all without one, and the best set to keep in floats. */
final class Search {
  /** Moves that are run for each step. */
  private static final int TRIED = 4;

  /** Steps that are tried where the outputs keep enough already. */
  private static final int MOST_BEYOND = 2;

  private static final int PATIENCE = 2;
  private static final double WORTHWHILE = 0.1;
  private static final double CLEARLY = 1;
  private static final double WRONG_GRID = 3;

  private final Mixture mixture;
  private final List<Point> points;
  private final Map<Point, Split> splits;
  private final List<Sample> samples;

  Search(Mixture mixture, List<Point> points, Map<Point, Split> splits, List<Sample> samples) {
    this.mixture = mixture;
    this.points = points;
    this.splits = splits;
    this.samples = samples;
  }

  WhatIf run(Ledger.Extent extent, LongFunction<Steps> progress) {
    Set<String> all = mixture.everything();
    Map<String, Double> alone = new LinkedHashMap<>();
    List<Point> lossiest = lossiest(extent.alone());
    Steps layers =
        progress.apply(lossiest.size() + Math.min(extent.without(), (long) lossiest.size()));
    for (Point point : lossiest) {
      Set<String> others = new HashSet<>(all);
      others.remove(point.op());
      alone.put(point.op(), mixture.first(others));
      layers.next();
    }
    Map<String, Double> without = new LinkedHashMap<>();
    alone.entrySet().stream()
        .sorted(Map.Entry.comparingByValue())
        .limit(extent.without())
        .forEach(
            entry -> {
              without.put(entry.getKey(), mixture.first(Set.of(entry.getKey())));
              layers.next();
            });
    double stored = Collections.min(mixture.all(Set.of()));
    double floats = Collections.min(mixture.all(all));
    return new WhatIf(stored, floats, alone, without, steps(stored, extent, alone, without));
  }

  private List<Point> lossiest(int most) {
    return points.stream()
        .sorted(Comparator.comparingDouble(this::loss).reversed())
        .limit(most)
        .toList();
  }

  private double loss(Point point) {
    Split split = splits.get(point);
    return split == null ? Double.POSITIVE_INFINITY : split.total();
  }

  private List<WhatIf.Step> steps(
      double stored, Ledger.Extent extent, Map<String, Double> alone, Map<String, Double> without) {
    List<Set<String>> moves = new ArrayList<>();
    points.stream()
        .filter(point -> !point.weights().isEmpty() && alone.containsKey(point.op()))
        .sorted(Comparator.comparingDouble(point -> alone.get(point.op())))
        .forEach(point -> moves.add(Set.of(point.op())));
    List<Set<String>> groups = groups();
    List<WhatIf.Step> steps = new ArrayList<>();
    Set<String> kept = new HashSet<>();
    // Some layers gain only together: what does not gain by itself waits for the next.
    Set<String> waiting = new HashSet<>();
    double reached = stored;
    int idle = 0;
    while (idle <= PATIENCE
        && steps.size() < extent.steps()
        && (reached < extent.target() || steps.size() + idle < MOST_BEYOND)) {
      Set<String> chosen =
          next(moves, groups, joined(kept, waiting), kept.isEmpty() ? without : Map.of());
      if (chosen.isEmpty()) {
        break;
      }
      waiting.addAll(chosen);
      WhatIf.Step step = step(waiting, kept);
      if (step.sqnr() >= reached + WORTHWHILE) {
        steps.add(step);
        kept.addAll(step.kept());
        waiting.clear();
        reached = step.sqnr();
        idle = 0;
      } else {
        idle++;
      }
    }
    if (reached < extent.target() && moves.size() > kept.size()) {
      many(moves, kept, extent.target()).ifPresent(steps::add);
    }
    return steps;
  }

  private Set<String> next(
      List<Set<String>> moves,
      List<Set<String>> groups,
      Set<String> kept,
      Map<String, Double> without) {
    List<Set<String>> open =
        new ArrayList<>(moves.stream().filter(move -> !kept.containsAll(move)).toList());
    open.sort(
        Comparator.comparingDouble(
            move -> -without.getOrDefault(move.iterator().next(), Double.NEGATIVE_INFINITY)));
    Set<String> single = best(open.stream().limit(TRIED).toList(), kept);
    Set<String> group =
        best(groups.stream().filter(move -> !kept.containsAll(move)).limit(TRIED).toList(), kept);
    boolean together =
        !group.isEmpty()
            && (single.isEmpty() || value(kept, group) > value(kept, single) + CLEARLY);
    return together ? group : single;
  }

  private WhatIf.Step step(Set<String> chosen, Set<String> kept) {
    Set<String> next = joined(kept, chosen);
    List<Double> each = mixture.all(next);
    double sqnr = Collections.min(each);
    Set<String> added = new HashSet<>(next);
    added.removeAll(kept);
    return new WhatIf.Step(
        ordered(added),
        ordered(next),
        sqnr,
        samples.get(each.indexOf(sqnr)).name(),
        extraBytes(next));
  }

  /**
   * Where single steps do not lead there: the fewest of the costliest layers that do, if that is
   * not more than half of all.
   */
  private Optional<WhatIf.Step> many(List<Set<String>> moves, Set<String> kept, double target) {
    List<Set<String>> open = moves.stream().filter(move -> !kept.containsAll(move)).toList();
    int tooFew = 0;
    int enough = Math.min(open.size(), Math.max(1, moves.size() / 2 - kept.size()));
    WhatIf.Step found = step(first(open, enough), kept);
    while (found.sqnr() >= target && enough - tooFew > 1) {
      int middle = (tooFew + enough) / 2;
      WhatIf.Step step = step(first(open, middle), kept);
      if (step.sqnr() >= target) {
        enough = middle;
        found = step;
      } else {
        tooFew = middle;
      }
    }
    return found.sqnr() >= target ? Optional.of(found) : Optional.empty();
  }

  private static Set<String> first(List<Set<String>> moves, int count) {
    return moves.stream().limit(count).flatMap(Set::stream).collect(ImmutableSet.toImmutableSet());
  }

  private Set<String> best(List<Set<String>> moves, Set<String> kept) {
    return moves.stream()
        .max(Comparator.comparingDouble(move -> value(kept, move)))
        .orElse(Set.of());
  }

  private double value(Set<String> kept, Set<String> move) {
    return mixture.first(joined(kept, move));
  }

  private static Set<String> joined(Set<String> a, Set<String> b) {
    return ImmutableSet.<String>builder().addAll(a).addAll(b).build();
  }

  /** A grid that does not fit its values goes only when all that touch it compute in floats. */
  private List<Set<String>> groups() {
    Map<String, Set<String>> touching = new LinkedHashMap<>();
    Map<String, Double> wrong = new LinkedHashMap<>();
    for (Point point : points) {
      point
          .layer()
          .ifPresent(
              layer -> {
                List<QuantizedTensor> tensors = new ArrayList<>(layer.inputs());
                tensors.add(layer.output());
                tensors.forEach(
                    tensor ->
                        touching
                            .computeIfAbsent(tensor.value(), name -> new LinkedHashSet<>())
                            .add(point.op()));
              });
      Split split = splits.get(point);
      if (split != null) {
        split.grids().stream()
            .filter(fit -> fit.gain() > WRONG_GRID)
            .forEach(fit -> wrong.merge(fit.tensor().value(), fit.noise(), Math::max));
      }
    }
    return wrong.entrySet().stream()
        .sorted(Map.Entry.<String, Double>comparingByValue().reversed())
        .map(entry -> touching.getOrDefault(entry.getKey(), Set.of()))
        .filter(move -> move.size() > 1)
        .toList();
  }

  private List<String> ordered(Collection<String> ops) {
    return points.stream().map(Point::op).filter(ops::contains).toList();
  }

  private long extraBytes(Set<String> kept) {
    return points.stream()
        .filter(point -> kept.contains(point.op()))
        .mapToLong(Point::extraBytes)
        .sum();
  }
}
