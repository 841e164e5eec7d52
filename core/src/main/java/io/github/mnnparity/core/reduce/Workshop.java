package io.github.mnnparity.core.reduce;

import io.github.mnnparity.core.capture.EngineProvider.EngineOptions;
import io.github.mnnparity.core.capture.ModelConverter;
import io.github.mnnparity.core.capture.ModelCutter;
import io.github.mnnparity.core.capture.ModelWriter;
import io.github.mnnparity.core.report.Report;
import io.github.mnnparity.core.tensor.Tensor;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What reducing works with.
 *
 * @param flags with which the candidate was converted
 */
public record Workshop(
    ModelWriter writer,
    Optional<ModelCutter> cutter,
    Optional<ModelConverter> converter,
    List<String> flags,
    EngineOptions engineOptions,
    Comparer comparer) {

  /** Compares two files as the user asked for the whole models. */
  @FunctionalInterface
  public interface Comparer {
    /**
     * @param inputs by input name of the reference
     * @throws io.github.mnnparity.core.error.ParityException if they cannot be compared
     */
    Answer compare(Path reference, Path candidate, Map<String, Tensor> inputs);
  }

  /**
   * What a comparison gave.
   *
   * @param actual outputs that were computed, by view and output name of the reference
   * @param inputNames of the candidate's file, by input name of the reference
   * @param outputNames of the candidate's file, by output name of the reference
   */
  public record Answer(
      Report report,
      Map<String, Map<String, Tensor>> actual,
      Map<String, String> inputNames,
      Map<String, String> outputNames) {}
}
