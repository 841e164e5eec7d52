package io.github.mnnparity.onnx;

import io.github.mnnparity.core.graph.Graph;
import io.github.mnnparity.onnx.write.ModelFileWriter;
import java.nio.file.Path;

/** Writes graphs as ONNX models of IR version 10, in the graph's own opsets. Thread-safe. */
public final class OnnxWriter {
  private OnnxWriter() {}

  /**
   * Writes {@code graph} to {@code file}; initializers of more than 1.9 GB go to {@code
   * <file>.data} beside it. Files appear whole or not at all.
   *
   * @throws io.github.mnnparity.core.error.BadInputException if the folder cannot be written
   */
  public static void write(Graph graph, Path file) {
    ModelFileWriter.write(graph, file, ModelFileWriter.MOST_INLINE_BYTES);
  }
}
