package io.github.mnnparity.core.capture;

import io.github.mnnparity.core.graph.Graph;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * A model read from a file.
 *
 * @param graph ONNX operators; a candidate's lifted graph, whose value names are the names of the
 *     file's tensors (made unique), apart from {@link Graph#hidden()}. Where the file stores layers
 *     as integer arithmetic, this is the dequantized form of all of them
 * @param tensorNames for a candidate: lifted value name to the name that the engine knows the
 *     tensor by; only values that the engine can be asked for
 * @param falseNames values whose name must not be trusted for alignment, because the converter
 *     moved an operator across them (the tensor carries another tensor's value)
 * @param unlifted ops that have no ONNX form (yet); their nodes in {@code graph} are opaque
 * @param constantOps for a candidate: initializer name to the name of the op in the file that holds
 *     it, where that is an op of its own
 * @param quantized the forms of {@code graph} where the file stores layers as integer arithmetic
 * @param properties facts for the report: format version, converter version, op count, ...; in
 *     order
 */
public record SourceModel(
    Path file,
    String format,
    Graph graph,
    Map<String, String> tensorNames,
    List<String> falseNames,
    List<UnliftedOp> unlifted,
    Map<String, String> constantOps,
    QuantizedForms quantized,
    Map<String, String> properties) {
  /** A model without integer arithmetic. */
  public SourceModel(
      Path file,
      String format,
      Graph graph,
      Map<String, String> tensorNames,
      List<String> falseNames,
      List<UnliftedOp> unlifted,
      Map<String, String> constantOps,
      Map<String, String> properties) {
    this(
        file,
        format,
        graph,
        tensorNames,
        falseNames,
        unlifted,
        constantOps,
        QuantizedForms.none(graph),
        properties);
  }

  /** A model without constant ops and integer arithmetic. */
  public SourceModel(
      Path file,
      String format,
      Graph graph,
      Map<String, String> tensorNames,
      List<String> falseNames,
      List<UnliftedOp> unlifted,
      Map<String, String> properties) {
    this(file, format, graph, tensorNames, falseNames, unlifted, Map.of(), properties);
  }

  /** An op that cannot be expressed in ONNX operators, with the reason in a sentence. */
  public record UnliftedOp(String name, String opType, String reason) {}
}
