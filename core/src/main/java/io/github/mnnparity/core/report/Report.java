package io.github.mnnparity.core.report;

import io.github.mnnparity.core.report.detail.Details;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Everything a comparison found; the JSON of schema 1 is written from it by {@link ReportJson}.
 *
 * @param headline the verdict in one line, as the terminal prints it first
 * @param scope views that were asked for and run, in order
 * @param skipped views that were asked for (or tried by {@code auto}) and did not run, with reasons
 * @param layers in execution order of the reference
 * @param sections what experiments beside the comparison found, in their order
 * @param spreads errors over all inputs, where several were compared; {@code layers} are of the
 *     worst of them
 * @param details what pictures need; empty unless asked for
 * @param models facts on both files
 * @param inputs facts on the inputs: name, dtype, shape, source, seed
 */
public record Report(
    Verdict verdict,
    String headline,
    List<String> scope,
    Map<String, String> skipped,
    List<Finding> findings,
    AlignmentSummary alignment,
    List<Layer> layers,
    List<OutputResult> outputs,
    List<Section> sections,
    List<LayerSpread> spreads,
    Optional<Details> details,
    Map<String, Object> models,
    Map<String, Object> inputs,
    Map<String, Object> environment,
    Map<String, Object> timings) {
  public static final int SCHEMA_VERSION = 1;

  /** The report of one input, without pictures. */
  public Report(
      Verdict verdict,
      String headline,
      List<String> scope,
      Map<String, String> skipped,
      List<Finding> findings,
      AlignmentSummary alignment,
      List<Layer> layers,
      List<OutputResult> outputs,
      List<Section> sections,
      Map<String, Object> models,
      Map<String, Object> inputs,
      Map<String, Object> environment,
      Map<String, Object> timings) {
    this(
        verdict,
        headline,
        scope,
        skipped,
        findings,
        alignment,
        layers,
        outputs,
        sections,
        List.of(),
        Optional.empty(),
        models,
        inputs,
        environment,
        timings);
  }

  /**
   * What is said over several inputs; this is the report of the worst of them.
   *
   * @param inputsMillis what comparing all of them took, before causes were looked for
   */
  public Report over(
      Verdict otherVerdict,
      String otherHeadline,
      List<Section> otherSections,
      List<LayerSpread> otherSpreads,
      long inputsMillis) {
    Map<String, Object> otherTimings = new LinkedHashMap<>();
    otherTimings.put("inputsMs", inputsMillis);
    otherTimings.putAll(timings);
    otherTimings.computeIfPresent(
        "totalMs", (name, one) -> ((Number) one).longValue() + inputsMillis);
    return with(
        otherVerdict,
        otherHeadline,
        List.copyOf(otherSections),
        List.copyOf(otherSpreads),
        details,
        otherTimings);
  }

  /** The same with what pictures need. */
  public Report with(Details pictures) {
    return with(verdict, headline, sections, spreads, Optional.of(pictures), timings);
  }

  private Report with(
      Verdict otherVerdict,
      String otherHeadline,
      List<Section> otherSections,
      List<LayerSpread> otherSpreads,
      Optional<Details> otherDetails,
      Map<String, Object> otherTimings) {
    return new Report(
        otherVerdict,
        otherHeadline,
        scope,
        skipped,
        findings,
        alignment,
        layers,
        outputs,
        otherSections,
        otherSpreads,
        otherDetails,
        models,
        inputs,
        environment,
        otherTimings);
  }
}
