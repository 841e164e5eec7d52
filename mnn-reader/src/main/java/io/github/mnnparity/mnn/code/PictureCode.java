package io.github.mnnparity.mnn.code;

import io.github.mnnparity.core.capture.CodeWriter.Input;
import io.github.mnnparity.core.capture.CodeWriter.Picture;
import io.github.mnnparity.core.capture.CodeWriter.Plan;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** What the templates say about the way from an image to the input. */
final class PictureCode {
  private static final String BYTES = "RGB";

  private PictureCode() {}

  static Map<String, Object> values(Picture picture, Plan plan) {
    Input input =
        plan.inputs().stream()
            .filter(each -> each.name().equals(picture.input()))
            .findFirst()
            .orElseThrow(() -> new IllegalArgumentException("no input " + picture.input()));
    Map<String, Object> values = new LinkedHashMap<>();
    values.put("pictureInput", MnnCode.quoted(picture.input()));
    values.put("channelCount", Long.toString(input.shape().dim(1)));
    values.put("height", Long.toString(input.shape().dim(2)));
    values.put("width", Long.toString(input.shape().dim(3)));
    values.put("means", numbers(picture.mean(), ""));
    values.put("meansF", numbers(picture.mean(), "f"));
    values.put("factors", numbers(picture.factor(), ""));
    values.put("factorsF", numbers(picture.factor(), "f"));
    addChannels(picture.channels(), values);
    addFit(picture.fit(), values);
    values.put("pad", Integer.toString((int) Math.rint(picture.pad())));
    values.put("filter", picture.filter());
    values.put("pillow", picture.filter().startsWith("pil-"));
    values.put("library", library(picture.filter()));
    return values;
  }

  private static void addChannels(String channels, Map<String, Object> values) {
    boolean gray = channels.startsWith("GRAY");
    boolean exchanged = channels.equals("GRAY_OF_BGR");
    values.put("channels", channels);
    values.put("gray", gray);
    values.put("grayCode", exchanged ? "COLOR_RGB2GRAY" : "COLOR_BGR2GRAY");
    values.put(
        "weights",
        exchanged
            ? "3735 * pixel[0] + 19235 * pixel[1] + 9798 * pixel[2]"
            : "9798 * pixel[0] + 19235 * pixel[1] + 3735 * pixel[2]");
    List<Integer> sources =
        gray ? List.of() : channels.chars().mapToObj(c -> BYTES.indexOf(c)).toList();
    values.put("sources", joined(sources));
    values.put("fromBgr", joined(sources.stream().map(source -> 2 - source).toList()));
  }

  private static String joined(List<Integer> numbers) {
    return numbers.stream().map(n -> Integer.toString(n)).collect(Collectors.joining(", "));
  }

  private static void addFit(String fit, Map<String, Object> values) {
    boolean corner = fit.equals("letterbox-corner");
    values.put("fit", fit);
    values.put("stretch", fit.equals("stretch"));
    values.put("letterbox", fit.equals("letterbox") || corner);
    values.put("left", corner ? "0" : "(" + values.get("width") + " - width) // 2");
    values.put("top", corner ? "0" : "(" + values.get("height") + " - height) // 2");
    values.put("crop", fit.equals("crop"));
    values.put("cut", fit.startsWith("crop"));
  }

  /** The constant of OpenCV or Pillow that is, or comes closest to, the filter. */
  private static String library(String filter) {
    if (filter.startsWith("pil-")) {
      return filter.substring("pil-".length()).toUpperCase(Locale.ROOT);
    }
    return filter.contains("nearest")
        ? "INTER_NEAREST"
        : switch (filter) {
          case "area" -> "INTER_AREA";
          case "cubic" -> "INTER_CUBIC";
          default -> "INTER_LINEAR";
        };
  }

  private static String numbers(List<Double> numbers, String suffix) {
    return numbers.stream()
        .map(number -> Float.toString(number.floatValue()) + suffix)
        .collect(Collectors.joining(", "));
  }
}
