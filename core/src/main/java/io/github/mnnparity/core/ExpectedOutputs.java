package io.github.mnnparity.core;

import io.github.mnnparity.core.diagnose.Measured;
import io.github.mnnparity.core.diagnose.Thresholds;
import io.github.mnnparity.core.error.BadInputException;
import io.github.mnnparity.core.exchange.MnnTestFolder;
import io.github.mnnparity.core.metric.ErrorMoments;
import io.github.mnnparity.core.report.Finding;
import io.github.mnnparity.core.report.FindingKind;
import io.github.mnnparity.core.report.Section;
import io.github.mnnparity.core.report.Severity;
import io.github.mnnparity.core.tensor.DType;
import io.github.mnnparity.core.tensor.Tensor;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Whether the reference gives what a folder of MNN's tests expects. That it does not is told and
 * never an error: the candidate is held against the reference as it ran here.
 */
final class ExpectedOutputs implements Experiment {
  @Override
  public boolean isDue(Compared compared) {
    return compared.options().expected().isPresent();
  }

  /** An output that was held against its file; the error is -1 where there is none. */
  private record Row(String name, double error, String remark) {
    boolean isOff() {
      return error > Thresholds.NORMAL_DRIFT;
    }
  }

  @Override
  public Result run(Compared compared) {
    MnnTestFolder folder = compared.options().expected().orElseThrow();
    List<Row> rows =
        folder.outputs().stream().map(name -> row(compared.measured(), folder, name)).toList();
    List<Row> off = rows.stream().filter(Row::isOff).toList();
    return new Result(
        off.isEmpty() ? List.of() : List.of(finding(folder, off.get(0), off.size())),
        List.of(section(folder, rows)));
  }

  private static Row row(Measured measured, MnnTestFolder folder, String name) {
    String canonical = measured.alignment().reference().canonical(name);
    Tensor given = measured.referenceValues().get(canonical);
    if (given == null || given.dtype() == DType.STRING) {
      return new Row(name, -1, "the model has no value of this name that is a number");
    }
    try {
      Optional<Tensor> wanted = folder.output(name, DType.FLOAT64, given.shape());
      return wanted
          .map(tensor -> new Row(name, finite(ErrorMoments.distance(tensor, given)), ""))
          .orElseGet(() -> new Row(name, -1, "the folder has no file for it"));
    } catch (BadInputException e) {
      return new Row(name, -1, e.problem().found() + " instead of " + e.problem().expected());
    }
  }

  private static double finite(double error) {
    return Double.isFinite(error) ? error : 1e12;
  }

  private static Finding finding(MnnTestFolder folder, Row worst, int count) {
    return new Finding(
        0,
        Severity.NOTE,
        FindingKind.REFERENCE,
        List.of(),
        List.of(),
        List.of(),
        List.of(worst.name()),
        1,
        "The source model does not give here what "
            + folder.folder()
            + " expects at '"
            + worst.name()
            + "'"
            + (count == 1 ? "." : " and " + (count - 1) + " more."),
        List.of("they differ by " + number(worst.error()) + " relative RMS"),
        List.of(
            "check that the folder was written with this model; an older one is written anew with"
                + " --mnn-test-folder"),
        Map.of());
  }

  private static Section section(MnnTestFolder folder, List<Row> rows) {
    boolean compared = rows.stream().anyMatch(row -> row.error() >= 0);
    boolean off = rows.stream().anyMatch(Row::isOff);
    List<String> words = new ArrayList<>();
    words.add(
        !compared
            ? "No output could be held against " + folder.folder() + "."
            : off
                ? "The source model gives something else here than " + folder.folder() + " expects."
                : "The source model gives here what " + folder.folder() + " expects.");
    Map<String, Object> data = new LinkedHashMap<>();
    data.put("folder", folder.folder().toString());
    Map<String, Object> errors = new LinkedHashMap<>();
    rows.stream()
        .filter(row -> row.error() >= 0)
        .forEach(row -> errors.put(row.name(), row.error()));
    data.put("relRms", errors);
    return new Section(
        "expectedOutputs",
        "Outputs that the folder expects",
        words,
        List.of("output", "relative RMS", "remark"),
        rows.stream()
            .map(
                row ->
                    List.of(row.name(), row.error() < 0 ? "-" : number(row.error()), row.remark()))
            .toList(),
        data);
  }

  private static String number(double value) {
    return value == 0 ? "0" : String.format(Locale.ROOT, "%.1e", value);
  }
}
