package io.github.mnnparity.suite.explain;

import java.util.List;
import java.util.Map;

/**
 * What each mistake of {@code apps.py} is called, written down by hand.
 *
 * @param cause as the finding names it
 * @param used what its parameters must say of what the app did
 */
record Expected(String cause, String used) {
  private static final Map<String, Expected> ALL =
      Map.ofEntries(
          of("gray", "channel-order", "GRAY"),
          of("scale-255", "scale-unwanted", "scale=1/255"),
          of("scale-twice", "scale-twice", "scale=1/65025"),
          of("scale-missing", "scale-missing", "scale=1,"),
          of("mean-missing", "mean-missing", "mean=0,"),
          of("std-missing", "std-missing", "std=1"),
          of("normalization-missing", "normalization-missing", "mean=0,std=1"),
          of("std-multiplied", "std-multiplied", "std="),
          of("mean-added", "mean-added", "mean=-"),
          of("mean-unit", "mean-unit", "mean=1"),
          of("mean-std-order", "mean-std-order", "mean=0.406:0.456:0.485,std=0.225:0.224:0.229"),
          of("mean-order", "mean-order", "mean=0.406:0.456:0.485,std=0.229:0.224:0.225"),
          of("imagenet", "other-normalization", "mean=0.485:0.456:0.406"),
          of("half", "other-normalization", "mean=0.5,std=0.5"),
          of("vgg", "other-normalization", "mean=123.68:116.779:103.939"),
          of("own", "other-normalization", "mean=120:110:100,std=60:61:62"),
          of("nhwc", "layout", "NHWC data as NCHW"),
          of("twice", "layout", "NCHW data as NHWC"),
          of("packed", "layout", "NC4HW4 data as NCHW"),
          of("columns", "layout", "columns first"),
          of("nearest", "resize-filter", "mnn-nearest"),
          of("align", "resize-filter", "align-corners"),
          of("align-nearest", "resize-filter", "align-corners-nearest"),
          of("asymmetric", "resize-filter", "asymmetric"),
          of("rotated-90", "orientation", "rotated clockwise by 90 degrees"),
          of("rotated-270", "orientation", "rotated counterclockwise by 90 degrees"),
          of("rotated-180", "orientation", "rotated by 180 degrees"),
          of("mirrored", "orientation", "mirrored left to right"),
          of("swapped", "width-height-swapped", "x"),
          of("letterbox", "fit", "letterbox pad 114"),
          of("letterbox-corner", "fit", "letterbox-corner pad 0"),
          of("crop", "fit", "crop"),
          of("signed", "dtype", "signed bytes"),
          of("truncated", "dtype", "int"),
          of("wrapped", "dtype", "uint8, wrapped"),
          of("half-floats", "dtype", "float16"),
          of("difference", "dtype", "uint8 difference, wrapped"),
          of("rgba", "pixel-stride", "4 bytes"),
          of("rows", "row-stride", "multiple of 4 bytes"));

  private static Map.Entry<String, Expected> of(String mistake, String cause, String used) {
    return Map.entry(mistake, new Expected(cause, used));
  }

  static List<Expected> all(Subject subject, List<String> mistakes) {
    return mistakes.stream().map(mistake -> of(subject, mistake)).toList();
  }

  private static Expected of(Subject subject, String mistake) {
    if (mistake.equals("order-swapped")) {
      return new Expected("channel-order", subject.order().equals("RGB") ? "BGR" : "RGB");
    }
    Expected expected = ALL.get(mistake);
    if (expected == null) {
      throw new IllegalArgumentException("no expectation for '" + mistake + "'");
    }
    return expected;
  }
}
