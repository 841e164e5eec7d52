package io.github.mnnparity.core.signature.registry;

import com.google.common.collect.ImmutableList;
import io.github.mnnparity.core.signature.Match;
import io.github.mnnparity.core.signature.Sample;
import io.github.mnnparity.core.signature.Signature;
import io.github.mnnparity.core.signature.order.AxisOrder;
import io.github.mnnparity.core.signature.order.ChannelOrder;
import io.github.mnnparity.core.signature.order.ElementOrder;
import io.github.mnnparity.core.signature.order.Flipped;
import io.github.mnnparity.core.signature.order.HalfPixel;
import io.github.mnnparity.core.signature.order.Packed;
import io.github.mnnparity.core.signature.order.Shifted;
import io.github.mnnparity.core.signature.place.Border;
import io.github.mnnparity.core.signature.place.LaterItems;
import io.github.mnnparity.core.signature.place.SomeChannels;
import io.github.mnnparity.core.signature.value.Activation;
import io.github.mnnparity.core.signature.value.Affine;
import io.github.mnnparity.core.signature.value.ChannelAffine;
import io.github.mnnparity.core.signature.value.Constant;
import io.github.mnnparity.core.signature.value.Saturated;
import io.github.mnnparity.core.tensor.DType;
import io.github.mnnparity.core.tensor.Tensor;
import java.util.Optional;

/** The list of signatures, those with the fewest parameters first; the first that matches is it. */
public final class Signatures {
  /** Fewer values than this show no shape. */
  private static final int FEWEST = 8;

  private static final ImmutableList<Signature> ALL =
      ImmutableList.of(
          new Constant(),
          new Affine(),
          new Activation(),
          new AxisOrder(),
          new ElementOrder(),
          new Packed(),
          new Flipped(),
          new ChannelOrder(),
          new LaterItems(),
          new SomeChannels(),
          new Border(),
          new Saturated(),
          new Shifted(),
          new ChannelAffine(),
          new HalfPixel());

  private Signatures() {}

  /**
   * What the candidate's values are in terms of the reference's.
   *
   * @param noise relative RMS error that rounding explains
   * @return empty where they are equal to within noise, where the counts of elements differ, and
   *     where nothing in the list explains them
   */
  public static Optional<Match> of(Tensor reference, Tensor candidate, double noise) {
    if (reference.elements() != candidate.elements()
        || reference.elements() < FEWEST
        || reference.dtype() == DType.STRING
        || candidate.dtype() == DType.STRING) {
      return Optional.empty();
    }
    Sample sample = Sample.of(reference, candidate, noise);
    if (!sample.isTelling()) {
      return Optional.empty();
    }
    return ALL.stream().flatMap(signature -> signature.match(sample).stream()).findFirst();
  }
}
