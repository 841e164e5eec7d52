package io.github.mnnparity.core.signature.order;

import io.github.mnnparity.core.signature.Match;
import io.github.mnnparity.core.signature.Sample;
import io.github.mnnparity.core.signature.Signature;
import java.util.Optional;

/** NC4HW4 memory, channels in blocks of 4, 8 or 16 lanes, read as NCHW; or written as NCHW. */
public final class Packed implements Signature {
  private static final int[] LANES = {4, 8, 16};

  @Override
  public Optional<Match> match(Sample sample) {
    if (sample.rank() < 3 || sample.stride(1) < 2) {
      return Optional.empty();
    }
    for (int lanes : LANES) {
      Optional<Match> read =
          sample.computed(
              "packed",
              "the elements are in NC4HW4 memory order, " + lanes + " channels to a block",
              i -> {
                int source = packedAt(sample, lanes, i);
                return source < 0 ? 0 : sample.reference(source);
              });
      if (read.isPresent()) {
        return read;
      }
    }
    return Optional.empty();
  }

  /** The element that lies at place {@code i} of the packed memory; -1 for an empty lane. */
  static int packedAt(Sample sample, int lanes, int i) {
    int channels = sample.dim(1);
    int inner = sample.stride(1);
    int batch = sample.dim(0);
    int lane = i % lanes;
    int pixel = i / lanes % inner;
    int item = i / lanes / inner % batch;
    int channel = i / lanes / inner / batch * lanes + lane;
    return channel >= channels ? -1 : (item * channels + channel) * inner + pixel;
  }
}
