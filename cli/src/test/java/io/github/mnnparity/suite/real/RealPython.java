package io.github.mnnparity.suite.real;

import com.google.common.base.Suppliers;
import io.github.mnnparity.core.error.ParityException;
import io.github.mnnparity.mnn.setup.PinnedWheels;
import io.github.mnnparity.mnn.setup.PythonEnvironment;
import io.github.mnnparity.mnn.setup.PythonSetup;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Supplier;
import org.junit.jupiter.api.Assumptions;

/**
 * The Python with MNN that the suites use: the user's, or the private one, which is made where it
 * is missing. Without Python or network the tests that need it are skipped.
 */
public final class RealPython {
  private static final Supplier<Attempt<PythonEnvironment>> ENVIRONMENT =
      once(() -> PythonSetup.ofUser().install(step -> {}));
  private static final Supplier<Attempt<Path>> OCR_MODELS =
      once(() -> new PinnedWheels(PythonSetup.ofUser()).fetch(PinnedWheels.DEMO, step -> {}));

  private RealPython() {}

  private record Attempt<T>(Optional<T> value, String reason) {}

  private static <T> Supplier<Attempt<T>> once(Supplier<T> work) {
    return Suppliers.memoize(
        () -> {
          try {
            return new Attempt<>(Optional.of(work.get()), "");
          } catch (ParityException e) {
            return new Attempt<>(Optional.empty(), String.valueOf(e.getMessage()));
          }
        });
  }

  /** Skips the test where there is no Python with MNN. */
  public static PythonEnvironment require() {
    Attempt<PythonEnvironment> attempt = ENVIRONMENT.get();
    Assumptions.assumeTrue(attempt.value().isPresent(), attempt.reason());
    return attempt.value().orElseThrow();
  }

  /** Folder with the PP-OCR models, where the wheel that holds them can be had. */
  public static Optional<Path> ocrModels() {
    return OCR_MODELS.get().value();
  }
}
