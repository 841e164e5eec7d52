package io.github.mnnparity.onnx;

import io.github.mnnparity.core.capture.TensorReader;
import io.github.mnnparity.core.tensor.Tensor;
import java.nio.file.Path;

/** {@link OnnxTensors} as a service. */
public final class OnnxTensorReader implements TensorReader {
  /** Found by {@code ServiceLoader}. */
  public OnnxTensorReader() {}

  @Override
  public Tensor read(Path file) {
    return OnnxTensors.read(file);
  }
}
