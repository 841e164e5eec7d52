package io.github.mnnparity.core.explain;

import com.google.common.base.Stopwatch;
import com.google.common.collect.Lists;
import io.github.mnnparity.core.error.ParityException;
import io.github.mnnparity.core.report.FindingKind;
import io.github.mnnparity.core.report.Steps;
import io.github.mnnparity.core.tensor.Tensor;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.LongFunction;
import java.util.function.ToDoubleFunction;

/** Holds every trial against what the app gave. One use. */
public final class Search {
  /** Multiples of the noise floor that still reproduce an output. */
  static final double REPRODUCED = 10;

  /** Multiples of what another rounding of resized pixels explains that still reproduce it. */
  static final double NEARLY = 3;

  /** How much better than the next one the best must be. */
  static final double CLEARLY = 10;

  /** Beyond so many floors the other observations say nothing new. */
  private static final double HOPELESS = 1000;

  private static final int KEPT = 12;

  /** A stage of more trials ends soon after one of them reproduces the output. */
  private static final int MANY = 400;

  private static final int AFTERWARDS = 2;

  /** Between two looks at the time. */
  private static final int TOGETHER = 32;

  /** So many trials are held against the real engine after each stage. */
  private static final int CONFIRMED = 8;

  /** Farther away than this no engine's rounding is the reason. */
  private static final double WORTH = 1e5;

  private final Situation situation;
  private final Duration budget;
  private final List<Map<String, Double>> floors = new ArrayList<>();
  private final List<Map<String, Double>> widened = new ArrayList<>();
  private final List<Map<String, Tensor>> intended = new ArrayList<>();
  private final List<Scored> ranked = new ArrayList<>();
  private final Set<Trial> confirmed = new HashSet<>();
  private int tried;
  private int left;

  /**
   * @param budget after which no further trial is started
   * @param rounded the intended inputs with some pixels rounded otherwise, by observation:
   *     libraries and processors differ there; empty where nothing was resized
   */
  public Search(Situation situation, Duration budget, List<Map<String, Tensor>> rounded) {
    this.situation = situation;
    this.budget = budget;
    for (Observation observation : situation.observations()) {
      Map<String, Tensor> outputs = situation.file().outputs(observation.inputs());
      intended.add(outputs);
      floors.add(Floors.of(situation, observation.inputs(), outputs, observation));
      widened.add(
          rounded.isEmpty()
              ? Map.of()
              : apart(outputs, situation.file().outputs(rounded.get(widened.size()))));
    }
  }

  private static Map<String, Double> apart(
      Map<String, Tensor> outputs, Map<String, Tensor> others) {
    Map<String, Double> apart = new LinkedHashMap<>();
    outputs.forEach((name, value) -> apart.put(name, Residual.of(value, others.get(name), false)));
    return apart;
  }

  /**
   * A trial and how far it is from what the app gave.
   *
   * @param residual relative RMS error, the largest of all outputs and observations that were
   *     looked at
   * @param floors the same in multiples of the noise floor
   * @param loose the same in multiples of what another rounding of resized pixels explains
   */
  public record Scored(Trial trial, double residual, double floors, double loose) {
    /** The same as a plain record. */
    public Explanation explanation() {
      return new Explanation(
          trial.kind(), trial.cause(), trial.parameters(), residual, floors, trial.text());
    }
  }

  /**
   * What a search found.
   *
   * @param best what reproduces the app's output, alone
   * @param twins the best one by other names: mistakes of another kind with just its output
   * @param rivals what reproduces it as well as the best one: no decision
   * @param ranked the best trials, best first
   * @param tried how many trials were run
   * @param left how many were not, for want of time
   */
  public record Result(
      Optional<Scored> best,
      List<Scored> twins,
      List<Scored> rivals,
      List<Scored> ranked,
      int tried,
      int left) {}

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
  public Distance distance(List<Map<String, Tensor>> outputs) {
    Distance worst = Distance.NONE;
    for (int i = 0; i < outputs.size(); i++) {
      worst = worst.and(distance(i, outputs.get(i), floors.get(i)));
    }
    return worst;
  }

  /**
   * How far outputs are from what the app gave, the worst of all outputs and observations.
   *
   * @param residual relative RMS error
   * @param floors in multiples of the noise floor
   * @param loose in multiples of what another rounding of resized pixels explains
   */
  public record Distance(double residual, double floors, double loose) {
    static final Distance NONE = new Distance(0, 0, 0);
    static final Distance INFINITE =
        new Distance(Double.POSITIVE_INFINITY, Double.POSITIVE_INFINITY, Double.POSITIVE_INFINITY);

    Distance and(Distance other) {
      return new Distance(
          Math.max(residual, other.residual),
          Math.max(floors, other.floors),
          Math.max(loose, other.loose));
    }

    /** Whether noise explains it. */
    public boolean isReproduced() {
      return floors <= REPRODUCED;
    }

    /** Whether another rounding of resized pixels explains it. */
    public boolean isNearlyReproduced() {
      return loose <= NEARLY;
    }
  }

  private Distance distance(int index, Map<String, Tensor> outputs, Map<String, Double> noise) {
    Observation observation = situation.observations().get(index);
    Distance worst = Distance.NONE;
    for (Map.Entry<String, Tensor> app : observation.appOutputs().entrySet()) {
      String name = app.getKey();
      Tensor other = outputs.get(name);
      boolean rounded = observation.rounding().getOrDefault(name, 0.0) > 0;
      double residual =
          other == null ? Double.POSITIVE_INFINITY : Residual.of(app.getValue(), other, rounded);
      double wide = Math.max(noise.get(name), widened.get(index).getOrDefault(name, 0.0));
      worst = worst.and(new Distance(residual, residual / noise.get(name), residual / wide));
    }
    return worst;
  }

  /**
   * Tries the stages one after another until one holds what reproduces the app's output.
   *
   * @param stages the likeliest first
   * @param progress for a number of trials, what counts them; 0 where their number is open
   */
  public Result run(List<List<Hypothesis>> stages, LongFunction<Steps> progress) {
    Stopwatch watch = Stopwatch.createStarted();
    int foundAt = -1;
    for (int stage = 0; stage < stages.size(); stage++) {
      boolean twins = foundAt == stage - 1 && foundAt >= 0 && ranked.get(0).trial().hasTwins();
      if (foundAt < 0 || twins) {
        add(
            stages.get(stage).stream()
                .flatMap(hypothesis -> hypothesis.trials(situation).stream())
                .toList(),
            watch,
            progress);
        confirm();
        foundAt = foundAt < 0 && isFound() ? stage : foundAt;
      }
    }
    return result();
  }

  private boolean isFound() {
    return !ranked.isEmpty() && ranked.get(0).floors() <= REPRODUCED;
  }

  private void add(List<Trial> trials, Stopwatch watch, LongFunction<Steps> progress) {
    // Many trials end with the first that fits, or with the budget: nobody knows when.
    Steps steps = progress.apply(trials.size() > MANY ? 0 : trials.size());
    List<Scored> scored = new ArrayList<>();
    int rest = trials.size() > MANY ? -1 : trials.size();
    for (List<Trial> some : Lists.partition(trials, TOGETHER)) {
      if (watch.elapsed().compareTo(budget) > 0 || rest == 0) {
        break;
      }
      boolean found = scored.stream().anyMatch(each -> each.floors() <= REPRODUCED);
      rest = rest < 0 && found ? AFTERWARDS : rest - 1;
      some.stream().filter(trial -> !trial.isParallel()).map(this::score).forEach(scored::add);
      scored.addAll(some.parallelStream().filter(Trial::isParallel).map(this::score).toList());
      steps.next(some.size());
    }
    tried += scored.size();
    left += trials.size() - scored.size();
    ranked.addAll(scored);
    ranked.sort(Comparator.comparingDouble(Scored::floors));
    if (ranked.size() > KEPT) {
      ranked.subList(KEPT, ranked.size()).clear();
    }
  }

  /**
   * Holds the nearest trials against the real engine, which may be far from the lifted graph where
   * wrong inputs drive a network out of its range; and against the noise of their own inputs.
   */
  private void confirm() {
    for (int i = 0; i < Math.min(CONFIRMED, ranked.size()); i++) {
      Scored scored = ranked.get(i);
      if (scored.floors() > 1 && scored.floors() <= WORTH && !confirmed.contains(scored.trial())) {
        confirmed.add(scored.trial());
        ranked.set(i, confirmed(scored));
      }
    }
    ranked.sort(Comparator.comparingDouble(Scored::floors));
  }

  private Scored confirmed(Scored scored) {
    double residual = 0;
    double worst = 0;
    double loose = 0;
    for (int i = 0; i < situation.observations().size(); i++) {
      Map<String, Tensor> inputs = scored.trial().inputs(situation, i);
      if (inputs.isEmpty()) {
        return scored;
      }
      Observation observation = situation.observations().get(i);
      Map<String, Tensor> outputs = situation.file().outputs(inputs);
      Map<String, Double> own = Floors.of(situation, inputs, outputs, observation);
      floors.get(i).forEach((name, floor) -> own.merge(name, floor, Math::max));
      Distance distance = distance(i, outputs, own);
      Map<String, Tensor> engine = Floors.engine(situation, inputs, observation);
      if (!engine.isEmpty()) {
        Distance real = distance(i, engine, own);
        distance = real.floors() < distance.floors() ? real : distance;
      }
      residual = Math.max(residual, distance.residual());
      worst = Math.max(worst, distance.floors());
      loose = Math.max(loose, distance.loose());
    }
    return worst < scored.floors()
        ? new Scored(scored.trial(), residual, worst, Math.min(loose, scored.loose()))
        : scored;
  }

  private Scored score(Trial trial) {
    Distance worst = Distance.NONE;
    for (int i = 0; i < situation.observations().size() && worst.floors() <= HOPELESS; i++) {
      Distance distance = Distance.INFINITE;
      try {
        distance = distance(i, trial.outputs(situation, i), floors.get(i));
      } catch (ParityException e) {
        // What cannot be run did not give the app's output.
      }
      worst = worst.and(distance);
    }
    return new Scored(trial, worst.residual(), worst.floors(), worst.loose());
  }

  private Result result() {
    Result strict = result(Scored::floors, REPRODUCED);
    boolean found = strict.best().isPresent() || !strict.rivals().isEmpty();
    return found || widened.stream().allMatch(Map::isEmpty)
        ? strict
        : result(Scored::loose, NEARLY);
  }

  /**
   * @param measure in multiples of some noise
   * @param most of it that reproduces an output
   */
  private Result result(ToDoubleFunction<Scored> measure, double most) {
    List<Scored> reproducing =
        ranked.stream().filter(scored -> measure.applyAsDouble(scored) <= most).toList();
    if (reproducing.isEmpty()) {
      return new Result(Optional.empty(), List.of(), List.of(), List.copyOf(ranked), tried, left);
    }
    Scored simplest =
        reproducing.stream()
            .min(
                Comparator.<Scored>comparingInt(scored -> scored.trial().causes().size())
                    .thenComparing(scored -> scored.trial().kind() == FindingKind.API)
                    .thenComparingDouble(measure))
            .orElseThrow();
    double limit = Math.max(most / REPRODUCED, CLEARLY * measure.applyAsDouble(simplest));
    List<Scored> twins = new ArrayList<>();
    List<Scored> rivals = new ArrayList<>();
    for (Scored scored : ranked) {
      if (scored != simplest
          && measure.applyAsDouble(scored) <= limit
          && !isMore(scored, simplest)) {
        (isTwin(scored, simplest) ? twins : rivals).add(scored);
      }
    }
    if (rivals.isEmpty()) {
      return new Result(Optional.of(simplest), twins, rivals, List.copyOf(ranked), tried, left);
    }
    rivals.add(0, simplest);
    return new Result(Optional.empty(), twins, rivals, List.copyOf(ranked), tried, left);
  }

  /** Whether {@code other} is {@code simple} and something besides that does not show. */
  private static boolean isMore(Scored other, Scored simple) {
    Set<String> causes = new HashSet<>(other.trial().causes());
    return causes.size() > simple.trial().causes().size()
        && causes.containsAll(simple.trial().causes());
  }

  /** Whether both are one mistake by two names: of different kinds, and with the same output. */
  private boolean isTwin(Scored one, Scored other) {
    if (one.trial().kind() == other.trial().kind()
        && one.trial().kind() != FindingKind.API
        && other.trial().kind() != FindingKind.API) {
      return false;
    }
    for (int i = 0; i < situation.observations().size(); i++) {
      Map<String, Tensor> left = one.trial().outputs(situation, i);
      Map<String, Tensor> right = other.trial().outputs(situation, i);
      for (Map.Entry<String, Double> floor : floors.get(i).entrySet()) {
        Tensor a = left.get(floor.getKey());
        Tensor b = right.get(floor.getKey());
        if (a == null || b == null || Residual.of(a, b, false) > REPRODUCED * floor.getValue()) {
          return false;
        }
      }
    }
    return true;
  }
}
