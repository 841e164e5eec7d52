package io.github.mnnparity.testing.junit;

import io.github.mnnparity.core.CompareOptions.EngineChoice;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.TestTemplate;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * A test that compares a model with its source, once for each input. Its body may be empty: a
 * method without a parameter demands what {@code agrees()} does. One that takes the {@link
 * io.github.mnnparity.core.report.Report Report} or {@link io.github.mnnparity.testing.ReportAssert
 * ReportAssert} says itself what it demands.
 *
 * <p>On a class it holds for all tests of the class: for methods with {@code @ParityTest}, which
 * may say otherwise, and for methods with {@code @Test} that take the report, which is made once
 * for all of them.
 *
 * <p>Each comparison is written as HTML to the folder {@code parity} in the build folder, and a
 * failure names that file. Where the engine or the converter is not installed and was not demanded,
 * the test is skipped with the reason; the configuration parameter {@code parity.requireEngine}
 * demands them for a whole run. May run in parallel.
 *
 * <p>Files are named by path (from the working folder, or from the project's folder) or as class
 * path resources.
 */
@Documented
@Inherited
@Target({ElementType.METHOD, ElementType.TYPE, ElementType.ANNOTATION_TYPE})
@Retention(RetentionPolicy.RUNTIME)
@TestTemplate
@ExtendWith(ParityTestExtension.class)
public @interface ParityTest {
  /** The {@code .onnx} file. */
  String reference() default "";

  /** The {@code .mnn} file; left out with {@link #convert}. */
  String candidate() default "";

  /** Converts the reference with MNN's converter, once, into the build folder. */
  boolean convert() default false;

  /** Flags of the converter, such as {@code --fp16}. */
  String[] flags() default {};

  /**
   * What the model is fed: files {@code .npy}, {@code .npz}, {@code .pb} or, with {@link
   * #preprocess}, images; or folders of them. One test for each file. For a model with several
   * inputs archives, or {@code NAME=FILE} for each input; {@code NAME=FOLDER} pairs the files of
   * several folders in their order. Nothing: an input made up from seed 0.
   */
  String[] inputs() default {};

  /** Instead of {@link #inputs}: one test with made-up input for each seed. */
  long[] seeds() default {};

  /** From images to the input, as {@code --preprocess} takes it. */
  String preprocess() default "";

  /** Sizes of inputs with dynamic dimensions: {@code x=1x3x224x224}. */
  String[] shapes() default {};

  /** The views to run; all but AUTO and LIFTED demand the engine. */
  EngineChoice engine() default EngineChoice.AUTO;

  /** Fails without the engine or the converter, instead of being skipped. */
  boolean requireEngine() default false;

  /** Share of the reference's values that must be compared, from 0 to 1. */
  double minCoverage() default 0.9;

  /** In dB, for outputs of quantized candidates. */
  double minSqnr() default 20;
}
