package io.github.mnnparity.testing.junit;

import io.github.mnnparity.core.error.EngineException;
import io.github.mnnparity.core.error.Problem;
import io.github.mnnparity.mnn.convert.Converter;
import io.github.mnnparity.mnn.setup.PythonEnvironment;
import io.github.mnnparity.mnn.setup.PythonSetup;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.opentest4j.TestAbortedException;

/** The candidate of a test: a file, or one that is converted now, once in a run. */
final class Candidates {
  private static final Namespace NAMESPACE = Namespace.create(Candidates.class);
  private static final Duration DEADLINE = Duration.ofMinutes(30);

  private Candidates() {}

  /**
   * @throws TestAbortedException if it is to be converted, there is no converter, and none was
   *     demanded
   */
  static Path of(Settings settings, TestFiles files, Path reference, ExtensionContext context) {
    if (!settings.convert()) {
      return files.find("candidate", settings.candidate());
    }
    Path target = files.converted(reference);
    PythonEnvironment environment = environment(settings, reference);
    return once(context, target, () -> converted(environment, settings, reference, target));
  }

  /** Tests that run at the same time wait for the first of them. */
  @SuppressWarnings("deprecation") // The method that takes its place is not in JUnit 5.
  private static Path once(ExtensionContext context, Path target, Supplier<Path> conversion) {
    return context
        .getRoot()
        .getStore(NAMESPACE)
        .getOrComputeIfAbsent(target, key -> conversion.get(), Path.class);
  }

  /** Asked for by each test: they may demand it or not. */
  private static PythonEnvironment environment(Settings settings, Path reference) {
    Optional<PythonEnvironment> found = PythonSetup.ofUser().find(Optional.empty());
    if (found.isPresent()) {
      return found.get();
    }
    Problem missing =
        new Problem(
            "MNN's converter for " + reference,
            "a Python environment with MNN",
            "none in " + PythonSetup.ofUser().folder(),
            "`parity setup` installs it");
    if (settings.isDemanded()) {
      throw new EngineException(missing);
    }
    throw new TestAbortedException("not converted, and so not compared:\n" + missing);
  }

  private static Path converted(
      PythonEnvironment environment, Settings settings, Path reference, Path target) {
    try {
      Files.createDirectories(target.getParent());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    new Converter(environment, DEADLINE).convert(reference, target, settings.flags());
    return target;
  }
}
