package io.github.mnnparity.cli.story;

import io.github.mnnparity.core.graph.Attribute;
import io.github.mnnparity.core.graph.Graph;
import io.github.mnnparity.core.graph.GraphBuilder;
import io.github.mnnparity.core.graph.Node;
import io.github.mnnparity.core.graph.Value;
import io.github.mnnparity.core.tensor.DType;
import io.github.mnnparity.core.tensor.Shape;
import io.github.mnnparity.core.tensor.Tensor;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/**
 * Writes a network node by node. A value is named after the layer that makes it, and so are its
 * weights; random weights come from the seed and that name, so that forms of one network share
 * them. Methods return the name of what they compute.
 */
final class NetBuilder {
  private static final long OPSET = 17;
  private static final int EDGE = 3;

  private final GraphBuilder graph = new GraphBuilder("mobilenet").opset("", OPSET);
  private final Map<String, Tensor> constants = new HashMap<>();
  private final long seed;

  NetBuilder(long seed) {
    this.seed = seed;
  }

  String input(String name, Shape shape) {
    graph.input(new Value(name, DType.FLOAT32, shape));
    return name;
  }

  String op(String type, String name, List<String> inputs, Attribute... attributes) {
    graph.node(new Node(name, "", type, inputs, List.of(name), List.of(attributes), List.of(name)));
    return name;
  }

  /**
   * A convolution whose outputs have about the mean square of its inputs.
   *
   * @param gain 2 where the inputs went through a rectifier, else 1
   * @param padding the attributes that say how the borders are treated
   */
  String conv(String name, String x, Kernel kernel, double gain, Attribute... padding) {
    return op("Conv", name, List.of(x, weights(name, kernel, gain)), kernel.with(padding));
  }

  /** The same with a bias. */
  String biasedConv(String name, String x, Kernel kernel, double gain) {
    String weight = weights(name, kernel, gain);
    String bias = constant(name + ".bias", normal(name + ".bias", 0.2, kernel.out()));
    return op("Conv", name, List.of(x, weight, bias), kernel.with());
  }

  private String weights(String name, Kernel kernel, double gain) {
    int perGroup = kernel.in() / kernel.groups();
    double deviation = Math.sqrt(gain / (perGroup * kernel.size() * kernel.size()));
    Tensor random =
        normal(name + ".weight", deviation, kernel.out(), perGroup, kernel.size(), kernel.size());
    boolean seesEdges = perGroup == 1 && kernel.size() == EDGE;
    return constant(name + ".weight", seesEdges ? withoutMean(random) : random);
  }

  /** Filters that answer to edges only: each sums to 0. */
  private static Tensor withoutMean(Tensor filters) {
    float[] values = filters.toFloats();
    int size = Math.toIntExact(filters.elements() / filters.shape().dim(0));
    for (int start = 0; start < values.length; start += size) {
      float mean = 0;
      for (int i = start; i < start + size; i++) {
        mean += values[i] / size;
      }
      for (int i = start; i < start + size; i++) {
        values[i] -= mean;
      }
    }
    return Tensor.ofFloats(filters.shape(), values);
  }

  /** Gaussian values around 0. */
  Tensor normal(String name, double deviation, long... sizes) {
    Random random = new Random(seed ^ (0x9E3779B97F4A7C15L * name.hashCode()));
    Shape shape = Shape.of(sizes);
    float[] values = new float[Math.toIntExact(shape.elements())];
    for (int i = 0; i < values.length; i++) {
      values[i] = (float) (deviation * random.nextGaussian());
    }
    return Tensor.ofFloats(shape, values);
  }

  String constant(String name, Tensor value) {
    graph.initializer(name, value);
    constants.put(name, value);
    return name;
  }

  /** The weights of a convolution that was written. */
  Tensor weight(String conv) {
    return constants.get(conv + ".weight");
  }

  String scalar(String name, float value) {
    return constant(name, Tensor.ofFloats(Shape.SCALAR, value));
  }

  Graph build(String output, Shape shape) {
    return graph.output(new Value(output, DType.FLOAT32, shape)).build();
  }

  /** A square convolution kernel. */
  record Kernel(int in, int out, int size, int stride, int groups) {
    static Kernel of(int in, int out, int size, int stride) {
      return new Kernel(in, out, size, stride, 1);
    }

    static Kernel depthwise(int channels, int size, int stride) {
      return new Kernel(channels, channels, size, stride, channels);
    }

    private Attribute[] with(Attribute... padding) {
      List<Attribute> all = new ArrayList<>();
      all.add(Attribute.of("kernel_shape", new long[] {size, size}));
      all.add(Attribute.of("strides", new long[] {stride, stride}));
      all.add(Attribute.of("group", groups));
      all.addAll(List.of(padding));
      return all.toArray(Attribute[]::new);
    }
  }
}
