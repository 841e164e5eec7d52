package io.github.mnnparity.testing.junit;

import io.github.mnnparity.testing.ParityAssertions;
import java.lang.reflect.Method;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.Extension;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.InvocationInterceptor;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.junit.jupiter.api.extension.ReflectiveInvocationContext;
import org.junit.jupiter.api.extension.TestExecutionExceptionHandler;
import org.junit.jupiter.api.extension.TestTemplateInvocationContext;

/** One test of a method with {@link ParityTest}: one input. */
final class ParityInvocation implements TestTemplateInvocationContext {
  private final Settings settings;
  private final TestFiles files;
  private final Feed feed;
  private final String name;

  /**
   * @param name of the report's file
   */
  ParityInvocation(Settings settings, TestFiles files, Feed feed, String name) {
    this.settings = settings;
    this.files = files;
    this.feed = feed;
    this.name = name;
  }

  @Override
  public String getDisplayName(int invocationIndex) {
    return feed.name();
  }

  @Override
  public List<Extension> getAdditionalExtensions() {
    return List.of(new Runner());
  }

  /** Compares before the method runs, and judges for a method that takes no report. */
  private final class Runner
      implements BeforeEachCallback,
          ParameterResolver,
          InvocationInterceptor,
          TestExecutionExceptionHandler {
    private Optional<Comparison> comparison = Optional.empty();

    @Override
    public void beforeEach(ExtensionContext context) {
      comparison = Optional.of(Comparison.run(settings, files, feed, name, context));
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
      return parameter.getDeclaringExecutable() instanceof Method
          && ParityTestExtension.isReport(parameter.getParameter().getType());
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
      return ParityTestExtension.argument(
          parameter.getParameter().getType(), comparison.orElseThrow());
    }

    @Override
    public void interceptTestTemplateMethod(
        Invocation<Void> invocation,
        ReflectiveInvocationContext<Method> method,
        ExtensionContext context)
        throws Throwable {
      if (!ParityTestExtension.wantsReport(method.getExecutable())) {
        ParityAssertions.assertThat(comparison.orElseThrow().report())
            .agrees()
            .hasCoverageOfAtLeast(settings.minCoverage());
      }
      invocation.proceed();
    }

    @Override
    public void handleTestExecutionException(ExtensionContext context, Throwable thrown)
        throws Throwable {
      comparison.ifPresent(made -> ReportPath.addTo(thrown, made, context));
      throw thrown;
    }
  }
}
