package io.github.mnnparity.mnn.engine;

import io.github.mnnparity.mnn.schema.OpType;

/** Names of MNN's op types by their number in the file. */
final class OpTypes {
  private OpTypes() {}

  /** Such as {@code Convolution}; {@code type 9999} for a number that has no name. */
  static String name(int number) {
    String name = number >= 0 && number < OpType.names.length ? OpType.name(number) : "";
    return name.isEmpty() ? "type " + number : name;
  }
}
