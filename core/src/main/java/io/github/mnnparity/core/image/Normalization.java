package io.github.mnnparity.core.image;

import static com.google.common.base.Preconditions.checkArgument;

import com.google.common.primitives.ImmutableDoubleArray;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * From a pixel value p to the tensor: {@code (p · scale - mean) / std}, channel by channel in the
 * order of the tensor. Immutable.
 *
 * @param mean one for each channel, or one for all
 * @param std likewise, none of them 0
 */
public record Normalization(double scale, ImmutableDoubleArray mean, ImmutableDoubleArray std) {
  /** Pixel values as they are. */
  public static final Normalization NONE = of(1, new double[] {0}, new double[] {1});

  public Normalization {
    checkArgument(!mean.isEmpty() && !std.isEmpty(), "a mean and a std are needed");
    checkArgument(
        std.stream().allMatch(s -> s != 0 && Double.isFinite(s))
            && mean.stream().allMatch(Double::isFinite)
            && Double.isFinite(scale),
        "expected finite numbers and no std of 0, found scale %s, mean %s, std %s",
        scale,
        mean,
        std);
  }

  public static Normalization of(double scale, double[] mean, double[] std) {
    return new Normalization(
        scale, ImmutableDoubleArray.copyOf(mean), ImmutableDoubleArray.copyOf(std));
  }

  public double mean(int channel) {
    return mean.get(channel % mean.length());
  }

  public double std(int channel) {
    return std.get(channel % std.length());
  }

  /** What a pixel value is multiplied with. */
  public double factor(int channel) {
    return scale / std(channel);
  }

  /** What is added after that. */
  public double offset(int channel) {
    return -mean(channel) / std(channel);
  }

  /** {@code scale=1/255, mean=0.485:0.456:0.406, std=0.229:0.224:0.225}. */
  public String words() {
    return "scale=" + scaleText() + ",mean=" + text(mean) + ",std=" + text(std);
  }

  private String scaleText() {
    double inverse = 1 / scale;
    return scale != 1 && Math.abs(inverse - Math.rint(inverse)) < 1e-9 * Math.abs(inverse)
        ? "1/" + number(Math.rint(inverse))
        : number(scale);
  }

  private static String text(ImmutableDoubleArray values) {
    return values.stream().mapToObj(Normalization::number).collect(Collectors.joining(":"));
  }

  private static String number(double value) {
    return value == Math.rint(value) && Math.abs(value) < 1e9
        ? Long.toString((long) value)
        : String.format(Locale.ROOT, "%.6g", value)
            .replaceAll("(\\.\\d*?)0+($|e)", "$1$2")
            .replaceAll("\\.($|e)", "$1");
  }
}
