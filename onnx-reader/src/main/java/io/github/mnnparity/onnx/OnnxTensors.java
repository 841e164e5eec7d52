package io.github.mnnparity.onnx;

import io.github.mnnparity.core.tensor.Tensor;
import io.github.mnnparity.onnx.read.ModelFile;
import java.nio.file.Path;

/** Single tensors in files, as ONNX's test data sets hold them ({@code .pb}). Thread-safe. */
public final class OnnxTensors {
  private OnnxTensors() {}

  /**
   * Reads a file that holds one {@code TensorProto}.
   *
   * @throws io.github.mnnparity.core.error.MalformedModelException if the contents break the format
   * @throws io.github.mnnparity.core.error.BadInputException if the file cannot be read
   */
  public static Tensor read(Path file) {
    return ModelFile.readTensor(file);
  }
}
