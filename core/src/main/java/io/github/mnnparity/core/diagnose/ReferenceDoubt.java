package io.github.mnnparity.core.diagnose;

import io.github.mnnparity.core.align.Pair;
import io.github.mnnparity.core.error.ParityException;
import io.github.mnnparity.core.graph.Flow;
import io.github.mnnparity.core.graph.Node;
import io.github.mnnparity.core.metric.ErrorMoments;
import io.github.mnnparity.core.noise.Discontinuous;
import io.github.mnnparity.core.report.FindingKind;
import io.github.mnnparity.core.report.Severity;
import io.github.mnnparity.core.tensor.DType;
import io.github.mnnparity.core.tensor.Tensor;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Whether the reference itself can be trusted where an output diverged: it is run again as it is,
 * and with the runtime's own optimizations. An output that moves then by as much as the candidate
 * is off is nobody's fault but the reference's.
 */
public final class ReferenceDoubt {
  /** A candidate no farther off than this multiple of the reference's own motion is not blamed. */
  private static final double AS_FAR = 2;

  private final Measured measured;
  private final Evaluator evaluator;
  private final Map<String, Double> limits;

  /** An output of a view that is beyond its limit. */
  public record Off(Pair pair, String view, Tensor value) {}

  /**
   * @param causes findings on the reference; errors where they explain an output
   * @param explained whether every output that is off is explained by the reference alone
   */
  public record Doubts(List<Cause> causes, boolean explained) {}

  /**
   * @param limits allowed relative RMS error by canonical reference output
   */
  public ReferenceDoubt(Measured measured, Evaluator evaluator, Map<String, Double> limits) {
    this.measured = measured;
    this.evaluator = evaluator;
    this.limits = limits;
  }

  /** Asks only for outputs: to ask for inner values would keep the runtime from optimizing. */
  public Doubts of(List<Off> off) {
    List<String> outputs =
        limits.keySet().stream()
            .filter(
                output ->
                    measured.referenceValues().containsKey(output)
                        && measured.referenceValues().get(output).dtype() != DType.STRING
                        && measured.alignment().reference().order(output) >= 0)
            .toList();
    Map<String, Tensor> again = run(evaluator, outputs);
    Map<String, Tensor> optimized = run(evaluator.optimized(), outputs);
    Map<String, Cause> causes = new LinkedHashMap<>();
    boolean explained = !off.isEmpty();
    for (Off one : off) {
      String output = one.pair().reference();
      Tensor usual = measured.referenceValue(one.pair());
      double error = ErrorMoments.distance(usual, one.value());
      double unstable = moved(usual, again.get(output));
      double moved = moved(usual, optimized.get(output));
      double limit = limits.getOrDefault(output, Thresholds.NORMAL_DRIFT);
      boolean doubtful = Math.max(unstable, moved) > limit;
      boolean agrees =
          optimized.containsKey(output)
              && ErrorMoments.distance(optimized.get(output), one.value()) <= limit;
      boolean excused = doubtful && (agrees || error <= AS_FAR * Math.max(unstable, moved));
      explained &= excused;
      if (doubtful) {
        Severity severity = excused ? Severity.ERROR : Severity.NOTE;
        causes.merge(
            output,
            cause(one, severity, unstable > limit, Math.max(unstable, moved), error, agrees),
            (first, second) -> first.severity() == Severity.ERROR ? first : second);
      }
    }
    return new Doubts(new ArrayList<>(causes.values()), explained);
  }

  private Map<String, Tensor> run(Evaluator runner, List<String> outputs) {
    try {
      return runner.run(measured.reference().graph(), decided(), outputs);
    } catch (ParityException e) {
      return Map.of();
    }
  }

  /** The inputs, and what was decided: that ties flip is no doubt, see {@link Flips}. */
  private Map<String, Tensor> decided() {
    Map<String, Tensor> feeds = new HashMap<>(measured.feeds());
    Flow flow = measured.alignment().reference();
    for (Node node : flow.nodes()) {
      for (String output : Discontinuous.outputs(flow, node, measured.referenceValues())) {
        feeds.put(output, measured.referenceValues().get(output));
      }
    }
    return feeds;
  }

  private static double moved(Tensor usual, @Nullable Tensor other) {
    return Optional.ofNullable(other).map(now -> ErrorMoments.distance(usual, now)).orElse(0.0);
  }

  private Cause cause(
      Off off, Severity severity, boolean unstable, double moved, double error, boolean agrees) {
    List<String> evidence = new ArrayList<>();
    evidence.add(
        (unstable
                ? "a second run of ONNX Runtime on the same input differs by "
                : "with ONNX Runtime's optimizations on, the reference differs from itself by ")
            + Blame.percent(moved)
            + " (relative RMS)");
    evidence.add("the " + off.view() + " view is off by " + Blame.percent(error));
    if (agrees) {
      evidence.add("it agrees with the optimized reference within the output's limit");
    }
    String not = severity == Severity.ERROR ? "; the candidate is not blamed" : "";
    return new Cause(
        off.pair(),
        FindingKind.REFERENCE,
        severity,
        0.9,
        Double.NaN,
        Place.of(measured, off.pair()),
        unstable
            ? "ONNX Runtime's own answer changes from run to run" + not
            : "ONNX Runtime's own answer moves with its optimizations" + not,
        evidence);
  }
}
