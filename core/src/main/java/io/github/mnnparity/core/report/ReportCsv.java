package io.github.mnnparity.core.report;

import com.google.common.collect.HashBasedTable;
import com.google.common.collect.Table;
import io.github.mnnparity.core.io.AtomicFiles;
import io.github.mnnparity.core.report.Layer.ViewResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The layers of a {@link Report} as CSV (RFC 4180, UTF-8, a header line): one row for each layer
 * and view. A number that is not there is an empty cell. Stateless, thread-safe.
 */
public final class ReportCsv {
  private static final List<String> COLUMNS =
      List.of(
          "index",
          "onnxTensor",
          "onnxOpType",
          "mnnTensor",
          "mnnOp",
          "shape",
          "label",
          "noiseFloor",
          "view",
          "state",
          "maxAbs",
          "rmse",
          "relRms",
          "sqnrDb",
          "cosine",
          "identical",
          "localMaxAbs",
          "localRmse",
          "localRelRms",
          "localSqnrDb",
          "localCosine",
          "localIdentical",
          "reason",
          "role",
          "gain");

  /** Relative RMS errors over several inputs, where there were several. */
  private static final List<String> SPREAD =
      List.of("inputs", "meanRelRms", "medianRelRms", "highRelRms", "worstRelRms", "worstInput");

  private ReportCsv() {}

  public static String toText(Report report) {
    boolean several = !report.spreads().isEmpty();
    var text =
        new StringBuilder(
            row(several ? Stream.concat(COLUMNS.stream(), SPREAD.stream()) : COLUMNS.stream()));
    Table<Integer, String, LayerSpread> spreads = HashBasedTable.create();
    report.spreads().forEach(spread -> spreads.put(spread.layer(), spread.view(), spread));
    for (Layer layer : report.layers()) {
      layer
          .views()
          .forEach(
              (view, result) -> {
                Stream<String> cells = cells(layer, view, result);
                Stream<String> all =
                    several
                        ? Stream.concat(
                            cells, cells(Optional.ofNullable(spreads.get(layer.index(), view))))
                        : cells;
                text.append(row(all));
              });
    }
    return text.toString();
  }

  private static Stream<String> cells(Optional<LayerSpread> spread) {
    return spread
        .map(
            over ->
                Stream.of(
                    Integer.toString(over.inputs()),
                    number(over.mean()),
                    number(over.median()),
                    number(over.high()),
                    number(over.worst()),
                    over.worstInput()))
        .orElseGet(() -> Stream.generate(() -> "").limit(SPREAD.size()));
  }

  /**
   * Writes {@code target} whole or not at all.
   *
   * @throws io.github.mnnparity.core.error.BadInputException if the file cannot be written
   */
  public static void write(Report report, Path target) {
    AtomicFiles.write(target, temporary -> Files.writeString(temporary, toText(report)));
  }

  private static Stream<String> cells(Layer layer, String view, ViewResult result) {
    Stream<String> place =
        Stream.of(
            Integer.toString(layer.index()),
            layer.onnxTensor(),
            layer.onnxOpType(),
            layer.mnnTensor(),
            layer.mnnOp(),
            layer.shape(),
            layer.exact() ? "EXACT" : "ROUNDING",
            number(layer.noiseFloor()),
            view,
            result.state().name());
    return Stream.of(
            place,
            numbers(result.cumulative()),
            numbers(result.local()),
            Stream.of(
                result.reason(),
                result.role().map(Role::word).orElse(""),
                number(result.gain().orElse(Double.NaN))))
        .flatMap(cells -> cells);
  }

  private static Stream<String> numbers(Optional<ErrorSummary> summary) {
    return summary
        .map(
            error ->
                Stream.of(
                    number(error.maxAbs()),
                    number(error.rmse()),
                    number(error.relRms()),
                    number(error.sqnrDb().orElse(Double.NaN)),
                    number(error.cosine()),
                    Boolean.toString(error.identical())))
        .orElseGet(() -> Stream.generate(() -> "").limit(6));
  }

  private static String number(double value) {
    return Double.isFinite(value) ? Double.toString(value) : "";
  }

  private static String row(Stream<String> cells) {
    return cells.map(ReportCsv::quoted).collect(Collectors.joining(",")) + "\r\n";
  }

  private static String quoted(String cell) {
    boolean plain = cell.chars().noneMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r');
    return plain ? cell : '"' + cell.replace("\"", "\"\"") + '"';
  }
}
