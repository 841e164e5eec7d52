package io.github.mnnparity.core;

import io.github.mnnparity.core.align.Alignment;
import io.github.mnnparity.core.align.Pair;
import io.github.mnnparity.core.diagnose.Measured;
import io.github.mnnparity.core.error.BadInputException;
import io.github.mnnparity.core.error.Nearest;
import io.github.mnnparity.core.error.Problem;
import io.github.mnnparity.core.report.Section;
import io.github.mnnparity.core.report.Tabled;
import io.github.mnnparity.core.report.detail.LayerDetail.WorstElement;
import io.github.mnnparity.core.tensor.DType;
import io.github.mnnparity.core.tensor.Tensor;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.stream.Collectors;

/**
 * The values of one layer: whole tensors, of the reference and of every view that has it.
 *
 * @param tensor the reference's name
 * @param mnnTensor the candidate's name
 * @param views by view, in report order; a view's tensor may have another shape than the
 *     reference's, with as many elements
 */
public record LayerValues(
    String tensor, String mnnTensor, Tensor reference, Map<String, Tensor> views)
    implements Tabled {
  private static final int SHOWN = 3;

  public LayerValues {
    views = Collections.unmodifiableMap(new LinkedHashMap<>(views));
  }

  static LayerValues of(Compared compared, String tensor) {
    Measured measured = compared.measured();
    Alignment alignment = measured.alignment();
    Pair pair =
        alignment
            .ofReference(tensor)
            .or(() -> alignment.ofCandidate(tensor))
            .orElseThrow(() -> unknown(tensor, alignment));
    Map<String, Tensor> views = new LinkedHashMap<>();
    measured.candidateValue(pair).ifPresent(value -> views.put(Views.LIFTED, value));
    compared
        .engine()
        .values()
        .forEach(
            (view, captured) ->
                measured.captured(pair, captured).ifPresent(value -> views.put(view, value)));
    return new LayerValues(
        pair.reference(), pair.candidate(), measured.referenceValue(pair), views);
  }

  /**
   * The tensor of one view.
   *
   * @throws BadInputException if that view has no value here
   */
  public Tensor in(String view) {
    Tensor value = views.get(view);
    if (value == null) {
      throw new BadInputException(
          new Problem(
              tensor,
              "a view with a value: " + String.join(", ", views.keySet()),
              view,
              "name one of them"));
    }
    return value;
  }

  /**
   * The elements of a view that are farthest from the reference, the worst first; NaN on one side
   * comes before every number.
   *
   * @param count at most so many; without elements that are equal
   * @throws BadInputException if that view has no value here
   */
  public List<WorstElement> worst(String view, int count) {
    Tensor candidate = in(view);
    Comparator<long[]> byDistance =
        Comparator.comparingDouble((long[] at) -> distance(candidate, at[0]));
    if (reference.dtype() == DType.STRING || candidate.dtype() == DType.STRING) {
      return List.of();
    }
    var kept = new PriorityQueue<long[]>(byDistance);
    for (long i = 0; i < Math.min(reference.elements(), candidate.elements()); i++) {
      if (distance(candidate, i) > 0) {
        kept.add(new long[] {i});
        if (kept.size() > count) {
          kept.remove();
        }
      }
    }
    return kept.stream()
        .sorted(byDistance.reversed())
        .map(at -> element(candidate, at[0]))
        .toList();
  }

  /** Shape, statistics and the worst elements, by view. */
  @Override
  public Section asSection() {
    List<List<String>> rows = new ArrayList<>();
    rows.add(row("reference", reference, ""));
    views.forEach((view, value) -> rows.add(row(view, value, worstWords(view))));
    return new Section(
        "layerValues",
        "Values of " + tensor,
        mnnTensor.isEmpty() || mnnTensor.equals(tensor)
            ? List.of()
            : List.of("Called " + mnnTensor + " in the MNN file."),
        List.of("view", "type", "least", "mean", "most", "deviation", "worst elements"),
        rows,
        Map.of());
  }

  /** The same as lines. */
  @Override
  public String toString() {
    Section section = asSection();
    return section.title()
        + section.rows().stream()
            .map(row -> "\n  " + String.join("  ", row).stripTrailing())
            .collect(Collectors.joining());
  }

  private String worstWords(String view) {
    return worst(view, SHOWN).stream()
        .map(
            element ->
                element.index()
                    + ": "
                    + number(element.candidate())
                    + " for "
                    + number(element.reference()))
        .collect(Collectors.joining("; "));
  }

  private static List<String> row(String view, Tensor value, String worst) {
    String type = value.dtype() + " " + value.shape();
    if (value.dtype() == DType.STRING) {
      return List.of(view, type, "", "", "", "", "");
    }
    double least = Double.POSITIVE_INFINITY;
    double most = Double.NEGATIVE_INFINITY;
    double sum = 0;
    double squares = 0;
    long finite = 0;
    for (long i = 0; i < value.elements(); i++) {
      double element = value.doubleAt(i);
      if (Double.isFinite(element)) {
        least = Math.min(least, element);
        most = Math.max(most, element);
        sum += element;
        squares += element * element;
        finite++;
      }
    }
    if (finite == 0) {
      return List.of(view, type, "", "", "", "", worst);
    }
    double mean = sum / finite;
    double deviation = Math.sqrt(Math.max(0, squares / finite - mean * mean));
    return List.of(view, type, number(least), number(mean), number(most), number(deviation), worst);
  }

  private double distance(Tensor candidate, long at) {
    double left = reference.doubleAt(at);
    double right = candidate.doubleAt(at);
    if (left == right || (Double.isNaN(left) && Double.isNaN(right))) {
      return 0;
    }
    double distance = Math.abs(left - right);
    return Double.isNaN(distance) ? Double.POSITIVE_INFINITY : distance;
  }

  private WorstElement element(Tensor candidate, long at) {
    List<Long> index = new ArrayList<>();
    long rest = at;
    for (int axis = reference.shape().rank() - 1; axis >= 0; axis--) {
      long size = reference.shape().dim(axis);
      index.add(0, rest % size);
      rest /= size;
    }
    return new WorstElement(index, reference.doubleAt(at), candidate.doubleAt(at));
  }

  private static String number(double value) {
    return String.format(Locale.ROOT, "%.5g", value);
  }

  private static BadInputException unknown(String tensor, Alignment alignment) {
    List<String> names = alignment.pairs().stream().map(Pair::reference).toList();
    return new BadInputException(
        new Problem(
            tensor,
            "the name of a layer that was compared",
            "none of " + names.size() + " layers has it",
            Nearest.question(
                tensor, names, "`parity compare REF CAND --verbose` lists every layer")));
  }
}
