package io.github.mnnparity.report;

import java.util.regex.Pattern;

/**
 * How many columns of a terminal text takes: letters of East Asia and pictures take two, marks
 * above others none. After Unicode's East_Asian_Width and the ranges of {@code wcwidth}.
 */
final class Columns {
  /** All controls but line breaks and the colours of {@link Style}. */
  private static final Pattern UNPRINTABLE =
      Pattern.compile("\u001b(?!\\[[0-9;]{1,8}m)|[\\p{Cc}&&[^\n\u001b]]");

  private Columns() {}

  static int of(String text) {
    int columns = 0;
    for (int i = 0; i < text.length(); i++) {
      if (text.charAt(i) >= 0x300) {
        return text.codePoints().map(Columns::of).sum();
      }
      columns++;
    }
    return columns;
  }

  /** The longest beginning of at most {@code columns}. */
  static String head(String text, int columns) {
    int used = 0;
    for (int i = 0; i < text.length(); i += Character.charCount(text.codePointAt(i))) {
      used += of(text.codePointAt(i));
      if (used > columns) {
        return text.substring(0, i);
      }
    }
    return text;
  }

  /** The longest end of at most {@code columns}. */
  static String tail(String text, int columns) {
    int used = 0;
    for (int i = text.length(); i > 0; i -= Character.charCount(text.codePointBefore(i))) {
      used += of(text.codePointBefore(i));
      if (used > columns) {
        return text.substring(i);
      }
    }
    return text;
  }

  /** Names come out of files: whatever would command the terminal is shown as a question mark. */
  static String printable(CharSequence text) {
    return UNPRINTABLE.matcher(text).replaceAll("?");
  }

  private static int of(int codePoint) {
    int type = Character.getType(codePoint);
    if (type == Character.NON_SPACING_MARK
        || type == Character.ENCLOSING_MARK
        || type == Character.FORMAT) {
      return 0;
    }
    return isWide(codePoint) ? 2 : 1;
  }

  private static boolean isWide(int c) {
    return c >= 0x1100
        && (c <= 0x115f
            || (c >= 0x2e80 && c <= 0xa4cf && c != 0x303f)
            || (c >= 0xac00 && c <= 0xd7a3)
            || (c >= 0xf900 && c <= 0xfaff)
            || (c >= 0xfe30 && c <= 0xfe6f)
            || (c >= 0xff00 && c <= 0xff60)
            || (c >= 0xffe0 && c <= 0xffe6)
            || (c >= 0x1f300 && c <= 0x1f64f)
            || (c >= 0x1f900 && c <= 0x1f9ff)
            || (c >= 0x20000 && c <= 0x3fffd));
  }
}
