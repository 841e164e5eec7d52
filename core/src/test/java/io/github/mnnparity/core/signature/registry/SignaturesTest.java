package io.github.mnnparity.core.signature.registry;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mnnparity.core.tensor.Shape;
import io.github.mnnparity.core.tensor.Tensor;
import java.util.Random;
import java.util.function.IntPredicate;
import java.util.function.IntToDoubleFunction;
import java.util.function.IntUnaryOperator;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class SignaturesTest {
  private static final int N = 2;
  private static final int C = 6;
  private static final int H = 8;
  private static final int W = 10;
  private static final int PLANE = H * W;
  private static final Tensor REFERENCE = random(5);

  @Test
  void zeros_and_other_constants_are_told() {
    assertThat(text(i -> 0)).isEqualTo("all values are zero, exactly");
    assertThat(text(i -> 0.5)).isEqualTo("all values are 0.5000, exactly");
  }

  @Test
  void another_sign_is_told_before_a_factor_and_a_factor_before_a_line() {
    assertThat(text(i -> -at(i))).isEqualTo("the sign is inverted, exactly");
    assertThat(text(i -> 2 * at(i))).isEqualTo("all values are 2 times the reference's, exactly");
    assertThat(text(i -> at(i) + 3)).startsWith("all values are the reference's plus 3");
    assertThat(text(i -> 0.25 * at(i) + 3))
        .startsWith("all values are 0.2500 times the reference's plus 3");
  }

  @Test
  void channels_in_reverse_order_are_RGB_for_BGR() {
    Tensor image = random(7, Shape.of(1, 3, H, W));
    float[] values = new float[3 * PLANE];
    for (int i = 0; i < values.length; i++) {
      values[i] = (float) image.doubleAt(i + (2 - 2 * (i / PLANE)) * PLANE);
    }

    assertThat(
            Signatures.of(image, Tensor.ofFloats(image.shape(), values), 1e-6).orElseThrow().text())
        .isEqualTo("the channels are in reverse order (RGB for BGR)");
  }

  @Test
  void elements_in_the_order_of_another_layout_are_told() {
    assertThat(
            moved(
                i -> {
                  int item = i / (C * PLANE);
                  int k = i % (C * PLANE);
                  return (item * C + k % C) * PLANE + k / C;
                }))
        .startsWith("the elements are in the order of channels last (NHWC)");
    assertThat(
            moved(
                i -> {
                  int item = i / (C * PLANE);
                  int k = i % (C * PLANE);
                  return item * C * PLANE + k % PLANE * C + k / PLANE;
                }))
        .startsWith("the elements are in the order of channels first (NCHW) read as");
  }

  @Test
  void packed_memory_is_told_with_its_block() {
    for (int lanes : new int[] {4, 8}) {
      String text =
          text(
              i -> {
                int item = i / lanes / PLANE % N;
                int channel = i / lanes / PLANE / N * lanes + i % lanes;
                return channel >= C ? 0 : at((item * C + channel) * PLANE + i / lanes % PLANE);
              });

      assertThat(text)
          .startsWith("the elements are in NC4HW4 memory order, " + lanes + " channels to a block");
    }
  }

  @Test
  void transposed_matrices_are_told_whatever_their_shape() {
    Tensor matrix = random(3, Shape.of(5, 7));
    float[] values = new float[35];
    for (int i = 0; i < 35; i++) {
      values[i] = (float) matrix.doubleAt(i % 5 * 7 + i / 5);
    }

    assertThat(
            Signatures.of(matrix, Tensor.ofFloats(Shape.of(7, 5), values), 1e-6)
                .orElseThrow()
                .text())
        .isEqualTo("the values are the reference's transposed");
  }

  @Test
  void height_and_width_exchanged_are_told_as_an_order_of_axes() {
    float[] values = new float[N * C * PLANE];
    for (int i = 0; i < values.length; i++) {
      int k = i % PLANE;
      values[i] = (float) at(i - k + k % H * W + k / H);
    }

    assertThat(
            Signatures.of(REFERENCE, Tensor.ofFloats(Shape.of(N, C, W, H), values), 1e-6)
                .orElseThrow()
                .text())
        .isEqualTo("the values are the reference's with its axes in the order [0, 1, 3, 2]");
  }

  @Test
  void mirrored_and_turned_images_are_told() {
    assertThat(moved(i -> i + W - 1 - 2 * (i % W)))
        .isEqualTo("the values are mirrored along the width, exactly");
    assertThat(moved(i -> i + (H - 1 - 2 * (i / W % H)) * W))
        .isEqualTo("the values are mirrored along the height, exactly");
    assertThat(moved(i -> i / PLANE * PLANE + PLANE - 1 - i % PLANE))
        .isEqualTo("the values are turned by 180 degrees, exactly");
  }

  @Test
  void wrong_items_channels_lanes_rows_and_borders_are_told() {
    assertThat(broken(i -> i / (C * PLANE) == 1))
        .isEqualTo("only item 0 of the batch is right; the other 1 are wrong, exactly");
    assertThat(broken(i -> i / PLANE % C == 3)).isEqualTo("only channel 3 of 6 is wrong, exactly");
    assertThat(broken(i -> i / PLANE % C % 4 == 1))
        .isEqualTo("lane 1 of every block of 4 channels is wrong, the others right, exactly");
    assertThat(broken(i -> i / PLANE % C >= 4))
        .isEqualTo("the channels behind the last whole block of 4 (from 4) are wrong, exactly");
    assertThat(broken(i -> i / W % H == H - 1)).isEqualTo("only row 7 of 8 is wrong, exactly");
    assertThat(broken(i -> i % W == 0 || i % W == W - 1))
        .isEqualTo("only columns at the border are wrong, as by padding, exactly");
    assertThat(broken(i -> i % W == 0 || i % W == W - 1 || i / W % H == 0 || i / W % H == H - 1))
        .isEqualTo("only the border of one pixel is wrong, as by padding, exactly");
  }

  @Test
  void values_cut_at_a_bound_are_told_with_the_share() {
    assertThat(text(i -> Math.min(1.3, at(i))))
        .startsWith("the values are the reference's cut at 1.300: ");
  }

  @Test
  void padding_that_is_off_by_one_moves_both_axes() {
    assertThat(
            text(
                i -> {
                  int y = i / W % H;
                  int x = i % W;
                  return y == 0 || x == 0 ? 0 : at(i - W - 1);
                }))
        .startsWith("the values are moved by +1 along the height and +1 along the width");
  }

  @Test
  void elements_moved_in_memory_are_told() {
    assertThat(text(i -> i < 3 ? 9 : at(i - 3)))
        .isEqualTo("all elements are moved by 3 places towards the end of memory, exactly");
  }

  @Test
  void a_smooth_image_moved_by_half_a_pixel_is_told_with_its_distance() {
    double[] phase = {0.3, 1.1, 2.0, 0.7, 1.9, 0.1};
    Tensor image = waves(phase, 0);

    String text = Signatures.of(image, waves(phase, 0.5), 1e-6).orElseThrow().text();

    assertThat(text)
        .matches("the image is moved by about 0\\.5\\d pixel along the height and 0\\.5\\d .*");
  }

  @Test
  void constant_references_few_values_and_values_that_are_not_finite_have_no_signature() {
    Tensor flat = Tensor.ofFloats(Shape.of(2, 8), new float[16]);
    Tensor few = Tensor.ofFloats(Shape.of(4), 1, 2, 3, 4);
    Tensor nan = tensor(i -> i == 4 ? Double.NaN : -at(i));

    assertThat(Signatures.of(flat, random(1, Shape.of(2, 8)), 1e-6)).isEmpty();
    assertThat(Signatures.of(few, Tensor.ofFloats(Shape.of(4), -1, -2, -3, -4), 1e-6)).isEmpty();
    assertThat(Signatures.of(REFERENCE, nan, 1e-6)).isEmpty();
    assertThat(Signatures.of(REFERENCE, few, 1e-6)).isEmpty();
  }

  private static Tensor waves(double[] phase, double move) {
    float[] values = new float[6 * 32 * 32];
    for (int i = 0; i < values.length; i++) {
      double y = i / 32 % 32 - move;
      double x = i % 32 - move;
      double p = phase[i / 1024];
      values[i] = (float) (Math.sin(0.4 * y + p) + Math.cos(0.3 * x - p) + Math.sin(0.2 * (x + y)));
    }
    return Tensor.ofFloats(Shape.of(1, 6, 32, 32), values);
  }

  private static double at(int i) {
    return REFERENCE.doubleAt(i);
  }

  private static String moved(IntUnaryOperator source) {
    return text(i -> at(source.applyAsInt(i)));
  }

  private static String broken(IntPredicate where) {
    Random random = new Random(9);
    return text(i -> where.test(i) ? random.nextGaussian() : at(i));
  }

  private static String text(IntToDoubleFunction value) {
    return Signatures.of(REFERENCE, tensor(value), 1e-6).orElseThrow().evidence();
  }

  private static Tensor tensor(IntToDoubleFunction value) {
    float[] values = new float[N * C * PLANE];
    for (int i = 0; i < values.length; i++) {
      values[i] = (float) value.applyAsDouble(i);
    }
    return Tensor.ofFloats(REFERENCE.shape(), values);
  }

  private static Tensor random(long seed) {
    return random(seed, Shape.of(N, C, H, W));
  }

  private static Tensor random(long seed, Shape shape) {
    Random random = new Random(seed);
    float[] values = new float[Math.toIntExact(shape.elements())];
    for (int i = 0; i < values.length; i++) {
      values[i] = (float) random.nextGaussian();
    }
    return Tensor.ofFloats(shape, values);
  }
}
