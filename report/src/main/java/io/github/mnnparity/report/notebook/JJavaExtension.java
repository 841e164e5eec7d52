package io.github.mnnparity.report.notebook;

import org.dflib.jjava.jupyter.Extension;
import org.dflib.jjava.jupyter.kernel.BaseKernel;

/**
 * Called by JJava when the jar enters its class path: imports what a notebook needs, so that one
 * line loads the library.
 */
public final class JJavaExtension implements Extension {
  private static final String IMPORTS =
      """
      import io.github.mnnparity.core.*;
      import io.github.mnnparity.core.report.*;
      import io.github.mnnparity.core.tensor.*;
      import io.github.mnnparity.report.*;
      import java.nio.file.*;
      """;

  /** For the kernel. */
  public JJavaExtension() {}

  @Override
  public void install(BaseKernel kernel) {
    kernel.evalRaw(IMPORTS);
  }
}
