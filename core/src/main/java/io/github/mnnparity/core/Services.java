package io.github.mnnparity.core;

import io.github.mnnparity.core.capture.AdviceBook;
import io.github.mnnparity.core.capture.AdviceRule;
import io.github.mnnparity.core.capture.EngineProvider;
import io.github.mnnparity.core.capture.GraphRunner;
import io.github.mnnparity.core.capture.ModelConverter;
import io.github.mnnparity.core.capture.ModelCutter;
import io.github.mnnparity.core.capture.ModelReader;
import io.github.mnnparity.core.capture.ModelWriter;
import io.github.mnnparity.core.capture.Providers;
import io.github.mnnparity.core.error.EngineException;
import io.github.mnnparity.core.error.Problem;
import java.util.List;
import java.util.Optional;

/** What is on the class path: readers, the runner, engines. */
final class Services {
  private Services() {}

  static List<ModelReader> readers() {
    return Providers.of(ModelReader.class).toList();
  }

  static GraphRunner runner() {
    return Holder.RUNNER.orElseThrow(
        () ->
            new EngineException(
                new Problem(
                    "class path",
                    "a provider of " + GraphRunner.class.getName(),
                    "none",
                    "add the module parity-onnx-reader")));
  }

  static Optional<EngineProvider> engine(String format) {
    return Providers.of(EngineProvider.class)
        .filter(provider -> provider.format().equals(format))
        .findFirst();
  }

  static ModelWriter writer() {
    return Providers.of(ModelWriter.class)
        .findFirst()
        .orElseThrow(
            () ->
                new EngineException(
                    new Problem(
                        "class path",
                        "a provider of " + ModelWriter.class.getName(),
                        "none",
                        "add the module parity-onnx-reader")));
  }

  /** What is known of a candidate format. */
  static List<AdviceRule> advice(String format) {
    return Providers.of(AdviceBook.class)
        .filter(book -> book.format().equals(format))
        .flatMap(book -> book.rules().stream())
        .toList();
  }

  static Optional<ModelCutter> cutter(String format) {
    return Providers.of(ModelCutter.class)
        .filter(provider -> provider.format().equals(format))
        .findFirst();
  }

  static Optional<ModelConverter> converter(String format) {
    return Providers.of(ModelConverter.class)
        .filter(provider -> provider.format().equals(format))
        .findFirst();
  }

  /** One runner for the process: it keeps native libraries and sessions. */
  private static final class Holder {
    static final Optional<GraphRunner> RUNNER = Providers.of(GraphRunner.class).findFirst();
  }
}
