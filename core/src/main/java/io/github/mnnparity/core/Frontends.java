package io.github.mnnparity.core;

import io.github.mnnparity.core.capture.Providers;
import io.github.mnnparity.core.report.Frontend;
import java.util.Optional;

/** The place that shows results by itself, if this process runs in one. */
final class Frontends {
  private Frontends() {}

  /** Prepared when it is first asked for. */
  static Optional<Frontend> present() {
    return Holder.PRESENT;
  }

  private static final class Holder {
    static final Optional<Frontend> PRESENT = find();

    private static Optional<Frontend> find() {
      Optional<Frontend> found =
          Providers.of(Frontend.class).filter(Frontend::isPresent).findFirst();
      found.ifPresent(Frontend::prepare);
      return found;
    }
  }
}
