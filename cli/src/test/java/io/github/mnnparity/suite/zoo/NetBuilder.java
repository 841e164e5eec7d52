package io.github.mnnparity.suite.zoo;

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
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;
import java.util.Locale;
import java.util.Random;

/** Writes an ONNX model node by node; weights come from the seed. Every method returns a name. */
final class NetBuilder {
  private static final int FLOAT = 1;
  private static final int INT64 = 7;
  private static final int OPSET = 17;
  private static final int IR_VERSION = 8;

  private final GraphProto.Builder graph = GraphProto.newBuilder();
  private final Random random;
  private int count;

  NetBuilder(String name, long seed) {
    graph.setName(name);
    random = new Random(seed);
  }

  String floatInput(String name, long... dims) {
    graph.addInput(valueInfo(name, FLOAT, dims));
    return name;
  }

  String longInput(String name, long... dims) {
    graph.addInput(valueInfo(name, INT64, dims));
    return name;
  }

  private static ValueInfoProto valueInfo(String name, int type, long... dims) {
    TensorShapeProto.Builder shape = TensorShapeProto.newBuilder();
    for (long dim : dims) {
      shape.addDim(TensorShapeProto.Dimension.newBuilder().setDimValue(dim));
    }
    TypeProto.Tensor.Builder tensor = TypeProto.Tensor.newBuilder().setElemType(type);
    if (dims.length > 0) {
      tensor.setShape(shape);
    }
    return ValueInfoProto.newBuilder()
        .setName(name)
        .setType(TypeProto.newBuilder().setTensorType(tensor))
        .build();
  }

  /** Gaussian weights around {@code mean}. */
  String normal(double mean, double deviation, long... dims) {
    float[] values = new float[product(dims)];
    for (int i = 0; i < values.length; i++) {
      values[i] = (float) (mean + deviation * random.nextGaussian());
    }
    return floats(values, dims);
  }

  String uniform(double low, double high, long... dims) {
    float[] values = new float[product(dims)];
    for (int i = 0; i < values.length; i++) {
      values[i] = (float) (low + (high - low) * random.nextDouble());
    }
    return floats(values, dims);
  }

  String scalar(float value) {
    return floats(new float[] {value});
  }

  String floats(float[] values, long... dims) {
    ByteBuffer data = ByteBuffer.allocate(4 * values.length).order(ByteOrder.LITTLE_ENDIAN);
    data.asFloatBuffer().put(values);
    return initializer(FLOAT, data, dims);
  }

  /** A 1-D initializer of int64. */
  String longs(long... values) {
    ByteBuffer data = ByteBuffer.allocate(8 * values.length).order(ByteOrder.LITTLE_ENDIAN);
    data.asLongBuffer().put(values);
    return initializer(INT64, data, values.length);
  }

  private String initializer(int type, ByteBuffer data, long... dims) {
    String name = next("w");
    TensorProto.Builder tensor = TensorProto.newBuilder().setName(name).setDataType(type);
    for (long dim : dims) {
      tensor.addDims(dim);
    }
    graph.addInitializer(tensor.setRawData(ByteString.copyFrom(data)));
    return name;
  }

  private String next(String stem) {
    return stem.toLowerCase(Locale.ROOT) + "_" + count++;
  }

  private static int product(long... dims) {
    long product = 1;
    for (long dim : dims) {
      product = Math.multiplyExact(product, dim);
    }
    return Math.toIntExact(product);
  }

  /** A node with one output. */
  String op(String type, List<String> inputs, AttributeProto... attributes) {
    return ops(type, inputs, 1, attributes).get(0);
  }

  /** A node with several outputs. */
  List<String> ops(String type, List<String> inputs, int outputs, AttributeProto... attributes) {
    NodeProto.Builder node = NodeProto.newBuilder().setOpType(type).addAllInput(inputs);
    for (int i = 0; i < outputs; i++) {
      node.addOutput(next(type));
    }
    graph.addNode(node.setName("node_" + count).addAllAttribute(List.of(attributes)));
    return node.getOutputList();
  }

  String op(String type, String input, AttributeProto... attributes) {
    return op(type, List.of(input), attributes);
  }

  String op(String type, String first, String second) {
    return op(type, List.of(first, second));
  }

  /**
   * A convolution without bias, initialised so that its outputs have about the inputs' mean square.
   *
   * @param gain 2 where the inputs went through a rectifier, else 1
   */
  String conv(String x, Kernel kernel, double gain) {
    return op("Conv", List.of(x, kernel.weights(this, gain)), kernel.attributes());
  }

  /** The same with a bias. */
  String biasedConv(String x, Kernel kernel, double gain) {
    String weights = kernel.weights(this, gain);
    String bias = normal(0, 0.1, kernel.out());
    return op("Conv", List.of(x, weights, bias), kernel.attributes());
  }

  /** Square kernels with "same" padding for odd sizes. */
  record Kernel(int in, int out, int size, int stride, int group) {
    static Kernel of(int in, int out, int size, int stride) {
      return new Kernel(in, out, size, stride, 1);
    }

    static Kernel depthwise(int channels, int size, int stride) {
      return new Kernel(channels, channels, size, stride, channels);
    }

    private String weights(NetBuilder net, double gain) {
      int perGroup = in / group;
      double deviation = Math.sqrt(gain / (perGroup * size * size));
      return net.normal(0, deviation, out, perGroup, size, size);
    }

    private AttributeProto[] attributes() {
      int pad = size / 2;
      return new AttributeProto[] {
        ints("kernel_shape", size, size),
        ints("strides", stride, stride),
        ints("pads", pad, pad, pad, pad),
        integer("group", group)
      };
    }
  }

  String batchNorm(String x, int channels) {
    return op(
        "BatchNormalization",
        List.of(
            x,
            uniform(0.8, 1.2, channels),
            normal(0, 0.1, channels),
            normal(0, 0.2, channels),
            uniform(0.6, 1.5, channels)),
        real("epsilon", 1e-5f));
  }

  String clip(String x, float low, float high) {
    return op("Clip", List.of(x, scalar(low), scalar(high)));
  }

  /** {@code x [n, in]} to {@code [n, out]}. */
  String gemm(String x, int in, int out) {
    String weights = normal(0, Math.sqrt(1.0 / in), out, in);
    return op("Gemm", List.of(x, weights, normal(0, 0.1, out)), integer("transB", 1));
  }

  static AttributeProto integer(String name, long value) {
    return AttributeProto.newBuilder().setName(name).setType(AttributeType.INT).setI(value).build();
  }

  static AttributeProto real(String name, float value) {
    return AttributeProto.newBuilder()
        .setName(name)
        .setType(AttributeType.FLOAT)
        .setF(value)
        .build();
  }

  static AttributeProto text(String name, String value) {
    return AttributeProto.newBuilder()
        .setName(name)
        .setType(AttributeType.STRING)
        .setS(ByteString.copyFromUtf8(value))
        .build();
  }

  static AttributeProto ints(String name, long... values) {
    AttributeProto.Builder attribute =
        AttributeProto.newBuilder().setName(name).setType(AttributeType.INTS);
    for (long value : values) {
      attribute.addInts(value);
    }
    return attribute.build();
  }

  /** The file's bytes; {@code outputs} are float tensors. */
  byte[] model(String... outputs) {
    for (String output : outputs) {
      graph.addOutput(valueInfo(output, FLOAT));
    }
    return ModelProto.newBuilder()
        .setIrVersion(IR_VERSION)
        .setProducerName("model-zoo")
        .addOpsetImport(OperatorSetIdProto.newBuilder().setDomain("").setVersion(OPSET))
        .setGraph(graph)
        .build()
        .toByteArray();
  }
}
