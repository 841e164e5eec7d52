package io.github.mnnparity.core;

import io.github.mnnparity.core.explain.Observation;
import io.github.mnnparity.core.explain.Search;
import io.github.mnnparity.core.explain.Search.Scored;
import io.github.mnnparity.core.explain.Situation;
import io.github.mnnparity.core.metric.ErrorMoments;
import io.github.mnnparity.core.preprocess.Recipe;
import io.github.mnnparity.core.preprocess.dump.InputDump;
import io.github.mnnparity.core.tensor.Tensor;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** Decides what the app's outputs and dumps say, before and after the search. */
final class ExplainVerdict {
  /** Outputs of so few values may be hit by chance. */
  static final int FEW_VALUES = 16;

  static final int ENOUGH_RUNS = 3;

  private final Situation situation;
  private final Search search;
  private final ExplainOptions options;
  private final AppRuns runs;
  private final Function<Map<String, Tensor>, Map<String, Tensor>> reference;

  ExplainVerdict(
      Situation situation,
      Search search,
      ExplainOptions options,
      AppRuns runs,
      Function<Map<String, Tensor>, Map<String, Tensor>> reference) {
    this.situation = situation;
    this.search = search;
    this.options = options;
    this.runs = runs;
    this.reference = reference;
  }

  /** What was decided. */
  enum Answer {
    /** The app's output is what the reference gives for the intended input. */
    RIGHT,
    /** It is that but for the rounding of resized pixels. */
    NEARLY_RIGHT,
    /** It is what the file says, but the reference gives something else. */
    FILE,
    /** It is what the engine gives, but the file says something else. */
    ENGINE,
    /** One mistake reproduces it. */
    EXPLAINED,
    /** The dump shows one mistake, and the network on the dump gives the app's output. */
    DUMP,
    /** The dump shows one mistake, but the network on the dump gives another output. */
    DUMP_ONLY,
    /** The dump is not the intended input, and explains the output; how it came about is open. */
    DUMP_UNKNOWN,
    /** Several mistakes reproduce it. */
    AMBIGUOUS,
    /** Too little is known to name one. */
    TOO_FEW,
    /** Nothing reproduces it. */
    UNEXPLAINED
  }

  /**
   * @param distance of the intended inputs' outputs from the app's, in multiples of the floor
   * @param dumps best matches of the app's input dump; empty without one
   * @param inputError relative RMS error of the app's input dump; negative without one
   */
  record Outcome(
      Answer answer,
      double distance,
      double floor,
      Optional<Search.Result> search,
      List<InputDump.Match> dumps,
      double inputError) {}

  /** Answers that need no search; else empty. */
  Optional<Outcome> withoutSearch() {
    Search.Distance intended = search.distance(search.intended());
    double distance = intended.floors();
    if (intended.isReproduced()) {
      List<Map<String, Tensor>> wanted = new ArrayList<>();
      situation
          .observations()
          .forEach(observation -> wanted.add(reference.apply(observation.inputs())));
      boolean right = search.distance(wanted).isReproduced();
      return Optional.of(outcome(right ? Answer.RIGHT : Answer.FILE, distance));
    }
    List<Map<String, Tensor>> engine = search.engine();
    if (!engine.isEmpty() && search.distance(engine).isReproduced()) {
      return Optional.of(outcome(Answer.ENGINE, distance));
    }
    return dump(distance);
  }

  private Optional<Outcome> dump(double distance) {
    Optional<Map<String, Tensor>> dumped = situation.observations().get(0).appInputs();
    if (dumped.isEmpty()) {
      return Optional.empty();
    }
    double error = inputError();
    if (error <= InputDump.SAME) {
      return Optional.empty();
    }
    List<InputDump.Match> matches = List.of();
    if (!runs.sources().isEmpty() && dumped.get().containsKey(runs.image().orElseThrow().name())) {
      String name = runs.image().get().name();
      Recipe right = runs.recipe().orElseThrow();
      matches =
          new InputDump(
                  dumped.get().get(name),
                  situation.observations().get(0).inputs().get(name).shape(),
                  runs.sources().get(0))
              .explained(right);
    }
    boolean found = !matches.isEmpty() && matches.get(0).residual() <= InputDump.SAME;
    boolean enough = search.distance(onDumps()).isReproduced();
    Answer answer =
        found
            ? (enough ? Answer.DUMP : Answer.DUMP_ONLY)
            : enough ? Answer.DUMP_UNKNOWN : Answer.UNEXPLAINED;
    return Optional.of(new Outcome(answer, distance, floor(), Optional.empty(), matches, error));
  }

  /** What the network gives for what the app really fed. */
  private List<Map<String, Tensor>> onDumps() {
    List<Map<String, Tensor>> outputs = new ArrayList<>();
    for (Observation observation : situation.observations()) {
      Map<String, Tensor> fed = new LinkedHashMap<>(observation.inputs());
      observation
          .appInputs()
          .orElse(Map.of())
          .forEach(
              (name, tensor) -> {
                Tensor wanted = fed.get(name);
                if (wanted.elements() == tensor.elements()) {
                  fed.put(name, tensor.cast(wanted.dtype()).reshape(wanted.shape()));
                }
              });
      outputs.add(situation.file().outputs(fed));
    }
    return outputs;
  }

  private double inputError() {
    double worst = 0;
    for (Observation observation : situation.observations()) {
      for (Map.Entry<String, Tensor> fed : observation.appInputs().orElse(Map.of()).entrySet()) {
        worst =
            Math.max(
                worst,
                ErrorMoments.distance(observation.inputs().get(fed.getKey()), fed.getValue()));
      }
    }
    return worst;
  }

  Outcome searched(Search.Result result) {
    Search.Distance intended = search.distance(search.intended());
    double distance = intended.floors();
    boolean dumped = situation.observations().get(0).appInputs().isPresent();
    Answer answer;
    boolean strict = result.ranked().stream().anyMatch(scored -> scored.floors() <= 10);
    if (!strict && !dumped && intended.isNearlyReproduced()) {
      answer = Answer.NEARLY_RIGHT;
    } else if (result.best().isEmpty() && result.rivals().isEmpty()) {
      answer = Answer.UNEXPLAINED;
    } else if (!dumped && isTooFew()) {
      answer = Answer.TOO_FEW;
    } else {
      answer = result.best().isPresent() ? Answer.EXPLAINED : Answer.AMBIGUOUS;
    }
    return new Outcome(
        answer, distance, floor(), Optional.of(result), List.of(), dumped ? inputError() : -1);
  }

  /** Few values are hit by chance: they need several runs. */
  private boolean isTooFew() {
    long values =
        situation.observations().stream()
            .flatMap(observation -> observation.appOutputs().values().stream())
            .mapToLong(Tensor::elements)
            .sum();
    return values <= FEW_VALUES && situation.observations().size() < ENOUGH_RUNS;
  }

  private Outcome outcome(Answer answer, double distance) {
    return new Outcome(answer, distance, floor(), Optional.empty(), List.of(), -1);
  }

  private double floor() {
    return search.floors().stream()
        .flatMap(floors -> floors.values().stream())
        .mapToDouble(Double::doubleValue)
        .max()
        .orElse(0);
  }

  static List<Scored> shown(Search.Result result) {
    return result.rivals().isEmpty() ? result.ranked() : result.rivals();
  }
}
