package io.github.mnnparity.mnn.engine;

import com.google.common.collect.ImmutableMap;
import com.google.common.io.Resources;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** Names of MNN's op types by their number in the file. */
final class OpTypes {
  private static final ImmutableMap<Integer, String> NAMES = load();

  private OpTypes() {}

  /** Such as {@code Convolution}; {@code type 9999} for a number that has no name. */
  static String name(int number) {
    return NAMES.getOrDefault(number, "type " + number);
  }

  private static ImmutableMap<Integer, String> load() {
    ImmutableMap.Builder<Integer, String> names = ImmutableMap.builder();
    try {
      for (String line :
          Resources.readLines(
              Resources.getResource(OpTypes.class, "optypes.txt"), StandardCharsets.UTF_8)) {
        int space = line.indexOf(' ');
        names.put(Integer.valueOf(line.substring(0, space)), line.substring(space + 1));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return names.buildOrThrow();
  }
}
