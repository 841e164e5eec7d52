package io.github.mnnparity.core.audit.form;

import com.google.common.base.Splitter;
import com.google.common.primitives.Doubles;
import java.util.List;

/** How attributes that are held as text are compared and shown. */
final class AttributeText {
  private static final double EQUAL = 1e-5;

  private AttributeText() {}

  /** Whether two texts say the same; numbers may be rounded, sizes may be given in other ways. */
  static boolean same(String name, String left, String right) {
    if (left.equals(right)) {
      return true;
    }
    Double a = Doubles.tryParse(left);
    Double b = Doubles.tryParse(right);
    if (a != null && b != null) {
      return Math.abs(a - b) <= EQUAL * Math.abs(a);
    }
    return name.equals("shape") && isOneShape(items(left), items(right));
  }

  /**
   * Whether two targets of a Reshape are one: where at most one size is not given by both, the
   * number of elements gives it.
   */
  private static boolean isOneShape(List<String> left, List<String> right) {
    if (left.size() != right.size() || left.isEmpty()) {
      return false;
    }
    int open = 0;
    for (int i = 0; i < left.size(); i++) {
      String a = left.get(i);
      String b = right.get(i);
      if (!a.equals(b)) {
        boolean numbers = !isOpen(a) && !isOpen(b);
        if (numbers) {
          return false;
        }
        open++;
      } else if (a.equals("-1")) {
        open++;
      }
    }
    return open <= 1;
  }

  private static boolean isOpen(String size) {
    return size.equals("-1") || size.equals("0");
  }

  private static List<String> items(String list) {
    return Splitter.on(',')
        .trimResults()
        .omitEmptyStrings()
        .splitToList(list.replace("[", "").replace("]", ""));
  }

  /** Whether an axis counted from the end may be the one counted from the front. */
  static boolean areOneBySize(String name, String left, String right) {
    boolean axis = name.startsWith("axis") || name.equals("axes");
    boolean ends = left.contains("-") != right.contains("-");
    boolean flattened = left.startsWith(right + " and all") || right.startsWith(left + " and all");
    return axis && (ends || flattened);
  }

  /** What the absence of an attribute says. */
  static String shown(String name, String text) {
    if (!text.isEmpty()) {
      return text;
    }
    return switch (name) {
      case "pads", "output_padding" -> "all 0";
      case "strides", "dilations" -> "all 1";
      case "group" -> "1";
      case "keepdims" -> "1";
      case "auto_pad" -> "NOTSET";
      case "reduction" -> "none";
      case "approximate" -> "none";
      case "ceil_mode",
          "count_include_pad",
          "select_last_index",
          "antialias",
          "exclude_outside",
          "align_corners",
          "fmod" ->
          "0";
      default -> name.startsWith("axis ") ? "whole" : "absent";
    };
  }
}
