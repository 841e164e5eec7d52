package io.github.mnnparity.core.image;

import io.github.mnnparity.core.tensor.DType;
import io.github.mnnparity.core.tensor.Shape;
import io.github.mnnparity.core.tensor.Tensor;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * The steps from an image to an input tensor, as {@code --preprocess} says them. Immutable.
 *
 * @param turned whether a JPEG is turned upright as its EXIF data say
 * @param layout of the tensor
 * @param dtype of the tensor: floats or 8-bit integers
 */
public record Preprocessing(
    Geometry geometry,
    boolean turned,
    ChannelOrder order,
    Normalization normalization,
    Layout layout,
    DType dtype) {
  public static final Preprocessing DEFAULT =
      new Preprocessing(
          Geometry.DEFAULT, true, ChannelOrder.RGB, Normalization.NONE, Layout.NCHW, DType.FLOAT32);

  /** Order of the elements of an input tensor. */
  public enum Layout {
    NCHW,
    NHWC
  }

  /**
   * Parses {@code resize=224x224:bilinear,order=RGB,scale=1/255,mean=..,std=..,layout=NCHW}; what
   * is left out is as in {@link #DEFAULT}. Keys: resize (width x height, filter), fit, pad, short,
   * round, exif, order, scale, mean, std, layout, dtype.
   *
   * @throws io.github.mnnparity.core.error.BadInputException naming the part that is not understood
   */
  public static Preprocessing parse(String text) {
    return new PreprocessingText(text).parse();
  }

  public Preprocessing withGeometry(Geometry other) {
    return new Preprocessing(other, turned, order, normalization, layout, dtype);
  }

  public Preprocessing withOrder(ChannelOrder other) {
    return new Preprocessing(geometry, turned, other, normalization, layout, dtype);
  }

  public Preprocessing withNormalization(Normalization other) {
    return new Preprocessing(geometry, turned, order, other, layout, dtype);
  }

  public Preprocessing withLayout(Layout other) {
    return new Preprocessing(geometry, turned, order, normalization, other, dtype);
  }

  public Preprocessing withDtype(DType other) {
    return new Preprocessing(geometry, turned, order, normalization, layout, other);
  }

  /**
   * With sizes, layout and dtype of a network's input where they are known.
   *
   * @param shape rank 4; sizes of -1 are not known
   * @param rankKnown whether {@code shape} says anything
   */
  public Preprocessing fitted(Shape shape, boolean rankKnown, DType wanted) {
    Preprocessing typed = withDtype(wanted);
    if (!rankKnown || shape.rank() != 4) {
      return typed;
    }
    int vertical = layout == Layout.NCHW ? 2 : 1;
    int width = (int) Math.max(0, shape.dim(vertical + 1));
    int height = (int) Math.max(0, shape.dim(vertical));
    return typed.withGeometry(
        geometry.withSize(
            geometry.width() == 0 ? width : geometry.width(),
            geometry.height() == 0 ? height : geometry.height()));
  }

  /**
   * The input tensor of one image.
   *
   * @param channels of the tensor: 1, 3 or 4 (the fourth is 255 before the normalization)
   * @return {@code [1, channels, height, width]}, or the order of {@link #layout}
   */
  public Tensor apply(Raster image, int channels) {
    return tensor(geometry.apply(image), channels);
  }

  /** The part of {@link #apply} after the geometry. */
  public Tensor tensor(Raster image, int channels) {
    float[] values = values(image, channels);
    Shape shape =
        layout == Layout.NCHW
            ? Shape.of(1, channels, image.height(), image.width())
            : Shape.of(1, image.height(), image.width(), channels);
    return packed(dtype, shape, values);
  }

  private float[] values(Raster image, int channels) {
    int pixels = image.width() * image.height();
    float[] from = image.raw();
    float[] to = new float[pixels * channels];
    for (int c = 0; c < channels; c++) {
      double factor = normalization.factor(c);
      double offset = normalization.offset(c);
      for (int pixel = 0; pixel < pixels; pixel++) {
        int at = pixel * Raster.CHANNELS;
        float value = c == 3 ? 255 : order.pick(from[at], from[at + 1], from[at + 2], c);
        float normalized = Float.isNaN(value) ? 0 : (float) (value * factor + offset);
        to[layout == Layout.NCHW ? c * pixels + pixel : pixel * channels + c] = normalized;
      }
    }
    return to;
  }

  private static Tensor packed(DType dtype, Shape shape, float[] values) {
    if (dtype == DType.FLOAT32) {
      return Tensor.ofFloats(shape, values);
    }
    if (dtype == DType.UINT8 || dtype == DType.INT8) {
      ByteBuffer bytes = ByteBuffer.allocate(values.length).order(ByteOrder.LITTLE_ENDIAN);
      int low = dtype == DType.UINT8 ? 0 : -128;
      for (float value : values) {
        bytes.put((byte) Math.max(low, Math.min(low + 255, Math.rint(value))));
      }
      return Tensor.wrap(dtype, shape, bytes.flip());
    }
    return Tensor.ofFloats(shape, values).cast(dtype);
  }

  /** As {@link #parse} reads it. */
  public String words() {
    String size =
        geometry.width() > 0 && geometry.height() > 0
            ? "resize=" + geometry.width() + "x" + geometry.height() + ":" + geometry.filter().id()
            : "resize=:" + geometry.filter().id();
    String fit = geometry.fit() == Fit.STRETCH ? "" : ",fit=" + geometry.fit().id();
    return size + fit + ",order=" + order.id() + "," + normalization.words() + ",layout=" + layout;
  }
}
