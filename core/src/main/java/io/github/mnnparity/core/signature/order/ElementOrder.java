package io.github.mnnparity.core.signature.order;

import io.github.mnnparity.core.signature.Match;
import io.github.mnnparity.core.signature.Sample;
import io.github.mnnparity.core.signature.Signature;
import java.util.Optional;

/** The right elements in the order of channels last under a shape of channels first, or back. */
public final class ElementOrder implements Signature {
  @Override
  public Optional<Match> match(Sample sample) {
    if (sample.rank() < 3 || sample.dim(1) < 2 || sample.stride(1) < 2) {
      return Optional.empty();
    }
    int channels = sample.dim(1);
    int inner = sample.stride(1);
    Optional<Match> last =
        sample.moved(
            "element-order",
            "the elements are in the order of channels last (NHWC) under the shape of channels"
                + " first",
            i -> {
              int item = i / (channels * inner);
              int k = i % (channels * inner);
              return (item * channels + k % channels) * inner + k / channels;
            });
    return last.isPresent()
        ? last
        : sample.moved(
            "element-order",
            "the elements are in the order of channels first (NCHW) read as channels last",
            i -> {
              int item = i / (channels * inner);
              int k = i % (channels * inner);
              return item * channels * inner + k % inner * channels + k / inner;
            });
  }
}
