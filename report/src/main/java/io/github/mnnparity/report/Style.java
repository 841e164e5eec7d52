package io.github.mnnparity.report;

import io.github.mnnparity.report.TextOptions.Colour;

/** Colours for the few words that carry the message. */
record Style(Colour colour) {
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
