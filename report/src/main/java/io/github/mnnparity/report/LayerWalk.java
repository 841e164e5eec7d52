package io.github.mnnparity.report;

import io.github.mnnparity.core.error.BadInputException;
import io.github.mnnparity.core.error.Nearest;
import io.github.mnnparity.core.error.Problem;
import io.github.mnnparity.core.report.ErrorSummary;
import io.github.mnnparity.core.report.Layer;
import io.github.mnnparity.core.report.Report;
import io.github.mnnparity.core.report.Role;
import io.github.mnnparity.core.report.Section;
import io.github.mnnparity.core.report.Tabled;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Some layers of a report and the views that are looked at; each step narrows one of them. A
 * notebook shows it as a table. Immutable, thread-safe.
 */
public final class LayerWalk implements Iterable<Layer>, Tabled {
  private final Report report;
  private final List<String> views;
  private final List<Integer> rows;

  private LayerWalk(Report report, List<String> views, List<Integer> rows) {
    this.report = report;
    this.views = views;
    this.rows = rows;
  }

  static LayerWalk all(Report report) {
    return new LayerWalk(
        report, report.scope(), IntStream.range(0, report.layers().size()).boxed().toList());
  }

  LayerWalk at(List<Integer> others) {
    return new LayerWalk(report, views, List.copyOf(others));
  }

  /**
   * Looks at one view only, and at layers that were compared in it.
   *
   * @throws BadInputException if the report has no such view
   */
  public LayerWalk in(String view) {
    if (!report.scope().contains(view)) {
      throw new BadInputException(
          new Problem(
              view,
              "a view of this report: " + String.join(", ", report.scope()),
              report.skipped().getOrDefault(view, "none of that name"),
              Nearest.question(view, report.scope(), "name one of them")));
    }
    return new LayerWalk(report, List.of(view), rows)
        .where(layer -> error(layer, view).isPresent());
  }

  /** Further off than rounding explains. */
  public LayerWalk beyondNoise() {
    return where(layer -> views.stream().anyMatch(view -> Rounding.isBeyond(layer, view)));
  }

  /**
   * @param opType of the ONNX operator that makes the value: {@code Conv}
   */
  public LayerWalk ofType(String opType) {
    return where(layer -> layer.onnxOpType().equals(opType));
  }

  public LayerWalk withRole(Role role) {
    return where(
        layer ->
            views.stream()
                .map(layer.views()::get)
                .anyMatch(
                    result -> result != null && result.role().filter(role::equals).isPresent()));
  }

  public LayerWalk where(Predicate<Layer> condition) {
    return at(rows.stream().filter(row -> condition.test(report.layers().get(row))).toList());
  }

  /** The same layers and their neighbours, so many on each side, in execution order. */
  public LayerWalk around(int count) {
    var all = new TreeSet<Integer>();
    for (int row : rows) {
      IntStream.rangeClosed(
              Math.max(0, row - count), Math.min(report.layers().size() - 1, row + count))
          .forEach(all::add);
    }
    return at(List.copyOf(all));
  }

  /** Those with the largest relative RMS error, the worst first; NaN before every number. */
  public LayerWalk worst(int count) {
    Comparator<Integer> byError =
        Comparator.comparingDouble((Integer row) -> error(report.layers().get(row)));
    return at(rows.stream().sorted(byError.reversed()).limit(count).toList());
  }

  public Optional<Layer> first() {
    return stream().findFirst();
  }

  public List<Layer> list() {
    return stream().toList();
  }

  public Stream<Layer> stream() {
    return rows.stream().map(report.layers()::get);
  }

  @Override
  public Iterator<Layer> iterator() {
    return list().iterator();
  }

  /** Names of the reference's tensors. */
  public List<String> names() {
    return stream().map(Layer::onnxTensor).toList();
  }

  /** A table: layer, operator, MNN op, error in each view, noise floor, role. */
  @Override
  public Section asSection() {
    List<String> columns = new ArrayList<>(List.of("#", "ONNX tensor", "op", "MNN op"));
    columns.addAll(views);
    columns.addAll(List.of("floor", "role"));
    String all = rows.size() == report.layers().size() ? "" : " of " + report.layers().size();
    return new Section(
        "layers",
        Words.count(rows.size(), "layer") + all + ", relative RMS error",
        List.of(),
        columns,
        stream().map(this::cells).toList(),
        Map.of());
  }

  /** The same for a terminal. */
  @Override
  public String toString() {
    return new SectionText(Style.of(TextOptions.PLAIN)).render(asSection()).strip();
  }

  private List<String> cells(Layer layer) {
    List<String> cells = new ArrayList<>();
    cells.add(Integer.toString(layer.index()));
    cells.add(layer.onnxTensor());
    cells.add(layer.onnxOpType().isEmpty() ? "Input" : layer.onnxOpType());
    cells.add(layer.mnnOp());
    views.forEach(view -> cells.add(error(layer, view).map(Words::error).orElse("-")));
    boolean nothing = layer.exact() && layer.noiseFloor() == 0;
    cells.add(nothing ? "exact" : Words.scientific(layer.noiseFloor()));
    cells.add(layer.role().filter(role -> role != Role.CLEAN).map(Role::word).orElse(""));
    return cells;
  }

  private double error(Layer layer) {
    return views.stream()
        .flatMap(view -> error(layer, view).stream())
        .mapToDouble(
            error -> error.nonFiniteMismatch() > 0 ? Double.POSITIVE_INFINITY : error.relRms())
        .max()
        .orElse(-1);
  }

  private static Optional<ErrorSummary> error(Layer layer, String view) {
    return Optional.ofNullable(layer.views().get(view)).flatMap(Layer.ViewResult::cumulative);
  }
}
