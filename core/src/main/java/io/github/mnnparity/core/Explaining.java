package io.github.mnnparity.core;

import com.google.common.base.Stopwatch;
import io.github.mnnparity.core.capture.Engine;
import io.github.mnnparity.core.capture.GraphRunner;
import io.github.mnnparity.core.capture.GraphRunner.Optimization;
import io.github.mnnparity.core.capture.GraphRunner.RunOptions;
import io.github.mnnparity.core.capture.ModelReader.Role;
import io.github.mnnparity.core.capture.SourceModel;
import io.github.mnnparity.core.error.EngineException;
import io.github.mnnparity.core.error.ParityException;
import io.github.mnnparity.core.explain.Forward;
import io.github.mnnparity.core.explain.Hypothesis;
import io.github.mnnparity.core.explain.PreprocessingHypothesis;
import io.github.mnnparity.core.explain.PreprocessingHypothesis.Depth;
import io.github.mnnparity.core.explain.Search;
import io.github.mnnparity.core.explain.Situation;
import io.github.mnnparity.core.explain.api.ApiMisuses;
import io.github.mnnparity.core.graph.Graph;
import io.github.mnnparity.core.graph.Value;
import io.github.mnnparity.core.report.Examination;
import io.github.mnnparity.core.report.Progress;
import io.github.mnnparity.core.report.Steps;
import io.github.mnnparity.core.tensor.Tensor;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** One search for an app's mistake, from files to an examination. One use. */
final class Explaining {
  private static final System.Logger LOG = System.getLogger(Explaining.class.getName());

  private final ExplainOptions options;
  private final GraphRunner runner = Services.runner();
  private final RunOptions plain;
  private final SourceModel reference;
  private final SourceModel candidate;
  private final Stopwatch total = Stopwatch.createStarted();

  Explaining(Path referenceFile, Path candidateFile, ExplainOptions options) {
    this.options = options;
    this.plain = new RunOptions(1, RunOptions.DEFAULT.memoryBudget(), Optimization.ALL);
    this.reference = ModelFiles.read(referenceFile, Role.REFERENCE);
    this.candidate = ModelFiles.read(candidateFile, Role.CANDIDATE);
    if (!options.force()) {
      ModelFiles.checkSameNetwork(reference, candidate);
    }
  }

  Examination run() {
    AppRuns runs = new AppRuns(reference, options, this::complete, this::reference);
    try (OpenEngine engine = open()) {
      options.progress().accept(Progress.of("running the network on the intended inputs"));
      Forward file = file(engine.engine(), runs.observations().get(0).inputs());
      Situation situation =
          new Situation(reference, candidate, file, engine.engine(), runs.observations());
      Search search = new Search(situation, options.budget(), runs.rounded());
      ExplainVerdict verdict =
          new ExplainVerdict(situation, search, options, runs, this::reference);
      Optional<ExplainVerdict.Outcome> early = verdict.withoutSearch();
      ExplainVerdict.Outcome outcome;
      if (early.isPresent()) {
        outcome = early.get();
      } else {
        outcome =
            verdict.searched(
                search.run(
                    stages(runs), trials -> Steps.of(options.progress(), searching(), trials)));
      }
      return new ExplainWriter(reference, candidate, options, engine.facts(), runner.description())
          .examination(outcome, runs, seen(outcome, search, runs), total.elapsed().toMillis());
    }
  }

  private String searching() {
    return "trying mistakes, for " + options.budget().toSeconds() + " s at most";
  }

  /** What the values look like, where no mistake says how they came about. */
  private static List<String> seen(ExplainVerdict.Outcome outcome, Search search, AppRuns runs) {
    return switch (outcome.answer()) {
      case RIGHT, NEARLY_RIGHT, FILE, ENGINE, EXPLAINED, DUMP -> List.of();
      case DUMP_ONLY, DUMP_UNKNOWN, AMBIGUOUS, TOO_FEW, UNEXPLAINED ->
          SeenValues.evidence(
              runs.observations().get(0), search.intended().get(0), outcome.floor());
    };
  }

  private List<List<Hypothesis>> stages(AppRuns runs) {
    List<Hypothesis> first = new ArrayList<>();
    List<List<Hypothesis>> stages = new ArrayList<>();
    boolean images = !runs.sources().isEmpty();
    if (images) {
      first.add(preprocessing(runs, Depth.ONE));
    }
    first.add(new ApiMisuses());
    stages.add(first);
    if (images) {
      stages.add(List.of(preprocessing(runs, Depth.TWO)));
    }
    return stages;
  }

  private static Hypothesis preprocessing(AppRuns runs, Depth depth) {
    String name = runs.image().orElseThrow().name();
    return new PreprocessingHypothesis(
        runs.recipe().orElseThrow(),
        name,
        runs.observations().get(0).inputs().get(name).shape(),
        runs.sources(),
        depth);
  }

  private Map<String, Tensor> complete(Map<String, Tensor> given) {
    return feeds(given).referenceFeeds();
  }

  private Map<String, Tensor> reference(Map<String, Tensor> inputs) {
    List<String> names = reference.graph().outputs().stream().map(Value::name).toList();
    return runner.run(GraphValues.fitted(reference.graph(), inputs), inputs, names, plain);
  }

  /** The lifted graph; where that cannot be run, the engine; without one, the reference. */
  private Forward file(Optional<Engine> engine, Map<String, Tensor> inputs) {
    Graph running =
        GraphValues.fitted(candidate.quantized().stored(), feeds(inputs).candidateFeeds());
    Forward lifted = given -> lifted(running, given);
    try {
      lifted.outputs(inputs);
      return lifted;
    } catch (ParityException | IllegalArgumentException e) {
      LOG.log(System.Logger.Level.DEBUG, "the lifted graph cannot be run", e);
    }
    return engine.<Forward>map(found -> given -> engine(found, given)).orElse(this::reference);
  }

  private InputPlan feeds(Map<String, Tensor> inputs) {
    CompareOptions.Builder builder = CompareOptions.builder();
    inputs.forEach(builder::input);
    return InputPlan.of(reference, candidate, builder.build());
  }

  private Map<String, Tensor> lifted(Graph running, Map<String, Tensor> inputs) {
    List<String> names = running.outputs().stream().map(Value::name).toList();
    return renamed(runner.run(running, feeds(inputs).candidateFeeds(), names, plain), names);
  }

  private synchronized Map<String, Tensor> engine(Engine engine, Map<String, Tensor> inputs) {
    List<String> views = engine.fitViews();
    List<String> names = candidate.graph().outputs().stream().map(Value::name).toList();
    Map<String, Tensor> values =
        engine.capture(views.get(views.size() - 1), feeds(inputs).engineFeeds(), names).values();
    return renamed(values, names);
  }

  /** By the reference's names: equal ones first, then in order. */
  private Map<String, Tensor> renamed(Map<String, Tensor> values, List<String> own) {
    List<String> names = reference.graph().outputs().stream().map(Value::name).toList();
    List<String> open = new ArrayList<>(own);
    open.removeAll(names);
    Map<String, Tensor> renamed = new LinkedHashMap<>();
    for (String name : names) {
      String source = own.contains(name) ? name : open.isEmpty() ? "" : open.remove(0);
      Tensor value = values.get(candidate.tensorNames().getOrDefault(source, source));
      Tensor plainValue = value == null ? values.get(source) : value;
      if (plainValue != null) {
        renamed.put(name, plainValue);
      }
    }
    return renamed;
  }

  /**
   * The engine while the search runs.
   *
   * @param missing why there is none; empty where there is
   */
  record OpenEngine(Optional<Engine> engine, String missing) implements AutoCloseable {
    Map<String, Object> facts() {
      Map<String, Object> facts = new LinkedHashMap<>();
      engine.ifPresent(open -> facts.putAll(open.environment()));
      if (!missing.isEmpty()) {
        facts.put("engine", "not asked: " + missing);
      }
      return facts;
    }

    @Override
    public void close() {
      engine.ifPresent(Engine::close);
    }
  }

  private OpenEngine open() {
    if (!options.engine()) {
      return new OpenEngine(Optional.empty(), "not wanted");
    }
    try {
      return Services.engine(candidate.format())
          .map(
              provider ->
                  provider
                      .open(candidate.file(), options.engineOptions())
                      .map(engine -> new OpenEngine(Optional.of(engine), ""))
                      .orElseGet(
                          () ->
                              new OpenEngine(
                                  Optional.empty(), provider.missing(options.engineOptions()))))
          .orElse(new OpenEngine(Optional.empty(), "no engine for " + candidate.format()));
    } catch (EngineException e) {
      return new OpenEngine(Optional.empty(), e.problem().found());
    }
  }
}
