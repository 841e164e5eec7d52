package io.github.mnnparity.core.signature.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.mnnparity.core.signature.Match;
import io.github.mnnparity.core.tensor.Shape;
import io.github.mnnparity.core.tensor.Tensor;
import java.util.Optional;
import java.util.Random;
import java.util.function.DoubleUnaryOperator;
import java.util.function.IntToDoubleFunction;
import java.util.function.IntUnaryOperator;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;

/** Images of 2 items, 6 channels, 9 rows and 11 columns: no size equals another. */
class SignaturesPropertyTest {
  private static final int N = 2;
  private static final int C = 6;
  private static final int H = 9;
  private static final int W = 11;
  private static final Shape SHAPE = Shape.of(N, C, H, W);
  private static final double NOISE = 1e-6;

  @Property(tries = 40)
  void unrelated_values_have_no_signature(@ForAll int one, @ForAll int other) {
    assertThat(Signatures.of(random(one), random(one ^ other ^ 0x5bd1e995), NOISE)).isEmpty();
  }

  @Property(tries = 40)
  void equal_values_and_values_apart_by_noise_have_none(@ForAll int seed) {
    Tensor reference = random(seed);
    Random random = new Random(seed + 1L);
    Tensor noisy =
        tensor(i -> reference.doubleAt(i) * (1 + 4 * NOISE * (random.nextDouble() - 0.5)));

    assertThat(Signatures.of(reference, reference, NOISE)).isEmpty();
    assertThat(Signatures.of(reference, noisy, NOISE)).isEmpty();
  }

  @Property(tries = 40)
  void an_error_everywhere_has_none(
      @ForAll int seed, @ForAll @DoubleRange(min = 0.01, max = 100) double size) {
    Tensor reference = random(seed);
    Random random = new Random(seed + 1L);

    assertThat(
            Signatures.of(
                reference,
                tensor(i -> reference.doubleAt(i) + size * random.nextGaussian()),
                NOISE))
        .isEmpty();
  }

  @Property(tries = 20)
  void a_shift_is_recognized_with_its_axis_and_step(
      @ForAll int seed, @ForAll @IntRange(min = 1, max = 4) int step, @ForAll boolean down) {
    Random outside = new Random(seed + 2L);
    Match match =
        shaped(
            seed,
            i -> {
              int y = i / W % H;
              int x = i % W;
              return down ? (y < step ? -1 : i - step * W) : (x + step >= W ? -1 : i + step);
            },
            i -> outside.nextGaussian());

    assertThat(match.id()).isEqualTo("shifted");
    assertThat(match.text())
        .isEqualTo(
            "the values are moved by "
                + (down ? "+" + step + " along the height" : "-" + step + " along the width"));
  }

  @Property(tries = 20)
  void exchanged_channels_are_named(
      @ForAll int seed,
      @ForAll @IntRange(min = 0, max = C - 1) int one,
      @ForAll @IntRange(min = 1, max = C - 1) int step) {
    int other = (one + step) % C;
    Match match =
        shaped(
            seed,
            i -> {
              int channel = i / (H * W) % C;
              int source = channel == one ? other : channel == other ? one : channel;
              return i + (source - channel) * H * W;
            },
            i -> 0);

    assertThat(match.text())
        .isEqualTo(
            "channels " + Math.min(one, other) + " and " + Math.max(one, other) + " are exchanged");
    assertThat(match.residual()).isZero();
  }

  @Property(tries = 20)
  void a_line_through_all_values_is_recognized_with_its_numbers(
      @ForAll int seed,
      @ForAll @DoubleRange(min = 0.01, max = 50) double scale,
      @ForAll @DoubleRange(min = -50, max = 50) double offset) {
    Tensor reference = random(seed);
    Optional<Match> match =
        Signatures.of(reference, tensor(i -> scale * reference.doubleAt(i) + offset), NOISE);

    boolean none = Math.abs(scale - 1) < 1e-3 && Math.abs(offset) < 1e-3;
    if (!none) {
      assertThat(match.orElseThrow().id()).isIn("affine", "scaled", "offset");
    }
  }

  @Property(tries = 20)
  void a_line_for_each_channel_is_recognized(@ForAll int seed, @ForAll boolean offsetsOnly) {
    Random random = new Random(seed + 3L);
    double[] scales = random.doubles(C, 0.5, 2).toArray();
    double[] offsets = random.doubles(C, -1, 1).toArray();
    Tensor reference = random(seed);
    Match match =
        Signatures.of(
                reference,
                tensor(
                    i -> {
                      int channel = i / (H * W) % C;
                      double scale = offsetsOnly ? 1 : scales[channel];
                      return scale * reference.doubleAt(i) + offsets[channel];
                    }),
                NOISE)
            .orElseThrow();

    assertThat(match.id()).isEqualTo(offsetsOnly ? "channel-offset" : "channel-affine");
    String numbers = match.text().replaceFirst(".*(?:b is|bias:) ", "");
    assertThat(Double.parseDouble(numbers.split(",")[0])).isCloseTo(offsets[0], within(1e-3));
  }

  @Property(tries = 10)
  void a_missing_and_an_extra_activation_are_told_apart(@ForAll int seed) {
    Tensor before = random(seed);
    DoubleUnaryOperator relu = x -> Math.max(0, x);
    Tensor after = tensor(i -> relu.applyAsDouble(before.doubleAt(i)));

    assertThat(Signatures.of(after, before, NOISE).orElseThrow().text())
        .isEqualTo("the activation is missing: Relu of the values is the reference");
    assertThat(Signatures.of(before, after, NOISE).orElseThrow().text())
        .isEqualTo("the values have gone through an activation too many: Relu");
  }

  private static Match shaped(int seed, IntUnaryOperator source, IntToDoubleFunction outside) {
    Tensor reference = random(seed);
    return Signatures.of(
            reference,
            tensor(
                i -> {
                  int from = source.applyAsInt(i);
                  return from < 0 ? outside.applyAsDouble(i) : reference.doubleAt(from);
                }),
            NOISE)
        .orElseThrow();
  }

  private static Tensor random(int seed) {
    Random random = new Random(seed);
    return tensor(i -> random.nextGaussian());
  }

  private static Tensor tensor(IntToDoubleFunction value) {
    float[] values = new float[N * C * H * W];
    for (int i = 0; i < values.length; i++) {
      values[i] = (float) value.applyAsDouble(i);
    }
    return Tensor.ofFloats(SHAPE, values);
  }
}
