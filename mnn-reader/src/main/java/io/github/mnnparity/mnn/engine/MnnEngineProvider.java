package io.github.mnnparity.mnn.engine;

import io.github.mnnparity.core.capture.Engine;
import io.github.mnnparity.core.capture.EngineProvider;
import io.github.mnnparity.mnn.setup.PythonEnvironment;
import io.github.mnnparity.mnn.setup.PythonSetup;
import java.nio.file.Path;
import java.util.Optional;

/** Opens the MNN engine of the private environment, or of an interpreter that the user named. */
public final class MnnEngineProvider implements EngineProvider {
  private final PythonSetup setup;

  /** For {@code ServiceLoader}: with the environment variables of this process. */
  public MnnEngineProvider() {
    this(PythonSetup.ofUser());
  }

  MnnEngineProvider(PythonSetup setup) {
    this.setup = setup;
  }

  @Override
  public String format() {
    return "MNN";
  }

  @Override
  public Optional<Engine> open(Path candidate, EngineOptions options) {
    Optional<PythonEnvironment> environment = setup.find(options.python());
    return environment.map(found -> new MnnEngine(candidate, options, new Channel(found)));
  }

  @Override
  public String missing(EngineOptions options) {
    return "the MNN engine is not installed (looked in "
        + options.python().map(python -> python + " and in ").orElse("")
        + setup.folder()
        + "); install it with `parity setup`";
  }
}
