package io.github.mnnparity.core.feed;

import com.google.common.collect.ImmutableMap;
import io.github.mnnparity.core.error.BadInputException;
import io.github.mnnparity.core.error.Problem;
import io.github.mnnparity.core.tensor.Tensor;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/**
 * One of several inputs to compare with, read when it is asked for, so that memory holds one of
 * them at a time.
 *
 * @param name as the user knows it, for example a file name
 * @param source reads the tensors, by graph input name, anew each time
 */
public record InputSet(String name, Supplier<Map<String, Tensor>> source) {
  /** An input whose tensors are in memory anyway. */
  public InputSet(String name, Map<String, Tensor> tensors) {
    this(name, new Held(ImmutableMap.copyOf(tensors)));
  }

  private record Held(ImmutableMap<String, Tensor> tensors)
      implements Supplier<Map<String, Tensor>> {
    @Override
    public Map<String, Tensor> get() {
      return tensors;
    }
  }

  /**
   * The tensors by graph input name.
   *
   * @throws io.github.mnnparity.core.error.BadInputException if they cannot be read
   */
  public Map<String, Tensor> tensors() {
    return ImmutableMap.copyOf(source.get());
  }

  /** What all of them hold. */
  static Map<String, Tensor> together(List<InputSet> parts) {
    Map<String, Tensor> tensors = new LinkedHashMap<>();
    for (InputSet part : parts) {
      part.tensors()
          .forEach(
              (name, tensor) -> {
                if (tensors.put(name, tensor) != null) {
                  throw givenTwice(name);
                }
              });
    }
    return tensors;
  }

  static BadInputException givenTwice(String name) {
    return new BadInputException(
        new Problem(
            "--input " + name,
            "each input once",
            "input '" + name + "' is given twice",
            "leave one of them out"));
  }
}
