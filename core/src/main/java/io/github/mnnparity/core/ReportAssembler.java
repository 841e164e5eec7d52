package io.github.mnnparity.core;

import com.google.common.collect.ImmutableSet;
import io.github.mnnparity.core.align.Alignment;
import io.github.mnnparity.core.capture.SourceModel;
import io.github.mnnparity.core.diagnose.Measured;
import io.github.mnnparity.core.report.AlignmentSummary;
import io.github.mnnparity.core.report.Finding;
import io.github.mnnparity.core.report.FindingKind;
import io.github.mnnparity.core.report.Layer;
import io.github.mnnparity.core.report.OutputResult;
import io.github.mnnparity.core.report.Report;
import io.github.mnnparity.core.report.Severity;
import io.github.mnnparity.core.report.Verdict;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Puts results together: verdict, headline, findings, summaries. */
final class ReportAssembler {
  private final Compared compared;
  private final Measured measured;
  private final CompareOptions options;
  private final EngineViews engine;
  private final String runtime;

  ReportAssembler(Compared compared, String runtime) {
    this.compared = compared;
    this.measured = compared.measured();
    this.options = compared.options();
    this.engine = compared.engine();
    this.runtime = runtime;
  }

  /** Whether an output that was reached is beyond its limit (a wrong shape is). */
  static boolean isOff(OutputResult output) {
    return !output.withinLimit() && wasReached(output);
  }

  /** Whether the view gave a value, if only one of another shape. */
  static boolean wasReached(OutputResult output) {
    return output.error().isPresent() || output.rule().equals(OutputJudge.EQUAL_SHAPE);
  }

  /**
   * Views with an output beyond its limit, of those that decide: the engine's if any of them gave
   * an output, else the lifted one.
   */
  static Set<String> diverged(List<OutputResult> outputs) {
    return deciding(outputs).stream()
        .filter(ReportAssembler::isOff)
        .map(OutputResult::view)
        .collect(ImmutableSet.toImmutableSet());
  }

  /** The engine's outputs if any of them was reached, else those of the lifted view. */
  static List<OutputResult> deciding(List<OutputResult> outputs) {
    boolean engineReached =
        outputs.stream().anyMatch(o -> !o.view().equals(Views.LIFTED) && wasReached(o));
    return outputs.stream()
        .filter(output -> engineReached != output.view().equals(Views.LIFTED))
        .toList();
  }

  Report assemble(Experiment.Result found, Map<String, Object> timings) {
    List<OutputResult> outputs = compared.outputs();
    boolean coded = compared.judge().isCoded();
    boolean codingBroken =
        coded && compared.causes().stream().anyMatch(cause -> cause.severity() == Severity.ERROR);
    List<Layer> layers = new LayerRows(compared).rows();
    List<Finding> findings = new Findings(compared).ranked(layers, found.findings());
    AlignmentSummary alignment = alignment(layers);
    List<String> gaps = gaps(outputs, alignment);
    List<Finding> deeper =
        found.findings().stream().filter(one -> one.severity() == Severity.ERROR).toList();
    deeper.stream()
        .filter(finding -> !isDivergence(finding))
        .map(Finding::summary)
        .forEach(gaps::add);
    Verdict verdict =
        compared.diverged()
                || codingBroken
                || deeper.stream().anyMatch(ReportAssembler::isDivergence)
            ? Verdict.DIVERGED
            : gaps.isEmpty() ? Verdict.MATCH : Verdict.INCOMPLETE;
    List<String> scope = new ArrayList<>(List.of(Views.LIFTED));
    scope.addAll(engine.captures().keySet());
    String headline =
        new Headline(outputs, findings, gaps, coded, engine.missingEngine()).of(verdict, scope);
    return new Report(
        verdict,
        headline,
        scope,
        engine.skipped(),
        findings,
        alignment,
        layers,
        outputs,
        found.sections(),
        List.of(),
        Optional.empty(),
        models(),
        compared.inputs().facts(),
        environment(),
        timings);
  }

  /** Whether an error of an experiment is about a wrong answer, not about none. */
  static boolean isDivergence(Finding finding) {
    return finding.severity() == Severity.ERROR
        && finding.kind() != FindingKind.ENGINE_FAILURE
        && finding.kind() != FindingKind.UNSUPPORTED_OPERATOR;
  }

  private List<String> gaps(List<OutputResult> outputs, AlignmentSummary alignment) {
    List<String> gaps = unreached(outputs, engine);
    if (Comparison.isDemanded(options.engine())) {
      engine
          .skipped()
          .forEach((view, why) -> gaps.add("the " + view + " view did not run: " + why));
    }
    if (alignment.coverage() < options.minCoverage()) {
      gaps.add(
          String.format(
              Locale.ROOT,
              "coverage %.2f is below %.2f",
              alignment.coverage(),
              options.minCoverage()));
    }
    return gaps;
  }

  /** Views that failed, and outputs that were not compared, each in a clause. */
  static List<String> unreached(List<OutputResult> outputs, EngineViews engine) {
    List<String> gaps = new ArrayList<>();
    engine
        .captures()
        .forEach(
            (view, capture) ->
                capture
                    .failure()
                    .ifPresent(
                        failure ->
                            gaps.add(
                                "the "
                                    + view
                                    + " view failed"
                                    + failure.op().map(op -> " at '" + op + "'").orElse("")
                                    + failure.opType().map(t -> " (" + t + ")").orElse(""))));
    for (OutputResult output : outputs) {
      if (!wasReached(output)) {
        gaps.add(
            "output '"
                + output.name()
                + "' was not compared in the "
                + output.view()
                + " view: "
                + output.reason());
      }
    }
    return gaps;
  }

  private AlignmentSummary alignment(List<Layer> layers) {
    Alignment alignment = measured.alignment();
    List<AlignmentSummary.Unaligned> unaligned = new ArrayList<>();
    for (String value : alignment.unalignedReferences()) {
      boolean covered = alignment.isCovered(value);
      unaligned.add(
          new AlignmentSummary.Unaligned(
              "onnx",
              value,
              covered ? "fused into a region" : "no value of the candidate stands for it",
              covered));
    }
    for (String value : alignment.unalignedCandidates()) {
      boolean hidden = measured.candidate().graph().hidden().contains(value);
      if (!hidden) {
        unaligned.add(new AlignmentSummary.Unaligned("mnn", value, "made by the converter", false));
      }
    }
    int exact = (int) layers.stream().filter(Layer::exact).count();
    return new AlignmentSummary(
        alignment.coverage(),
        alignment.pairCoverage(),
        exact,
        layers.size() - exact,
        alignment.largestRegion(),
        unaligned);
  }

  private Map<String, Object> models() {
    Map<String, Object> models = new LinkedHashMap<>();
    models.put("reference", model(measured.reference()));
    models.put("candidate", model(measured.candidate()));
    return models;
  }

  static Map<String, Object> model(SourceModel model) {
    Map<String, Object> facts = new LinkedHashMap<>();
    facts.put("file", model.file().toString());
    facts.put("format", model.format());
    facts.put("bytes", ModelFiles.size(model.file()));
    facts.put("sha256", ModelFiles.sha256(model.file()));
    facts.putAll(model.properties());
    if (!model.unlifted().isEmpty()) {
      facts.put(
          "unlifted",
          model.unlifted().stream()
              .map(op -> Map.of("op", op.name(), "type", op.opType(), "reason", op.reason()))
              .toList());
    }
    return facts;
  }

  private Map<String, Object> environment() {
    Map<String, Object> facts = new LinkedHashMap<>();
    facts.put("java", System.getProperty("java.version"));
    facts.put("os", System.getProperty("os.name") + " " + System.getProperty("os.arch"));
    facts.put("referenceRuntime", runtime);
    facts.put("threads", options.engineOptions().threads());
    engine.engine().ifPresent(running -> facts.put("engine", running.environment()));
    if (!options.appVersion().isEmpty()) {
      facts.put("appMnnVersion", options.appVersion());
    }
    return facts;
  }
}
