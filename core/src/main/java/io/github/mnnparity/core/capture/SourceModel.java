package io.github.mnnparity.core.capture;

import io.github.mnnparity.core.graph.Graph;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;

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
 * @param storedOps for a candidate: the file's ops by name
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
    Map<String, StoredOp> storedOps,
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
        Map.of(),
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

  /**
   * The same model with its graph, and every form of it, passed through {@code change}, which keeps
   * names.
   */
  public SourceModel mapped(UnaryOperator<Graph> change) {
    return new SourceModel(
        file,
        format,
        change.apply(graph),
        tensorNames,
        falseNames,
        unlifted,
        constantOps,
        storedOps,
        quantized.mapped(change),
        properties);
  }

  /**
   * How the file holds an op.
   *
   * @param opType as the file's format names it
   * @param table what the format calls the op's parameters; empty where it has none
   * @param fields everything that the table can hold, stored or not
   */
  public record StoredOp(String opType, String table, Set<String> fields) {
    public StoredOp {
      fields = Set.copyOf(fields);
    }
  }

  /** An op that cannot be expressed in ONNX operators, with the reason in a sentence. */
  public record UnliftedOp(String name, String opType, String reason) {}
}
