package io.github.mnnparity.core.noise;

import com.google.common.collect.ImmutableSet;
import io.github.mnnparity.core.graph.Flow;
import io.github.mnnparity.core.graph.Node;
import io.github.mnnparity.core.graph.WeightCoding;
import io.github.mnnparity.core.io.ScratchMemory;
import io.github.mnnparity.core.tensor.DType;
import io.github.mnnparity.core.tensor.Tensor;
import java.nio.ByteBuffer;
import java.nio.FloatBuffer;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SplittableRandom;

/** Moves floats by about one rounding, repeatably. */
final class Jitter {
  /** Distance of neighbouring float32 numbers, relative. */
  static final double ULP = 0x1p-23;

  /**
   * Operators that add up products, in an order that is each runtime's own. A single addition or
   * product with a constant rounds the same way everywhere.
   */
  static final ImmutableSet<String> ACCUMULATING =
      ImmutableSet.of(
          "Conv",
          "ConvTranspose",
          "Gemm",
          "MatMul",
          "BatchNormalization",
          "LayerNormalization",
          "InstanceNormalization",
          "GroupNormalization",
          "RMSNormalization",
          "LSTM",
          "GRU",
          "RNN",
          "Einsum");

  private final SplittableRandom random;

  Jitter(long seed) {
    this.random = new SplittableRandom(seed);
  }

  /** Each element times (1 + u·amount·2^-23), u uniform in [-1, 1]; float32 only. */
  Tensor relative(Tensor tensor, double amount) {
    FloatBuffer values = tensor.data().asFloatBuffer();
    ByteBuffer moved = ScratchMemory.allocate(tensor.byteSize());
    while (values.hasRemaining()) {
      moved.putFloat((float) (values.get() * (1 + (2 * random.nextDouble() - 1) * amount * ULP)));
    }
    return Tensor.wrap(DType.FLOAT32, tensor.shape(), moved.flip());
  }

  /** Each element moved by up to half a step either way; not for other than floats. */
  Tensor uniform(Tensor tensor, double step) {
    float[] values = tensor.toFloats();
    for (int i = 0; i < values.length; i++) {
      values[i] += (float) ((random.nextDouble() - 0.5) * step);
    }
    return Tensor.ofFloats(tensor.shape(), values);
  }

  /**
   * Float initializers that accumulating operators read, in subgraphs too, each moved by its
   * reader's spread; {@link LargeWeights} are left out.
   */
  Map<String, Tensor> initializers(Flow flow, Accumulation accumulation) {
    Map<String, Double> amounts = new LinkedHashMap<>();
    for (Node node : flow.nodes()) {
      if (ACCUMULATING.contains(node.opType())) {
        for (String input : flow.inputsOf(node)) {
          Tensor tensor = flow.graph().initializers().get(input);
          if (tensor != null && tensor.dtype() == DType.FLOAT32 && !LargeWeights.isLarge(tensor)) {
            amounts.merge(input, accumulation.spread(node), Math::max);
          }
        }
      }
    }
    for (Node node : flow.nodes()) {
      InnerWeights.captured(node, flow.graph().initializers())
          .forEach((name, amount) -> amounts.merge(name, amount, Math::max));
    }
    Map<String, Tensor> moved = new LinkedHashMap<>();
    amounts.forEach(
        (name, amount) -> moved.put(name, relative(flow.graph().initializers().get(name), amount)));
    return moved;
  }

  /** Coded initializers, each element moved as far as rounding to its coding may have moved it. */
  Map<String, Tensor> codings(Flow flow) {
    Map<String, Tensor> moved = new LinkedHashMap<>();
    flow.graph()
        .codings()
        .forEach(
            (name, coding) -> {
              Tensor tensor = flow.graph().initializers().get(name);
              if (tensor != null && tensor.dtype() == DType.FLOAT32) {
                moved.put(name, uncoded(tensor, coding));
              }
            });
    return moved;
  }

  private Tensor uncoded(Tensor tensor, WeightCoding coding) {
    FloatBuffer values = tensor.data().asFloatBuffer();
    ByteBuffer moved = ScratchMemory.allocate(tensor.byteSize());
    for (int i = 0; i < tensor.elements(); i++) {
      float value = values.get(i);
      double u = random.nextDouble();
      double step =
          switch (coding.kind()) {
            // Writers truncate toward zero: what was lost lies between 0 and one ulp, outward.
            case FLOAT16 -> u * Math.max(0x1p-24, Math.abs(value) * 0x1p-10) * Math.signum(value);
            case INTEGER -> (u - 0.5) * step(coding, i);
          };
      moved.putFloat(value + (float) step);
    }
    return Tensor.wrap(DType.FLOAT32, tensor.shape(), moved.flip());
  }

  private static double step(WeightCoding coding, int index) {
    return coding.steps().get((int) (index / Math.max(1, coding.groupSize())));
  }
}
