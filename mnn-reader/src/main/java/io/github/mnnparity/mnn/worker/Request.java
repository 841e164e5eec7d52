package io.github.mnnparity.mnn.worker;

import com.google.common.collect.ImmutableMap;
import io.github.mnnparity.core.tensor.Tensor;
import java.util.Map;

/**
 * One thing asked of a worker.
 *
 * @param fields of the JSON header: strings, numbers, booleans, lists and maps of them
 * @param tensors sent along, by name; neither strings nor types narrower than a byte
 */
public record Request(ImmutableMap<String, Object> fields, ImmutableMap<String, Tensor> tensors) {
  public static Request of(Map<String, Object> fields, Map<String, Tensor> tensors) {
    return new Request(ImmutableMap.copyOf(fields), ImmutableMap.copyOf(tensors));
  }
}
