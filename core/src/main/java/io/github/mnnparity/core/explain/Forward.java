package io.github.mnnparity.core.explain;

import io.github.mnnparity.core.tensor.Tensor;
import java.util.Map;

/** A model as a function. */
@FunctionalInterface
public interface Forward {
  /**
   * @param inputs by input name of the reference
   * @return by output name of the reference
   * @throws io.github.mnnparity.core.error.ParityException if the model cannot be run with them
   */
  Map<String, Tensor> outputs(Map<String, Tensor> inputs);
}
