package io.github.mnnparity.testing.junit;

import io.github.mnnparity.core.report.Report;
import io.github.mnnparity.testing.ReportAssert;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.junit.jupiter.api.extension.TestExecutionExceptionHandler;
import org.junit.jupiter.api.extension.TestTemplateInvocationContext;
import org.junit.jupiter.api.extension.TestTemplateInvocationContextProvider;
import org.junit.platform.commons.support.AnnotationSupport;

/**
 * Runs {@link ParityTest}: a test for each input, and one comparison for all methods with
 * {@code @Test} of a class that has the annotation.
 */
final class ParityTestExtension
    implements TestTemplateInvocationContextProvider,
        BeforeEachCallback,
        ParameterResolver,
        TestExecutionExceptionHandler {
  private static final Namespace NAMESPACE = Namespace.create(ParityTestExtension.class);

  @Override
  public boolean supportsTestTemplate(ExtensionContext context) {
    return isParityTest(context);
  }

  @Override
  public Stream<TestTemplateInvocationContext> provideTestTemplateInvocationContexts(
      ExtensionContext context) {
    Settings settings = Settings.of(context);
    TestFiles files = new TestFiles(settings);
    List<Feed> feeds = Feed.all(settings, files);
    List<TestTemplateInvocationContext> tests = new ArrayList<>();
    String method = methodName(context.getRequiredTestMethod());
    for (Feed feed : feeds) {
      String name =
          feeds.size() == 1 ? method : method + "-" + (tests.size() + 1) + "-" + feed.name();
      tests.add(new ParityInvocation(settings, files, feed, name));
    }
    return tests.stream();
  }

  @Override
  public void beforeEach(ExtensionContext context) {
    if (!isParityTest(context) && wantsReport(context.getRequiredTestMethod())) {
      shared(context);
    }
  }

  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
    return context.getTestMethod().isPresent()
        && !isParityTest(context)
        && parameter.getDeclaringExecutable() instanceof Method
        && isReport(parameter.getParameter().getType());
  }

  @Override
  public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
    return argument(parameter.getParameter().getType(), shared(context));
  }

  @Override
  public void handleTestExecutionException(ExtensionContext context, Throwable thrown)
      throws Throwable {
    if (!isParityTest(context) && wantsReport(context.getRequiredTestMethod())) {
      ReportPath.addTo(thrown, shared(context), context);
    }
    throw thrown;
  }

  /** The comparison of the class, made by the first test that asks. */
  @SuppressWarnings("deprecation") // The method that takes its place is not in JUnit 5.
  private static Comparison shared(ExtensionContext context) {
    ExtensionContext type = context;
    while (type.getTestMethod().isPresent()) {
      type = type.getParent().orElseThrow();
    }
    return type.getStore(NAMESPACE)
        .getOrComputeIfAbsent(Comparison.class, key -> made(context), Comparison.class);
  }

  private static Comparison made(ExtensionContext context) {
    Settings settings = Settings.of(context);
    TestFiles files = new TestFiles(settings);
    List<Feed> feeds = Feed.all(settings, files);
    if (feeds.size() > 1) {
      throw settings.problem(
          "one input for a method with @Test",
          feeds.size() + " inputs",
          "write @ParityTest at the method, which runs once for each");
    }
    String name = settings.test().getSimpleName();
    return Comparison.run(settings, files, feeds.get(0), name, context);
  }

  static boolean isReport(Class<?> type) {
    return type == Report.class || type == ReportAssert.class;
  }

  static boolean wantsReport(Method method) {
    return Stream.of(method.getParameterTypes()).anyMatch(ParityTestExtension::isReport);
  }

  static Object argument(Class<?> type, Comparison comparison) {
    return type == Report.class ? comparison.report() : new ReportAssert(comparison.report());
  }

  private static boolean isParityTest(ExtensionContext context) {
    return context
        .getTestMethod()
        .filter(method -> AnnotationSupport.isAnnotated(method, ParityTest.class))
        .isPresent();
  }

  /** With parameters where they are needed to tell methods of one name apart. */
  private static String methodName(Method method) {
    boolean alone =
        Stream.of(method.getDeclaringClass().getDeclaredMethods())
                .filter(other -> other.getName().equals(method.getName()))
                .count()
            == 1;
    Class<?> type = method.getDeclaringClass();
    String nested = type.getEnclosingClass() == null ? "" : type.getSimpleName() + ".";
    String parameters =
        String.join("-", Stream.of(method.getParameterTypes()).map(Class::getSimpleName).toList());
    return nested + method.getName() + (alone ? "" : "-" + parameters);
  }
}
