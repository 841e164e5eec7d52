package io.github.mnnparity.mnn.convert;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Reads the converter's words: did it succeed, and if not, why. */
record ConverterLog(String text) {
  /** Time and source line that some of the converter's lines begin with. */
  private static final Pattern STAMP =
      Pattern.compile("^\\s*\\[\\d\\d:\\d\\d:\\d\\d]\\s*\\S*:\\d+:\\s*");

  private static final List<String> REASONS =
      List.of(
          "These Op Not Support:",
          "Model File Does Not Exist!",
          "Invalid ONNX Model:",
          "Model file is not onnx model",
          "read onnx model failed",
          "Check failed",
          "Convert error",
          "Error",
          "ERROR",
          "error");

  boolean saysSuccess() {
    return text.contains("Converted Success!");
  }

  /** The line that tells most; empty if nothing in the log looks like a reason. */
  Optional<String> reason() {
    return REASONS.stream()
        .flatMap(word -> text.lines().filter(line -> line.contains(word)).limit(1))
        .map(line -> STAMP.matcher(line).replaceFirst("").strip())
        .findFirst();
  }

  /** Flags that the converter said it does not know; it goes on without them. */
  List<String> unknownFlags() {
    return text.lines()
        .filter(line -> line.startsWith("Not support option:"))
        .map(line -> line.substring("Not support option:".length()).strip())
        .toList();
  }

  /**
   * MNN, Python and numpy versions, as the script prints them; {@code unknown} where it did not.
   */
  List<String> versions() {
    return text.lines()
        .filter(line -> line.startsWith("parity-versions "))
        .map(line -> List.of(line.split(" ", -1)))
        .filter(words -> words.size() == 4)
        .map(words -> words.subList(1, 4))
        .findFirst()
        .orElse(List.of("unknown", "unknown", "unknown"));
  }
}
