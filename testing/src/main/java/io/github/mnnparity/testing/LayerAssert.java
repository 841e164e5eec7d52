package io.github.mnnparity.testing;

import io.github.mnnparity.core.report.ErrorSummary;
import io.github.mnnparity.core.report.Layer;
import io.github.mnnparity.core.report.Layer.State;
import io.github.mnnparity.core.report.Layer.ViewResult;
import io.github.mnnparity.report.Rounding;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.function.BiFunction;
import org.assertj.core.api.AbstractAssert;
import org.jspecify.annotations.Nullable;

/**
 * Assertions on one layer of a report, in every view that was compared or in one ({@link #in}). The
 * errors are cumulative: with everything upstream as that view computed it. Not thread-safe; not
 * final, because AssertJ makes subclasses for soft assertions.
 */
public class LayerAssert extends AbstractAssert<LayerAssert, @Nullable Layer> {
  @Nullable ReportAssert report;
  List<String> views = List.of();

  /**
   * Use {@link ReportAssert#layer}.
   *
   * @param actual null where there is no such layer, which was told already
   */
  public LayerAssert(@Nullable Layer actual) {
    super(actual, LayerAssert.class);
  }

  /**
   * Selects one view for the assertions that follow. Skips the test where that view did not run
   * because the engine is not installed and was not demanded.
   *
   * @param view {@code lifted}, {@code session}, {@code module}, or one captured elsewhere
   */
  public LayerAssert in(String view) {
    if (actual == null) {
      return this;
    }
    views = List.of(view);
    if (and().isContentWithoutEngine() && and().actual().skipped().containsKey(view)) {
      and().failures.skip(Names.withoutEngine(and().actual()));
    }
    return this;
  }

  /** The error is what rounding explains, as the report judges layers. */
  public LayerAssert agrees() {
    return check(
        "to agree within rounding",
        (view, error) ->
            Rounding.isBeyond(layer(), view)
                ? Optional.of(
                    amount(error)
                        + String.format(
                            Locale.ROOT,
                            "; rounding explains %.1e",
                            Rounding.allowed(layer(), view)))
                : Optional.empty());
  }

  /**
   * The signal to quantization noise ratio is higher. Equal values have an infinite one; a
   * reference that is all zero has none, and fails.
   *
   * @param decibel 10·log10(Σr² / Σ(r − c)²)
   */
  public LayerAssert hasSqnrAbove(double decibel) {
    checkNumber(decibel);
    return check(
        String.format(Locale.ROOT, "to have an SQNR above %s dB", number(decibel)),
        (view, error) -> {
          boolean above =
              error.identical()
                  || (error.nonFiniteMismatch() == 0
                      && error.sqnrDb().isPresent()
                      && error.sqnrDb().getAsDouble() > decibel);
          return above ? Optional.empty() : Optional.of(amount(error));
        });
  }

  /**
   * The relative RMS error ‖r − c‖ / ‖r‖ is lower. Equal values pass every bound.
   *
   * @throws IllegalArgumentException for a bound that is not above 0
   */
  public LayerAssert hasRelativeErrorBelow(double bound) {
    if (!(bound > 0)) {
      throw new IllegalArgumentException("expected a bound above 0, found " + bound);
    }
    return check(
        "to have a relative RMS error below " + number(bound),
        (view, error) -> {
          boolean below =
              error.identical() || (error.nonFiniteMismatch() == 0 && error.relRms() < bound);
          return below ? Optional.empty() : Optional.of(amount(error));
        });
  }

  /** Back to the report. */
  public ReportAssert and() {
    return Objects.requireNonNull(report);
  }

  private Layer layer() {
    return Objects.requireNonNull(actual);
  }

  private LayerAssert check(
      String wanted, BiFunction<String, ErrorSummary, Optional<String>> complaint) {
    if (actual == null) {
      return this;
    }
    List<String> said = new ArrayList<>();
    boolean wrong = views.isEmpty();
    for (String view : views) {
      Optional<ErrorSummary> error = compared(view);
      Optional<String> found =
          error.isPresent()
              ? complaint.apply(view, error.get())
              : Optional.of("not compared: " + whyNot(view));
      wrong |= found.isPresent();
      said.add("  " + view + ": " + found.orElseGet(() -> amount(error.orElseThrow()) + ", is so"));
    }
    if (wrong) {
      String text =
          String.format(
              "Expecting layer %s%n%s%nbut:%n%s",
              title(),
              wanted,
              said.isEmpty() ? "  it was compared in no view" : String.join("\n", said));
      throw failure("%n%s%n%n%s", text, Names.diagnosis(and().actual()));
    }
    return this;
  }

  private Optional<ErrorSummary> compared(String view) {
    return Optional.ofNullable(layer().views().get(view))
        .filter(result -> result.state() == State.COMPARED)
        .flatMap(ViewResult::cumulative);
  }

  private String whyNot(String view) {
    ViewResult result = layer().views().get(view);
    if (result == null) {
      String skipped = and().actual().skipped().get(view);
      return skipped != null
          ? skipped
          : "no such view; there are " + String.join(", ", and().actual().scope());
    }
    String state = result.state().name().toLowerCase(Locale.ROOT).replace('_', ' ');
    return result.reason().isEmpty() ? state : result.reason();
  }

  private String title() {
    Layer layer = layer();
    String op = layer.mnnOp().isEmpty() ? "" : ", MNN op '" + layer.mnnOp() + "'";
    String type = layer.onnxOpType().isEmpty() ? "graph input" : "ONNX " + layer.onnxOpType();
    return "'" + layer.onnxTensor() + "' (" + type + op + ")";
  }

  private static String amount(ErrorSummary error) {
    if (error.identical()) {
      return "every element is equal";
    }
    if (error.nonFiniteMismatch() > 0) {
      return error.nonFiniteMismatch() + " elements are NaN or infinite on one side only";
    }
    String sqnr =
        error.sqnrDb().isPresent()
            ? String.format(Locale.ROOT, "SQNR %.1f dB", error.sqnrDb().getAsDouble())
            : "no SQNR, because the reference is all zero";
    return String.format(Locale.ROOT, "relative RMS error %.1e, %s", error.relRms(), sqnr);
  }

  private static void checkNumber(double value) {
    if (Double.isNaN(value)) {
      throw new IllegalArgumentException("expected a number, found NaN");
    }
  }

  private static String number(double value) {
    return value == Math.rint(value) && Math.abs(value) < 1e9
        ? String.format(Locale.ROOT, "%.0f", value)
        : Double.toString(value);
  }
}
