package io.github.mnnparity.core.diagnose;

import io.github.mnnparity.core.diagnose.EngineReplay.Triple;
import io.github.mnnparity.core.metric.ErrorMoments;
import io.github.mnnparity.core.report.FindingKind;
import io.github.mnnparity.core.tensor.Tensor;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Who is to blame at one place, from the three answers to the same golden inputs: reference R,
 * lifted L, engine E.
 */
record Blame(List<Verdict> verdicts, List<String> evidence) {
  /**
   * @param answer the guilty side's value at the place, for a counterfactual run
   * @param noiseFactor its error as a multiple of its noise floor; NaN where it is not known
   */
  record Verdict(FindingKind kind, double confidence, Optional<Tensor> answer, double noiseFactor) {
    Verdict(FindingKind kind, double confidence, Optional<Tensor> answer) {
      this(kind, confidence, answer, Double.NaN);
    }
  }

  /**
   * Below this share of the largest of the three distances, two answers count as equal, if they are
   * not beyond the normal drift.
   */
  private static final double MINOR = 0.05;

  private static final double UNCONFIRMED = 0.8;

  static Blame of(Suspect suspect, Triple triple, Thresholds thresholds) {
    List<String> evidence = new ArrayList<>();
    Optional<Tensor> engine = triple.engine();
    Optional<Tensor> lifted = triple.lifted();
    double fileLimit = thresholds.file(triple.inside());
    double engineLimit = thresholds.engine(triple.inside());
    double liftedOff = distance(triple.reference(), lifted);
    double fileFactor = liftedOff / thresholds.fileFloor(triple.inside());
    if (lifted.isPresent()) {
      evidence.add(
          "on golden inputs the file's own meaning is off by "
              + percent(liftedOff)
              + " (relative RMS)"
              + times(fileFactor)
              + (triple.inside().stream().allMatch(thresholds::isExact) && liftedOff > 0
                  ? "; this region rounds nothing, every bit must agree"
                  : ""));
    } else {
      evidence.add("the file's own meaning of this place cannot be computed: " + suspect.reason());
    }
    if (engine.isEmpty()) {
      triple
          .failure()
          .ifPresent(failure -> evidence.add("the engine failed at it: " + failure.message()));
      evidence.add("not confirmed by the engine");
      return new Blame(
          List.of(new Verdict(FindingKind.CONVERSION, UNCONFIRMED, lifted, fileFactor)), evidence);
    }
    double engineOff = distance(triple.reference(), engine);
    double engineFloor = thresholds.engineFloor(triple.inside());
    evidence.add(
        "on golden inputs the engine is off by "
            + percent(engineOff)
            + " (relative RMS)"
            + times(engineOff / engineFloor));
    if (lifted.isEmpty()) {
      FindingKind kind = suspect.isFile() ? FindingKind.CONVERSION : FindingKind.UNEXPLAINED;
      return new Blame(
          List.of(
              engineOff > engineLimit
                  ? new Verdict(kind, suspect.isFile() ? 0.7 : 0.5, engine)
                  : new Verdict(FindingKind.LIFTING, 0.6, engine)),
          evidence);
    }
    double apart = distance(lifted.get(), engine);
    evidence.add("engine and file differ by " + percent(apart) + times(apart / engineFloor));
    double largest = Math.max(liftedOff, Math.max(engineOff, apart));
    boolean liftedWrong = isOff(liftedOff, fileLimit, largest);
    boolean engineWrong = isOff(engineOff, engineLimit, largest);
    boolean differ = isOff(apart, engineLimit, largest);
    List<Verdict> verdicts = new ArrayList<>();
    if (liftedWrong && !differ) {
      verdicts.add(new Verdict(FindingKind.CONVERSION, 0.97, lifted, fileFactor));
    } else if (liftedWrong && !engineWrong) {
      verdicts.add(new Verdict(FindingKind.LIFTING, 0.9, engine, fileFactor));
    } else if (liftedWrong) {
      verdicts.add(new Verdict(FindingKind.CONVERSION, 0.9, lifted, fileFactor));
      verdicts.add(new Verdict(FindingKind.ENGINE, 0.8, engine, apart / engineFloor));
    } else if (differ) {
      verdicts.add(new Verdict(FindingKind.ENGINE, 0.95, engine, apart / engineFloor));
    }
    return new Blame(verdicts, evidence);
  }

  private static boolean isOff(double distance, double limit, double largest) {
    return Double.isInfinite(distance)
        || (distance > limit && distance > Math.min(Thresholds.NORMAL_DRIFT, MINOR * largest));
  }

  private static double distance(Tensor reference, Optional<Tensor> other) {
    return other
        .map(tensor -> ErrorMoments.distance(reference, tensor))
        .orElse(Double.POSITIVE_INFINITY);
  }

  /** {@code , x 350 the noise floor}; empty for nothing and for what has no measure. */
  static String times(double factor) {
    if (!(factor > 0) || Double.isInfinite(factor)) {
      return "";
    }
    return ", x " + Numbers.factor(factor) + " the noise floor";
  }

  static String percent(double relRms) {
    if (Double.isInfinite(relRms)) {
      return "another shape or NaN/infinity";
    }
    return relRms == 0 ? "0" : String.format(Locale.ROOT, "%.2g", relRms);
  }
}
