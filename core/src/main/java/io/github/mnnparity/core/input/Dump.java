package io.github.mnnparity.core.input;

import io.github.mnnparity.core.error.BadInputException;
import io.github.mnnparity.core.error.Problem;
import io.github.mnnparity.core.tensor.DType;
import io.github.mnnparity.core.tensor.Shape;
import io.github.mnnparity.core.tensor.Tensor;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/**
 * Numbers that an app wrote: {@code .npy}, {@code .npz}, text with numbers between blanks, commas
 * or brackets, or the bytes of little-endian float32.
 *
 * @param tensor of rank 1 where the file states no shape
 * @param rounding relative RMS error that the digits of a text explain; 0 for binary files
 */
public record Dump(Tensor tensor, double rounding) {
  private static final int LOOKED_AT = 4096;

  /**
   * @return by name; one of an empty name where the file holds one array
   * @throws BadInputException if the file cannot be read or holds no numbers
   */
  public static Map<String, Dump> read(Path file) {
    if (!Files.isRegularFile(file)) {
      throw refused(file, Files.exists(file) ? "a folder or device" : "no such file");
    }
    Map<String, Dump> dumps = new LinkedHashMap<>();
    if (NumpyFiles.isArchive(file)) {
      NumpyFiles.readArchive(file).forEach((name, tensor) -> dumps.put(name, new Dump(tensor, 0)));
    } else if (NumpyFiles.isArray(file)) {
      dumps.put("", new Dump(NumpyFiles.readArray(file), 0));
    } else {
      byte[] bytes = bytes(file);
      dumps.put("", isText(bytes) ? text(file, bytes) : raw(file, bytes));
    }
    return dumps;
  }

  private static byte[] bytes(Path file) {
    try {
      return Files.readAllBytes(file);
    } catch (IOException e) {
      throw refused(file, e.getClass().getSimpleName() + ": " + e.getMessage());
    }
  }

  private static boolean isText(byte[] bytes) {
    for (int i = 0; i < Math.min(LOOKED_AT, bytes.length); i++) {
      if (bytes[i] < ' ' && bytes[i] != '\n' && bytes[i] != '\r' && bytes[i] != '\t') {
        return false;
      }
    }
    return bytes.length > 0;
  }

  private static Dump raw(Path file, byte[] bytes) {
    if (bytes.length == 0 || bytes.length % Float.BYTES != 0) {
      throw refused(file, bytes.length + " bytes, which are no whole number of floats");
    }
    return new Dump(
        Tensor.wrap(DType.FLOAT32, Shape.of(bytes.length / Float.BYTES), ByteBuffer.wrap(bytes)),
        0);
  }

  private static Dump text(Path file, byte[] bytes) {
    String[] tokens =
        new String(bytes, StandardCharsets.UTF_8).strip().split("[\\s,;\\[\\]()]+", -1);
    float[] values = new float[tokens.length];
    int count = 0;
    double square = 0;
    double lost = 0;
    for (String token : tokens) {
      if (token.isEmpty()) {
        continue;
      }
      float value = number(file, token);
      double unit = unit(token) / 2;
      values[count++] = value;
      if (Float.isFinite(value)) {
        square += (double) value * value;
        lost += unit * unit / 3;
      }
    }
    if (count == 0) {
      throw refused(file, "no numbers");
    }
    return new Dump(
        Tensor.ofFloats(Shape.of(count), java.util.Arrays.copyOf(values, count)),
        square == 0 ? 0 : Math.sqrt(lost / square));
  }

  private static float number(Path file, String token) {
    String plain = token.toLowerCase(Locale.ROOT);
    try {
      return switch (plain) {
        case "nan", "-nan" -> Float.NaN;
        case "inf", "+inf" -> Float.POSITIVE_INFINITY;
        case "-inf" -> Float.NEGATIVE_INFINITY;
        default -> Float.parseFloat(plain);
      };
    } catch (NumberFormatException e) {
      throw refused(file, "'" + token + "'");
    }
  }

  /** What the last digit of a number counts; 0 where it says everything of a float. */
  private static double unit(String token) {
    int exponentAt = Math.max(token.indexOf('e'), token.indexOf('E'));
    String digits = exponentAt < 0 ? token : token.substring(0, exponentAt);
    int exponent = exponentAt < 0 ? 0 : (int) Double.parseDouble(token.substring(exponentAt + 1));
    int point = digits.indexOf('.');
    int behind = point < 0 ? 0 : digits.length() - point - 1;
    long significant = digits.chars().filter(Character::isDigit).dropWhile(c -> c == '0').count();
    return significant >= 9 || (point < 0 && exponentAt < 0) ? 0 : Math.pow(10, exponent - behind);
  }

  private static BadInputException refused(Path file, String found) {
    return new BadInputException(
        new Problem(
            file.toString(),
            "numbers as .npy, .npz, text or float32",
            found,
            "write the tensor's values one after another, as text or as bytes"));
  }
}
