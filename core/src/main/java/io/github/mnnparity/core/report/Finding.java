package io.github.mnnparity.core.report;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/**
 * One cause, with its place and what speaks for it.
 *
 * @param rank from 1, the most upstream guilty layer first; errors before notes
 * @param mnnOps at most three names, the most suspicious first
 * @param onnxTensors never empty unless the finding has no place in the graph
 * @param confidence from 0 to 1
 * @param summary one sentence
 * @param details JSON-ready values: strings, finite numbers, booleans, lists and maps of these
 */
public record Finding(
    int rank,
    Severity severity,
    FindingKind kind,
    List<String> mnnOps,
    List<String> mnnTensors,
    List<String> onnxNodes,
    List<String> onnxTensors,
    double confidence,
    String summary,
    List<String> evidence,
    List<String> advice,
    Map<String, Object> details) {

  /** Errors before notes, else in the order given, with ranks from 1. */
  public static List<Finding> ranked(List<Finding> findings) {
    List<Finding> ranked = new ArrayList<>();
    findings.stream()
        .sorted(Comparator.comparing(Finding::severity))
        .forEach(finding -> ranked.add(finding.withRank(ranked.size() + 1)));
    return List.copyOf(ranked);
  }

  private Finding withRank(int other) {
    return with(other, advice);
  }

  public Finding withAdvice(List<String> other) {
    return with(rank, List.copyOf(other));
  }

  private Finding with(int otherRank, List<String> otherAdvice) {
    return new Finding(
        otherRank,
        severity,
        kind,
        mnnOps,
        mnnTensors,
        onnxNodes,
        onnxTensors,
        confidence,
        summary,
        evidence,
        otherAdvice,
        details);
  }
}
