package io.github.mnnparity.core;

import io.github.mnnparity.core.align.Alignment;
import io.github.mnnparity.core.align.Pair;
import io.github.mnnparity.core.capture.Engine;
import io.github.mnnparity.core.diagnose.Cause;
import io.github.mnnparity.core.diagnose.Measured;
import io.github.mnnparity.core.diagnose.Thresholds;
import io.github.mnnparity.core.graph.Node;
import io.github.mnnparity.core.report.ErrorSummary;
import io.github.mnnparity.core.report.Finding;
import io.github.mnnparity.core.report.FindingKind;
import io.github.mnnparity.core.report.Layer;
import io.github.mnnparity.core.report.OutputResult;
import io.github.mnnparity.core.report.Severity;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Collects what is to be said: causes, failed runs, views that disagree or were left out. */
final class Findings {
  private final Compared compared;
  private final Measured measured;
  private final Thresholds thresholds;
  private final boolean coded;
  private final EngineViews engine;

  Findings(Compared compared) {
    this.compared = compared;
    this.measured = compared.measured();
    this.thresholds = compared.thresholds();
    this.coded = compared.judge().isCoded();
    this.engine = compared.engine();
  }

  /**
   * Errors before notes, each in execution order.
   *
   * @param more what experiments found
   */
  List<Finding> ranked(List<Layer> layers, List<Finding> more) {
    List<OutputResult> outputs = compared.outputs();
    List<Cause> causes = compared.causes();
    int leftOut = compared.leftOut();
    FindingWriter writer = new FindingWriter();
    Alignment alignment = measured.alignment();
    for (Cause cause : unweighed(causes, more)) {
      writer.cause(
          cause,
          alignment
              .reference()
              .producer(cause.pair().reference())
              .map(Node::opType)
              .orElse("Input"));
    }
    failures()
        .forEach(
            (failure, views) ->
                writer.failure(views, failure, measured.candidate(), onnxTensors(failure)));
    boolean laddered = compared.options().deep() && engine.engine().isPresent();
    if (!laddered) { // else the ladder says it better
      engine.captures().forEach((view, capture) -> trust(writer, view, capture));
    }
    engine.unfit().forEach((view, why) -> unfit(writer, view, why));
    if (!laddered) {
      viewsDisagree(writer, outputs, causes);
    }
    if (leftOut > 0) {
      writer.simple(
          Severity.NOTE,
          FindingKind.UNEXPLAINED,
          List.of(),
          1,
          leftOut + " more regions answer golden inputs otherwise; they were not looked into.",
          List.of("only the first suspects in execution order are replayed"),
          List.of("mend those first, then compare again"));
    }
    more.forEach(writer::add);
    boolean explained =
        causes.stream().anyMatch(cause -> cause.severity() == Severity.ERROR)
            || more.stream().anyMatch(finding -> finding.severity() == Severity.ERROR);
    if (compared.diverged() && !explained) {
      unexplained(writer, outputs, layers);
    }
    return new Advice(compared).on(writer.ranked());
  }

  /**
   * Where a ledger names what quantization costs most, its findings stand for those on the file at
   * the same place, and what else is blamed on quantization is a note.
   */
  private static List<Cause> unweighed(List<Cause> causes, List<Finding> more) {
    List<Finding> weighed =
        more.stream().filter(finding -> finding.kind() == FindingKind.QUANTIZATION).toList();
    return causes.stream()
        .filter(
            cause ->
                cause.kind() != FindingKind.QUANTIZATION && cause.kind() != FindingKind.CONVERSION
                    || weighed.stream()
                        .noneMatch(
                            finding -> finding.onnxTensors().contains(cause.pair().reference())))
        .map(
            cause ->
                cause.kind() == FindingKind.QUANTIZATION && !weighed.isEmpty()
                    ? cause.withSeverity(Severity.NOTE)
                    : cause)
        .toList();
  }

  /** Failed runs by what failed, with the views that failed so. */
  private Map<Engine.Failure, List<String>> failures() {
    Map<String, Engine.Failure> first = new LinkedHashMap<>();
    Map<Engine.Failure, List<String>> views = new LinkedHashMap<>();
    engine
        .captures()
        .forEach(
            (view, capture) ->
                capture
                    .failure()
                    .ifPresent(
                        failure -> {
                          String place = failure.kind() + " " + failure.op() + failure.opType();
                          first.putIfAbsent(place, failure);
                          views
                              .computeIfAbsent(first.get(place), known -> new ArrayList<>())
                              .add(view);
                        }));
    return views;
  }

  private static void unfit(FindingWriter writer, String view, String why) {
    writer.simple(
        Severity.NOTE,
        FindingKind.API,
        List.of(),
        1,
        "The " + view + " view was left out: " + why + ".",
        List.of("the engine refuses such a model there, whatever its inputs"),
        List.of("do not load this model in an app through that interface"));
  }

  private static void trust(FindingWriter writer, String view, Engine.Capture capture) {
    if (capture.failure().isEmpty() && !capture.certified()) {
      writer.simple(
          Severity.NOTE,
          FindingKind.ENGINE,
          List.of(),
          0.8,
          "Watching the " + view + " view changes its outputs.",
          List.of("the outputs of the captured run and of a plain run differ in their bits"),
          List.of("trust the output errors more than the layers' in this view"));
    }
    if (capture.failure().isEmpty() && !capture.repeatable()) {
      writer.simple(
          Severity.NOTE,
          FindingKind.ENGINE,
          List.of(),
          0.9,
          "The " + view + " view is not repeatable.",
          List.of("two runs on the same input gave different bits"),
          List.of("look for memory that is read before it is written; run with one thread"));
    }
  }

  /** Session right and Module wrong, or the other way round, with no layer to blame. */
  private void viewsDisagree(FindingWriter writer, List<OutputResult> outputs, List<Cause> causes) {
    boolean explained = causes.stream().anyMatch(cause -> cause.severity() == Severity.ERROR);
    Map<String, Boolean> off = new LinkedHashMap<>();
    outputs.stream()
        .filter(output -> !output.view().equals(Views.LIFTED) && output.error().isPresent())
        .filter(output -> !engine.devices().containsKey(output.view()))
        .forEach(
            output -> off.merge(output.view(), ReportAssembler.isOff(output), Boolean::logicalOr));
    if (!explained && off.size() > 1 && off.containsValue(true) && off.containsValue(false)) {
      writer.simple(
          Severity.ERROR,
          FindingKind.API,
          measured.alignment().reference().outputs(),
          0.8,
          "Session and Module give different answers for the same file and input.",
          List.of("outputs beyond their limit per view: " + off),
          List.of("use the view that agrees with the reference"));
    }
  }

  /** Whether what the file says is about as far off as the view. */
  private static boolean isFileAsFar(OutputResult output, List<OutputResult> outputs) {
    return outputs.stream()
        .filter(other -> other.view().equals(Views.LIFTED) && other.name().equals(output.name()))
        .flatMap(other -> other.error().stream())
        .anyMatch(
            error ->
                output.error().isEmpty() || error.relRms() >= output.error().get().relRms() / 2);
  }

  /** Whether an engine's error is one that the file's own meaning of the layer does not share. */
  private static boolean isFarther(ErrorSummary error, Layer layer) {
    return layer
        .views()
        .get(Views.LIFTED)
        .cumulative()
        .filter(own -> error.relRms() <= 2 * own.relRms())
        .isEmpty();
  }

  private void unexplained(FindingWriter writer, List<OutputResult> outputs, List<Layer> layers) {
    boolean file =
        outputs.stream()
            .anyMatch(output -> ReportAssembler.isOff(output) && isFileAsFar(output, outputs));
    if (coded && file) {
      List<Layer> lossiest = lossiest(layers);
      if (!lossiest.isEmpty()) {
        writer.quantization(lossiest);
        return;
      }
    }
    String view =
        outputs.stream()
            .filter(ReportAssembler::isOff)
            .map(OutputResult::view)
            .findFirst()
            .orElse("");
    Optional<Layer> first =
        layers.stream()
            .filter(
                layer ->
                    layer.views().containsKey(view)
                        && layer
                            .views()
                            .get(view)
                            .cumulative()
                            .filter(error -> error.relRms() > Thresholds.NORMAL_DRIFT)
                            .filter(error -> !coded || isFarther(error, layer))
                            .isPresent())
            .findFirst();
    if (coded && first.isPresent()) {
      writer.leaves(view, first.get());
      return;
    }
    writer.simple(
        Severity.ERROR,
        FindingKind.UNEXPLAINED,
        first.map(layer -> List.of(layer.onnxTensor())).orElse(List.of()),
        0.3,
        first
            .map(
                layer ->
                    "The "
                        + view
                        + " view leaves the reference by '"
                        + layer.mnnOp()
                        + "' (ONNX "
                        + layer.onnxOpType()
                        + "), but no layer alone explains it.")
            .orElse("The " + view + " view leaves the reference, and no layer shows where."),
        Stream.concat(
                first.stream().map(layer -> FindingWriter.offBy(view, layer)),
                Stream.of("no region answers golden inputs wrongly by enough to move an output"))
            .toList(),
        List.of("compare once more with another --seed or with a real input (--input)"));
  }

  /** Layers whose coding costs most on golden inputs, the worst first. */
  private List<Layer> lossiest(List<Layer> layers) {
    Map<String, Double> losses = new LinkedHashMap<>();
    measured
        .alignment()
        .pairs()
        .forEach(pair -> losses.put(pair.reference(), thresholds.floors().codedLocal(pair)));
    return layers.stream()
        .filter(layer -> losses.getOrDefault(layer.onnxTensor(), 0.0) > 0)
        .sorted(
            Comparator.comparingDouble((Layer layer) -> losses.get(layer.onnxTensor())).reversed())
        .limit(3)
        .toList();
  }

  /** Reference values near the op that a failure names. */
  private List<String> onnxTensors(Engine.Failure failure) {
    List<String> found = new ArrayList<>();
    for (Pair pair : measured.alignment().pairs()) {
      boolean here =
          measured.alignment().region(pair).candidate().nodes().stream()
              .anyMatch(
                  node ->
                      failure.op().filter(node.sources()::contains).isPresent()
                          || (failure.op().isEmpty()
                              && failure.opType().filter(node.opType()::equals).isPresent()));
      if (here) {
        found.add(pair.reference());
      }
    }
    return found.isEmpty()
        ? measured.alignment().reference().outputs()
        : found.stream().limit(3).toList();
  }
}
