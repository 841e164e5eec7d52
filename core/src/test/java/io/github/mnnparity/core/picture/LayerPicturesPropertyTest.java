package io.github.mnnparity.core.picture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.mnnparity.core.metric.ErrorMoments;
import io.github.mnnparity.core.report.detail.HeatMap;
import io.github.mnnparity.core.report.detail.Histogram;
import io.github.mnnparity.core.report.detail.LayerDetail;
import io.github.mnnparity.core.report.detail.LayerDetail.ViewDetail;
import io.github.mnnparity.core.report.detail.LayerDetail.WorstElement;
import io.github.mnnparity.core.tensor.Shape;
import io.github.mnnparity.core.tensor.Tensor;
import java.util.List;
import java.util.Map;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

/** Values with odd ones among them: NaN, infinities, signed zeros, the greatest and the least. */
class LayerPicturesPropertyTest {
  private static final float[] ODD = {
    Float.NaN,
    Float.POSITIVE_INFINITY,
    Float.NEGATIVE_INFINITY,
    -0f,
    0f,
    Float.MAX_VALUE,
    -Float.MAX_VALUE,
    Float.MIN_VALUE
  };

  private static Tensor value(Random random, Shape shape, double odd) {
    float[] values = new float[(int) shape.elements()];
    for (int i = 0; i < values.length; i++) {
      values[i] =
          random.nextDouble() < odd
              ? ODD[random.nextInt(ODD.length)]
              : (float) random.nextGaussian();
    }
    return Tensor.ofFloats(shape, values);
  }

  private static Shape shape(List<Integer> dims) {
    return Shape.of(dims.stream().mapToLong(Integer::longValue).toArray());
  }

  private static long counted(Histogram histogram) {
    return histogram.nonFinite() + histogram.counts().stream().mapToLong(Integer::longValue).sum();
  }

  @Property(tries = 200)
  void every_element_is_counted_and_every_number_is_one(
      @ForAll int seed,
      @ForAll @Size(max = 4) List<@IntRange(max = 9) Integer> dims,
      @ForAll @DoubleRange(max = 1) double odd) {
    Random random = new Random(seed);
    Tensor reference = value(random, shape(dims), odd);
    LayerDetail layer =
        LayerPictures.of(0, reference, Map.of("v", value(random, shape(dims), odd)), List.of());
    ViewDetail view = layer.views().get("v");

    for (Histogram histogram :
        List.of(layer.reference().orElseThrow(), view.value(), view.difference())) {
      assertThat(counted(histogram)).isEqualTo(reference.elements());
      assertThat(histogram.low()).isLessThan(histogram.high()).isFinite();
      assertThat(histogram.high()).isFinite();
      if (counted(histogram) > histogram.nonFinite()) {
        assertThat(histogram.mean()).isBetween(histogram.low(), histogram.high());
      } else {
        assertThat(histogram.mean()).isZero();
      }
      assertThat(histogram.deviation()).isFinite().isNotNegative();
    }
    view.channels()
        .ifPresent(channels -> assertThat(channels.errors()).noneMatch(one -> one.isNaN()));
    layer.map().ifPresent(LayerPicturesPropertyTest::isDrawn);
    view.map().ifPresent(LayerPicturesPropertyTest::isDrawn);
    view.differenceMap().ifPresent(LayerPicturesPropertyTest::isDrawn);
  }

  private static void isDrawn(HeatMap map) {
    assertThat(map.levels()).hasSize(map.height() * map.width());
    assertThat(map.levels()).allMatch(level -> level >= 0 && level <= HeatMap.NON_FINITE);
    assertThat(map.height()).isBetween(1, 32);
    assertThat(map.width()).isBetween(1, 32);
    assertThat(map.low()).isLessThan(map.high());
  }

  @Property(tries = 150)
  void the_first_of_the_worst_elements_is_the_worst_of_all(
      @ForAll int seed,
      @ForAll @Size(min = 1, max = 3) List<@IntRange(min = 1, max = 40) Integer> dims,
      @ForAll @DoubleRange(max = 0.01) double odd) {
    Random random = new Random(seed);
    Shape shape = shape(dims);
    Tensor reference = value(random, shape, odd);
    Tensor candidate = value(random, shape, odd);
    ErrorMoments moments = ErrorMoments.of(reference, candidate);

    List<WorstElement> worst =
        LayerPictures.of(0, reference, Map.of("v", candidate), List.of()).views().get("v").worst();

    assertThat(worst).hasSizeLessThanOrEqualTo(10);
    long position = 0;
    for (int axis = 0; axis < shape.rank(); axis++) {
      position = position * shape.dim(axis) + worst.get(0).index().get(axis);
    }
    assertThat(position).isEqualTo(moments.worstIndex());
    assertThat(worst.get(0).reference()).isEqualTo(Double.valueOf(reference.doubleAt(position)));
    assertThat(worst.get(0).candidate()).isEqualTo(Double.valueOf(candidate.doubleAt(position)));
  }

  @Property(tries = 50)
  void channels_together_make_the_error_of_the_layer(
      @ForAll int seed, @ForAll @IntRange(min = 2, max = 50) int channels) {
    Random random = new Random(seed);
    Shape shape = Shape.of(2, channels, 3, 7);
    Tensor reference = value(random, shape, 0);
    Tensor candidate = value(random, shape, 0);

    List<Double> errors =
        LayerPictures.of(0, reference, Map.of("v", candidate), List.of())
            .views()
            .get("v")
            .channels()
            .orElseThrow()
            .errors();

    double relRms = ErrorMoments.of(reference, candidate).relRms();
    double squares = errors.stream().mapToDouble(error -> error * error).average().orElseThrow();
    assertThat(errors).hasSize(channels);
    assertThat(Math.sqrt(squares)).isCloseTo(relRms, within(1e-9 * relRms));
  }

  @Property(tries = 5)
  void a_large_value_is_counted_in_part_and_its_facts_are_of_all(@ForAll int seed) {
    Random random = new Random(seed);
    Tensor reference = value(random, Shape.of(3, 64, 50, 41), 0.001);
    float[] values = reference.toFloats();
    values[values.length - 1] = 1e6f;
    Tensor candidate = Tensor.ofFloats(reference.shape(), values);

    LayerDetail layer = LayerPictures.of(0, reference, Map.of("v", candidate), List.of());
    Histogram histogram = layer.views().get("v").value();

    assertThat(histogram.every()).isEqualTo(7);
    assertThat(counted(histogram)).isBetween(50_000L, 60_000L);
    assertThat(layer.views().get("v").worst()).hasSize(1);
    assertThat(histogram.high()).isEqualTo(Float.MAX_VALUE);
  }
}
