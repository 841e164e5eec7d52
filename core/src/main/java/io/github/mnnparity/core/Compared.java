package io.github.mnnparity.core;

import io.github.mnnparity.core.align.Pair;
import io.github.mnnparity.core.audit.StaticAudit;
import io.github.mnnparity.core.diagnose.Cause;
import io.github.mnnparity.core.diagnose.Evaluator;
import io.github.mnnparity.core.diagnose.LocalReplay;
import io.github.mnnparity.core.diagnose.Measured;
import io.github.mnnparity.core.diagnose.Thresholds;
import io.github.mnnparity.core.noise.Grids;
import io.github.mnnparity.core.report.OutputResult;
import io.github.mnnparity.core.tensor.Tensor;
import java.util.List;
import java.util.Map;

/**
 * What a comparison measured and whom it blames: the ground on which {@link Experiment}s stand. Its
 * engine is open as long as the comparison runs.
 *
 * @param local regions of the candidate as it runs, on golden inputs
 * @param dequantized regions of the dequantized form; {@code local} where there is one form
 * @param audit what the two files say, region by region
 * @param outputs every graph output in every view
 * @param causes errors before notes, each in execution order
 * @param leftOut suspects that were not looked into
 * @param engineLocal what the engine made of golden inputs, for the pairs that were replayed
 */
record Compared(
    CompareOptions options,
    InputPlan inputs,
    Measured measured,
    Evaluator evaluator,
    Thresholds thresholds,
    LocalReplay local,
    LocalReplay dequantized,
    Grids grids,
    StaticAudit audit,
    EngineViews engine,
    OutputJudge judge,
    List<OutputResult> outputs,
    List<Cause> causes,
    int leftOut,
    Map<Pair, Tensor> engineLocal) {
  /** Whether a view that decides left its limits. */
  boolean diverged() {
    return !ReportAssembler.diverged(outputs).isEmpty();
  }
}
