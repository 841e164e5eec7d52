package io.github.mnnparity.testing;

import io.github.mnnparity.core.report.Layer;
import java.util.Optional;
import org.assertj.core.api.Assumptions;
import org.assertj.core.api.SoftAssertionsProvider;

/** What becomes of an assertion that does not hold: thrown at once, or kept for the end. */
final class Failures {
  static final Failures THROWN = new Failures();

  private final Optional<SoftAssertionsProvider> soft;

  private Failures() {
    this.soft = Optional.empty();
  }

  Failures(SoftAssertionsProvider soft) {
    this.soft = Optional.of(soft);
  }

  /** For methods that lead to another assertion: a soft one goes on after the failure. */
  void add(AssertionError failure) {
    soft.orElseThrow(() -> failure).collectAssertionError(failure);
  }

  LayerAssert assertionsOn(Optional<Layer> layer) {
    if (soft.isEmpty() || layer.isEmpty()) {
      return new LayerAssert(layer.orElse(null));
    }
    return soft.get().proxy(LayerAssert.class, Layer.class, layer.get());
  }

  /**
   * Ends the test as skipped, in the way of the framework that runs it. A soft test that has failed
   * already goes on: it is not to be excused.
   */
  void skip(String reason) {
    if (soft.map(kept -> kept.assertionErrorsCollected().isEmpty()).orElse(true)) {
      Assumptions.assumeThat(false).withFailMessage("%s", reason).isTrue();
    }
  }
}
