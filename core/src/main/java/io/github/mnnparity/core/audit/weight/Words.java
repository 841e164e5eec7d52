package io.github.mnnparity.core.audit.weight;

import io.github.mnnparity.core.audit.linear.LinearCase;
import java.util.Locale;

/** How formulas name what they are about. */
final class Words {
  private Words() {}

  /** {@code all weights}, {@code channel 7}, {@code channels 3 and 17}. */
  static String channels(LinearCase layer) {
    if (layer.offWeights().size() == layer.channels()) {
      return "all weights";
    }
    return (layer.offWeights().size() == 1 ? "channel " : "channels ")
        + LinearCase.named(layer.offWeights(), layer.channels());
  }

  static String number(double value) {
    String text = String.format(Locale.ROOT, "%.4g", value);
    return text.contains("e") || !text.contains(".") ? text : text.replaceAll("\\.?0+$", "");
  }
}
