package io.github.mnnparity.core;

import com.google.common.base.Stopwatch;
import io.github.mnnparity.core.CompareOptions.EngineChoice;
import io.github.mnnparity.core.CompareOptions.LimitMetric;
import io.github.mnnparity.core.CompareOptions.LimitScope;
import io.github.mnnparity.core.align.Alignment;
import io.github.mnnparity.core.align.ExactLabel;
import io.github.mnnparity.core.align.Pair;
import io.github.mnnparity.core.align.Side;
import io.github.mnnparity.core.audit.StaticAudit;
import io.github.mnnparity.core.capture.GraphRunner.Optimization;
import io.github.mnnparity.core.capture.GraphRunner.RunOptions;
import io.github.mnnparity.core.capture.ModelReader.Depth;
import io.github.mnnparity.core.capture.ModelReader.Role;
import io.github.mnnparity.core.capture.SourceModel;
import io.github.mnnparity.core.diagnose.Cause;
import io.github.mnnparity.core.diagnose.CrashSearch;
import io.github.mnnparity.core.diagnose.Diagnosis;
import io.github.mnnparity.core.diagnose.Evaluator;
import io.github.mnnparity.core.diagnose.LocalReplay;
import io.github.mnnparity.core.diagnose.Measured;
import io.github.mnnparity.core.diagnose.Thresholds;
import io.github.mnnparity.core.graph.Flow;
import io.github.mnnparity.core.graph.Graph;
import io.github.mnnparity.core.graph.Node;
import io.github.mnnparity.core.noise.Grids;
import io.github.mnnparity.core.noise.NoiseFloors;
import io.github.mnnparity.core.noise.NoiseMeter;
import io.github.mnnparity.core.picture.Pictures;
import io.github.mnnparity.core.report.OutputResult;
import io.github.mnnparity.core.report.Progress;
import io.github.mnnparity.core.report.Report;
import io.github.mnnparity.core.report.Steps;
import io.github.mnnparity.core.report.detail.Details;
import io.github.mnnparity.core.tensor.Tensor;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Supplier;

/** One comparison from files to report. One use. */
final class Comparison {
  /** Told as progress in every comparison. */
  private static final int STAGES = 6;

  private final Supplier<SourceModel> referenceModel;
  private final Supplier<SourceModel> candidateModel;
  private final CompareOptions options;
  private final Optional<EngineHost> host;
  private final Map<String, Object> timings = new LinkedHashMap<>();
  private final Stopwatch total = Stopwatch.createStarted();
  private final Evaluator evaluator;

  Comparison(Path referenceFile, Path candidateFile, CompareOptions options) {
    this(
        () -> ModelFiles.read(referenceFile, Role.REFERENCE),
        () -> ModelFiles.read(candidateFile, Role.CANDIDATE),
        Optional.empty(),
        options);
  }

  /** One of several comparisons: both models are read, and the engine is left open. */
  Comparison(
      SourceModel reference, SourceModel candidate, EngineHost host, CompareOptions options) {
    this(() -> reference, () -> candidate, Optional.of(host), options);
  }

  private Comparison(
      Supplier<SourceModel> referenceModel,
      Supplier<SourceModel> candidateModel,
      Optional<EngineHost> host,
      CompareOptions options) {
    this.referenceModel = referenceModel;
    this.candidateModel = candidateModel;
    this.host = host;
    this.options = host.isPresent() ? options : numbered(options, 0);
    this.evaluator = evaluator(options);
  }

  /**
   * The same with numbered stages.
   *
   * @param before stages of the caller's own
   */
  static CompareOptions numbered(CompareOptions options, int before) {
    int planned = before + STAGES + (options.deep() ? 1 : 0);
    return options.with(Progress.numbered(options.progress(), planned));
  }

  static Evaluator evaluator(CompareOptions options) {
    return new Evaluator(
        Services.runner(),
        new RunOptions(
            options.engineOptions().threads(), options.memoryBudget(), Optimization.OFF));
  }

  Report run() {
    return measured(this::report);
  }

  /** As {@link #measured}, with the report of the comparison. */
  <T> T reported(BiFunction<Compared, Report, T> use) {
    return measured(compared -> use.apply(compared, report(compared)));
  }

  /**
   * Reads, runs, aligns, measures and blames, and hands the result to {@code use}; the engine is
   * closed afterwards.
   */
  <T> T measured(Function<Compared, T> use) {
    if (host.isEmpty()) {
      stage("reading both files");
    }
    SourceModel reference = timed("read", referenceModel);
    SourceModel candidate = timed("lift", candidateModel);
    if (!options.force()) {
      ModelFiles.checkSameNetwork(reference, candidate);
      LimitNames.check(reference, options.limits());
    }
    InputPlan inputs = InputPlan.of(reference, candidate, options);
    stage("running the reference, the lifted graph and the engine");
    CompletableFuture<EngineViews> capture =
        CompletableFuture.supplyAsync(
            () ->
                timed(
                    "engine",
                    () ->
                        host.orElseGet(() -> EngineHost.open(candidate, options))
                            .capture(inputs.engineFeeds(), options)));
    try {
      Flow referenceFlow = Flow.of(reference.graph());
      Map<String, Tensor> referenceValues =
          timed(
              "reference",
              () -> GraphValues.reference(referenceFlow, inputs.referenceFeeds(), evaluator));
      return use.apply(
          compared(reference, candidate, inputs, referenceFlow, referenceValues, await(capture)));
    } finally {
      end(capture);
    }
  }

  /** Closes an engine of its own; one that is shared ends its run. */
  private void end(CompletableFuture<EngineViews> capture) {
    if (host.isPresent()) {
      capture.handle((views, failure) -> views).join();
    } else {
      capture.whenComplete(
          (views, failure) -> {
            if (views != null) {
              views.close();
            }
          });
    }
  }

  private Compared compared(
      SourceModel reference,
      SourceModel lifted,
      InputPlan inputs,
      Flow referenceFlow,
      Map<String, Tensor> referenceValues,
      EngineViews own) {
    SourceModel candidate = GraphValues.fitted(lifted, inputs.candidateFeeds());
    Graph running = candidate.quantized().stored();
    Flow candidateFlow = Flow.of(candidate.graph());
    GraphValues.Candidate candidateValues =
        timed(
            "lifted",
            () ->
                GraphValues.candidate(
                    candidate,
                    running,
                    candidateFlow,
                    inputs.candidateFeeds(),
                    own.byName(),
                    evaluator));
    EngineViews engine = DeviceViews.added(own, options, candidate, candidateValues.values());
    stage("aligning the values of both");
    Side left = GraphValues.side(reference, referenceFlow, referenceValues);
    Side right = GraphValues.side(candidate, running, candidateFlow, candidateValues.values());
    Alignment alignment =
        timed(
            "align",
            () -> new Aligning(reference, candidate, running, options, evaluator).of(left, right));
    Measured measured =
        new Measured(
            reference,
            candidate,
            alignment,
            inputs.referenceFeeds(),
            candidateValues.feeds(),
            referenceValues,
            candidateValues.values(),
            candidateValues.failures(),
            running);
    Grids grids = Grids.of(alignment, candidate.quantized());
    stage("running each layer alone");
    LocalReplay local = timed("replay", () -> LocalReplay.of(measured, evaluator));
    LocalReplay dequantized =
        candidate.quantized().isQuantized()
            ? LocalReplay.of(measured, evaluator, candidate.graph(), Map.of())
            : local;
    ExactLabel label = new ExactLabel(alignment, left, right);
    NoiseFloors floors = timed("noise", () -> floors(measured, dequantized, label, grids));
    Map<Pair, Boolean> exact = new HashMap<>();
    for (Pair pair : alignment.pairs()) {
      boolean rounds = !grids.layers(pair).isEmpty();
      exact.put(pair, !rounds && label.isExact(alignment.region(pair)));
    }
    Thresholds thresholds = new Thresholds(floors, exact, pairLimits(alignment));
    OutputJudge judge = new OutputJudge(measured, floors, options);
    stage("looking for the cause");
    Verdicts verdicts =
        timed("outputs", () -> Verdicts.of(measured, evaluator, thresholds, judge, engine));
    List<OutputResult> outputs = verdicts.outputs();
    Set<String> diverged = ReportAssembler.diverged(outputs);
    StaticAudit audit = StaticAudit.of(alignment, candidate.quantized());
    Diagnosis diagnosis =
        new Diagnosis(
            measured,
            evaluator,
            thresholds,
            local,
            dequantized,
            grids,
            audit,
            own.values(),
            engine.engine(),
            judge.limits(),
            diverged);
    List<Cause> causes = timed("diagnose", () -> verdicts.causes(diagnosis.causes()));
    return new Compared(
        options,
        inputs,
        measured,
        evaluator,
        thresholds,
        local,
        dequantized,
        grids,
        audit,
        engine.withOps(asked -> new CrashSearch(measured, evaluator, asked)),
        judge,
        outputs,
        causes,
        diagnosis.leftOut(),
        diagnosis.engineLocal());
  }

  private void stage(String name) {
    options.progress().accept(Progress.of(name));
  }

  private Report report(Compared compared) {
    options.values().accept(OutputValues.of(compared));
    Experiment.Result found = timed("experiments", () -> Experiments.run(compared));
    timings.put("totalMs", total.elapsed().toMillis());
    Report report =
        new ReportAssembler(compared, Services.runner().description()).assemble(found, timings);
    return options.details() ? drawn(compared, report) : report;
  }

  private Report drawn(Compared compared, Report report) {
    options.progress().accept(Progress.of("taking pictures of values"));
    Path candidateFile = compared.measured().candidate().file();
    Details details =
        timed(
            "details",
            () ->
                Pictures.of(
                    compared.measured(),
                    Views.LIFTED,
                    compared.engine().values(),
                    compared.audit(),
                    ModelFiles.reader(candidateFile)
                        .inspect(candidateFile, Depth.STRUCTURE)
                        .graphs()
                        .get(0)));
    timings.put("totalMs", total.elapsed().toMillis());
    return report.with(details);
  }

  private NoiseFloors floors(
      Measured measured, LocalReplay dequantized, ExactLabel label, Grids grids) {
    Steps runs = Steps.of(options.progress(), "measuring noise", NoiseMeter.RUNS);
    NoiseMeter meter =
        new NoiseMeter(
            (graph, feeds, wanted) -> {
              Map<String, Tensor> values = evaluator.run(graph, feeds, wanted);
              runs.next();
              return values;
            },
            measured.alignment(),
            measured.feeds(),
            measured.referenceValues(),
            pair -> label.isRoundingFree(measured.alignment().region(pair)));
    return meter.withCodings(
        meter.measure(),
        (graph, feeds, wanted) ->
            evaluator.runAsFarAsPossible(graph, feeds, List.copyOf(wanted)).values(),
        measured.candidateFeeds(),
        measured.candidateValues(),
        dequantized.values(),
        moved -> LocalReplay.of(measured, evaluator, measured.candidate().graph(), moved).values(),
        grids);
  }

  private Map<Pair, Double> pairLimits(Alignment alignment) {
    Map<Pair, Double> limits = new HashMap<>();
    for (Pair pair : alignment.pairs()) {
      String type = alignment.reference().producer(pair.reference()).map(Node::opType).orElse("");
      options.limits().stream()
          .filter(limit -> limit.metric() == LimitMetric.REL_RMS)
          .filter(
              limit ->
                  limit.scope() == LimitScope.ALL
                      || (limit.scope() == LimitScope.OP && limit.pattern().equals(type))
                      || (limit.scope() == LimitScope.TENSOR
                          && limit.pattern().equals(pair.reference())))
          .findFirst()
          .ifPresent(limit -> limits.put(pair, limit.value()));
    }
    return limits;
  }

  /** The result, or what the work threw. */
  static <T> T await(CompletableFuture<T> work) {
    try {
      return work.join();
    } catch (CompletionException e) {
      if (e.getCause() instanceof RuntimeException cause) {
        throw cause;
      }
      throw e;
    }
  }

  private <T> T timed(String step, Supplier<T> work) {
    Stopwatch watch = Stopwatch.createStarted();
    T result = work.get();
    synchronized (timings) {
      timings.put(step + "Ms", watch.elapsed().toMillis());
    }
    return result;
  }

  /** Whether the choice names an engine view, so that its absence is not silent. */
  static boolean isDemanded(EngineChoice choice) {
    return choice == EngineChoice.SESSION
        || choice == EngineChoice.MODULE
        || choice == EngineChoice.ALL;
  }
}
