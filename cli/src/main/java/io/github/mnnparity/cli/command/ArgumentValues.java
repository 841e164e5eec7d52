package io.github.mnnparity.cli.command;

import io.github.mnnparity.core.CompareOptions.EngineChoice;
import io.github.mnnparity.core.CompareOptions.Limit;
import io.github.mnnparity.core.CompareOptions.LimitMetric;
import io.github.mnnparity.core.CompareOptions.LimitScope;
import io.github.mnnparity.core.error.BadInputException;
import io.github.mnnparity.core.error.Problem;
import io.github.mnnparity.core.feed.NamedFile;
import io.github.mnnparity.core.tensor.Shape;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine;
import picocli.CommandLine.TypeConversionException;

/** Values as users type them; what cannot be read is refused with an example. */
final class ArgumentValues {
  private static final Pattern DURATION = Pattern.compile("(\\d{1,9})(ms|s|m|h|)");
  private static final Pattern SIZE = Pattern.compile("(\\d{1,12})([kmgt]?)(i?b)?");
  private static final Pattern SHAPE = Pattern.compile("\\d{1,18}(x\\d{1,18})*");
  private static final Map<String, LimitMetric> METRICS =
      Map.of(
          "maxabs", LimitMetric.MAX_ABS,
          "rmse", LimitMetric.RMSE,
          "relrms", LimitMetric.REL_RMS,
          "sqnr", LimitMetric.SQNR,
          "cosine", LimitMetric.COSINE);

  private ArgumentValues() {}

  /** A number of bytes, in a class of its own so that picocli can tell it from other numbers. */
  record ByteSize(long bytes) {}

  static void registerAt(CommandLine commandLine) {
    commandLine.registerConverter(Duration.class, ArgumentValues::duration);
    commandLine.registerConverter(ByteSize.class, ArgumentValues::byteSize);
    commandLine.registerConverter(Limit.class, ArgumentValues::limit);
    commandLine.registerConverter(Named.class, Named::parse);
    commandLine.registerConverter(EngineChoice.class, ArgumentValues::engine);
  }

  private static EngineChoice engine(String text) {
    return Arrays.stream(EngineChoice.values())
        .filter(choice -> choice.name().equalsIgnoreCase(text))
        .findFirst()
        .orElseThrow(
            () ->
                new TypeConversionException(
                    "'" + text + "' is no view; write auto, lifted, session, module or all"));
  }

  static Duration duration(String text) {
    Matcher matcher = DURATION.matcher(text.strip().toLowerCase(Locale.ROOT));
    if (!matcher.matches() || Long.parseLong(matcher.group(1)) == 0) {
      throw new TypeConversionException("'" + text + "' is no duration; write 60s, 2m or 1500ms");
    }
    long number = Long.parseLong(matcher.group(1));
    return switch (matcher.group(2)) {
      case "ms" -> Duration.ofMillis(number);
      case "m" -> Duration.ofMinutes(number);
      case "h" -> Duration.ofHours(number);
      default -> Duration.ofSeconds(number);
    };
  }

  static ByteSize byteSize(String text) {
    Matcher matcher = SIZE.matcher(text.strip().toLowerCase(Locale.ROOT));
    if (!matcher.matches()) {
      throw new TypeConversionException("'" + text + "' is no size; write 2g, 512m or bytes");
    }
    int power = " kmgt".indexOf(matcher.group(2).isEmpty() ? " " : matcher.group(2));
    try {
      long factor = 1L << (10 * power);
      long bytes = Math.multiplyExact(Long.parseLong(matcher.group(1)), factor);
      if (bytes < 1 << 20) {
        throw new TypeConversionException("'" + text + "' is less than 1m");
      }
      return new ByteSize(bytes);
    } catch (ArithmeticException e) {
      throw new TypeConversionException("'" + text + "' is beyond all memory");
    }
  }

  /** For a value that picocli does not convert itself. */
  static Shape shape(String text) {
    if (text.equals("scalar")) {
      return Shape.SCALAR;
    }
    if (!SHAPE.matcher(text).matches()) {
      throw new BadInputException(
          new Problem(
              "--shape",
              "sizes with x between them",
              "'" + text + "'",
              "write 1x3x224x224, or NAME=1x3x224x224"));
    }
    return Shape.of(Arrays.stream(text.split("x", -1)).mapToLong(Long::parseLong).toArray());
  }

  /** {@code [all:|op:TYPE:|tensor:NAME:]METRIC=VALUE}. */
  static Limit limit(String text) {
    int equals = text.lastIndexOf('=');
    int colon = text.lastIndexOf(':', equals);
    String place = colon < 0 ? "all" : text.substring(0, colon);
    LimitMetric metric =
        equals < 0 ? null : METRICS.get(text.substring(colon + 1, equals).toLowerCase(Locale.ROOT));
    double value = number(text.substring(equals + 1));
    if (metric == null || Double.isNaN(value)) {
      throw noLimit(text);
    }
    if (place.equals("all")) {
      return new Limit(LimitScope.ALL, "", metric, value);
    }
    if (place.startsWith("op:")) {
      return new Limit(LimitScope.OP, place.substring(3), metric, value);
    }
    if (place.startsWith("tensor:")) {
      return new Limit(LimitScope.TENSOR, place.substring(7), metric, value);
    }
    throw noLimit(text);
  }

  private static double number(String text) {
    try {
      return Double.parseDouble(text);
    } catch (NumberFormatException e) {
      return Double.NaN;
    }
  }

  private static TypeConversionException noLimit(String text) {
    return new TypeConversionException(
        "'"
            + text
            + "' is no limit; write relRms=1e-2, op:Conv:maxAbs=0.1 or tensor:NAME:sqnr=30"
            + " (metrics: maxAbs, rmse, relRms, sqnr, cosine)");
  }

  /**
   * {@code NAME=VALUE}, or only {@code VALUE} where the name goes without saying.
   *
   * @param name empty if it was left out
   */
  record Named(String name, String value) {
    NamedFile file() {
      return new NamedFile(name, Path.of(value));
    }

    static Named parse(String text) {
      int equals = text.indexOf('=');
      if (equals < 0 || Files.exists(Path.of(text))) {
        return new Named("", text);
      }
      return new Named(text.substring(0, equals), text.substring(equals + 1));
    }
  }
}
