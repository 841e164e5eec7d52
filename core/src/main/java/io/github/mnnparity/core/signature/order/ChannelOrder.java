package io.github.mnnparity.core.signature.order;

import io.github.mnnparity.core.signature.Match;
import io.github.mnnparity.core.signature.Sample;
import io.github.mnnparity.core.signature.Signature;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** The reference's channels in another order, or some of them in the place of others. */
public final class ChannelOrder implements Signature {
  private static final int MOST_NAMED = 8;

  @Override
  public Optional<Match> match(Sample sample) {
    if (sample.rank() < 2 || sample.dim(1) < 2 || sample.size() / sample.dim(1) < 2) {
      return Optional.empty();
    }
    int channels = sample.dim(1);
    double[][] marks = marks(sample);
    int[] source = new int[channels];
    for (int channel = 0; channel < channels; channel++) {
      source[channel] = sourceOf(sample, channel, marks);
      if (source[channel] < 0) {
        return Optional.empty();
      }
    }
    int inner = sample.stride(1);
    return sample.moved(
        "channel-order",
        text(source),
        i -> {
          int channel = i / inner % channels;
          return i + (source[channel] - channel) * inner;
        });
  }

  /** Sum and sum of squares of every channel of the reference. */
  private static double[][] marks(Sample sample) {
    int channels = sample.dim(1);
    int inner = sample.stride(1);
    double[][] marks = new double[channels][2];
    for (int i = 0; i < sample.size(); i++) {
      double value = sample.reference(i);
      marks[i / inner % channels][0] += value;
      marks[i / inner % channels][1] += value * value;
    }
    return marks;
  }

  /** The channel itself if it fits; else the one that does, -1 for none or several. */
  private static int sourceOf(Sample sample, int channel, double[][] marks) {
    int inner = sample.stride(1);
    int each = sample.size() / sample.dim(1);
    int outer = sample.stride(0);
    double squares = 0;
    for (int k = 0; k < each; k++) {
      double value = sample.candidate(k / inner * outer + channel * inner + k % inner);
      squares += value * value;
    }
    double room = sample.limit() * sample.norm() * (2 * Math.sqrt(squares) + sample.norm());
    int found = -1;
    for (int step = 0; step < sample.dim(1); step++) {
      int other = (channel + step) % sample.dim(1);
      int move = (other - channel) * inner;
      if (Math.abs(marks[other][1] - squares) <= room
          && Double.isFinite(
              sample.residual(
                  each,
                  k -> k / inner * outer + channel * inner + k % inner,
                  i -> sample.reference(i + move)))) {
        if (step == 0) {
          return channel;
        }
        if (found >= 0) {
          return -1;
        }
        found = other;
      }
    }
    return found;
  }

  private static String text(int[] source) {
    int channels = source.length;
    int[] moved =
        IntStream.range(0, channels).filter(channel -> source[channel] != channel).toArray();
    boolean permuted = Arrays.stream(source).distinct().count() == channels;
    if (permuted
        && IntStream.range(0, channels).allMatch(i -> source[i] == channels - 1 - i)
        && channels > 2) {
      return channels == 3
          ? "the channels are in reverse order (RGB for BGR)"
          : "the " + channels + " channels are in reverse order";
    }
    if (permuted && moved.length == 2) {
      return "channels " + moved[0] + " and " + moved[1] + " are exchanged";
    }
    if (permuted && channels <= MOST_NAMED) {
      return "the channels are in the order " + Arrays.toString(source);
    }
    List<String> named = new ArrayList<>();
    for (int channel : moved) {
      named.add(channel + " holds " + source[channel]);
    }
    return (permuted ? "the channels are permuted: " : "channels hold others' values: ")
        + String.join(", ", named.subList(0, Math.min(MOST_NAMED, named.size())))
        + (named.size() > MOST_NAMED ? ", ..." : "");
  }
}
