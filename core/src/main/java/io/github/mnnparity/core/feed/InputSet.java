package io.github.mnnparity.core.feed;

import com.google.common.collect.ImmutableMap;
import io.github.mnnparity.core.tensor.Tensor;
import java.util.Map;

/**
 * One of several inputs to compare with. Immutable.
 *
 * @param name as the user knows it, for example a file name
 * @param tensors by graph input name
 */
public record InputSet(String name, Map<String, Tensor> tensors) {
  public InputSet {
    tensors = ImmutableMap.copyOf(tensors);
  }
}
