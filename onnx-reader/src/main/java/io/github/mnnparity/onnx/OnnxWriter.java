package io.github.mnnparity.onnx;

import io.github.mnnparity.core.graph.Attribute;
import io.github.mnnparity.core.graph.Graph;
import io.github.mnnparity.core.graph.GraphNotes;
import io.github.mnnparity.core.graph.Value;
import io.github.mnnparity.core.tensor.Shape;
import io.github.mnnparity.onnx.capture.ValueTypes;
import io.github.mnnparity.onnx.write.ModelFileWriter;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Writes graphs as ONNX models of IR version 10, in the graph's own opsets. Thread-safe. */
public final class OnnxWriter {
  /** Bytes of initializers up to which a model is one file. */
  public static final long MOST_INLINE_BYTES = ModelFileWriter.MOST_INLINE_BYTES;

  private OnnxWriter() {}

  /**
   * Writes {@code graph} to {@code file}; initializers of more than 1.9 GB go to {@code
   * <file>.data} beside it. Files appear whole or not at all.
   *
   * @throws io.github.mnnparity.core.error.BadInputException if the folder cannot be written
   */
  public static void write(Graph graph, Path file) {
    ModelFileWriter.write(graph, GraphNotes.NONE, file, ModelFileWriter.MOST_INLINE_BYTES);
  }

  /**
   * As {@link #write(Graph, Path)}, with notes as documentation and metadata of nodes and values,
   * and with types and shapes of all values, outputs included, as far as ONNX Runtime or the notes
   * know them. The standard wants the shape of each input: one of unknown rank is written as a
   * scalar, for which ONNX Runtime takes tensors of any shape. Sizes of inputs are left open where
   * a branch that they do not lead to does not fit them: no runtime would take the model.
   */
  public static void write(Graph graph, GraphNotes notes, Path file) {
    List<Value> inputs =
        graph.inputs().stream()
            .map(input -> new Value(input.name(), input.dtype(), input.shape()))
            .toList();
    Map<String, Value> inferred = ValueTypes.infer(with(graph, inputs, graph.outputs()));
    Map<String, Value> types = new HashMap<>(notes.types());
    if (inferred.isEmpty() && hasBranches(graph)) {
      inputs = inputs.stream().map(OnnxWriter::openSizes).toList();
      inferred = ValueTypes.infer(with(graph, inputs, graph.outputs()));
      types.clear();
    }
    inferred.forEach((name, type) -> types.merge(name, type, OnnxWriter::sharper));
    List<Value> outputs =
        graph.outputs().stream().map(value -> types.getOrDefault(value.name(), value)).toList();
    ModelFileWriter.write(
        with(graph, inputs, outputs), notes.withTypes(types), file, MOST_INLINE_BYTES);
  }

  private static boolean hasBranches(Graph graph) {
    return graph.nodes().stream()
        .flatMap(node -> node.attributes().stream())
        .anyMatch(attribute -> attribute.value() instanceof Attribute.GraphValue);
  }

  private static Value openSizes(Value input) {
    long[] sizes = new long[input.shape().rank()];
    Arrays.fill(sizes, -1);
    return new Value(input.name(), input.dtype(), Shape.of(sizes));
  }

  private static Graph with(Graph graph, List<Value> inputs, List<Value> outputs) {
    return new Graph(
        graph.name(),
        graph.opsets(),
        inputs,
        outputs,
        graph.nodes(),
        graph.initializers(),
        graph.codings(),
        graph.hidden());
  }

  /** The runtime's word, with the sizes that only the notes know. */
  private static Value sharper(Value noted, Value inferred) {
    if (!noted.rankKnown() || noted.shape().rank() != inferred.shape().rank()) {
      return inferred;
    }
    long[] sizes = inferred.shape().toArray();
    for (int axis = 0; axis < sizes.length; axis++) {
      sizes[axis] = sizes[axis] < 0 ? noted.shape().dim(axis) : sizes[axis];
    }
    return new Value(inferred.name(), inferred.dtype(), Shape.of(sizes));
  }
}
