package io.github.mnnparity.core;

import io.github.mnnparity.core.capture.CodeWriter.Picture;
import io.github.mnnparity.core.capture.SourceModel;
import io.github.mnnparity.core.explain.CodeSample;
import io.github.mnnparity.core.explain.api.CorrectedCode;
import io.github.mnnparity.core.image.Normalization;
import io.github.mnnparity.core.image.Preprocessing;
import io.github.mnnparity.core.image.Preprocessing.Layout;
import io.github.mnnparity.core.tensor.Tensor;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/** The code of an app that does what was intended: the network's run, and what comes before it. */
final class IntendedCode {
  private final SourceModel reference;
  private final SourceModel candidate;
  private final ExplainOptions options;

  IntendedCode(SourceModel reference, SourceModel candidate, ExplainOptions options) {
    this.reference = reference;
    this.candidate = candidate;
    this.options = options;
  }

  List<CodeSample> samples(AppRuns runs) {
    Map<String, Tensor> inputs = runs.observations().get(0).inputs();
    return CorrectedCode.of(reference, candidate, inputs, picture(runs, inputs));
  }

  /** Known where the intended steps were given, for an input of floats with channels first. */
  private Optional<Picture> picture(AppRuns runs, Map<String, Tensor> inputs) {
    if (options.preprocessing().isEmpty() || runs.recipe().isEmpty()) {
      return Optional.empty();
    }
    Preprocessing steps = runs.recipe().get().steps();
    String input = runs.image().orElseThrow().name();
    Tensor tensor = inputs.get(input);
    if (steps.layout() != Layout.NCHW || !tensor.dtype().isFloat()) {
      return Optional.empty();
    }
    Normalization n = steps.normalization();
    List<Integer> channels =
        IntStream.range(0, Math.toIntExact(tensor.shape().dim(1))).boxed().toList();
    return Optional.of(
        new Picture(
            input,
            steps.order().id(),
            channels.stream().map(c -> -n.offset(c) / n.factor(c)).toList(),
            channels.stream().map(n::factor).toList(),
            steps.geometry().fit().id(),
            steps.geometry().pad(),
            steps.geometry().filter().id()));
  }
}
