package io.github.mnnparity.testing;

import io.github.mnnparity.core.CompareOptions;
import io.github.mnnparity.core.Parity;
import io.github.mnnparity.core.report.Report;
import java.nio.file.Path;
import org.assertj.core.api.AbstractAssert;

/**
 * A converted model, compared where it is asserted: {@code
 * assertThatModel(mnn).matches(onnx).hasCoverageOfAtLeast(0.9)}. Not thread-safe.
 */
public final class ModelAssert extends AbstractAssert<ModelAssert, Path> {
  /** What compares two models. */
  @FunctionalInterface
  interface Comparer {
    Report compare(Path reference, Path candidate, CompareOptions options);
  }

  private final Comparer comparer;
  private CompareOptions options = CompareOptions.DEFAULT;

  ModelAssert(Path candidate) {
    this(candidate, Parity::compare);
  }

  ModelAssert(Path candidate, Comparer comparer) {
    super(candidate, ModelAssert.class);
    this.comparer = comparer;
  }

  /** Inputs, views and limits of the comparison; before {@link #matches}. */
  public ModelAssert withOptions(CompareOptions value) {
    options = value;
    return this;
  }

  /**
   * Compares, and demands what {@link ReportAssert#agrees} does.
   *
   * @param reference the {@code .onnx} file that the model was converted from
   * @return assertions on the result
   * @throws AssertionError with a diagnosis if the model diverged or was not wholly compared
   * @throws io.github.mnnparity.core.error.ParityException if the files, inputs or options cannot
   *     be used
   */
  public ReportAssert matches(Path reference) {
    return comparedWith(reference).agrees();
  }

  /**
   * Compares and demands nothing yet.
   *
   * @param reference the {@code .onnx} file that the model was converted from
   * @throws io.github.mnnparity.core.error.ParityException if the files, inputs or options cannot
   *     be used
   */
  public ReportAssert comparedWith(Path reference) {
    isNotNull();
    return new ReportAssert(comparer.compare(reference, actual, options)).as(info.description());
  }
}
