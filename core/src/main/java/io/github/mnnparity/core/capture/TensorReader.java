package io.github.mnnparity.core.capture;

import io.github.mnnparity.core.tensor.Tensor;
import java.nio.file.Path;

/** Reads single tensors from a model format's own files. Implementations are stateless. */
public interface TensorReader {
  /**
   * @throws io.github.mnnparity.core.error.MalformedModelException if the contents break the format
   * @throws io.github.mnnparity.core.error.BadInputException if the file cannot be read
   */
  Tensor read(Path file);
}
