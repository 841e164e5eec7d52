package io.github.mnnparity.report.notebook;

import io.github.mnnparity.core.report.Frontend;
import java.util.Optional;

/** A notebook's kernel, if one runs this process. */
public final class KernelFrontend implements Frontend {
  private final Optional<Kernel> kernel = Kernel.running();

  /** For {@link java.util.ServiceLoader}. */
  public KernelFrontend() {}

  @Override
  public boolean isPresent() {
    return kernel.isPresent();
  }

  @Override
  public void prepare() {
    kernel.ifPresent(running -> Rendering.all().forEach(running::register));
  }

  @Override
  public Ticker progress() {
    return new ProgressLine(kernel.orElseThrow());
  }
}
