package io.github.mnnparity.core.signature.place;

import io.github.mnnparity.core.signature.Match;
import io.github.mnnparity.core.signature.Sample;
import io.github.mnnparity.core.signature.Signature;
import java.util.BitSet;
import java.util.Optional;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

/** A few channels are wrong, or the lanes of a block: every fourth, or those of the last block. */
public final class SomeChannels implements Signature {
  private static final int BLOCK = 4;

  @Override
  public Optional<Match> match(Sample sample) {
    if (sample.rank() < 2 || sample.dim(1) < 2 || sample.size() == sample.dim(1)) {
      return Optional.empty();
    }
    int channels = sample.dim(1);
    BitSet wrong = Wrong.along(sample, 1);
    if (wrong.isEmpty() || wrong.cardinality() == channels) {
      return Optional.empty();
    }
    return sample.accepted("some-channels", text(wrong, channels), Wrong.rest(sample, 1, wrong));
  }

  private static String text(BitSet wrong, int channels) {
    int first = wrong.nextSetBit(0);
    int count = wrong.cardinality();
    if (channels > BLOCK && count > 1 && equals(wrong, channels, c -> c % BLOCK == first % BLOCK)) {
      return "lane " + first % BLOCK + " of every block of 4 channels is wrong, the others right";
    }
    int whole = channels / BLOCK * BLOCK;
    if (whole > 0 && whole < channels && equals(wrong, channels, c -> c >= whole)) {
      return "the channels behind the last whole block of 4 (from " + whole + ") are wrong";
    }
    if (count == 1) {
      return "only channel " + first + " of " + channels + " is wrong";
    }
    if (equals(wrong, channels, c -> c >= first)) {
      return "channels from " + first + " on are wrong, those before right";
    }
    if (equals(wrong, channels, c -> c < count)) {
      return "channels before " + count + " are wrong, those from there on right";
    }
    return count <= 8
        ? "only channels " + wrong + " of " + channels + " are wrong"
        : count + " of " + channels + " channels are wrong, the first is " + first;
  }

  private static boolean equals(BitSet wrong, int channels, IntPredicate expected) {
    return IntStream.range(0, channels).allMatch(c -> wrong.get(c) == expected.test(c));
  }
}
