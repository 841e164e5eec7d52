package io.github.mnnparity.core.audit.weight;

import io.github.mnnparity.core.audit.linear.Formula;
import io.github.mnnparity.core.audit.linear.LinearCase;
import java.util.Optional;
import java.util.function.IntUnaryOperator;

/** The tensor holds the same numbers with its dimensions in another order. */
final class OtherOrder implements Formula {
  @Override
  public Optional<String> explain(LinearCase layer) {
    int channels = layer.channels();
    int length = layer.length();
    int area = layer.rows().area();
    int inputs = layer.rows().inputs();
    if (area == 1) {
      return is(layer, flat -> flat % channels * length + flat / channels)
          ? Optional.of(
              "the weights are "
                  + (inputs == length && layer.rows().kernel().isEmpty()
                      ? "not transposed as this layer needs them"
                      : "stored input channel first"))
          : Optional.empty();
    }
    if (is(layer, flat -> flat / length * length + order(flat % length, inputs, area))) {
      return Optional.of("the weights are stored with the input channels last (OHWI, not OIHW)");
    }
    if (is(
        layer,
        flat -> {
          int channel = flat / area % channels;
          return channel * length + flat / (area * channels) * area + flat % area;
        })) {
      return Optional.of("the weights are stored input channel first (IOHW, not OIHW)");
    }
    if (is(
        layer,
        flat ->
            flat % channels * length
                + flat / channels % inputs * area
                + flat / (channels * inputs))) {
      return Optional.of("the weights are stored kernel first (HWIO, not OIHW)");
    }
    return Optional.empty();
  }

  private static int order(int index, int inputs, int area) {
    return index % inputs * area + index / inputs;
  }

  /** Whether the number at each flat position is the one of {@code from}. */
  private static boolean is(LinearCase layer, IntUnaryOperator from) {
    int length = layer.length();
    for (int channel = 0; channel < layer.channels(); channel++) {
      int row = channel;
      if (!layer.fits(
          channel,
          index -> {
            int source = from.applyAsInt(row * length + index);
            return layer.expected(source / length, source % length);
          })) {
        return false;
      }
    }
    return true;
  }
}
