package io.github.mnnparity.core.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.mnnparity.core.error.BadInputException;
import io.github.mnnparity.core.image.Preprocessing.Layout;
import io.github.mnnparity.core.tensor.DType;
import io.github.mnnparity.core.tensor.Shape;
import io.github.mnnparity.core.tensor.Tensor;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
final class PreprocessingTest {
  private static final Raster TWO = Raster.of(2, 1, 10, 20, 30, 40, 50, 60);

  @Test
  void all_keys_are_understood() {
    Preprocessing steps =
        Preprocessing.parse(
            "resize=320x240:pil-bilinear,fit=letterbox,pad=114,short=256,round=ceil,exif=ignore,"
                + "order=BGR,scale=1/255,mean=0.485:0.456:0.406,std=0.229:0.224:0.225,"
                + "layout=NHWC,dtype=uint8");

    assertThat(steps.geometry())
        .isEqualTo(
            new Geometry(
                Orientation.UPRIGHT,
                Fit.LETTERBOX,
                320,
                240,
                Filter.PIL_BILINEAR,
                114,
                256,
                Fit.Rounding.CEIL));
    assertThat(steps.turned()).isFalse();
    assertThat(steps.order()).isEqualTo(ChannelOrder.BGR);
    assertThat(steps.normalization().words())
        .isEqualTo("scale=1/255,mean=0.485:0.456:0.406,std=0.229:0.224:0.225");
    assertThat(steps.layout()).isEqualTo(Layout.NHWC);
    assertThat(steps.dtype()).isEqualTo(DType.UINT8);
  }

  @Test
  void normal_is_the_inverse_of_std_as_MNN_has_it() {
    assertThat(Preprocessing.parse("mean=127.5,normal=0.0078125").normalization())
        .isEqualTo(Preprocessing.parse("mean=127.5,std=128").normalization());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "resize",
        "resize=224",
        "resize=0x5",
        "resize=224x224:sharp",
        "order=XYZ",
        "mean=1:2",
        "mean=one",
        "std=0",
        "scale=1/0",
        "scale=1,scale=2",
        "exif=maybe",
        "layout=NCHW4",
        "colour=RGB",
        "fit=",
        "scale=nan"
      })
  void what_is_not_understood_is_refused_with_an_example(String text) {
    assertThatThrownBy(() -> Preprocessing.parse(text))
        .isInstanceOf(BadInputException.class)
        .hasMessageContaining("--preprocess")
        .hasMessageContaining("write for example resize=224x224:bilinear");
  }

  @Test
  void the_full_text_of_a_refusal() {
    assertThatThrownBy(() -> Preprocessing.parse("order=RGBX"))
        .hasMessage(
            "--preprocess\n"
                + "  expected: order=RGB, order=BGR or order=GRAY\n"
                + "  found:    'order=RGBX'\n"
                + "  next:     write for example resize=224x224:bilinear,order=RGB,scale=1/255,"
                + "mean=0.485:0.456:0.406,std=0.229:0.224:0.225,layout=NCHW");
  }

  @Test
  void pixels_become_planes_in_the_order_and_scale_that_are_asked_for() {
    Preprocessing steps = Preprocessing.parse("resize=2x1,order=BGR,scale=1/10,mean=1,std=2");

    Tensor tensor = steps.apply(TWO, 3);

    assertThat(tensor.shape()).isEqualTo(Shape.of(1, 3, 1, 2));
    assertThat(tensor.toFloats()).containsExactly(1, 2.5f, 0.5f, 2, 0, 1.5f);
  }

  @Test
  void NHWC_keeps_pixels_together() {
    Tensor tensor = Preprocessing.parse("resize=2x1,layout=NHWC").apply(TWO, 3);

    assertThat(tensor.shape()).isEqualTo(Shape.of(1, 1, 2, 3));
    assertThat(tensor.toFloats()).containsExactly(10, 20, 30, 40, 50, 60);
  }

  @Test
  void a_letterbox_of_zeros_is_zero_after_the_normalization() {
    Tensor tensor =
        Preprocessing.parse("resize=2x3,fit=letterbox-corner,pad=zeros,mean=10").apply(TWO, 3);

    assertThat(tensor.toFloats()).startsWith(0, 30, 0, 0, 0, 0, 10, 40);
  }

  @Test
  void sizes_that_are_left_open_are_those_of_the_network() {
    Preprocessing steps =
        Preprocessing.parse("order=RGB").fitted(Shape.of(-1, 3, 48, 192), true, DType.FLOAT32);

    assertThat(steps.geometry().width()).isEqualTo(192);
    assertThat(steps.geometry().height()).isEqualTo(48);
  }
}
