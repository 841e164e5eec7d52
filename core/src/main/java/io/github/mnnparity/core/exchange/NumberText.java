package io.github.mnnparity.core.exchange;

import io.github.mnnparity.core.error.BadInputException;
import io.github.mnnparity.core.error.Problem;
import io.github.mnnparity.core.tensor.DType;
import io.github.mnnparity.core.tensor.Shape;
import io.github.mnnparity.core.tensor.Tensor;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.Writer;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.StringTokenizer;

/**
 * Tensors as numbers with white space between them, as {@code numpy.savetxt} writes them and C++
 * streams read them. What is written is read back bit by bit, but for the payload of a NaN.
 */
final class NumberText {
  private static final int SHOWN = 40;
  private static final double TWO_TO_63 = 0x1p63;

  private NumberText() {}

  /** One number a line; booleans as 0 and 1. */
  static void write(Tensor tensor, Path file) throws IOException {
    long count = tensor.elements();
    try (Writer out = Files.newBufferedWriter(file, StandardCharsets.US_ASCII)) {
      for (long i = 0; i < count; i++) {
        out.write(text(tensor, i));
        out.write('\n');
      }
    }
  }

  private static String text(Tensor tensor, long i) {
    DType dtype = tensor.dtype();
    if (dtype == DType.UINT64) {
      return Long.toUnsignedString(tensor.longAt(i));
    }
    if (!dtype.isFloat()) {
      return Long.toString(tensor.longAt(i));
    }
    double value = tensor.doubleAt(i);
    if (Double.isNaN(value)) {
      return "nan";
    }
    if (Double.isInfinite(value)) {
      return value > 0 ? "inf" : "-inf";
    }
    return dtype == DType.FLOAT64 ? Double.toString(value) : Float.toString((float) value);
  }

  /**
   * The values of a whole file.
   *
   * @throws BadInputException if it cannot be read, or does not hold as many numbers as the shape
   */
  static Tensor read(Path file, DType dtype, Shape shape) {
    long count = shape.elements();
    ByteBuffer data =
        ByteBuffer.allocate(Math.toIntExact(dtype.byteSize(count))).order(ByteOrder.LITTLE_ENDIAN);
    long found = 0;
    try (BufferedReader lines = Files.newBufferedReader(file, StandardCharsets.ISO_8859_1)) {
      int number = 0;
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        number++;
        StringTokenizer tokens = new StringTokenizer(line, " \t,;");
        while (tokens.hasMoreTokens()) {
          String token = tokens.nextToken();
          if (found++ == count) {
            throw refused(file, count + " numbers (" + shape + ")", "more of them");
          }
          put(data, dtype, token, file, number);
        }
      }
    } catch (IOException e) {
      throw refused(file, "numbers", "it cannot be read: " + e.getMessage());
    }
    if (found < count) {
      throw refused(file, count + " numbers (" + shape + ")", found + " numbers");
    }
    return Tensor.wrap(dtype, shape, data.flip());
  }

  private static void put(ByteBuffer data, DType dtype, String token, Path file, int line) {
    switch (dtype) {
      case FLOAT64 -> data.putDouble(number(token, file, line));
      case FLOAT32 -> data.putFloat((float) number(token, file, line));
      case BOOL -> data.put((byte) (number(token, file, line) != 0 ? 1 : 0));
      case INT64, UINT64 -> data.putLong(integer(token, file, line));
      case INT32, UINT32 -> data.putInt((int) integer(token, file, line));
      case INT16, UINT16 -> data.putShort((short) integer(token, file, line));
      case INT8, UINT8 -> data.put((byte) integer(token, file, line));
      case FLOAT16, BFLOAT16 ->
          data.put(
              Tensor.ofFloats(Shape.SCALAR, (float) number(token, file, line)).cast(dtype).data());
      default -> throw refused(file, "values of a type that text can hold", dtype.toString());
    }
  }

  /** Exact where the text is a whole number; {@code 3.0e+00} is one, too. */
  private static long integer(String token, Path file, int line) {
    String digits = token.startsWith("+") ? token.substring(1) : token;
    try {
      return digits.startsWith("-") ? Long.parseLong(digits) : Long.parseUnsignedLong(digits);
    } catch (NumberFormatException e) {
      double value = number(token, file, line);
      if (value != Math.rint(value) || Math.abs(value) >= 2 * TWO_TO_63) {
        throw refused(file, "whole numbers", "'" + shown(token) + "' in line " + line);
      }
      return value >= TWO_TO_63 ? (long) (value - TWO_TO_63) + Long.MIN_VALUE : (long) value;
    }
  }

  private static double number(String token, Path file, int line) {
    try {
      return switch (token.toLowerCase(Locale.ROOT)) {
        case "nan", "+nan", "-nan" -> Double.NaN;
        case "inf", "+inf", "infinity" -> Double.POSITIVE_INFINITY;
        case "-inf", "-infinity" -> Double.NEGATIVE_INFINITY;
        default -> Double.parseDouble(token);
      };
    } catch (NumberFormatException e) {
      throw refused(file, "numbers", "'" + shown(token) + "' in line " + line);
    }
  }

  private static String shown(String token) {
    String shown = token.length() <= SHOWN ? token : token.substring(0, SHOWN) + "...";
    return shown.replaceAll("\\p{Cntrl}", "?");
  }

  private static BadInputException refused(Path file, String expected, String found) {
    return new BadInputException(
        new Problem(
            file.toString(), expected, found, "write the folder again with the same model"));
  }
}
