package io.github.mnnparity.suite.real;

import com.google.common.collect.ImmutableMap;
import io.github.mnnparity.core.tensor.Tensor;
import java.nio.file.Path;
import java.util.Map;

/**
 * A model, its conversion and inputs for both.
 *
 * @param inputs by graph input name
 */
public record Pair(String name, Path onnx, Path mnn, Map<String, Tensor> inputs) {
  public Pair {
    inputs = ImmutableMap.copyOf(inputs);
  }

  @Override
  public String toString() {
    return name;
  }
}
