package io.github.mnnparity.suite.integers;

import java.util.List;
import java.util.Map;

/**
 * Where the engine itself is wrong: its integer MaxPool compares bytes of values on both sides of
 * zero as if they were signed, its integer Add clamps a fused activation at the integer 0 whatever
 * the zero point is, and its integer resizing keeps the integers where the scale changes.
 */
final class EngineDefects {
  private static final Map<String, List<String>> OPS =
      Map.of(
          "resnet-EMA", List.of("maxpool_8", "add_24", "add_48", "add_65", "add_89"),
          "squeezenet-EMA", List.of("maxpool_4", "maxpool_18", "maxpool_31"),
          "yolo-KL", List.of("maxpool_75", "maxpool_76", "maxpool_77", "resize_93"),
          "yolo-EMA", List.of("maxpool_75", "maxpool_76", "maxpool_77"),
          "ppocr-cls-KL", List.of("pool2d_9.tmp_0"),
          "rfb-EMA", List.of("313"));

  private EngineDefects() {}

  static List<String> of(String file) {
    return OPS.getOrDefault(file, List.of());
  }

  static boolean knows(String file, String op) {
    return of(file).contains(op);
  }
}
