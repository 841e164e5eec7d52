package io.github.mnnparity.core;

import io.github.mnnparity.core.capture.ModelReader.Depth;
import io.github.mnnparity.core.inspect.ModelSummary;
import io.github.mnnparity.core.report.Examination;
import io.github.mnnparity.core.report.Report;
import java.nio.file.Path;

/** The door: compares a converted model with its source, or looks into one. Thread-safe. */
public final class Parity {
  static {
    Frontends.present();
  }

  private Parity() {}

  /**
   * The pair of {@code candidate} and the {@code reference} that it was converted from, for {@link
   * ModelPair#compare}. Files are read when it compares.
   */
  public static ModelPair between(Path reference, Path candidate) {
    return new ModelPair(reference, candidate);
  }

  /**
   * Compares {@code candidate} with {@code reference} in the views that {@code options} ask for.
   *
   * @throws io.github.mnnparity.core.error.BadInputException for files, inputs or options that
   *     cannot be used
   * @throws io.github.mnnparity.core.error.MalformedModelException for a broken model file
   * @throws io.github.mnnparity.core.error.EngineException if the reference itself cannot be run
   */
  public static Report compare(Path reference, Path candidate, CompareOptions options) {
    return options.inputSets().size() > 1
        ? new SeveralInputs(reference, candidate, options).run()
        : new Comparison(reference, candidate, options).run();
  }

  /**
   * Finds the preprocessing or API mistake that reproduces an app's wrong output.
   *
   * @throws io.github.mnnparity.core.error.BadInputException for files, inputs or options that
   *     cannot be used
   * @throws io.github.mnnparity.core.error.MalformedModelException for a broken model file
   * @throws io.github.mnnparity.core.error.EngineException if the reference itself cannot be run
   */
  public static Examination explain(Path reference, Path candidate, ExplainOptions options) {
    return new Explaining(reference, candidate, options).run();
  }

  /**
   * Compares what the two files say, without running anything: operators, attributes, weights and
   * constants. DIVERGED where the candidate provably says something else, MATCH where all of it is
   * accounted for, INCOMPLETE otherwise.
   *
   * @throws io.github.mnnparity.core.error.BadInputException for files that cannot be used
   * @throws io.github.mnnparity.core.error.MalformedModelException for a broken model file
   */
  public static Examination audit(Path reference, Path candidate, AuditOptions options) {
    return new Audit(reference, candidate, options).run();
  }

  /**
   * Tells what is in a model file of any known format, recognized by content.
   *
   * @throws io.github.mnnparity.core.error.BadInputException if it cannot be read or is no model
   * @throws io.github.mnnparity.core.error.MalformedModelException if its structure is broken; a
   *     fault in one op is part of the result instead
   */
  public static ModelSummary inspect(Path model, Depth depth) {
    return ModelFiles.reader(model).inspect(model, depth);
  }

  /**
   * Writes the smallest part of a failing pair that still fails in the same way, as a bundle: both
   * models, inputs, expected and actual outputs, a text for a bug report and a regression test. The
   * bundle is compared before it is delivered. The examination's verdict is MATCH where there is
   * nothing to reduce, DIVERGED for a part that is proven to fail, INCOMPLETE where only the whole
   * pair does.
   *
   * @param target a folder that does not exist or is empty; it appears whole or not at all
   * @throws io.github.mnnparity.core.error.BadInputException for files, inputs or options that
   *     cannot be used, or a target that cannot be written
   * @throws io.github.mnnparity.core.error.MalformedModelException for a broken model file
   * @throws io.github.mnnparity.core.error.EngineException if the reference itself cannot be run
   */
  public static Examination reduce(
      Path reference, Path candidate, Path target, ReduceOptions options) {
    return new Reduction(reference, candidate, target, options).run();
  }
}
