package io.github.mnnparity.suite.nets;

import com.google.protobuf.ByteString;
import io.github.mnnparity.onnx.proto.AttributeProto;
import io.github.mnnparity.onnx.proto.AttributeProto.AttributeType;
import io.github.mnnparity.onnx.proto.GraphProto;
import io.github.mnnparity.onnx.proto.ModelProto;
import io.github.mnnparity.onnx.proto.NodeProto;
import io.github.mnnparity.onnx.proto.OperatorSetIdProto;
import io.github.mnnparity.onnx.proto.TensorProto;
import io.github.mnnparity.onnx.proto.TensorShapeProto;
import io.github.mnnparity.onnx.proto.TypeProto;
import io.github.mnnparity.onnx.proto.ValueInfoProto;
import io.github.mnnparity.suite.real.RealConverter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;

/** Writes an ONNX model node by node; nodes are named after their first output. */
public final class SmallNet {
  public static final int FLOAT = 1;
  public static final int INT64 = 7;

  private static final Path WORK = Path.of("target", "suites", "nets").toAbsolutePath();
  private static final int OPSET = 13;
  private static final int IR_VERSION = 8;

  private final String name;
  private final GraphProto.Builder graph = GraphProto.newBuilder();
  private final Random random;
  private int constants;

  /**
   * @param seed of the weights
   */
  public SmallNet(String name, long seed) {
    this.name = name;
    graph.setName(name);
    random = new Random(seed);
  }

  public String input(String input, long... dims) {
    graph.addInput(value(input, FLOAT, dims));
    return input;
  }

  public SmallNet output(String output, int type) {
    graph.addOutput(value(output, type));
    return this;
  }

  private static ValueInfoProto value(String value, int type, long... dims) {
    TypeProto.Tensor.Builder tensor = TypeProto.Tensor.newBuilder().setElemType(type);
    TensorShapeProto.Builder shape = TensorShapeProto.newBuilder();
    for (long dim : dims) {
      shape.addDim(TensorShapeProto.Dimension.newBuilder().setDimValue(dim));
    }
    if (dims.length > 0) {
      tensor.setShape(shape);
    }
    return ValueInfoProto.newBuilder()
        .setName(value)
        .setType(TypeProto.newBuilder().setTensorType(tensor))
        .build();
  }

  public float[] normal(double deviation, int count) {
    float[] values = new float[count];
    for (int i = 0; i < count; i++) {
      values[i] = (float) (deviation * random.nextGaussian());
    }
    return values;
  }

  public String floats(float[] values, long... dims) {
    ByteBuffer data = ByteBuffer.allocate(4 * values.length).order(ByteOrder.LITTLE_ENDIAN);
    data.asFloatBuffer().put(values);
    return initializer(FLOAT, data, dims);
  }

  public String longs(long... values) {
    ByteBuffer data = ByteBuffer.allocate(8 * values.length).order(ByteOrder.LITTLE_ENDIAN);
    data.asLongBuffer().put(values);
    return initializer(INT64, data, values.length);
  }

  private String initializer(int type, ByteBuffer data, long... dims) {
    String constant = "k" + constants++;
    TensorProto.Builder tensor = TensorProto.newBuilder().setName(constant).setDataType(type);
    for (long dim : dims) {
      tensor.addDims(dim);
    }
    graph.addInitializer(tensor.setRawData(ByteString.copyFrom(data)));
    return constant;
  }

  /** A node whose only output is {@code output}. */
  public String node(
      String type, String output, List<String> inputs, AttributeProto... attributes) {
    return nodes(type, List.of(output), inputs, attributes);
  }

  /** A node with several outputs; gives the first. */
  public String nodes(
      String type, List<String> outputs, List<String> inputs, AttributeProto... attributes) {
    graph.addNode(
        NodeProto.newBuilder()
            .setOpType(type)
            .setName(outputs.get(0))
            .addAllInput(inputs)
            .addAllOutput(outputs)
            .addAllAttribute(List.of(attributes)));
    return outputs.get(0);
  }

  /** A convolution with a bias and padding that keeps the size. */
  public String conv(String x, String output, int in, int out, int kernel) {
    float[] weights = normal(Math.sqrt(2.0 / (in * kernel * kernel)), out * in * kernel * kernel);
    return conv(x, output, floats(weights, out, in, kernel, kernel), out, kernel);
  }

  public String conv(String x, String output, String weights, int out, int kernel) {
    String bias = floats(normal(0.1, out), out);
    long pad = kernel / 2;
    return node(
        "Conv",
        output,
        List.of(x, weights, bias),
        ints("kernel_shape", kernel, kernel),
        ints("pads", pad, pad, pad, pad));
  }

  public static AttributeProto integer(String key, long value) {
    return AttributeProto.newBuilder().setName(key).setType(AttributeType.INT).setI(value).build();
  }

  public static AttributeProto text(String key, String value) {
    return AttributeProto.newBuilder()
        .setName(key)
        .setType(AttributeType.STRING)
        .setS(ByteString.copyFromUtf8(value))
        .build();
  }

  public static AttributeProto ints(String key, long... values) {
    AttributeProto.Builder attribute =
        AttributeProto.newBuilder().setName(key).setType(AttributeType.INTS);
    for (long value : values) {
      attribute.addInts(value);
    }
    return attribute.build();
  }

  /** Both files, the second by the real converter. */
  public record Converted(Path onnx, Path mnn) {}

  /** Writes the model and converts it for real, under {@code target/suites/nets}. */
  public Converted converted(String... flags) {
    try {
      Files.createDirectories(WORK);
      Path onnx = WORK.resolve(name + ".onnx");
      Files.write(
          onnx,
          ModelProto.newBuilder()
              .setIrVersion(IR_VERSION)
              .addOpsetImport(OperatorSetIdProto.newBuilder().setDomain("").setVersion(OPSET))
              .setGraph(graph)
              .build()
              .toByteArray());
      Path mnn = WORK.resolve(name + ".mnn");
      RealConverter.convert(onnx, mnn, flags);
      return new Converted(onnx, mnn);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
