package io.github.mnnparity.core.image;

import java.util.Locale;
import java.util.Optional;

/** What the channels of the tensor are. */
public enum ChannelOrder {
  RGB(0, 1, 2),
  BGR(2, 1, 0),
  /** One channel, weighted as OpenCV does; repeated where the network wants three. */
  GRAY,
  /** As {@link #GRAY} with red and blue exchanged: the conversion of the other order was used. */
  GRAY_OF_BGR,
  RBG(0, 2, 1),
  GRB(1, 0, 2),
  GBR(1, 2, 0),
  BRG(2, 0, 1);

  private static final int RED = 9798;
  private static final int GREEN = 19235;
  private static final int BLUE = 3735;
  private static final int HALF = 1 << 14;
  private static final float ONE = 1 << 15;

  private final int[] sources;

  ChannelOrder(int... sources) {
    this.sources = sources;
  }

  /** As it is typed. */
  public String id() {
    return name();
  }

  static Optional<ChannelOrder> of(String id) {
    for (ChannelOrder order : values()) {
      if (order.name().equals(id.toUpperCase(Locale.ROOT).replace('-', '_'))) {
        return Optional.of(order);
      }
    }
    return Optional.empty();
  }

  /** Whether all channels are the same weighted sum. */
  public boolean isGray() {
    return sources.length == 0;
  }

  float pick(float red, float green, float blue, int channel) {
    if (!isGray()) {
      int source = sources[channel % sources.length];
      return source == 0 ? red : source == 1 ? green : blue;
    }
    if (Float.isNaN(red)) {
      return red;
    }
    float first = this == GRAY ? red : blue;
    float last = this == GRAY ? blue : red;
    float sum = first * RED + green * GREEN + last * BLUE;
    boolean whole = red == (int) red && green == (int) green && blue == (int) blue;
    return whole ? ((int) (double) sum + HALF) >> 15 : sum / ONE;
  }
}
