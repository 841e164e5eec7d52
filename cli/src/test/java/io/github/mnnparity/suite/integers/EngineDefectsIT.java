package io.github.mnnparity.suite.integers;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mnnparity.core.capture.QuantizedLayer;
import io.github.mnnparity.core.capture.QuantizedTensor;
import io.github.mnnparity.core.capture.SourceModel;
import io.github.mnnparity.core.tensor.Tensor;
import io.github.mnnparity.mnn.MnnReader;
import io.github.mnnparity.suite.real.Pair;
import io.github.mnnparity.suite.real.RealPython;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

/** Shows, without any lifted graph, that the engine is wrong where the suites say that it is. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
final class EngineDefectsIT {
  /** Of the pooling of this network. */
  private static final int WINDOW = 3;

  private static final int STRIDE = 2;
  private static final int PAD = 1;

  /** Of the resizing of the other network. */
  private static final int UPSCALING = 2;

  @BeforeAll
  static void need_the_engine() {
    RealPython.require();
  }

  @Test
  void integer_max_pooling_compares_bytes_as_signed() {
    Pair pair = IntegerFiles.of("resnet", "EMA");
    SourceModel model = new MnnReader().read(pair.mnn());
    Map<String, Tensor> engine = LayerCheck.engine(model, pair.inputs());
    QuantizedLayer layer = layer(model, "maxpool_8");
    QuantizedTensor grid = layer.output();
    Tensor input = engine.get(layer.inputs().get(0).value());
    Tensor output = engine.get(grid.value());

    Planes in = new Planes(input, grid);
    Planes out = new Planes(output, grid);
    int wrong = 0;
    for (int i = 0; i < out.count(); i++) {
      byte signed = Byte.MIN_VALUE;
      int largest = Integer.MIN_VALUE;
      for (int dy = 0; dy < WINDOW; dy++) {
        for (int dx = 0; dx < WINDOW; dx++) {
          int y = out.y(i) * STRIDE - PAD + dy;
          int x = out.x(i) * STRIDE - PAD + dx;
          if (in.has(y, x)) {
            int integer = in.at(out.plane(i), y, x);
            signed = (byte) Math.max(signed, (byte) (integer + 128));
            largest = Math.max(largest, integer);
          }
        }
      }
      assertThat(out.at(i)).as("element %s", i).isEqualTo((signed & 0xff) - 128);
      wrong += out.at(i) == largest ? 0 : 1;
    }
    assertThat(wrong).as("elements that are not the largest of their window").isPositive();
  }

  @Test
  void an_integer_sum_with_a_fused_activation_ends_at_the_integer_zero() {
    Pair pair = IntegerFiles.of("resnet", "EMA");
    SourceModel model = new MnnReader().read(pair.mnn());
    Map<String, Tensor> engine = LayerCheck.engine(model, pair.inputs());
    QuantizedLayer layer = layer(model, "add_48");
    float[] left = engine.get(layer.inputs().get(0).value()).toFloats();
    float[] right = engine.get(layer.inputs().get(1).value()).toFloats();
    Planes out = new Planes(engine.get(layer.output().value()), layer.output());
    float reciprocal = 1 / (float) layer.output().step();
    int zero = (int) layer.output().zeroPoint();

    assertThat(zero).isNegative();
    int cut = 0;
    for (int i = 0; i < out.count(); i++) {
      float steps = (left[i] + right[i]) * reciprocal;
      int rounded = (int) (Math.signum(steps) * Math.floor(Math.abs(steps) + 0.5f)) + zero;
      assertThat(out.at(i)).as("element %s", i).isEqualTo(Math.min(127, Math.max(0, rounded)));
      cut += rounded > zero && rounded < 0 ? 1 : 0;
    }
    assertThat(cut).as("positive sums that were raised to the integer 0").isPositive();
  }

  @Test
  void integer_resizing_copies_integers_from_one_scale_to_another() {
    Pair pair = IntegerFiles.of("yolo", "KL");
    SourceModel model = new MnnReader().read(pair.mnn());
    Map<String, Tensor> engine = LayerCheck.engine(model, pair.inputs());
    QuantizedTensor from = tensor(model, "mul_91");
    QuantizedTensor to = tensor(model, "resize_93");
    Planes in = new Planes(engine.get(from.value()), from);
    Planes out = new Planes(engine.get(to.value()), to);

    assertThat(from.step())
        .as("the scale before, the one after is %s", to.step())
        .isGreaterThan(2 * to.step());
    for (int i = 0; i < out.count(); i++) {
      assertThat(out.at(i))
          .as("element %s", i)
          .isEqualTo(in.at(out.plane(i), out.y(i) / UPSCALING, out.x(i) / UPSCALING));
    }
  }

  private static QuantizedLayer layer(SourceModel model, String op) {
    return model.quantized().layers().stream()
        .filter(layer -> layer.op().equals(op))
        .findFirst()
        .orElseThrow();
  }

  private static QuantizedTensor tensor(SourceModel model, String name) {
    return model.quantized().tensors().stream()
        .filter(tensor -> tensor.value().equals(name))
        .findFirst()
        .orElseThrow();
  }

  /** The integers of an image. */
  private static final class Planes {
    private final int[] integers;
    private final int height;
    private final int width;

    Planes(Tensor tensor, QuantizedTensor grid) {
      float[] real = tensor.toFloats();
      integers = new int[real.length];
      for (int i = 0; i < real.length; i++) {
        integers[i] = (int) Math.round(real[i] / grid.step() + grid.zeroPoint());
      }
      height = Math.toIntExact(tensor.shape().dim(2));
      width = Math.toIntExact(tensor.shape().dim(3));
    }

    int count() {
      return integers.length;
    }

    int at(int i) {
      return integers[i];
    }

    int at(int plane, int y, int x) {
      return integers[(plane * height + y) * width + x];
    }

    int plane(int i) {
      return i / (height * width);
    }

    int y(int i) {
      return i / width % height;
    }

    int x(int i) {
      return i % width;
    }

    boolean has(int y, int x) {
      return y >= 0 && y < height && x >= 0 && x < width;
    }
  }
}
