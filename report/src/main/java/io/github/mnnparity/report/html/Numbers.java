package io.github.mnnparity.report.html;

import io.github.mnnparity.core.report.ErrorSummary;
import io.github.mnnparity.core.report.Layer;
import io.github.mnnparity.core.report.Layer.ViewResult;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Numbers and facts as a cell shows them. */
final class Numbers {
  private Numbers() {}

  /** {@code 3.1e-07}; {@code 0} for zero. */
  static String scientific(double value) {
    return value == 0 ? "0" : String.format(Locale.ROOT, "%.1e", value);
  }

  /** Rounded down, so that only all is 100 %. */
  static String percent(double share) {
    return share >= 1
        ? "100 %"
        : String.format(Locale.ROOT, "%.1f %%", Math.floor(share * 1000) / 10);
  }

  static String error(Optional<ErrorSummary> summary) {
    return summary
        .map(
            error ->
                error.identical()
                    ? "same"
                    : error.nonFiniteMismatch() > 0 ? "NaN/Inf" : scientific(error.relRms()))
        .orElse("–");
  }

  static String cell(Layer layer, String view) {
    ViewResult result = layer.views().get(view);
    if (result == null) {
      return "–";
    }
    return result.state() == Layer.State.FAILED ? "failed" : error(result.cumulative());
  }

  /** {@code 1 layer}, {@code 2 layers}. */
  static String count(long number, String noun) {
    return String.format(Locale.ROOT, "%,d", number) + " " + noun + (number == 1 ? "" : "s");
  }

  /** {@code converter version} of {@code converterVersion}. */
  static String phrase(String key) {
    return key.replaceAll("([a-z])([A-Z])", "$1 $2").toLowerCase(Locale.ROOT);
  }

  /** The name of a model's file without its folder; empty where the report does not tell it. */
  static String file(Map<String, Object> models, String side) {
    boolean known = models.get(side) instanceof Map<?, ?> facts && facts.get("file") != null;
    if (!known) {
      return "";
    }
    String file = String.valueOf(((Map<?, ?>) models.get(side)).get("file"));
    return file.substring(Math.max(file.lastIndexOf('/'), file.lastIndexOf('\\')) + 1);
  }
}
