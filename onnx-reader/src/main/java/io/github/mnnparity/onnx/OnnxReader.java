package io.github.mnnparity.onnx;

import io.github.mnnparity.core.capture.ModelReader;
import io.github.mnnparity.core.capture.SourceModel;
import io.github.mnnparity.core.inspect.ModelSummary;
import io.github.mnnparity.onnx.inspect.OnnxInspector;
import io.github.mnnparity.onnx.proto.ModelProto;
import io.github.mnnparity.onnx.read.ModelFile;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Reads ONNX models of opset 7 and newer, with external data. Initializers that are listed as
 * inputs are no graph inputs; model-local functions are replaced by their bodies, {@code Constant}
 * nodes by initializers. Stateless, thread-safe.
 */
public final class OnnxReader implements ModelReader {
  public OnnxReader() {}

  @Override
  public String format() {
    return "ONNX";
  }

  @Override
  public Role role() {
    return Role.REFERENCE;
  }

  @Override
  public boolean recognizes(Path file) {
    return ModelFile.looksLikeModel(file);
  }

  @Override
  public SourceModel read(Path file) {
    ModelFile.Contents contents = ModelFile.readModel(file);
    ModelProto header = contents.header();
    Map<String, String> properties = new LinkedHashMap<>();
    properties.put("irVersion", Long.toString(header.getIrVersion()));
    Long opset = contents.graph().opsets().get("");
    properties.put("opset", opset == null ? "none" : opset.toString());
    properties.put(
        "producer", (header.getProducerName() + " " + header.getProducerVersion()).trim());
    properties.put("nodes", Integer.toString(contents.graph().nodes().size()));
    return new SourceModel(
        file, format(), contents.graph(), Map.of(), List.of(), List.of(), properties);
  }

  @Override
  public ModelSummary inspect(Path file, Depth depth) {
    return new OnnxInspector(file, depth).summary();
  }
}
