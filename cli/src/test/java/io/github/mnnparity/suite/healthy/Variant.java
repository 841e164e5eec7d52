package io.github.mnnparity.suite.healthy;

import io.github.mnnparity.core.CompareOptions;
import io.github.mnnparity.core.CompareOptions.EngineChoice;
import io.github.mnnparity.core.Parity;
import io.github.mnnparity.core.capture.EngineProvider.EngineOptions;
import io.github.mnnparity.core.report.Report;
import io.github.mnnparity.suite.real.Pair;
import java.util.function.Consumer;

/**
 * A healthy pair in one circumstance.
 *
 * @param circumstance in words
 * @param settings what it sets beside the engine
 */
record Variant(Pair pair, String circumstance, Consumer<CompareOptions.Builder> settings) {
  /** The pair as it is, with its own inputs. */
  static Variant plain(Pair pair) {
    return new Variant(pair, "as it is", options -> pair.inputs().forEach(options::input));
  }

  static Variant engine(Pair pair, int threads, String precision) {
    EngineOptions defaults = EngineOptions.DEFAULT;
    EngineOptions engine =
        new EngineOptions(threads, precision, defaults.deadline(), defaults.python());
    return new Variant(
        pair,
        threads == 1 ? "precision " + precision : threads + " threads",
        options -> {
          pair.inputs().forEach(options::input);
          options.engineOptions(engine);
        });
  }

  /** Inputs made up from {@code seed}. */
  static Variant seed(Pair pair, long seed) {
    return new Variant(pair, "seed " + seed, options -> options.seed(seed));
  }

  Report compare() {
    CompareOptions.Builder options = CompareOptions.builder().engine(EngineChoice.ALL);
    settings.accept(options);
    return Parity.compare(pair.onnx(), pair.mnn(), options.build());
  }

  @Override
  public String toString() {
    return pair.name() + ", " + circumstance;
  }
}
