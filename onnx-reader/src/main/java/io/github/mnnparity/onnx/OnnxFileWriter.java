package io.github.mnnparity.onnx;

import io.github.mnnparity.core.capture.ModelWriter;
import io.github.mnnparity.core.graph.Graph;
import java.nio.file.Path;

/** {@link OnnxWriter} for those who know only the interface. Stateless. */
public final class OnnxFileWriter implements ModelWriter {
  @Override
  public String format() {
    return "ONNX";
  }

  @Override
  public void write(Graph graph, Path file) {
    OnnxWriter.write(graph, file);
  }
}
