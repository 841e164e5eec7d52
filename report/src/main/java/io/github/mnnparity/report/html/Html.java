package io.github.mnnparity.report.html;

import java.util.Collection;

/**
 * HTML that grows. Text and attribute values are escaped here and nowhere else; markup is what
 * callers write as literals.
 */
final class Html {
  private final StringBuilder out = new StringBuilder();

  /** Markup, as it is. */
  Html raw(String markup) {
    out.append(markup);
    return this;
  }

  /** Text of any origin. */
  Html text(String text) {
    escape(text, out);
    return this;
  }

  /** {@code <tag attributes>text</tag>}. */
  Html element(String tag, String attributes, String text) {
    return open(tag, attributes).text(text).raw("</" + tag + ">");
  }

  /** {@code <tag attributes>}. */
  Html open(String tag, String attributes) {
    return raw(attributes.isEmpty() ? "<" + tag + ">" : "<" + tag + " " + attributes + ">");
  }

  /** An attribute, for {@link #open} and {@link #element}: {@code name="escaped value"}. */
  static String attribute(String name, String value) {
    var escaped = new StringBuilder(name).append("=\"");
    escape(value, escaped);
    return escaped.append('"').toString();
  }

  /** A list of sentences; nothing where there is none. */
  Html list(String title, Collection<String> sentences) {
    if (sentences.isEmpty()) {
      return this;
    }
    raw("<div class=\"list\">").element("h4", "", title).raw("<ul>");
    sentences.forEach(sentence -> raw("<li>").prose(sentence).raw("</li>"));
    return raw("</ul></div>");
  }

  /** Text whose parts in backticks are code. */
  Html prose(String sentence) {
    String[] parts = sentence.split("`", -1);
    for (int i = 0; i < parts.length; i++) {
      boolean code = i % 2 == 1 && i < parts.length - 1;
      String part = i % 2 == 1 && !code ? "`" + parts[i] : parts[i];
      if (code) {
        element("code", "", part);
      } else {
        text(part);
      }
    }
    return this;
  }

  long length() {
    return out.length();
  }

  @Override
  public String toString() {
    return out.toString();
  }

  /**
   * HTML cannot hold NUL, turns CR into LF, and a lone surrogate is no character: they become
   * visible signs or references.
   */
  private static void escape(String text, StringBuilder out) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      switch (c) {
        case '&' -> out.append("&amp;");
        case '<' -> out.append("&lt;");
        case '>' -> out.append("&gt;");
        case '"' -> out.append("&quot;");
        case '\'' -> out.append("&#39;");
        case '\n', '\t' -> out.append(c);
        default -> {
          boolean pair =
              Character.isHighSurrogate(c)
                  && i + 1 < text.length()
                  && Character.isLowSurrogate(text.charAt(i + 1));
          if (pair) {
            out.append(c).append(text.charAt(++i));
          } else {
            out.append(visible(c));
          }
        }
      }
    }
  }

  private static char visible(char c) {
    if (c < ' ') {
      return (char) ('\u2400' + c);
    }
    if (c >= '\u007f' && c < '\u00a0') {
      return '\u2421';
    }
    boolean reorders = (c >= '\u202a' && c <= '\u202e') || (c >= '\u2066' && c <= '\u2069');
    boolean broken = Character.isSurrogate(c) || c == '\ufffe' || c == '\uffff';
    return reorders || broken ? '\ufffd' : c;
  }
}
