package io.github.mnnparity.core;

import io.github.mnnparity.core.align.Alignment;
import io.github.mnnparity.core.align.Pair;
import io.github.mnnparity.core.align.Side;
import io.github.mnnparity.core.capture.Engine;
import io.github.mnnparity.core.capture.SourceModel;
import io.github.mnnparity.core.diagnose.Evaluator;
import io.github.mnnparity.core.diagnose.Measured;
import io.github.mnnparity.core.error.BadInputException;
import io.github.mnnparity.core.error.Problem;
import io.github.mnnparity.core.feed.InputSet;
import io.github.mnnparity.core.graph.Flow;
import io.github.mnnparity.core.graph.Graph;
import io.github.mnnparity.core.graph.Node;
import io.github.mnnparity.core.metric.ErrorMoments;
import io.github.mnnparity.core.noise.NoiseFloors;
import io.github.mnnparity.core.noise.NoiseMeter;
import io.github.mnnparity.core.report.Layer;
import io.github.mnnparity.core.report.LayerSpread;
import io.github.mnnparity.core.report.OutputResult;
import io.github.mnnparity.core.report.Verdict;
import io.github.mnnparity.core.tensor.DType;
import io.github.mnnparity.core.tensor.Tensor;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;

/**
 * Compares input after input in every view, without asking for causes: all layers, and the outputs
 * against their limits. Holds the values of one input at a time. Not thread-safe.
 */
final class InputSurvey {
  private static final NoiseFloors NO_FLOORS =
      new NoiseFloors(Map.of(), Map.of(), Map.of(), Map.of());

  private final SourceModel reference;
  private final SourceModel lifted;
  private final EngineHost host;
  private final Evaluator evaluator;
  private final CompareOptions options;
  private final Flow referenceFlow;
  private final Spreads spreads = new Spreads();
  private Optional<Fitted> latest = Optional.empty();
  private Optional<Alignment> alignment = Optional.empty();

  InputSurvey(SourceModel reference, SourceModel lifted, EngineHost host, CompareOptions options) {
    this.reference = reference;
    this.lifted = lifted;
    this.host = host;
    this.options = options;
    this.evaluator = Comparison.evaluator(options);
    this.referenceFlow = Flow.of(reference.graph());
  }

  /**
   * The candidate for inputs of certain shapes; the same for all of them, so that runs are cheap.
   */
  private record Fitted(List<Object> shapes, SourceModel candidate, Flow flow) {
    Graph running() {
      return candidate.quantized().stored();
    }
  }

  /**
   * Compares one input.
   *
   * @throws io.github.mnnparity.core.error.ParityException if it cannot be used
   */
  InputResult compare(InputSet set) {
    CompareOptions own = options(set);
    InputPlan plan = InputPlan.of(reference, lifted, own);
    CompletableFuture<EngineViews> capture =
        CompletableFuture.supplyAsync(() -> host.capture(plan.engineFeeds(), own));
    try {
      Map<String, Tensor> expected =
          GraphValues.reference(referenceFlow, plan.referenceFeeds(), evaluator);
      Fitted fitted = fitted(plan.candidateFeeds());
      boolean alone = fitted.flow().nodes().stream().noneMatch(Node::isOpaque);
      Map<String, Tensor> known = alone ? Map.of() : Comparison.await(capture).byName();
      GraphValues.Candidate found =
          GraphValues.candidate(
              fitted.candidate(),
              fitted.running(),
              fitted.flow(),
              plan.candidateFeeds(),
              known,
              evaluator);
      EngineViews engine =
          DeviceViews.added(Comparison.await(capture), own, fitted.candidate(), found.values());
      Measured measured =
          new Measured(
              reference,
              fitted.candidate(),
              aligned(fitted, expected, found, own),
              plan.referenceFeeds(),
              found.feeds(),
              expected,
              found.values(),
              found.failures(),
              fitted.running());
      addLayers(set.name(), measured, engine);
      return judged(set, measured, engine);
    } finally {
      capture.handle((views, failure) -> views).join();
    }
  }

  /** What to compare this input with: its own tensors, and its own folder in those of views. */
  CompareOptions options(InputSet set) {
    Map<String, Path> views = new LinkedHashMap<>();
    options.views().forEach((name, folder) -> views.put(name, ownFolder(folder, set.name())));
    return options.with(set, set.tensors(), views);
  }

  private static Path ownFolder(Path folder, String input) {
    int dot = input.lastIndexOf('.');
    String stem = dot > 0 ? input.substring(0, dot) : input;
    for (String name : List.of(input, stem)) {
      if (Files.isDirectory(folder.resolve(name))) {
        return folder.resolve(name);
      }
    }
    throw new BadInputException(
        new Problem(
            folder.toString(),
            "a folder '" + stem + "' in it with the values of input '" + input + "'",
            Files.isDirectory(folder) ? "none" : "no such folder",
            "capture every input into a folder of its own, or give that one input alone"));
  }

  private Fitted fitted(Map<String, Tensor> feeds) {
    List<Object> shapes = new ArrayList<>();
    feeds.forEach((name, tensor) -> shapes.add(List.of(name, tensor.dtype(), tensor.shape())));
    if (latest.filter(one -> one.shapes().equals(shapes)).isEmpty()) {
      SourceModel candidate = GraphValues.fitted(lifted, feeds);
      latest = Optional.of(new Fitted(shapes, candidate, Flow.of(candidate.graph())));
    }
    return latest.get();
  }

  /** By the first input that was run, for all. */
  private Alignment aligned(
      Fitted fitted,
      Map<String, Tensor> expected,
      GraphValues.Candidate found,
      CompareOptions own) {
    if (alignment.isEmpty()) {
      Graph running = fitted.running();
      Side left = GraphValues.side(reference, referenceFlow, expected);
      Side right = GraphValues.side(fitted.candidate(), running, fitted.flow(), found.values());
      alignment =
          Optional.of(
              new Aligning(reference, fitted.candidate(), running, own, evaluator).of(left, right));
    }
    return alignment.get();
  }

  private void addLayers(String input, Measured measured, EngineViews engine) {
    for (Pair pair : measured.alignment().pairs()) {
      measured
          .candidateValue(pair)
          .ifPresent(value -> addLayer(input, Views.LIFTED, measured, pair, value));
      engine
          .values()
          .forEach(
              (view, values) ->
                  measured
                      .captured(pair, values)
                      .ifPresent(value -> addLayer(input, view, measured, pair, value)));
    }
  }

  private void addLayer(String input, String view, Measured measured, Pair pair, Tensor value) {
    Tensor golden = measured.referenceValue(pair);
    if (golden != null
        && golden.elements() == value.elements()
        && golden.dtype() != DType.STRING
        && value.dtype() != DType.STRING) {
      spreads.add(pair.reference(), view, input, ErrorMoments.distance(golden, value));
    }
  }

  /** Noise is measured only where an output is off by more than rounding usually makes it. */
  private InputResult judged(InputSet set, Measured measured, EngineViews engine) {
    List<OutputResult> outputs = outputs(measured, NO_FLOORS, engine);
    if (outputs.stream().anyMatch(ReportAssembler::isOff)) {
      NoiseMeter meter =
          new NoiseMeter(
              evaluator::run,
              measured.alignment(),
              measured.feeds(),
              measured.referenceValues(),
              pair -> false);
      outputs = outputs(measured, meter.measureOutputs(), engine);
    }
    Set<String> diverged = ReportAssembler.diverged(outputs);
    List<String> gaps = ReportAssembler.unreached(outputs, engine);
    return new InputResult(
        set,
        !diverged.isEmpty()
            ? Verdict.DIVERGED
            : gaps.isEmpty() ? Verdict.MATCH : Verdict.INCOMPLETE,
        ReportAssembler.deciding(outputs).stream()
            .filter(ReportAssembler::wasReached)
            .max(Comparator.comparingDouble(InputResult::error)),
        gaps.stream().findFirst().orElse(""),
        true);
  }

  private List<OutputResult> outputs(Measured measured, NoiseFloors floors, EngineViews engine) {
    OutputJudge judge = new OutputJudge(measured, floors, options);
    List<OutputResult> outputs =
        new ArrayList<>(judge.judge(Views.LIFTED, Map.of(), Verdicts.NOT_LIFTED));
    for (Map.Entry<String, Engine.Capture> view : engine.captures().entrySet()) {
      outputs.addAll(
          judge.judge(view.getKey(), view.getValue().values(), Verdicts.missing(view.getValue())));
    }
    return outputs;
  }

  /** What was seen of the layers of a report. */
  List<LayerSpread> spreads(List<Layer> layers) {
    return spreads.of(layers);
  }
}
