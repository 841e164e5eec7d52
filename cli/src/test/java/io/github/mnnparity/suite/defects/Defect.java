package io.github.mnnparity.suite.defects;

import com.google.common.base.Splitter;
import io.github.mnnparity.core.report.FindingKind;
import io.github.mnnparity.core.tensor.DType;
import io.github.mnnparity.core.tensor.Shape;
import io.github.mnnparity.core.tensor.Tensor;
import io.github.mnnparity.onnx.proto.GraphProto;
import io.github.mnnparity.onnx.proto.ModelProto;
import io.github.mnnparity.onnx.proto.NodeProto;
import io.github.mnnparity.onnx.proto.TensorProto;
import io.github.mnnparity.onnx.proto.ValueInfoProto;
import io.github.mnnparity.suite.real.Pair;
import io.github.mnnparity.suite.real.RealConverter;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * One row of {@code defects.csv}. In its network the operator is the node {@code suspect}, with a
 * harmless node before and after it.
 *
 * @param onnxOp type of the node {@code suspect}
 */
public record Defect(String name, String onnxOp, FindingKind kind, String reason) {
  static final String SUSPECT = "suspect";

  private static final Path WORK = Path.of("target", "suites", "defects").toAbsolutePath();

  /** All rows, in order. */
  public static List<Defect> all() {
    String table = new String(resource("defects.csv"), StandardCharsets.UTF_8);
    return table.lines().skip(1).map(Defect::parse).toList();
  }

  /**
   * The row of that name.
   *
   * @throws java.util.NoSuchElementException if there is no such row
   */
  public static Defect named(String name) {
    return all().stream().filter(defect -> defect.name().equals(name)).findFirst().orElseThrow();
  }

  private static Defect parse(String row) {
    List<String> cells = Splitter.on(',').limit(4).splitToList(row);
    String reason = cells.get(3).substring(1, cells.get(3).length() - 1);
    return new Defect(cells.get(0), cells.get(1), FindingKind.valueOf(cells.get(2)), reason);
  }

  /** Converts the network for real. */
  public Pair pair() {
    try {
      Files.createDirectories(WORK);
      Path onnx = WORK.resolve(name + ".onnx");
      Files.write(onnx, resource(name + ".onnx"));
      Path mnn = WORK.resolve(name + ".mnn");
      RealConverter.convert(onnx, mnn);
      return new Pair(name, onnx, mnn, inputs());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Map<String, Tensor> inputs() throws IOException {
    Map<String, Tensor> inputs = new LinkedHashMap<>();
    for (ValueInfoProto input : graph().getInputList()) {
      byte[] file = resource(name + "." + input.getName() + ".pb");
      inputs.put(input.getName(), tensor(TensorProto.parseFrom(file)));
    }
    return inputs;
  }

  private GraphProto graph() throws IOException {
    return ModelProto.parseFrom(resource(name + ".onnx")).getGraph();
  }

  private static Tensor tensor(TensorProto proto) {
    DType dtype =
        switch (proto.getDataType()) {
          case 1 -> DType.FLOAT32;
          case 6 -> DType.INT32;
          case 7 -> DType.INT64;
          default -> throw new IllegalArgumentException("dtype " + proto.getDataType());
        };
    Shape shape = Shape.of(proto.getDimsList().stream().mapToLong(Long::longValue).toArray());
    return Tensor.wrap(dtype, shape, ByteBuffer.wrap(proto.getRawData().toByteArray()));
  }

  /** Outputs of the node {@code suspect}; the converter names ops after the first of them. */
  public List<String> suspectOutputs() {
    try {
      return graph().getNodeList().stream()
          .filter(node -> node.getName().equals(SUSPECT))
          .findFirst()
          .map(NodeProto::getOutputList)
          .map(List::copyOf)
          .orElseThrow();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static byte[] resource(String file) {
    try (InputStream in = Defect.class.getResourceAsStream(file)) {
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public String toString() {
    return name;
  }
}
