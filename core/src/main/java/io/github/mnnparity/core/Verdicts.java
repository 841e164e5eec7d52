package io.github.mnnparity.core;

import io.github.mnnparity.core.align.Pair;
import io.github.mnnparity.core.capture.Engine;
import io.github.mnnparity.core.diagnose.Cause;
import io.github.mnnparity.core.diagnose.Evaluator;
import io.github.mnnparity.core.diagnose.Flips;
import io.github.mnnparity.core.diagnose.Measured;
import io.github.mnnparity.core.diagnose.NonFinite;
import io.github.mnnparity.core.diagnose.ReferenceDoubt;
import io.github.mnnparity.core.diagnose.Thresholds;
import io.github.mnnparity.core.report.FindingKind;
import io.github.mnnparity.core.report.OutputResult;
import io.github.mnnparity.core.report.Severity;
import io.github.mnnparity.core.tensor.Tensor;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;

/**
 * Every output in every view, and what can be said of the outputs before anyone is blamed:
 * decisions that rounding flips are set aside, and the reference itself may be in doubt.
 */
final class Verdicts {
  /** Why the lifted graph lacks an output. */
  static final String NOT_LIFTED = "an op before it is not lifted or cannot be run";

  private final Measured measured;
  private final Evaluator evaluator;
  private final Thresholds thresholds;
  private final OutputJudge judge;
  private final EngineViews engine;
  private final List<OutputResult> outputs = new ArrayList<>();
  private final List<Cause> notes = new ArrayList<>();

  private Verdicts(
      Measured measured,
      Evaluator evaluator,
      Thresholds thresholds,
      OutputJudge judge,
      EngineViews engine) {
    this.measured = measured;
    this.evaluator = evaluator;
    this.thresholds = thresholds;
    this.judge = judge;
    this.engine = engine;
  }

  /** Why a capture lacks an output. */
  static String missing(Engine.Capture capture) {
    return capture.failure().map(failure -> "its run failed").orElse("the engine gave no value");
  }

  static Verdicts of(
      Measured measured,
      Evaluator evaluator,
      Thresholds thresholds,
      OutputJudge judge,
      EngineViews engine) {
    Verdicts verdicts = new Verdicts(measured, evaluator, thresholds, judge, engine);
    verdicts.judgeAll();
    return verdicts;
  }

  List<OutputResult> outputs() {
    return outputs;
  }

  private void judgeAll() {
    judge(Views.LIFTED, Map.of(), NOT_LIFTED, measured::candidateValue, thresholds::lifted);
    engine
        .captures()
        .forEach(
            (view, capture) ->
                judge(
                    view,
                    capture.values(),
                    missing(capture),
                    pair -> measured.captured(pair, capture.values()),
                    thresholds::engineAgainstReference));
  }

  private void judge(
      String view,
      Map<String, Tensor> captured,
      String missing,
      Function<Pair, Optional<Tensor>> values,
      ToDoubleFunction<Pair> noise) {
    List<OutputResult> strict = judge.judge(view, captured, missing);
    boolean off = strict.stream().anyMatch(ReportAssembler::isOff);
    Optional<Flips.Excused> excused =
        off ? new Flips(measured, evaluator).excused(values, noise) : Optional.empty();
    if (excused.isEmpty()) {
      outputs.addAll(strict);
      return;
    }
    List<OutputResult> lenient = judge.judgeWith(excused.get().outputs(), view, captured, missing);
    outputs.addAll(lenient);
    if (!lenient.equals(strict)) {
      notes.addAll(excused.get().notes(measured, view));
    }
  }

  /** The causes with what is to be said of decisions, of the reference, and of NaN. */
  List<Cause> causes(List<Cause> blamed) {
    List<Cause> causes = new ArrayList<>(blamed);
    Set<String> told = new LinkedHashSet<>();
    notes.stream().filter(note -> told.add(note.pair().reference())).forEach(causes::add);
    Set<String> diverged = ReportAssembler.diverged(outputs);
    if (diverged.isEmpty() && causes.isEmpty()) {
      return causes;
    }
    List<ReferenceDoubt.Off> off = off(diverged);
    if (!off.isEmpty()) {
      ReferenceDoubt.Doubts doubts =
          new ReferenceDoubt(measured, evaluator, judge.limits()).of(off);
      if (doubts.explained() && off.size() == countOff(diverged)) {
        causes.replaceAll(
            cause ->
                cause.kind() == FindingKind.REFERENCE ? cause : cause.withSeverity(Severity.NOTE));
      }
      causes.addAll(doubts.causes());
    }
    boolean atOutput =
        outputs.stream()
            .filter(output -> diverged.contains(output.view()))
            .flatMap(output -> output.error().stream())
            .anyMatch(error -> error.nonFiniteMismatch() > 0);
    causes.addAll(new NonFinite(measured).causes(values(), causes, atOutput));
    causes.sort(
        Comparator.comparing(Cause::severity)
            .thenComparing(
                cause -> measured.alignment().reference().order(cause.pair().reference())));
    return causes;
  }

  private long countOff(Set<String> diverged) {
    return outputs.stream()
        .filter(output -> diverged.contains(output.view()) && ReportAssembler.isOff(output))
        .count();
  }

  /** Outputs beyond their limits in the views that decide, as far as they have the right shape. */
  private List<ReferenceDoubt.Off> off(Set<String> diverged) {
    List<ReferenceDoubt.Off> off = new ArrayList<>();
    Map<String, Function<Pair, Optional<Tensor>>> values = values();
    for (OutputResult output : outputs) {
      if (diverged.contains(output.view()) && ReportAssembler.isOff(output)) {
        String value = measured.alignment().reference().canonical(output.name());
        measured
            .alignment()
            .ofReference(value)
            .flatMap(
                pair ->
                    values
                        .get(output.view())
                        .apply(pair)
                        .map(found -> new ReferenceDoubt.Off(pair, output.view(), found)))
            .ifPresent(off::add);
      }
    }
    return off;
  }

  private Map<String, Function<Pair, Optional<Tensor>>> values() {
    Map<String, Function<Pair, Optional<Tensor>>> values = new LinkedHashMap<>();
    values.put(Views.LIFTED, measured::candidateValue);
    engine
        .captures()
        .forEach(
            (view, capture) -> values.put(view, pair -> measured.captured(pair, capture.values())));
    return values;
  }
}
