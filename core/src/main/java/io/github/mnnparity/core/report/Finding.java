package io.github.mnnparity.core.report;

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
    Map<String, Object> details) {}
