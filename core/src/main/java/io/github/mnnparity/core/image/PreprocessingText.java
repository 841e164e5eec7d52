package io.github.mnnparity.core.image;

import io.github.mnnparity.core.error.BadInputException;
import io.github.mnnparity.core.error.Problem;
import io.github.mnnparity.core.image.Fit.Rounding;
import io.github.mnnparity.core.image.Preprocessing.Layout;
import io.github.mnnparity.core.tensor.DType;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/** Reads {@code --preprocess}. One use. */
final class PreprocessingText {
  private static final String EXAMPLE =
      "resize=224x224:bilinear,order=RGB,scale=1/255,mean=0.485:0.456:0.406,"
          + "std=0.229:0.224:0.225,layout=NCHW";
  private static final int LARGEST = 1 << 14;

  private final String text;
  private Geometry geometry = Geometry.DEFAULT;
  private boolean turned = true;
  private ChannelOrder order = ChannelOrder.RGB;
  private double scale = 1;
  private double[] mean = {0};
  private double[] std = {1};
  private Layout layout = Layout.NCHW;
  private DType dtype = DType.FLOAT32;

  PreprocessingText(String text) {
    this.text = text;
  }

  Preprocessing parse() {
    Set<String> seen = new HashSet<>();
    for (String part : text.split(",", -1)) {
      if (part.isBlank() && text.isBlank()) {
        break;
      }
      int equals = part.indexOf('=');
      String key = (equals < 0 ? part : part.substring(0, equals)).strip().toLowerCase(Locale.ROOT);
      String value = equals < 0 ? "" : part.substring(equals + 1).strip();
      if (value.isEmpty() || !seen.add(key)) {
        throw refused(part, value.isEmpty() ? "key=value" : "each key once");
      }
      read(part, key, value);
    }
    Normalization normalization = Normalization.of(scale, mean, std);
    return new Preprocessing(geometry, turned, order, normalization, layout, dtype);
  }

  private void read(String part, String key, String value) {
    switch (key) {
      case "resize" -> resize(part, value);
      case "fit" ->
          geometry =
              geometry.withFit(
                  Fit.of(lower(value)).orElseThrow(() -> refused(part, ids(Fit.values()))));
      case "pad" ->
          geometry = geometry.withPad(value.equals("zeros") ? Double.NaN : number(part, value));
      case "short" -> geometry = geometry.withShortSide(size(part, value));
      case "round" -> geometry = geometry.withRounding(constant(part, Rounding.values(), value));
      case "exif" -> turned = exif(part, value);
      case "order" ->
          order =
              ChannelOrder.of(value)
                  .orElseThrow(() -> refused(part, "order=RGB, order=BGR or order=GRAY"));
      case "scale" -> scale = number(part, value);
      case "mean" -> mean = numbers(part, value);
      case "std" -> std = divisors(part, value);
      case "normal" ->
          std = Arrays.stream(divisors(part, value)).map(normal -> 1 / normal).toArray();
      case "layout" -> layout = constant(part, Layout.values(), value);
      case "dtype" -> dtype = constant(part, DType.values(), value);
      default ->
          throw refused(
              part,
              "one of resize, fit, pad, short, round, exif, order, scale, mean, std, normal, layout,"
                  + " dtype");
    }
  }

  private void resize(String part, String value) {
    int colon = value.indexOf(':');
    String sizes = colon < 0 ? value : value.substring(0, colon);
    if (colon >= 0) {
      geometry =
          geometry.withFilter(
              Filter.of(lower(value.substring(colon + 1)))
                  .orElseThrow(() -> refused(part, ids(Filter.values()))));
    }
    if (!sizes.isEmpty()) {
      String[] both = sizes.split("x", -1);
      if (both.length != 2) {
        throw refused(part, "resize=WIDTHxHEIGHT:FILTER, such as resize=224x224:bilinear");
      }
      geometry = geometry.withSize(size(part, both[0]), size(part, both[1]));
    }
  }

  private boolean exif(String part, String value) {
    if (!value.equals("apply") && !value.equals("ignore")) {
      throw refused(part, "exif=apply or exif=ignore");
    }
    return value.equals("apply");
  }

  private int size(String part, String value) {
    double size = number(part, value);
    if (size < 1 || size > LARGEST || size != Math.rint(size)) {
      throw refused(part, "a whole number of pixels from 1 to " + LARGEST);
    }
    return (int) size;
  }

  private double[] divisors(String part, String value) {
    double[] values = numbers(part, value);
    if (Arrays.stream(values).anyMatch(number -> number == 0)) {
      throw refused(part, "numbers other than 0");
    }
    return values;
  }

  private double[] numbers(String part, String value) {
    double[] values =
        Arrays.stream(value.split(":", -1)).mapToDouble(each -> number(part, each)).toArray();
    if (values.length != 1 && values.length != 3 && values.length != 4) {
      throw refused(part, "one number, or one for each channel with : between them");
    }
    return values;
  }

  /** {@code 0.5} or {@code 1/255}. */
  private double number(String part, String value) {
    int slash = value.indexOf('/');
    try {
      double number =
          slash < 0
              ? Double.parseDouble(value)
              : Double.parseDouble(value.substring(0, slash))
                  / Double.parseDouble(value.substring(slash + 1));
      if (Double.isFinite(number)) {
        return number;
      }
    } catch (NumberFormatException e) {
      // Told below, as for infinite numbers.
    }
    throw refused(part, "a number, such as 0.5 or 1/255");
  }

  private <E extends Enum<E>> E constant(String part, E[] values, String value) {
    return Arrays.stream(values)
        .filter(each -> each.name().equalsIgnoreCase(value))
        .findFirst()
        .orElseThrow(() -> refused(part, ids(values)));
  }

  private static String lower(String value) {
    return value.toLowerCase(Locale.ROOT).replace('_', '-');
  }

  private static String ids(Enum<?>[] values) {
    return "one of "
        + List.of(values).stream()
            .map(value -> value.name().toLowerCase(Locale.ROOT).replace('_', '-'))
            .collect(Collectors.joining(", "));
  }

  private BadInputException refused(String part, String expected) {
    return new BadInputException(
        new Problem("--preprocess", expected, "'" + part + "'", "write for example " + EXAMPLE));
  }
}
