package io.github.mnnparity.core.feed;

import io.github.mnnparity.core.capture.Providers;
import io.github.mnnparity.core.capture.TensorReader;
import io.github.mnnparity.core.error.EngineException;
import io.github.mnnparity.core.error.Problem;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** {@code .pb}: one tensor as ONNX stores it. Nothing marks such a file, so it is tried last. */
final class OnnxTensorFormat implements InputFormat {
  @Override
  public boolean recognizes(Path path) {
    return true;
  }

  @Override
  public List<InputSet> read(NamedFile argument, InputFiles files) {
    var tensor = reader().read(argument.file());
    return InputFormat.one(argument, Map.of(files.name(argument.name(), "--input"), tensor));
  }

  private static TensorReader reader() {
    return Providers.of(TensorReader.class)
        .findFirst()
        .orElseThrow(
            () ->
                new EngineException(
                    new Problem(
                        "class path",
                        "a provider of " + TensorReader.class.getName(),
                        "none",
                        "add the module parity-onnx-reader")));
  }
}
