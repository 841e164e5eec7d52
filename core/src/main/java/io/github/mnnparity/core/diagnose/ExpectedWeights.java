package io.github.mnnparity.core.diagnose;

import com.google.common.collect.ImmutableSet;
import io.github.mnnparity.core.graph.Flow;
import io.github.mnnparity.core.graph.Node;
import io.github.mnnparity.core.tensor.DType;
import io.github.mnnparity.core.tensor.Tensor;
import java.nio.FloatBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The weights that a converter should have stored for a linear operator, from the reference: W
 * scaled per output channel by what follows it (BatchNormalization: γ/√(σ²+ε); Mul and Div by
 * constants).
 *
 * @see <a
 *     href="https://onnx.ai/onnx/operators/onnx__BatchNormalization.html">BatchNormalization</a>
 */
final class ExpectedWeights {
  private static final ImmutableSet<String> LINEAR =
      ImmutableSet.of("Conv", "ConvTranspose", "Gemm", "MatMul");

  private final Flow flow;
  private final Constants constants;

  ExpectedWeights(Measured measured) {
    this.flow = measured.alignment().reference();
    this.constants = new Constants(flow, measured.referenceValues());
  }

  /**
   * The folded weights of the one linear node among {@code nodes}.
   *
   * @param transposed whether a MatMul's {@code [K, N]} weights are stored as {@code [N, K]}
   * @return in the order in which a file stores them: OIHW for Conv, IOHW for ConvTranspose; empty
   *     if there is not exactly one such node with constant weights
   */
  Optional<float[]> of(List<Node> nodes, boolean transposed) {
    List<Node> linear = nodes.stream().filter(n -> LINEAR.contains(n.opType())).toList();
    if (linear.size() != 1) {
      return Optional.empty();
    }
    Node node = linear.get(0);
    return node.inputs().stream()
        .map(flow::canonical)
        .filter(flow::isConstant)
        .findFirst()
        .flatMap(constants::tensor)
        .flatMap(weight -> fold(nodes, node, weight, transposed));
  }

  private Optional<float[]> fold(List<Node> nodes, Node node, Tensor weight, boolean transposed) {
    Layout layout = layout(node, weight, transposed);
    if (layout == null) {
      return Optional.empty();
    }
    double[] scale = new double[layout.channels];
    Arrays.fill(scale, node.floatAttribute("alpha", 1));
    scale(nodes, node.outputs().get(0), scale);
    FloatBuffer stored = weight.cast(DType.FLOAT32).data().asFloatBuffer();
    float[] expected = new float[stored.remaining()];
    for (int i = 0; i < expected.length; i++) {
      int from = layout.source(i);
      expected[i] = (float) (stored.get(from) * scale[layout.channel(from)]);
    }
    return Optional.of(expected);
  }

  /** Multiplies {@code scale} by all per-channel factors on the way from {@code value} on. */
  private void scale(List<Node> nodes, String value, double[] scale) {
    Optional<Node> next = flow.consumers(value).stream().filter(nodes::contains).findFirst();
    if (next.isEmpty()) {
      return;
    }
    Node node = next.get();
    switch (node.opType()) {
      case "BatchNormalization" -> batchNorm(node, scale);
      case "Mul" -> factor(node, value, scale, false);
      case "Div" -> factor(node, value, scale, true);
      case "Add", "Sub" -> {}
      default -> {
        return;
      }
    }
    scale(nodes, node.outputs().get(0), scale);
  }

  private void batchNorm(Node node, double[] scale) {
    Optional<Tensor> gamma = constants.tensor(flow.canonical(node.inputs().get(1)));
    Optional<Tensor> variance = constants.tensor(flow.canonical(node.inputs().get(4)));
    double epsilon = node.floatAttribute("epsilon", 1e-5f);
    if (gamma.isPresent() && variance.isPresent() && gamma.get().elements() == scale.length) {
      for (int c = 0; c < scale.length; c++) {
        scale[c] *= gamma.get().doubleAt(c) / Math.sqrt(variance.get().doubleAt(c) + epsilon);
      }
    }
  }

  private void factor(Node node, String value, double[] scale, boolean divide) {
    Optional<Tensor> constant =
        flow.inputsOf(node).stream()
            .filter(input -> !input.equals(value))
            .findFirst()
            .flatMap(constants::tensor);
    if (constant.isEmpty()) {
      return;
    }
    Tensor factors = constant.get();
    for (int c = 0; c < scale.length; c++) {
      if (factors.elements() == 1 || factors.elements() == scale.length) {
        double factor = factors.doubleAt(factors.elements() == 1 ? 0 : c);
        scale[c] *= divide ? 1 / factor : factor;
      }
    }
  }

  private static @Nullable Layout layout(Node node, Tensor weight, boolean transposed) {
    int rank = weight.shape().rank();
    int total = Math.toIntExact(weight.elements());
    switch (node.opType()) {
      case "Conv" -> {
        int outputs = (int) weight.shape().dim(0);
        return outputs == 0 ? null : new Layout(outputs, 1, total / outputs, 0, 0, false);
      }
      case "ConvTranspose" -> {
        int perGroup = (int) weight.shape().dim(1);
        int group = (int) node.intAttribute("group", 1);
        int inputs = (int) weight.shape().dim(0);
        int kernel = inputs * perGroup == 0 ? 0 : total / (inputs * perGroup);
        return kernel == 0
            ? null
            : new Layout(perGroup * group, perGroup, kernel, inputs / group, 0, false);
      }
      case "Gemm", "MatMul" -> {
        if (rank != 2) {
          return null;
        }
        boolean rowsAreOutputs = node.intAttribute("transB", 0) != 0;
        int outputs = (int) weight.shape().dim(rowsAreOutputs ? 0 : 1);
        int inner = (int) weight.shape().dim(rowsAreOutputs ? 1 : 0);
        return rowsAreOutputs
            ? new Layout(outputs, 1, inner, 0, 0, false)
            : new Layout(outputs, outputs, 1, 0, inner, transposed);
      }
      default -> {
        return null;
      }
    }
  }

  /**
   * Where an element of a weight tensor belongs.
   *
   * @param channels output channels
   * @param outputs output channels in the second dimension; 1 if they are the first
   * @param kernel elements behind the output dimension
   * @param inputsPerGroup of a ConvTranspose; 0 otherwise
   * @param inner K of a {@code [K, N]} matrix; 0 otherwise
   * @param transpose read a {@code [K, N]} matrix column by column
   */
  private record Layout(
      int channels, int outputs, int kernel, int inputsPerGroup, int inner, boolean transpose) {
    int source(int index) {
      return transpose ? (index % inner) * channels + index / inner : index;
    }

    int channel(int index) {
      if (outputs == 1 && inputsPerGroup == 0 && inner == 0) {
        return index / kernel;
      }
      int within = (index / kernel) % outputs;
      int group = inputsPerGroup == 0 ? 0 : index / (kernel * outputs * inputsPerGroup);
      return within + group * outputs;
    }
  }
}
