package io.github.mnnparity.core.image;

import static com.google.common.base.Preconditions.checkArgument;

import io.github.mnnparity.core.image.Fit.Rounding;
import java.util.Arrays;

/**
 * The steps that move pixels. Immutable.
 *
 * @param orientation of the image after reading
 * @param width of the result in pixels; 0: as the network wants it
 * @param height of the result in pixels; 0: as the network wants it
 * @param pad from 0 to 255 for {@link Fit#LETTERBOX}; NaN for zeros in the tensor
 * @param shortSide of the resized image before {@link Fit#CROP}; 0: just covering
 */
public record Geometry(
    Orientation orientation,
    Fit fit,
    int width,
    int height,
    Filter filter,
    double pad,
    int shortSide,
    Rounding rounding) {
  public static final Geometry DEFAULT =
      new Geometry(Orientation.UPRIGHT, Fit.STRETCH, 0, 0, Filter.BILINEAR, 0, 0, Rounding.ROUND);

  public Geometry {
    checkArgument(
        width >= 0 && height >= 0 && shortSide >= 0,
        "expected sizes >= 0, found %s x %s, short %s",
        width,
        height,
        shortSide);
  }

  public Geometry withOrientation(Orientation other) {
    return new Geometry(other, fit, width, height, filter, pad, shortSide, rounding);
  }

  public Geometry withFit(Fit other) {
    return new Geometry(orientation, other, width, height, filter, pad, shortSide, rounding);
  }

  public Geometry withSize(int otherWidth, int otherHeight) {
    return new Geometry(
        orientation, fit, otherWidth, otherHeight, filter, pad, shortSide, rounding);
  }

  public Geometry withFilter(Filter other) {
    return new Geometry(orientation, fit, width, height, other, pad, shortSide, rounding);
  }

  public Geometry withPad(double other) {
    return new Geometry(orientation, fit, width, height, filter, other, shortSide, rounding);
  }

  public Geometry withShortSide(int other) {
    return new Geometry(orientation, fit, width, height, filter, pad, other, rounding);
  }

  public Geometry withRounding(Rounding other) {
    return new Geometry(orientation, fit, width, height, filter, pad, shortSide, other);
  }

  /**
   * @throws IllegalStateException if width or height is still 0
   */
  public Raster apply(Raster image) {
    if (width == 0 || height == 0) {
      throw new IllegalStateException("the size is not known: " + this);
    }
    Raster turned = orientation.turn(image);
    return switch (fit) {
      case STRETCH -> resize(turned, width, height);
      case LETTERBOX, LETTERBOX_CORNER -> letterbox(turned);
      case CROP -> crop(covering(turned));
      case CROP_ONLY -> crop(turned);
    };
  }

  private Raster resize(Raster image, int toWidth, int toHeight) {
    return image.width() == toWidth && image.height() == toHeight
        ? image
        : filter.resize(image, toWidth, toHeight);
  }

  private Raster letterbox(Raster image) {
    double scale = Math.min((double) width / image.width(), (double) height / image.height());
    Raster inside =
        resize(
            image,
            Math.max(1, Math.min(width, rounding.of(image.width() * scale))),
            Math.max(1, Math.min(height, rounding.of(image.height() * scale))));
    boolean centred = fit == Fit.LETTERBOX;
    int left = centred ? (width - inside.width()) / 2 : 0;
    int top = centred ? (height - inside.height()) / 2 : 0;
    return placed(inside, left, top);
  }

  private Raster covering(Raster image) {
    double scale =
        shortSide > 0
            ? (double) shortSide / Math.min(image.width(), image.height())
            : Math.max((double) width / image.width(), (double) height / image.height());
    return resize(
        image,
        Math.max(1, rounding.of(image.width() * scale)),
        Math.max(1, rounding.of(image.height() * scale)));
  }

  /** The centre; what the image does not reach is padded. */
  private Raster crop(Raster image) {
    return placed(
        image,
        -(int) Math.rint((image.width() - width) / 2.0),
        -(int) Math.rint((image.height() - height) / 2.0));
  }

  private Raster placed(Raster image, int left, int top) {
    if (left == 0 && top == 0 && image.width() == width && image.height() == height) {
      return image;
    }
    float[] to = new float[width * height * Raster.CHANNELS];
    Arrays.fill(to, (float) pad);
    int from = Math.max(0, -left);
    int count = Math.min(width, left + image.width()) - Math.max(0, left);
    for (int y = Math.max(0, top); y < Math.min(height, top + image.height()); y++) {
      if (count > 0) {
        System.arraycopy(
            image.raw(),
            ((y - top) * image.width() + from) * Raster.CHANNELS,
            to,
            (y * width + Math.max(0, left)) * Raster.CHANNELS,
            count * Raster.CHANNELS);
      }
    }
    return new Raster(width, height, to);
  }
}
