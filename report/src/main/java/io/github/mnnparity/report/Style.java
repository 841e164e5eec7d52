package io.github.mnnparity.report;

import io.github.mnnparity.report.TextOptions.Colour;

/**
 * Colours for the few words that carry the message, and the length of lines.
 *
 * @param width in columns
 */
record Style(Colour colour, int width) {
  static Style of(TextOptions options) {
    return new Style(options.colour(), options.width());
  }

  /** {@link Words#wrapped} at the width. */
  String wrapped(String first, String text) {
    return Words.wrapped(first, text, width);
  }

  String good(String text) {
    return paint("32;1", text);
  }

  String bad(String text) {
    return paint("31;1", text);
  }

  String doubtful(String text) {
    return paint("33;1", text);
  }

  String strong(String text) {
    return paint("1", text);
  }

  String faint(String text) {
    return paint("2", text);
  }

  private String paint(String code, String text) {
    return switch (colour) {
      case NONE -> text;
      case ANSI -> "\u001b[" + code + "m" + text + "\u001b[0m";
    };
  }
}
