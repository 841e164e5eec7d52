package io.github.mnnparity.core.ladder;

import io.github.mnnparity.core.capture.Engine.Course;
import io.github.mnnparity.core.capture.Engine.Failure;
import io.github.mnnparity.core.capture.Engine.FailureKind;
import io.github.mnnparity.core.ladder.Rung.Kind;
import io.github.mnnparity.core.report.Finding;
import io.github.mnnparity.core.report.FindingKind;
import io.github.mnnparity.core.report.Severity;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Says what the steps of a ladder mean: one finding for each thing that changes the answer. */
final class LadderFindings {
  private final List<Step> steps;
  private final FirstDifference first;
  private final Map<String, Step> byId = new LinkedHashMap<>();

  LadderFindings(List<Step> steps, FirstDifference first) {
    this.steps = steps;
    this.first = first;
    steps.forEach(step -> byId.put(step.rung().id(), step));
  }

  List<Finding> all() {
    List<Finding> findings = new ArrayList<>();
    List<String> shaky = new ArrayList<>();
    steps.stream()
        .filter(step -> step.rung().kind() == Kind.BASE || step.rung().kind() == Kind.API)
        .forEach(base -> notRepeatable(base, findings, shaky));
    for (Step step : steps) {
      // Where nothing repeats, no other difference means anything.
      boolean meaningless = shaky.contains(step.rung().base()) || shaky.contains(step.rung().id());
      if (step.isBeyond() && step.rung().kind() != Kind.REPEAT && !meaningless) {
        findings.add(changed(step));
      }
    }
    findings.addAll(failures());
    findings.addAll(refusals());
    return findings;
  }

  private Step base(Step step) {
    return byId.get(step.rung().base());
  }

  /** All ways of repeating a run that gave other bits, as one finding. */
  private void notRepeatable(Step base, List<Finding> findings, List<String> shaky) {
    String view = base.rung().settings().view();
    List<Step> unequal =
        steps.stream()
            .filter(step -> step.rung().kind() == Kind.REPEAT && step.differs())
            .filter(step -> step.rung().settings().view().equals(view))
            .toList();
    if (unequal.isEmpty()) {
      return;
    }
    shaky.add(base.rung().id());
    boolean off = base.isOff() || unequal.stream().anyMatch(Step::isOff);
    boolean filled = unequal.stream().anyMatch(step -> courseOf(step) == Course.FILLED);
    boolean plainly = unequal.stream().anyMatch(step -> courseOf(step) != Course.FILLED);
    boolean again = unequal.stream().allMatch(step -> courseOf(step) == Course.AGAIN) && !filled;
    String how =
        !plainly
            ? " reads memory that it never wrote"
            : again ? " gives another answer to a second run" : " is not repeatable";
    List<String> evidence = new ArrayList<>();
    unequal.forEach(step -> evidence.add(apart(step)));
    evidence.add(reference(base));
    if (filled) {
      evidence.add(
          "filling fresh memory with a pattern changes the answer: memory is read before it is"
              + " written");
    }
    List<String> advice = new ArrayList<>();
    advice.add(
        again
            ? "open a new session for each input until the engine is mended"
            : "do not trust any answer of this file: what it computes depends on what was in memory");
    advice.add(
        "avoid this form of the operator, or report the engine with this file and input; it shows"
            + " with MALLOC_PERTURB_ set");
    findings.add(
        finding(
            off ? Severity.ERROR : Severity.NOTE,
            FindingKind.ENGINE,
            0.95,
            "The " + view + " view" + how + at(place(unequal)) + ".",
            evidence,
            advice,
            place(unequal),
            unequal));
  }

  private static Course courseOf(Step step) {
    return step.rung().settings().course();
  }

  private static Optional<FirstDifference.Place> place(List<Step> steps) {
    return steps.stream().flatMap(step -> step.first().stream()).findFirst();
  }

  private Finding changed(Step step) {
    Step base = base(step);
    boolean cures = base.isOff() && !step.isOff();
    boolean harms = !base.isOff() && step.isOff();
    boolean lossy =
        step.rung().allowance() == Rung.Allowance.HALF_FLOATS
            || step.rung().allowance() == Rung.Allowance.EIGHT_BITS;
    List<String> evidence = new ArrayList<>(List.of(apart(step), reference(base), reference(step)));
    return finding(
        (cures || harms) && !lossy ? Severity.ERROR : Severity.NOTE,
        step.rung().kind() == Kind.API ? FindingKind.API : FindingKind.ENGINE,
        cures || harms ? 0.9 : 0.7,
        Words.summary(step, base, cures, harms) + at(step.first()) + ".",
        evidence,
        Words.advice(step, base, cures, harms),
        step.first(),
        List.of(step));
  }

  private static String at(Optional<FirstDifference.Place> place) {
    return place
        .map(
            found ->
                ", first at '"
                    + found.op()
                    + "'"
                    + (found.opType().isEmpty() ? "" : " (ONNX " + found.opType() + ")"))
        .orElse("");
  }

  private static String apart(Step step) {
    double far = step.apart().map(Step.Apart::relRms).orElse(Double.POSITIVE_INFINITY);
    return step.rung().title()
        + (Double.isFinite(far)
            ? ": outputs move by " + LadderTable.number(far) + " relative RMS"
            : ": outputs get another shape, or NaN or infinity in other places");
  }

  private static String reference(Step step) {
    String said =
        step.worst()
            .map(
                output ->
                    output
                            .error()
                            .map(error -> LadderTable.number(error.relRms()) + " relative RMS")
                            .orElse(output.reason())
                        + (step.isOff() ? ", beyond its limit" : ", within its limit"))
            .orElse("not compared");
    return "against the reference, " + step.rung().title() + ": " + said;
  }

  /** A way of running that ended badly, where its base ran. */
  private List<Finding> failures() {
    List<Finding> findings = new ArrayList<>();
    for (Step step : steps) {
      Step base = base(step);
      if (step.failure().isPresent()
          && base != step
          && base.ran()
          && step.rung().kind() != Kind.API) {
        findings.add(failed(step, step.failure().get()));
      }
    }
    return findings;
  }

  /** A view that does not run the file at all, where another one does. */
  private List<Finding> refusals() {
    List<Finding> findings = new ArrayList<>();
    for (Step step : steps) {
      Optional<Step> other =
          steps.stream()
              .filter(one -> one.rung().kind() == Kind.BASE && one.ran() && step != one)
              .findFirst();
      boolean view = step.rung().kind() == Kind.BASE || step.rung().kind() == Kind.API;
      if (view && step.failure().isPresent() && other.isPresent()) {
        String right = other.get().rung().title();
        findings.add(
            finding(
                Severity.NOTE,
                FindingKind.API,
                0.9,
                "Only " + right + " runs this file; " + step.rung().title() + " does not.",
                List.of(
                    step.rung().title() + ": " + step.failure().get().message(),
                    reference(other.get())),
                List.of("load this file through the " + right + " API in the app"),
                Optional.empty(),
                List.of(step)));
      }
    }
    return findings;
  }

  private Finding failed(Step step, Failure failure) {
    String title = step.rung().title();
    String end =
        switch (failure.kind()) {
          case CRASH -> "crashes";
          case TIMEOUT -> "does not come back in time";
          case REFUSED -> "refuses";
          case UNSUPPORTED_OPERATOR -> "has no kernel";
        };
    boolean watching = step.rung().kind() == Kind.WATCH;
    String summary =
        watching
            ? "The engine " + end + " only when it is watched: " + title
            : "The engine " + end + " on one rung only: " + title;
    Finding plain =
        finding(
            watching ? Severity.NOTE : Severity.ERROR,
            failure.kind() == FailureKind.UNSUPPORTED_OPERATOR
                ? FindingKind.UNSUPPORTED_OPERATOR
                : FindingKind.ENGINE_FAILURE,
            0.9,
            summary + failure.op().map(op -> ", at '" + op + "'").orElse("") + ".",
            List.of(
                title + ": " + failure.message(),
                base(step).rung().title() + " gives an answer for the same file and input"),
            List.of(
                watching
                    ? "the plain run is what an app does; report the engine with this file"
                    : "do not run this file so in an app; report the engine with this file"),
            Optional.empty(),
            List.of(step));
    return new Finding(
        0,
        plain.severity(),
        plain.kind(),
        failure.op().stream().toList(),
        List.of(),
        List.of(),
        plain.onnxTensors(),
        plain.confidence(),
        plain.summary(),
        plain.evidence(),
        plain.advice(),
        plain.details());
  }

  private Finding finding(
      Severity severity,
      FindingKind kind,
      double confidence,
      String summary,
      List<String> evidence,
      List<String> advice,
      Optional<FirstDifference.Place> place,
      List<Step> told) {
    return new Finding(
        0,
        severity,
        kind,
        place.map(found -> List.of(found.op())).orElse(List.of()),
        place.map(found -> List.of(found.tensor())).orElse(List.of()),
        List.of(),
        place.map(FirstDifference.Place::onnxTensors).orElseGet(first::outputs),
        confidence,
        summary,
        evidence,
        advice,
        Map.of("rungs", told.stream().map(step -> step.rung().id()).toList()));
  }
}
