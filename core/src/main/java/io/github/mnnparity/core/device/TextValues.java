package io.github.mnnparity.core.device;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.StringTokenizer;

/** Numbers as C++ and numpy print them, with white space between them. */
final class TextValues {
  private static final int LONGEST = 40;

  private TextValues() {}

  /** Bytes that are no numbers; the message says what was found where. */
  static final class NoNumbers extends Exception {
    private static final long serialVersionUID = 1L;

    NoNumbers(String message) {
      super(message);
    }
  }

  /**
   * @param most numbers that make sense; reading stops a little behind
   */
  static double[] read(Path file, long most) throws NoNumbers {
    double[] values = new double[(int) Math.min(most, 1 << 20)];
    int count = 0;
    try (BufferedReader lines = Files.newBufferedReader(file, StandardCharsets.ISO_8859_1)) {
      int number = 0;
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        number++;
        StringTokenizer tokens = new StringTokenizer(line, " \t,;");
        while (tokens.hasMoreTokens()) {
          if (count > most) {
            throw new NoNumbers("holds more than " + most + " values");
          }
          if (count == values.length) {
            values = java.util.Arrays.copyOf(values, Math.max(16, 2 * count));
          }
          values[count++] = value(tokens.nextToken(), number);
        }
      }
    } catch (IOException e) {
      throw new NoNumbers("cannot be read: " + e.getMessage());
    }
    return java.util.Arrays.copyOf(values, count);
  }

  private static double value(String token, int line) throws NoNumbers {
    String word = token.toLowerCase(Locale.ROOT);
    String bare = word.startsWith("-") || word.startsWith("+") ? word.substring(1) : word;
    if (bare.startsWith("nan") || bare.equals("1.#qnan") || bare.equals("1.#ind")) {
      return Double.NaN;
    }
    if (bare.equals("inf") || bare.equals("infinity") || bare.equals("1.#inf")) {
      return word.startsWith("-") ? Double.NEGATIVE_INFINITY : Double.POSITIVE_INFINITY;
    }
    try {
      return Double.parseDouble(token);
    } catch (NumberFormatException e) {
      String shown = token.length() <= LONGEST ? token : token.substring(0, LONGEST) + "...";
      throw new NoNumbers(
          "line " + line + " holds '" + shown.replaceAll("\\p{Cntrl}", "?") + "', no number");
    }
  }
}
