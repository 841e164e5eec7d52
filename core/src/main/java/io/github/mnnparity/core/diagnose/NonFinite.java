package io.github.mnnparity.core.diagnose;

import io.github.mnnparity.core.align.Alignment;
import io.github.mnnparity.core.align.Pair;
import io.github.mnnparity.core.metric.ErrorMoments;
import io.github.mnnparity.core.report.FindingKind;
import io.github.mnnparity.core.report.Severity;
import io.github.mnnparity.core.tensor.DType;
import io.github.mnnparity.core.tensor.Tensor;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** Finds where NaN or infinity first appears on one side only. */
public final class NonFinite {
  private final Measured measured;

  private record Seen(Set<String> views, long elements, long of, long first, boolean reference) {}

  public NonFinite(Measured measured) {
    this.measured = measured;
  }

  /**
   * Notes in execution order; an error where no error among {@code causes} lies at the place or
   * before it, and an output is not finite on one side.
   *
   * @param views each view's value of a pair, by view
   */
  public List<Cause> causes(
      Map<String, Function<Pair, Optional<Tensor>>> views, List<Cause> causes, boolean atOutput) {
    Alignment alignment = measured.alignment();
    Map<Pair, Seen> places = new LinkedHashMap<>();
    views.forEach(
        (view, values) -> {
          Set<String> mismatched = new LinkedHashSet<>();
          for (Pair pair : alignment.pairs()) {
            Optional<ErrorMoments> moments = moments(pair, values);
            if (moments.isPresent() && moments.get().nonFiniteMismatch() > 0) {
              boolean begins =
                  alignment.region(pair).reference().frontier().stream()
                      .noneMatch(mismatched::contains);
              mismatched.add(pair.reference());
              if (begins) {
                places.merge(pair, seen(view, pair, moments.get()), NonFinite::joined);
              }
            }
          }
        });
    List<Cause> found = new ArrayList<>();
    places.forEach(
        (pair, seen) -> {
          boolean known =
              causes.stream()
                  .anyMatch(cause -> cause.severity() == Severity.ERROR && isBefore(cause, pair));
          found.add(cause(pair, seen, atOutput && !known));
        });
    return found;
  }

  private boolean isBefore(Cause cause, Pair pair) {
    return measured.alignment().reference().order(cause.pair().reference())
        <= measured.alignment().reference().order(pair.reference());
  }

  private Optional<ErrorMoments> moments(Pair pair, Function<Pair, Optional<Tensor>> values) {
    Tensor reference = measured.referenceValue(pair);
    return reference.dtype().isFloat()
        ? values
            .apply(pair)
            .filter(value -> value.dtype() != DType.STRING)
            .filter(value -> value.elements() == reference.elements())
            .map(value -> ErrorMoments.of(reference, value))
        : Optional.empty();
  }

  private Seen seen(String view, Pair pair, ErrorMoments moments) {
    Set<String> views = new LinkedHashSet<>();
    views.add(view);
    Tensor reference = measured.referenceValue(pair);
    boolean there = !Double.isFinite(reference.doubleAt(moments.worstIndex()));
    return new Seen(
        views, moments.nonFiniteMismatch(), moments.elements(), moments.worstIndex(), there);
  }

  private static Seen joined(Seen first, Seen second) {
    Set<String> views = new LinkedHashSet<>(first.views());
    views.addAll(second.views());
    return new Seen(views, first.elements(), first.of(), first.first(), first.reference());
  }

  private Cause cause(Pair pair, Seen seen, boolean error) {
    String views = String.join(" and ", seen.views());
    List<String> evidence =
        List.of(
            seen.elements()
                + " of "
                + seen.of()
                + " values, the first at index "
                + seen.first()
                + ", where "
                + (seen.reference()
                    ? "the reference has NaN or infinity and the " + views + " view does not"
                    : "the reference has a number and the " + views + " view does not"),
            "everything that this place reads is NaN or infinite in the same places on both sides");
    return new Cause(
        pair,
        FindingKind.NON_FINITE,
        error ? Severity.ERROR : Severity.NOTE,
        0.95,
        Double.NaN,
        Place.of(measured, pair),
        "NaN or infinity on one side only",
        evidence);
  }
}
