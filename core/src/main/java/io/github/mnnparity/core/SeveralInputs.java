package io.github.mnnparity.core;

import io.github.mnnparity.core.capture.GraphRunner.Optimization;
import io.github.mnnparity.core.capture.GraphRunner.RunOptions;
import io.github.mnnparity.core.capture.ModelReader.Role;
import io.github.mnnparity.core.capture.SourceModel;
import io.github.mnnparity.core.diagnose.Evaluator;
import io.github.mnnparity.core.feed.InputSet;
import io.github.mnnparity.core.graph.Flow;
import io.github.mnnparity.core.graph.Value;
import io.github.mnnparity.core.metric.ErrorMoments;
import io.github.mnnparity.core.report.Progress;
import io.github.mnnparity.core.report.Report;
import io.github.mnnparity.core.report.Section;
import io.github.mnnparity.core.tensor.DType;
import io.github.mnnparity.core.tensor.Tensor;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Runs the reference and the lifted graph on every input, and compares with the worst. */
final class SeveralInputs {
  private static final int MOST_ROWS = 10;

  private final Path referenceFile;
  private final Path candidateFile;
  private final CompareOptions options;

  SeveralInputs(Path referenceFile, Path candidateFile, CompareOptions options) {
    this.referenceFile = referenceFile;
    this.candidateFile = candidateFile;
    this.options = options;
  }

  Report run() {
    SourceModel reference = ModelFiles.read(referenceFile, Role.REFERENCE);
    SourceModel candidate = ModelFiles.read(candidateFile, Role.CANDIDATE);
    Evaluator evaluator =
        new Evaluator(
            Services.runner(),
            new RunOptions(
                options.engineOptions().threads(), options.memoryBudget(), Optimization.OFF));
    options
        .progress()
        .accept(Progress.of("looking for the worst of " + options.inputSets().size() + " inputs"));
    List<Row> rows = new ArrayList<>();
    for (InputSet set : options.inputSets()) {
      rows.add(row(reference, candidate, evaluator, set));
    }
    rows.sort(Comparator.comparingDouble(Row::error).reversed());
    Report report =
        new Comparison(referenceFile, candidateFile, options.with(rows.get(0).set())).run();
    List<Section> sections = new ArrayList<>(List.of(section(rows)));
    sections.addAll(report.sections());
    return report.with(sections, List.of());
  }

  /**
   * @param output the worst one
   * @param error its relative RMS error in the lifted view; 0 where none could be computed
   */
  private record Row(InputSet set, String output, double error) {}

  private Row row(SourceModel reference, SourceModel candidate, Evaluator evaluator, InputSet set) {
    InputPlan plan = InputPlan.of(reference, candidate, options.with(set));
    Flow left = Flow.of(reference.graph());
    Flow right = Flow.of(candidate.graph());
    List<String> names = candidate.graph().outputs().stream().map(Value::name).toList();
    Map<String, String> wanted = new LinkedHashMap<>();
    reference.graph().outputs().stream()
        .map(Value::name)
        .filter(names::contains)
        .forEach(name -> wanted.put(left.canonical(name), right.canonical(name)));
    Map<String, Tensor> expected =
        evaluator.run(reference.graph(), plan.referenceFeeds(), List.copyOf(wanted.keySet()));
    Map<String, Tensor> found =
        evaluator
            .runAsFarAsPossible(
                GraphValues.fitted(candidate.quantized().stored(), plan.candidateFeeds()),
                plan.candidateFeeds(),
                List.copyOf(wanted.values()))
            .values();
    Row worst = new Row(set, "", 0);
    for (Map.Entry<String, String> pair : wanted.entrySet()) {
      Tensor value = found.get(pair.getValue());
      Tensor golden = expected.get(pair.getKey());
      if (value != null && golden != null && golden.dtype() != DType.STRING) {
        double error = ErrorMoments.distance(golden, value);
        worst = error > worst.error() ? new Row(set, pair.getKey(), error) : worst;
      }
    }
    return worst;
  }

  private static Section section(List<Row> rows) {
    List<String> words = new ArrayList<>();
    words.add(
        "All that follows is for '"
            + rows.get(0).set().name()
            + "', where the file's own meaning is farthest off. The engine did not run on the"
            + " others.");
    if (rows.size() > MOST_ROWS) {
      words.add((rows.size() - MOST_ROWS) + " more inputs are in the JSON.");
    }
    return new Section(
        "inputs",
        rows.size() + " inputs, the worst first",
        words,
        List.of("input", "worst output", "relative RMS"),
        rows.stream()
            .limit(MOST_ROWS)
            .map(
                row ->
                    List.of(
                        row.set().name(),
                        row.output(),
                        String.format(Locale.ROOT, "%.2g", row.error())))
            .toList(),
        Map.of("inputs", rows.stream().map(SeveralInputs::data).toList()));
  }

  private static Map<String, Object> data(Row row) {
    Map<String, Object> data = new LinkedHashMap<>();
    data.put("name", row.set().name());
    data.put("output", row.output());
    data.put("relRms", Double.isFinite(row.error()) ? row.error() : 1e12);
    return data;
  }
}
