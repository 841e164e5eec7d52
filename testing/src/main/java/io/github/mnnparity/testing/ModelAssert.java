package io.github.mnnparity.testing;

import io.github.mnnparity.core.CompareOptions;
import io.github.mnnparity.core.Parity;
import io.github.mnnparity.core.report.Report;
import io.github.mnnparity.core.report.Verdict;
import io.github.mnnparity.report.TextOptions;
import io.github.mnnparity.report.TextReport;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import org.assertj.core.api.AbstractAssert;

/**
 * Assertions on a converted model. A failure's message is the report that the command line would
 * print: the verdict, the guilty operator, evidence and advice. Not thread-safe.
 */
public final class ModelAssert extends AbstractAssert<ModelAssert, Path> {
  /** What compares two models. */
  @FunctionalInterface
  interface Comparer {
    Report compare(Path reference, Path candidate, CompareOptions options);
  }

  private final Comparer comparer;
  private CompareOptions options = CompareOptions.DEFAULT;
  private Optional<Report> report = Optional.empty();

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
   * Compares and demands the verdict MATCH.
   *
   * @param reference the {@code .onnx} file that the model was converted from
   * @throws AssertionError with the report if the model diverged or was not wholly compared
   * @throws io.github.mnnparity.core.error.ParityException if the files, inputs or options cannot
   *     be used
   */
  public ModelAssert matches(Path reference) {
    isNotNull();
    Report compared = comparer.compare(reference, actual, options);
    report = Optional.of(compared);
    if (compared.verdict() != Verdict.MATCH) {
      throw failure(
          "%nExpecting %s%nto match  %s%nbut:%n%n%s",
          actual, reference, TextReport.render(compared, TextOptions.PLAIN));
    }
    return this;
  }

  /**
   * Demands that at least this share of the reference's values was compared; after {@link
   * #matches}.
   *
   * @param share from 0 to 1
   */
  public ModelAssert hasCoverageAtLeast(double share) {
    double coverage = report().alignment().coverage();
    if (coverage < share) {
      throw failure(
          "%nExpecting a coverage of at least %s%nbut it was %s:%n%n%s",
          share,
          String.format(Locale.ROOT, "%.4f", coverage),
          TextReport.render(report(), TextOptions.PLAIN));
    }
    return this;
  }

  /**
   * Everything that the comparison found.
   *
   * @throws IllegalStateException before {@link #matches}
   */
  public Report report() {
    return report.orElseThrow(
        () -> new IllegalStateException("nothing is compared yet: call matches(reference) first"));
  }
}
