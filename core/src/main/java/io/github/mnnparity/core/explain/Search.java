package io.github.mnnparity.core.explain;

import com.google.common.base.Stopwatch;
import io.github.mnnparity.core.error.ParityException;
import io.github.mnnparity.core.tensor.Tensor;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Holds every trial against what the app gave. One use. */
public final class Search {
  /** Multiples of the noise floor that still reproduce an output. */
  static final double REPRODUCED = 10;

  /** How much better than the next one the best must be. */
  static final double CLEARLY = 10;

  /** Beyond so many floors the other observations say nothing new. */
  private static final double HOPELESS = 1000;

  private static final int KEPT = 12;

  private final Situation situation;
  private final Duration budget;
  private final List<Map<String, Double>> floors = new ArrayList<>();
  private final List<Map<String, Tensor>> intended = new ArrayList<>();
  private final List<Scored> ranked = new ArrayList<>();
  private int tried;
  private int left;

  /**
   * @param budget after which no further trial is started
   */
  public Search(Situation situation, Duration budget) {
    this.situation = situation;
    this.budget = budget;
    for (Observation observation : situation.observations()) {
      Map<String, Tensor> outputs = situation.file().outputs(observation.inputs());
      intended.add(outputs);
      floors.add(Floors.of(situation, observation.inputs(), outputs, observation));
    }
  }

  /**
   * A trial and how far it is from what the app gave.
   *
   * @param residual relative RMS error, the largest of all outputs and observations that were looked
   *     at
   * @param floors the same in multiples of the noise floor
   */
  public record Scored(Trial trial, double residual, double floors) {
    /** The same as a plain record. */
    public Explanation explanation() {
      return new Explanation(
          trial.kind(),
          trial.cause(),
          trial.parameters(),
          residual,
          floors,
          trial.text(),
          trial.code());
    }
  }

  /**
   * What a search found.
   *
   * @param best what reproduces the app's output, alone
   * @param rivals what reproduces it as well as the best one: no decision
   * @param ranked the best trials, best first
   * @param tried how many trials were run
   * @param left how many were not, for want of time
   */
  public record Result(
      Optional<Scored> best, List<Scored> rivals, List<Scored> ranked, int tried, int left) {}

  /** What the intended inputs give, by observation. */
  public List<Map<String, Tensor>> intended() {
    return List.copyOf(intended);
  }

  /** What the real engine gives for the intended inputs, by observation; empty without one. */
  public List<Map<String, Tensor>> engine() {
    List<Map<String, Tensor>> outputs = new ArrayList<>();
    for (Observation observation : situation.observations()) {
      Map<String, Tensor> found = Floors.engine(situation, observation.inputs(), observation);
      if (found.isEmpty()) {
        return List.of();
      }
      outputs.add(found);
    }
    return outputs;
  }

  /** Noise floors by observation and output. */
  public List<Map<String, Double>> floors() {
    return List.copyOf(floors);
  }

  /** How far outputs, one map for each observation, are from what the app gave. */
  public double distance(List<Map<String, Tensor>> outputs) {
    double worst = 0;
    for (int i = 0; i < outputs.size(); i++) {
      worst = Math.max(worst, distance(i, outputs.get(i))[1]);
    }
    return worst;
  }

  /** Whether a distance is one that noise explains. */
  public static boolean reproduces(double distance) {
    return distance <= REPRODUCED;
  }

  /** Residual and multiples of the floor. */
  private double[] distance(int index, Map<String, Tensor> outputs) {
    Observation observation = situation.observations().get(index);
    double[] worst = {0, 0};
    for (Map.Entry<String, Tensor> app : observation.appOutputs().entrySet()) {
      Tensor other = outputs.get(app.getKey());
      boolean rounded = observation.rounding().getOrDefault(app.getKey(), 0.0) > 0;
      double residual =
          other == null
              ? Double.POSITIVE_INFINITY
              : Residual.of(app.getValue(), other, rounded);
      worst[0] = Math.max(worst[0], residual);
      worst[1] = Math.max(worst[1], residual / floors.get(index).get(app.getKey()));
    }
    return worst;
  }

  /**
   * Tries the stages one after another until one holds what reproduces the app's output.
   *
   * @param stages the likeliest first
   */
  public Result run(List<List<Hypothesis>> stages) {
    Stopwatch watch = Stopwatch.createStarted();
    Optional<Result> found = Optional.empty();
    for (List<Hypothesis> stage : stages) {
      List<Trial> trials =
          stage.stream().flatMap(hypothesis -> hypothesis.trials(situation).stream()).toList();
      found = Optional.of(result());
      if (found.get().best().isPresent() || !found.get().rivals().isEmpty()) {
        break;
      }
      add(trials, watch);
    }
    return result();
  }

  private void add(List<Trial> trials, Stopwatch watch) {
    List<Scored> scored = new ArrayList<>();
    List<Trial> alone = trials.stream().filter(trial -> !trial.isParallel()).toList();
    List<Trial> parallel = trials.stream().filter(Trial::isParallel).toList();
    for (Stream<Trial> each : List.of(alone.stream(), parallel.parallelStream())) {
      scored.addAll(
          each.map(
                  trial ->
                      watch.elapsed().compareTo(budget) > 0
                          ? Optional.<Scored>empty()
                          : Optional.of(score(trial)))
              .flatMap(Optional::stream)
              .toList());
    }
    tried += scored.size();
    left += trials.size() - scored.size();
    ranked.addAll(scored);
    ranked.sort(Comparator.comparingDouble(Scored::floors));
    if (ranked.size() > KEPT) {
      ranked.subList(KEPT, ranked.size()).clear();
    }
  }

  private Scored score(Trial trial) {
    double residual = 0;
    double worst = 0;
    for (int i = 0; i < situation.observations().size() && worst <= HOPELESS; i++) {
      double[] distance = {Double.POSITIVE_INFINITY, Double.POSITIVE_INFINITY};
      try {
        distance = distance(i, trial.outputs(situation, i));
      } catch (ParityException e) {
        // What cannot be run did not give the app's output.
      }
      residual = Math.max(residual, distance[0]);
      worst = Math.max(worst, distance[1]);
    }
    return new Scored(trial, residual, worst);
  }

  private Result result() {
    Optional<Scored> best = ranked.stream().findFirst().filter(first -> reproduces(first.floors()));
    List<Scored> rivals = new ArrayList<>();
    if (best.isPresent()) {
      Scored simplest =
          ranked.stream()
              .filter(scored -> reproduces(scored.floors()))
              .min(
                  Comparator.<Scored>comparingInt(scored -> scored.trial().causes().size())
                      .thenComparingDouble(Scored::floors))
              .orElseThrow();
      double limit = CLEARLY * Math.max(1, simplest.floors());
      ranked.stream()
          .filter(scored -> scored != simplest && scored.floors() <= limit)
          .filter(scored -> !isMore(scored, simplest))
          .forEach(rivals::add);
      best = Optional.of(simplest);
      if (!rivals.isEmpty()) {
        rivals.add(0, simplest);
        best = Optional.empty();
      }
    }
    return new Result(best, rivals, List.copyOf(ranked), tried, left);
  }

  /** Whether {@code other} is {@code simple} and something besides that does not show. */
  private static boolean isMore(Scored other, Scored simple) {
    Set<String> causes = new HashSet<>(other.trial().causes());
    return causes.size() > simple.trial().causes().size()
        && causes.containsAll(simple.trial().causes());
  }
}
