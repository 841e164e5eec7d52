package io.github.mnnparity.core.ladder;

import io.github.mnnparity.core.capture.Engine;
import io.github.mnnparity.core.capture.Engine.Capture;
import io.github.mnnparity.core.capture.EngineProvider.EngineOptions;
import io.github.mnnparity.core.diagnose.Measured;
import io.github.mnnparity.core.diagnose.Thresholds;
import io.github.mnnparity.core.report.OutputResult;
import io.github.mnnparity.core.report.Progress;
import io.github.mnnparity.core.tensor.Tensor;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * What the ladder stands on.
 *
 * @param inputs by name of the candidate file's inputs
 * @param captures watched runs that were made already, by view
 * @param judge holds tensors by engine name against the limits of the graph outputs
 * @param progress told every run
 */
public record Ground(
    Measured measured,
    Thresholds thresholds,
    Engine engine,
    EngineOptions options,
    Map<String, Tensor> inputs,
    Map<String, Capture> captures,
    Function<Map<String, Tensor>, List<OutputResult>> judge,
    Consumer<Progress> progress) {}
