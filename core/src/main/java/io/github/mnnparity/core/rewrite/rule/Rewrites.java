package io.github.mnnparity.core.rewrite.rule;

import java.util.List;

/** All rewrites; a new one is one class and one line here. */
public final class Rewrites {
  /** In the order in which they are tried. */
  public static final List<Rewrite> ALL =
      List.of(
          new LessAsGreater(),
          new HardShrink(),
          new RoundToEven(),
          new FloatRemainder(),
          new PlainReductions(),
          new AllAxes(),
          new ExactGelu(),
          new CastToBool(),
          new FloatExponent(),
          new DilatedPool(),
          new ExplicitStrides(),
          new LowerPads(),
          new PlainIndices(),
          new GatheredScatter(),
          new LastIndex(),
          new CropThenPad(),
          new FlattenedSoftmax(),
          new PlainResize(),
          new VectorProduct());

  private Rewrites() {}
}
