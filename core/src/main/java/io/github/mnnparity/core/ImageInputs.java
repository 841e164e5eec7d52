package io.github.mnnparity.core;

import io.github.mnnparity.core.error.BadInputException;
import io.github.mnnparity.core.error.Problem;
import io.github.mnnparity.core.graph.Value;
import io.github.mnnparity.core.image.Preprocessing;
import io.github.mnnparity.core.image.Preprocessing.Layout;
import io.github.mnnparity.core.image.Raster;
import io.github.mnnparity.core.tensor.Shape;
import io.github.mnnparity.core.tensor.Tensor;

/** Images as inputs of a model. Stateless. */
public final class ImageInputs {
  private ImageInputs() {}

  /**
   * The tensor that {@code input} gets for an image; sizes and dtype that the steps leave open are
   * those of the input.
   *
   * @throws BadInputException if the input takes no image, or of another size
   */
  public static Tensor tensor(Preprocessing steps, Raster image, Value input) {
    if (!input.rankKnown() || input.shape().rank() != 4) {
      throw refused(input, "not an input of four axes", "give a tensor with --input NAME=FILE.npy");
    }
    Preprocessing fitted = steps.fitted(input.shape(), true, input.dtype());
    int width = fitted.geometry().width();
    int height = fitted.geometry().height();
    if (width == 0 || height == 0) {
      throw refused(input, "an input of any size", "add resize=WIDTHxHEIGHT to --preprocess");
    }
    boolean planar = fitted.layout() == Layout.NCHW;
    long stated = input.shape().dim(planar ? 1 : 3);
    long channels = stated > 0 ? stated : fitted.order().isGray() ? 1 : 3;
    if (channels != 1 && channels != 3 && channels != 4) {
      throw refused(
          input,
          channels + " channels in layout " + fitted.layout(),
          "check layout=NCHW or layout=NHWC in --preprocess");
    }
    Shape made =
        planar ? Shape.of(1, channels, height, width) : Shape.of(1, height, width, channels);
    for (int axis = 1; axis < 4; axis++) {
      if (input.shape().dim(axis) >= 0 && input.shape().dim(axis) != made.dim(axis)) {
        throw refused(
            input,
            "resize=" + width + "x" + height + " gives " + made,
            "resize is width x height; leave it out to take the model's own size");
      }
    }
    return fitted.apply(image, (int) channels);
  }

  private static BadInputException refused(Value input, String found, String next) {
    return new BadInputException(
        new Problem(
            "image for input '" + input.name() + "'",
            input.dtype() + " " + (input.rankKnown() ? input.shape() : "of any rank"),
            found,
            next));
  }
}
