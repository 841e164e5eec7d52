package io.github.mnnparity.mnn.lift.conv;

import io.github.mnnparity.mnn.lift.OpLifter;
import io.github.mnnparity.mnn.lift.quant.QuantPlan;
import java.util.List;

/** The lifters of convolutions. */
public final class ConvLifters {
  private ConvLifters() {}

  public static List<OpLifter> all() {
    return List.of(
        new ConvTranspose3DLifter(),
        new Convolution3DLifter(),
        new ConvolutionLifter("Convolution"),
        new ConvolutionLifter("ConvolutionDepthwise"),
        new DeconvolutionLifter("Deconvolution"),
        new DeconvolutionLifter("DeconvolutionDepthwise"));
  }

  /** Those of older files, whose op types say that they compute with integers. */
  public static List<OpLifter> ofIntegers(QuantPlan plan) {
    return List.of(
        new ConvInt8Lifter("ConvInt8", plan), new ConvInt8Lifter("DepthwiseConvInt8", plan));
  }
}
