package io.github.mnnparity.core.feed;

import io.github.mnnparity.core.error.BadInputException;
import io.github.mnnparity.core.error.Problem;
import io.github.mnnparity.core.graph.Value;
import io.github.mnnparity.core.image.Preprocessing;
import io.github.mnnparity.core.image.Preprocessing.Layout;
import io.github.mnnparity.core.image.Raster;
import io.github.mnnparity.core.tensor.DType;
import io.github.mnnparity.core.tensor.Shape;
import io.github.mnnparity.core.tensor.Tensor;
import java.util.SplittableRandom;

/** Images as inputs of a model. Stateless. */
public final class ImageInputs {
  private static final int ONE_IN = 50;

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

  /** The tensor with every fiftieth value one pixel step higher or lower. */
  public static Tensor roundedOtherwise(Tensor tensor, Preprocessing steps) {
    if (tensor.dtype() != DType.FLOAT32) {
      return tensor;
    }
    boolean planar = steps.layout() == Layout.NCHW;
    int channels = (int) tensor.shape().dim(planar ? 1 : 3);
    int plane = (int) (tensor.elements() / tensor.shape().dim(0) / channels);
    float[] values = tensor.toFloats();
    SplittableRandom random = new SplittableRandom(0);
    for (int i = 0; i < values.length; i++) {
      int channel = planar ? i / plane % channels : i % channels;
      int chance = random.nextInt(2 * ONE_IN);
      double step = steps.normalization().factor(channel);
      values[i] += (float) (chance == 0 ? step : chance == 1 ? -step : 0);
    }
    return Tensor.ofFloats(tensor.shape(), values);
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
