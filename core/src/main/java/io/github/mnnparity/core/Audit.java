package io.github.mnnparity.core;

import com.google.common.base.Stopwatch;
import io.github.mnnparity.core.align.Aligner;
import io.github.mnnparity.core.align.Alignment;
import io.github.mnnparity.core.align.Side;
import io.github.mnnparity.core.audit.StaticAudit;
import io.github.mnnparity.core.audit.StaticAudit.Verdicts;
import io.github.mnnparity.core.audit.form.ConstantFolding;
import io.github.mnnparity.core.capture.ModelReader.Role;
import io.github.mnnparity.core.capture.SourceModel;
import io.github.mnnparity.core.graph.Flow;
import io.github.mnnparity.core.report.Examination;
import io.github.mnnparity.core.report.Finding;
import io.github.mnnparity.core.report.Section;
import io.github.mnnparity.core.report.Verdict;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/** One audit from files to examination. One use. */
final class Audit {
  private static final int MOST_ROWS = 12;

  private final Path referenceFile;
  private final Path candidateFile;
  private final AuditOptions options;
  private final Map<String, Object> timings = new LinkedHashMap<>();

  Audit(Path referenceFile, Path candidateFile, AuditOptions options) {
    this.referenceFile = referenceFile;
    this.candidateFile = candidateFile;
    this.options = options;
  }

  Examination run() {
    Stopwatch total = Stopwatch.createStarted();
    CompletableFuture<SourceModel> lifting =
        CompletableFuture.supplyAsync(() -> ModelFiles.read(candidateFile, Role.CANDIDATE));
    SourceModel reference = ModelFiles.read(referenceFile, Role.REFERENCE);
    SourceModel candidate = Comparison.await(lifting);
    CompletableFuture<Map<String, Object>> facts =
        CompletableFuture.supplyAsync(() -> facts(reference, candidate));
    timings.put("readMs", total.elapsed().toMillis());
    if (!options.force()) {
      ModelFiles.checkSameNetwork(reference, candidate);
    }
    Stopwatch watch = Stopwatch.createStarted();
    Flow left = Flow.of(reference.graph());
    Flow right = Flow.of(candidate.graph());
    ConstantFolding.Folded leftConstants = ConstantFolding.of(left);
    ConstantFolding.Folded rightConstants = ConstantFolding.of(right);
    Side leftSide = GraphValues.side(reference, left, leftConstants.values());
    Side rightSide =
        GraphValues.side(candidate, candidate.quantized().stored(), right, rightConstants.values());
    Alignment alignment = Aligner.align(leftSide, rightSide);
    timings.put("alignMs", watch.elapsed().toMillis());
    watch.reset().start();
    Verdicts verdicts =
        new StaticAudit(alignment, leftConstants, rightConstants, candidate.quantized()).verdicts();
    timings.put("compareMs", watch.elapsed().toMillis());
    List<Finding> findings =
        new Advice(reference, candidate, alignment, Optional.empty())
            .on(Finding.ranked(StaticFindings.of(verdicts.places(), candidate, alignment)));
    List<String> gaps = gaps(alignment, verdicts);
    Verdict verdict =
        verdicts.isDifferent()
            ? Verdict.DIVERGED
            : gaps.isEmpty() ? Verdict.MATCH : Verdict.INCOMPLETE;
    Map<String, Object> models = Comparison.await(facts);
    timings.put("totalMs", total.elapsed().toMillis());
    return new Examination(
        "audit",
        verdict,
        headline(verdict, verdicts, findings, gaps),
        findings,
        List.of(section(alignment, verdicts)),
        models,
        Map.of(),
        Map.of(),
        timings);
  }

  private static Map<String, Object> facts(SourceModel reference, SourceModel candidate) {
    Map<String, Object> models = new LinkedHashMap<>();
    models.put("reference", ReportAssembler.model(reference));
    models.put("candidate", ReportAssembler.model(candidate));
    return models;
  }

  private List<String> gaps(Alignment alignment, Verdicts verdicts) {
    List<String> gaps = new ArrayList<>();
    if (alignment.coverage() < options.minCoverage()) {
      gaps.add(
          String.format(
              Locale.ROOT,
              "%.0f %% of the model's values have a counterpart in the file, %.0f %% are wanted",
              100 * alignment.coverage(),
              100 * options.minCoverage()));
    }
    if (!verdicts.open().isEmpty()) {
      gaps.add(
          "%d of %d regions could not be accounted for"
              .formatted(verdicts.open().size(), verdicts.regions()));
    }
    return gaps;
  }

  private static String headline(
      Verdict verdict, Verdicts verdicts, List<Finding> findings, List<String> gaps) {
    return switch (verdict) {
      case MATCH ->
          String.format(
              Locale.ROOT,
              "MATCH: the file says what the model says (%d regions, %,d weights and constants); nothing"
                  + " was run",
              verdicts.regions(),
              verdicts.numbers());
      case DIVERGED ->
          "DIVERGED: the file does not say what the model says; first: "
              + findings.get(0).summary();
      case INCOMPLETE -> "INCOMPLETE: " + gaps.get(0);
    };
  }

  private static Section section(Alignment alignment, Verdicts verdicts) {
    Map<String, Object> data = new LinkedHashMap<>();
    data.put("regions", verdicts.regions());
    data.put("same", verdicts.same());
    data.put("different", verdicts.different());
    data.put("open", verdicts.open().size());
    data.put("numbers", verdicts.numbers());
    data.put("coverage", alignment.coverage());
    data.put("pairCoverage", alignment.pairCoverage());
    List<List<String>> rows = new ArrayList<>();
    List<Map<String, Object>> open = new ArrayList<>();
    verdicts
        .open()
        .forEach(
            (pair, why) -> {
              open.add(
                  Map.of(
                      "onnxTensor",
                      pair.reference(),
                      "mnnTensor",
                      pair.candidate(),
                      "reasons",
                      why));
              if (rows.size() < MOST_ROWS) {
                rows.add(List.of(pair.reference(), pair.candidate(), String.join("; ", why)));
              }
            });
    data.put("notAccountedFor", open);
    List<String> words = new ArrayList<>();
    words.add(
        String.format(
            Locale.ROOT,
            "%d regions: %d say the same, %d differ, %d could not be accounted for. %,d weights and"
                + " constants compared.",
            verdicts.regions(),
            verdicts.same(),
            verdicts.different(),
            verdicts.open().size(),
            verdicts.numbers()));
    words.add(
        String.format(
            Locale.ROOT,
            "%.1f %% of the model's values have a counterpart in the file, by names and topology.",
            100 * alignment.coverage()));
    if (verdicts.open().size() > rows.size()) {
      words.add("The first " + rows.size() + " that could not be accounted for:");
    }
    return new Section(
        "audit",
        "What was compared",
        words,
        rows.isEmpty() ? List.of() : List.of("ONNX tensor", "MNN tensor", "why not accounted for"),
        rows,
        data);
  }
}
