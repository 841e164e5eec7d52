package io.github.mnnparity.core.audit.bias;

import io.github.mnnparity.core.audit.linear.LinearCase;
import java.util.Locale;
import java.util.function.IntToDoubleFunction;

/** What formulas for biases share. */
final class Biases {
  private Biases() {}

  /** Whether {@code wanted} gives the stored bias of every channel that is off. */
  static boolean fit(LinearCase layer, IntToDoubleFunction wanted) {
    return layer.offBiases().stream()
        .allMatch(
            channel ->
                layer.biasFits(
                    channel,
                    wanted.applyAsDouble(channel),
                    layer.expectedLayer().biasSize(channel)));
  }

  /** {@code the bias}, {@code the bias of channel 7}. */
  static String named(LinearCase layer) {
    if (layer.offBiases().size() == layer.channels()) {
      return "the bias";
    }
    return "the bias of "
        + (layer.offBiases().size() == 1 ? "channel " : "channels ")
        + LinearCase.named(layer.offBiases(), layer.channels());
  }

  static String number(double value) {
    String text = String.format(Locale.ROOT, "%.4g", value);
    return text.contains("e") || !text.contains(".") ? text : text.replaceAll("\\.?0+$", "");
  }
}
