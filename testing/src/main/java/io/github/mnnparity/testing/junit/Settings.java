package io.github.mnnparity.testing.junit;

import io.github.mnnparity.core.CompareOptions.EngineChoice;
import io.github.mnnparity.core.error.BadInputException;
import io.github.mnnparity.core.error.Problem;
import java.lang.reflect.Method;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.LongStream;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.platform.commons.support.AnnotationSupport;

/**
 * What {@link ParityTest} says about a test: on its method, else on its class or a class around it.
 *
 * @param place the test, for messages
 * @param test the class that files are looked up from
 * @param isDemanded whether a missing engine or converter is a failure
 */
record Settings(
    String place,
    Class<?> test,
    String reference,
    String candidate,
    boolean convert,
    List<String> flags,
    List<String> inputs,
    List<Long> seeds,
    String preprocess,
    List<String> shapes,
    EngineChoice engine,
    boolean isDemanded,
    double minCoverage,
    double minSqnr) {
  private static final String DEMANDED = "parity.requireEngine";

  /** A setting that is left out has its default value; then the class has the word. */
  private record Annotations(Optional<ParityTest> method, Optional<ParityTest> type) {
    <T> T pick(Function<ParityTest, T> value, Predicate<T> isSet, T otherwise) {
      return method
          .map(value)
          .filter(isSet)
          .or(() -> type.map(value).filter(isSet))
          .orElse(otherwise);
    }

    String text(Function<ParityTest, String> value) {
      return pick(value, text -> !text.isEmpty(), "");
    }

    List<String> texts(Function<ParityTest, String[]> value) {
      return pick(value.andThen(List::of), texts -> !texts.isEmpty(), List.of());
    }

    boolean flag(Function<ParityTest, Boolean> value) {
      return pick(value, set -> set, false);
    }

    double number(Function<ParityTest, Double> value, double otherwise) {
      return pick(value, number -> number != otherwise, otherwise);
    }
  }

  /** False for a test that is none of ours. */
  static boolean isOn(ExtensionContext context) {
    return annotationOf(context).isPresent() || annotationAround(context).isPresent();
  }

  static Settings of(ExtensionContext context) {
    Annotations said = new Annotations(annotationOf(context), annotationAround(context));
    // A method that names one model does not inherit how another is made.
    boolean own = said.method().filter(one -> !one.candidate().isEmpty()).isPresent();
    boolean ownConversion = said.method().filter(ParityTest::convert).isPresent();
    boolean ownSeeds = said.method().filter(one -> one.seeds().length > 0).isPresent();
    boolean ownInputs = said.method().filter(one -> one.inputs().length > 0).isPresent();
    EngineChoice engine =
        said.pick(ParityTest::engine, choice -> choice != EngineChoice.AUTO, EngineChoice.AUTO);
    boolean demanded =
        said.flag(ParityTest::requireEngine)
            || !List.of(EngineChoice.AUTO, EngineChoice.LIFTED).contains(engine)
            || context
                .getConfigurationParameter(DEMANDED)
                .filter(value -> !value.equalsIgnoreCase("false"))
                .isPresent();
    Settings settings =
        new Settings(
            place(context),
            context.getRequiredTestClass(),
            said.text(ParityTest::reference),
            ownConversion
                ? said.method().orElseThrow().candidate()
                : said.text(ParityTest::candidate),
            own ? said.method().orElseThrow().convert() : said.flag(ParityTest::convert),
            said.texts(ParityTest::flags),
            ownSeeds
                ? List.of(said.method().orElseThrow().inputs())
                : said.texts(ParityTest::inputs),
            ownInputs
                ? LongStream.of(said.method().orElseThrow().seeds()).boxed().toList()
                : said.pick(
                    one -> LongStream.of(one.seeds()).boxed().toList(),
                    seeds -> !seeds.isEmpty(),
                    List.of()),
            said.text(ParityTest::preprocess),
            said.texts(ParityTest::shapes),
            engine,
            demanded,
            said.number(ParityTest::minCoverage, 0.9),
            said.number(ParityTest::minSqnr, 20));
    return settings.checked();
  }

  private Settings checked() {
    if (reference.isEmpty()) {
      throw problem("reference = the .onnx file", "none", "say it at the method or its class");
    }
    if (candidate.isEmpty() && !convert) {
      throw problem(
          "candidate = the .mnn file, or convert = true", "neither", "say one of the two");
    }
    if (!candidate.isEmpty() && convert) {
      throw problem(
          "candidate = the .mnn file, or convert = true",
          "both",
          "leave the candidate out: the converted model goes to the build folder");
    }
    if (!flags.isEmpty() && !convert) {
      throw problem("convert = true with flags " + flags, "no conversion", "add convert = true");
    }
    if (!inputs.isEmpty() && !seeds.isEmpty()) {
      throw problem("inputs or seeds", "both", "seeds are for input that is made up");
    }
    if (!(minCoverage >= 0 && minCoverage <= 1)) {
      throw problem("minCoverage from 0 to 1", minCoverage + "", "0.9 is nine in ten");
    }
    return this;
  }

  BadInputException problem(String expected, String found, String next) {
    return new BadInputException(new Problem("@ParityTest on " + place, expected, found, next));
  }

  private static Optional<ParityTest> annotationOf(ExtensionContext context) {
    return AnnotationSupport.findAnnotation(context.getElement(), ParityTest.class)
        .filter(found -> context.getTestMethod().isPresent());
  }

  private static Optional<ParityTest> annotationAround(ExtensionContext context) {
    for (Class<?> type = context.getTestClass().orElse(null);
        type != null;
        type = type.getEnclosingClass()) {
      Optional<ParityTest> found = AnnotationSupport.findAnnotation(type, ParityTest.class);
      if (found.isPresent()) {
        return found;
      }
    }
    return Optional.empty();
  }

  private static String place(ExtensionContext context) {
    return context.getRequiredTestClass().getSimpleName()
        + context.getTestMethod().map(Method::getName).map(name -> "." + name).orElse("");
  }
}
