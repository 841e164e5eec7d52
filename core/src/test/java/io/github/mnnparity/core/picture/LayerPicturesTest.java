package io.github.mnnparity.core.picture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.google.common.collect.ImmutableMap;
import io.github.mnnparity.core.report.detail.HeatMap;
import io.github.mnnparity.core.report.detail.Histogram;
import io.github.mnnparity.core.report.detail.LayerDetail;
import io.github.mnnparity.core.report.detail.LayerDetail.Channels;
import io.github.mnnparity.core.report.detail.LayerDetail.ViewDetail;
import io.github.mnnparity.core.report.detail.LayerDetail.WorstElement;
import io.github.mnnparity.core.tensor.Shape;
import io.github.mnnparity.core.tensor.Tensor;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class LayerPicturesTest {
  private static LayerDetail pictures(Tensor reference, Tensor candidate) {
    return LayerPictures.of(7, reference, Map.of("lifted", candidate), List.of());
  }

  private static ViewDetail view(Tensor reference, Tensor candidate) {
    return pictures(reference, candidate).views().get("lifted");
  }

  private static Tensor floats(Shape shape, double... values) {
    float[] floats = new float[values.length];
    for (int i = 0; i < values.length; i++) {
      floats[i] = (float) values[i];
    }
    return Tensor.ofFloats(shape, floats);
  }

  private static Tensor zeros(long... dims) {
    Shape shape = Shape.of(dims);
    return Tensor.ofFloats(shape, new float[(int) shape.elements()]);
  }

  private static Tensor with(Tensor tensor, int position, double value) {
    float[] values = tensor.toFloats();
    values[position] = (float) value;
    return Tensor.ofFloats(tensor.shape(), values);
  }

  @Test
  void both_sides_are_counted_over_the_same_bins() {
    LayerDetail layer =
        pictures(floats(Shape.of(4), 0, 0, 1, 48), floats(Shape.of(4), 0, 1, 1, 24));

    Histogram reference = layer.reference().orElseThrow();
    Histogram candidate = layer.views().get("lifted").value();
    assertThat(layer.layer()).isEqualTo(7);
    assertThat(reference.low()).isZero().isEqualTo(candidate.low());
    assertThat(reference.high()).isEqualTo(48).isEqualTo(candidate.high());
    assertThat(reference.counts()).hasSize(48).startsWith(2, 1, 0).endsWith(0, 1);
    assertThat(candidate.counts()).startsWith(1, 2, 0).endsWith(0, 0);
    assertThat(candidate.counts().get(24)).isOne();
    assertThat(reference.mean()).isCloseTo(12.25, within(1e-12));
    assertThat(reference.deviation()).isCloseTo(20.64431, within(1e-4));
  }

  @Test
  void few_whole_numbers_have_a_bin_each() {
    LayerDetail layer =
        pictures(
            Tensor.ofBooleans(Shape.of(3), true, false, true), Tensor.ofInts(Shape.of(3), 1, 1, 1));

    Histogram reference = layer.reference().orElseThrow();
    Histogram difference = layer.views().get("lifted").difference();
    assertThat(reference.counts()).containsExactly(1, 2);
    assertThat(reference.low()).isEqualTo(-0.5);
    assertThat(reference.high()).isEqualTo(1.5);
    assertThat(layer.views().get("lifted").value().counts()).containsExactly(0, 3);
    assertThat(difference.counts()).containsExactly(0, 2, 1);
  }

  @Test
  void a_constant_value_lies_in_the_middle_of_its_bins() {
    Histogram histogram = pictures(zeros(5), zeros(5)).reference().orElseThrow();

    assertThat(histogram.low()).isEqualTo(-0.5);
    assertThat(histogram.high()).isEqualTo(0.5);
    assertThat(histogram.counts().get(24)).isEqualTo(5);
    assertThat(histogram.deviation()).isZero();
  }

  @Test
  void values_that_are_not_finite_are_counted_apart() {
    ViewDetail view =
        view(
            floats(Shape.of(4), Double.NaN, 1, 2, Double.NEGATIVE_INFINITY),
            floats(Shape.of(4), Double.NaN, Double.POSITIVE_INFINITY, 2, Double.NEGATIVE_INFINITY));

    assertThat(view.value().nonFinite()).isEqualTo(3);
    assertThat(view.value().mean()).isEqualTo(2);
    assertThat(view.difference().nonFinite()).isEqualTo(3);
    assertThat(view.worst())
        .as("both sides agree on the others")
        .containsExactly(new WorstElement(List.of(1L), 1, Double.POSITIVE_INFINITY));
    assertThat(view.channels().orElseThrow().errors())
        .containsExactly(0.0, Double.POSITIVE_INFINITY, 0.0, 0.0);
  }

  @Test
  void a_value_without_any_finite_element_has_empty_bins() {
    Histogram histogram =
        pictures(floats(Shape.of(1), Double.NaN), floats(Shape.of(1), Double.NaN))
            .reference()
            .orElseThrow();

    assertThat(histogram.counts()).hasSize(48).containsOnly(0);
    assertThat(histogram.nonFinite()).isOne();
    assertThat(histogram.low()).isLessThan(histogram.high());
    assertThat(histogram.mean()).isZero();
  }

  @Test
  void the_worst_elements_are_told_by_axis_the_worst_first() {
    Tensor reference = zeros(2, 3, 4);
    Tensor candidate = with(with(with(reference, 23, -3), 7, 5), 0, 1);

    assertThat(view(reference, candidate).worst())
        .containsExactly(
            new WorstElement(List.of(0L, 1L, 3L), 0, 5),
            new WorstElement(List.of(1L, 2L, 3L), 0, -3),
            new WorstElement(List.of(0L, 0L, 0L), 0, 1));
  }

  @Test
  void at_most_ten_elements_are_told_and_of_equal_ones_the_first() {
    float[] ones = new float[5000];
    Arrays.fill(ones, 1);

    assertThat(view(zeros(5000), Tensor.ofFloats(Shape.of(5000), ones)).worst())
        .hasSize(10)
        .extracting(one -> one.index().get(0))
        .containsExactly(0L, 1L, 2L, 3L, 4L, 5L, 6L, 7L, 8L, 9L);
  }

  @Test
  void the_channel_that_is_off_is_the_one_that_is_told_and_drawn() {
    float[] ones = new float[2 * 3 * 16];
    Arrays.fill(ones, 1);
    Tensor reference = Tensor.ofFloats(Shape.of(2, 3, 4, 4), ones);
    Tensor candidate = with(reference, 16 * 5 + 6, 3);

    LayerDetail layer = pictures(reference, candidate);
    ViewDetail view = layer.views().get("lifted");
    Channels channels = view.channels().orElseThrow();
    assertThat(channels.axis()).isEqualTo(1);
    assertThat(channels.each()).isEqualTo(1);
    assertThat(channels.errors()).containsExactly(0.0, 0.0, Math.sqrt(4.0 / 32));
    HeatMap difference = view.differenceMap().orElseThrow();
    assertThat(difference.slice()).isEqualTo("batch 1 of 2, channel 2 of 3, 4x4");
    assertThat(difference.low()).isEqualTo(-2);
    assertThat(difference.high()).isEqualTo(2);
    assertThat(difference.levels().get(6)).isEqualTo(254);
    assertThat(difference.levels()).filteredOn(level -> level == 127).hasSize(15);
    assertThat(layer.map().orElseThrow().levels()).containsOnly(0);
    assertThat(view.map().orElseThrow().levels().get(6)).isEqualTo(254);
  }

  @Test
  void one_wrong_element_of_a_large_plane_is_not_averaged_away() {
    Tensor reference = zeros(1, 1, 320, 480);
    HeatMap difference =
        view(reference, with(reference, 100 * 480 + 240, -8)).differenceMap().orElseThrow();

    assertThat(difference.height()).isEqualTo(21);
    assertThat(difference.width()).isEqualTo(32);
    assertThat(difference.slice()).isEqualTo("all of 320x480");
    assertThat(difference.levels()).filteredOn(level -> level == 0).hasSize(1);
    assertThat(difference.levels().get(100 * 21 / 320 * 32 + 16)).isZero();
  }

  @Test
  void a_cell_of_a_value_is_the_mean_of_its_elements() {
    float[] values = new float[64 * 64];
    for (int i = 0; i < values.length; i++) {
      values[i] = i % 2 + 2 * (i / 64 % 2);
    }
    values[64 * 64 - 1] = Float.NaN;
    Tensor tensor = Tensor.ofFloats(Shape.of(64, 64), values);

    HeatMap map = pictures(tensor, tensor).map().orElseThrow();
    assertThat(map.low()).isEqualTo(0.75);
    assertThat(map.high()).isEqualTo(2.25);
    assertThat(map.levels()).hasSize(1024).endsWith(127, HeatMap.NON_FINITE);
    assertThat(map.levels().subList(0, 1023)).containsOnly(127);
  }

  @Test
  void a_sequence_of_features_is_drawn_as_one_matrix() {
    LayerDetail layer = pictures(zeros(1, 40, 1, 25), zeros(1, 40, 1, 25));

    assertThat(layer.map().orElseThrow().slice()).isEqualTo("all of 40x25");
    assertThat(layer.map().orElseThrow().height()).isEqualTo(32);
    assertThat(layer.map().orElseThrow().width()).isEqualTo(20);
  }

  @Test
  void scalars_and_vectors_have_no_plane_and_a_scalar_no_channels() {
    Tensor scalar = Tensor.ofFloats(Shape.SCALAR, 2);
    Tensor vector = zeros(1, 6, 1, 1);

    assertThat(pictures(scalar, scalar).map()).isEmpty();
    assertThat(view(scalar, scalar).channels()).isEmpty();
    assertThat(pictures(vector, vector).map()).isEmpty();
    assertThat(view(vector, vector).channels().orElseThrow().errors()).hasSize(6);
  }

  @Test
  void very_many_channels_are_told_together() {
    Channels channels =
        view(zeros(1, 10_000), with(zeros(1, 10_000), 5_000, 3)).channels().orElseThrow();

    assertThat(channels.each()).isEqualTo(3);
    assertThat(channels.errors()).hasSize(3334);
    assertThat(channels.errors().get(5_000 / 3)).isEqualTo(Math.sqrt(3));
    assertThat(Collections.frequency(channels.errors(), 0.0)).isEqualTo(3333);
  }

  @Test
  void views_with_the_same_value_share_their_pictures() {
    Tensor reference = zeros(3);
    LayerDetail layer =
        LayerPictures.of(
            0,
            reference,
            ImmutableMap.of(
                "lifted", reference,
                "session", with(reference, 1, 2),
                "module", with(reference, 1, 2)),
            List.of());

    assertThat(layer.views()).containsOnlyKeys("lifted", "session", "module");
    assertThat(layer.views().get("module")).isSameAs(layer.views().get("session"));
    assertThat(layer.views().get("lifted")).isNotEqualTo(layer.views().get("session"));
  }

  @Test
  void an_empty_value_and_one_of_strings_have_pictures_too() {
    Tensor empty = zeros(0, 4);
    Tensor strings = Tensor.ofStrings(Shape.of(1), List.of("a"));

    assertThat(pictures(empty, empty).reference().orElseThrow().counts()).containsOnly(0);
    assertThat(pictures(strings, strings).reference()).isEmpty();
    assertThat(pictures(strings, strings).views()).isEmpty();
  }
}
