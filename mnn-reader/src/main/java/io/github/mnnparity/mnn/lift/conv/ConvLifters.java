package io.github.mnnparity.mnn.lift.conv;

import io.github.mnnparity.mnn.lift.OpLifter;
import java.util.List;

/** The lifters of convolutions. */
public final class ConvLifters {
  private ConvLifters() {}

  public static List<OpLifter> all() {
    return List.of(
        new Convolution3DLifter(),
        new ConvolutionLifter("Convolution"),
        new ConvolutionLifter("ConvolutionDepthwise"),
        new DeconvolutionLifter("Deconvolution"),
        new DeconvolutionLifter("DeconvolutionDepthwise"));
  }
}
