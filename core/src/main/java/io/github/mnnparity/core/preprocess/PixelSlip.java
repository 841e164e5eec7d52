package io.github.mnnparity.core.preprocess;

import io.github.mnnparity.core.image.Normalization;
import io.github.mnnparity.core.image.Raster;
import java.util.function.DoubleUnaryOperator;

/** What goes wrong with bytes before they are normalized. */
public enum PixelSlip {
  NONE,
  /** Each row ends with bytes up to a multiple of 4, read as pixels. */
  ROWS_PADDED_TO_4(4),
  ROWS_PADDED_TO_16(16),
  ROWS_PADDED_TO_64(64),
  /** Four bytes a pixel (the last 255), read as three. */
  FOUR_BYTES_AS_THREE {
    @Override
    Raster after(Raster image, Normalization normalization) {
      float[] from = image.values();
      float[] to = new float[from.length];
      for (int i = 0; i < to.length; i++) {
        to[i] = i % 4 == 3 ? 255 : from[i / 4 * 3 + i % 4];
      }
      return Raster.of(image.width(), image.height(), to);
    }
  },
  /** Bytes taken for signed: 128 becomes -128, as in Java. */
  SIGNED_BYTES {
    @Override
    Raster after(Raster image, Normalization normalization) {
      return each(image, value -> value > 127 ? value - 256 : value);
    }
  },
  /** Divided as whole numbers before anything becomes a float. */
  INTEGER_DIVISION {
    @Override
    Raster after(Raster image, Normalization normalization) {
      double scale = normalization.scale();
      return each(image, value -> Math.floor(value * scale + 1e-9) / scale);
    }
  };

  private final int multiple;

  PixelSlip() {
    this(1);
  }

  PixelSlip(int multiple) {
    this.multiple = multiple;
  }

  /** On the image as it was read. */
  Raster before(Raster image) {
    int row = image.width() * 3;
    int stride = (row + multiple - 1) / multiple * multiple;
    if (stride == row) {
      return image;
    }
    float[] from = image.values();
    float[] to = new float[from.length];
    for (int i = 0; i < to.length; i++) {
      int column = i % stride;
      to[i] = column < row ? from[i / stride * row + column] : 0;
    }
    return Raster.of(image.width(), image.height(), to);
  }

  /** On the image in the size of the input. */
  Raster after(Raster image, Normalization normalization) {
    return image;
  }

  private static Raster each(Raster image, DoubleUnaryOperator change) {
    float[] values = image.values();
    for (int i = 0; i < values.length; i++) {
      values[i] = Float.isNaN(values[i]) ? values[i] : (float) change.applyAsDouble(values[i]);
    }
    return Raster.of(image.width(), image.height(), values);
  }
}
