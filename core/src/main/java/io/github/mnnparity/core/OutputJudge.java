package io.github.mnnparity.core;

import io.github.mnnparity.core.CompareOptions.Limit;
import io.github.mnnparity.core.CompareOptions.LimitMetric;
import io.github.mnnparity.core.CompareOptions.LimitScope;
import io.github.mnnparity.core.align.Pair;
import io.github.mnnparity.core.diagnose.Measured;
import io.github.mnnparity.core.diagnose.Thresholds;
import io.github.mnnparity.core.graph.Flow;
import io.github.mnnparity.core.metric.ErrorMoments;
import io.github.mnnparity.core.noise.NoiseFloors;
import io.github.mnnparity.core.report.ErrorSummary;
import io.github.mnnparity.core.report.OutputResult;
import io.github.mnnparity.core.tensor.Shape;
import io.github.mnnparity.core.tensor.Tensor;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Holds every graph output of every view against its limit. */
final class OutputJudge {
  static final String EQUAL_SHAPE = "equal shape";

  /** Said of an output that is within its limit but for decisions that rounding flips. */
  private static final String DECIDED = ", but for values that rounding decides";

  private static final double FLOORS = 10;

  private final Measured measured;
  private final NoiseFloors floors;
  private final CompareOptions options;
  private final boolean coded;

  OutputJudge(Measured measured, NoiseFloors floors, CompareOptions options) {
    this.measured = measured;
    this.floors = floors;
    this.options = options;
    this.coded =
        !measured.candidate().graph().codings().isEmpty()
            || measured.candidate().quantized().isQuantized();
  }

  /** Whether the output is within its limit but for values that rounding decides. */
  static boolean isDecided(OutputResult output) {
    return output.rule().endsWith(DECIDED);
  }

  boolean isCoded() {
    return coded;
  }

  /** Allowed relative RMS error by canonical reference output, coding left aside. */
  Map<String, Double> limits() {
    Map<String, Double> limits = new LinkedHashMap<>();
    for (String output : measured.alignment().reference().outputs()) {
      Optional<Pair> pair = measured.alignment().ofReference(output);
      double limit =
          pair.map(p -> plainLimit(floors.cumulative().getOrDefault(p, 0.0)))
              .orElse(Thresholds.NORMAL_DRIFT);
      limits.put(output, userRelative(output).orElse(limit));
    }
    return limits;
  }

  private static double plainLimit(double floor) {
    return Math.max(FLOORS * floor, Thresholds.NORMAL_DRIFT);
  }

  /**
   * The same, but held against what the reference gives with the view's own decisions put in, where
   * rounding alone flips them: outputs that then are within their limit are.
   *
   * @param decided reference outputs with these decisions, by canonical name
   */
  List<OutputResult> judgeWith(
      Map<String, Tensor> decided, String view, Map<String, Tensor> captured, String missing) {
    List<OutputResult> strict = judge(view, captured, missing);
    List<OutputResult> lenient = judge(view, captured, missing, decided);
    List<OutputResult> results = new ArrayList<>();
    for (int i = 0; i < strict.size(); i++) {
      OutputResult was = strict.get(i);
      boolean excused = !was.withinLimit() && lenient.get(i).withinLimit();
      results.add(
          excused
              ? new OutputResult(
                  view,
                  was.name(),
                  was.error().or(lenient.get(i)::error),
                  lenient.get(i).limit(),
                  lenient.get(i).rule() + DECIDED,
                  true,
                  "")
              : was);
    }
    return results;
  }

  /**
   * @param captured tensors by engine name; the lifted view passes its own values
   */
  List<OutputResult> judge(String view, Map<String, Tensor> captured, String missing) {
    return judge(view, captured, missing, measured.referenceValues());
  }

  private List<OutputResult> judge(
      String view,
      Map<String, Tensor> captured,
      String missing,
      Map<String, Tensor> referenceValues) {
    List<OutputResult> results = new ArrayList<>();
    for (var output : measured.reference().graph().outputs()) {
      String value = measured.alignment().reference().canonical(output.name());
      Optional<Pair> pair = measured.alignment().ofReference(value);
      Tensor reference = referenceValues.getOrDefault(value, measured.referenceValues().get(value));
      Optional<Tensor> found =
          view.equals(Views.LIFTED)
              ? pair.flatMap(measured::candidateValue)
              : pair.flatMap(p -> measured.captured(p, captured));
      boolean constant = pair.isEmpty() && isConstantOnBothSides(output.name());
      if (constant) {
        found =
            Optional.ofNullable(
                view.equals(Views.LIFTED)
                    ? measured
                        .candidateValues()
                        .get(measured.alignment().candidate().canonical(output.name()))
                    : captured.get(output.name()));
      }
      if (reference == null) {
        results.add(
            new OutputResult(
                view, output.name(), Optional.empty(), 0, "", false, "the reference has no value"));
      } else if (found.isEmpty()) {
        String reason = pair.isEmpty() && !constant ? "no counterpart in the candidate" : missing;
        results.add(new OutputResult(view, output.name(), Optional.empty(), 0, "", false, reason));
      } else {
        results.add(judge(view, output.name(), pair, reference, found.get()));
      }
    }
    return results;
  }

  /** Constants are not aligned; as an output, a constant stands for the one of the same name. */
  private boolean isConstantOnBothSides(String output) {
    Flow left = measured.alignment().reference();
    Flow right = measured.alignment().candidate();
    return left.isConstant(left.canonical(output))
        && right.graph().outputs().stream().anyMatch(value -> value.name().equals(output))
        && right.isConstant(right.canonical(output));
  }

  private OutputResult judge(
      String view, String name, Optional<Pair> pair, Tensor reference, Tensor found) {
    if (!essential(reference.shape()).equals(essential(found.shape()))) {
      return new OutputResult(
          view,
          name,
          Optional.empty(),
          0,
          EQUAL_SHAPE,
          false,
          "shape " + found.shape() + ", the reference has " + reference.shape());
    }
    ErrorMoments moments = ErrorMoments.of(reference, found);
    ErrorSummary error = moments.summary();
    if (error.nonFiniteMismatch() > 0) {
      return new OutputResult(
          view,
          name,
          Optional.of(error),
          0,
          "NaN and infinity in the same places",
          false,
          error.nonFiniteMismatch() + " elements are NaN or infinite on one side only");
    }
    Optional<Limit> user = userLimit(name);
    if (user.isPresent()) {
      boolean within = holds(user.get(), error);
      return new OutputResult(
          view, name, Optional.of(error), user.get().value(), "set by --limit", within, "");
    }
    if (coded) {
      boolean within =
          error.identical()
              || (error.sqnrDb().isPresent() && error.sqnrDb().getAsDouble() >= options.minSqnr());
      return new OutputResult(
          view,
          name,
          Optional.of(error),
          options.minSqnr(),
          String.format(
              Locale.ROOT,
              "SQNR of at least %.0f dB (stored weights are coded)",
              options.minSqnr()),
          within,
          "");
    }
    double floor =
        pair.map(p -> view.equals(Views.LIFTED) ? floors.lifted(p) : floors.engine(p)).orElse(0.0);
    double limit = plainLimit(floor);
    return new OutputResult(
        view, name, Optional.of(error), limit, "relative RMS error", moments.relRms() <= limit, "");
  }

  private Optional<Limit> userLimit(String output) {
    return options.limits().stream()
        .filter(
            limit ->
                limit.scope() == LimitScope.ALL
                    || (limit.scope() == LimitScope.TENSOR && limit.pattern().equals(output)))
        .findFirst();
  }

  private Optional<Double> userRelative(String output) {
    return userLimit(output)
        .filter(limit -> limit.metric() == LimitMetric.REL_RMS)
        .map(Limit::value);
  }

  private static boolean holds(Limit limit, ErrorSummary error) {
    return switch (limit.metric()) {
      case MAX_ABS -> error.maxAbs() <= limit.value();
      case RMSE -> error.rmse() <= limit.value();
      case REL_RMS -> error.relRms() <= limit.value();
      case SQNR ->
          error.identical()
              || (error.sqnrDb().isPresent() && error.sqnrDb().getAsDouble() >= limit.value());
      case COSINE -> error.cosine() >= limit.value();
    };
  }

  /** Without sizes of 1, which engines add and drop. */
  private static List<Long> essential(Shape shape) {
    return shape.dims().stream().filter(size -> size != 1).boxed().toList();
  }
}
