package io.github.mnnparity.core.capture;

import io.github.mnnparity.core.graph.Graph;
import java.nio.file.Path;

/** Writes graphs of ONNX operators in the reference's format. Implementations are stateless. */
public interface ModelWriter {
  /** As users call it: {@code ONNX}. */
  String format();

  /**
   * Writes {@code graph} to {@code file}, whole or not at all.
   *
   * @throws io.github.mnnparity.core.error.BadInputException if the folder cannot be written
   */
  void write(Graph graph, Path file);
}
