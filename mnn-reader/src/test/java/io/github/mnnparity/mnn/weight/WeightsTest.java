package io.github.mnnparity.mnn.weight;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.github.mnnparity.core.error.BadInputException;
import io.github.mnnparity.core.error.MalformedModelException;
import io.github.mnnparity.core.graph.WeightCoding;
import io.github.mnnparity.mnn.model.MnnModel;
import io.github.mnnparity.mnn.model.MnnOp;
import io.github.mnnparity.mnn.model.NetFile;
import io.github.mnnparity.mnn.schema.Convolution2D;
import java.util.List;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class WeightsTest {
  private static DecodedWeights decode(String fields) {
    MnnModel model =
        new NetFile()
            .input("x", "[1,1,8,8]")
            .op("Convolution", "c", "Convolution2D", fields, List.of("x"), List.of("c"))
            .model();
    MnnOp op = model.graph().ops().get(1);
    return Weights.of(model, op, op.parameter(new Convolution2D())).orElseThrow();
  }

  private static float[] values(String quan) {
    return decode("quanParameter." + quan.replace(" ", " quanParameter.")).values().toFloats();
  }

  @Test
  void plain_floats_are_as_stored() {
    DecodedWeights weights = decode("weight=[1,-2,0.5]");

    assertThat(weights.values().toFloats()).containsExactly(1f, -2f, 0.5f);
    assertThat(weights.coding()).isEmpty();
  }

  @Test
  void type_1_indexes_are_packed_from_the_highest_bit_into_a_sorted_table() {
    // 2 dimensions 2x2; table of 3 given unsorted: -1, 0, 2; indexes 0 1 2 2 in 2 bits: 00011010.
    float[] values = values("type=1 quantScale=1 alpha=[0.5,2] buffer=[2,2,0,2,0,3,2,-1,0,26]");

    assertThat(values).containsExactly(-0.5f, 0f, 4f, 4f);
  }

  @Test
  void an_asymmetric_pair_is_the_value_of_the_lowest_integer_and_the_step() {
    // Table -2..1 of 2 bits: indexes 0 1 2 3.
    DecodedWeights weights =
        decode(
            "quanParameter.type=1 quanParameter.readType=1 quanParameter.aMin=-2"
                + " quanParameter.quantScale=1 quanParameter.alpha=[-1,0.5]"
                + " quanParameter.aMaxOrBits=2 quanParameter.buffer=[2,1,0,4,0,4,-2,-1,0,1,27]");

    assertThat(weights.values().toFloats()).containsExactly(-1f, -0.5f, 0f, 0.5f);
    WeightCoding coding = weights.coding().orElseThrow();
    assertThat(coding.kind()).isEqualTo(WeightCoding.Kind.INTEGER);
    assertThat(coding.bits()).isEqualTo(2);
    assertThat(coding.groupSize()).isEqualTo(4);
    assertThat(coding.steps().asList()).containsExactly(0.5);
  }

  @Test
  void more_scales_than_outputs_are_blocks_of_consecutive_weights() {
    float[] values = values("type=4 aMin=-128 quantScale=1 alpha=[1,10] buffer=[1,2,3,4]");

    assertThat(values).containsExactly(1f, 2f, 30f, 40f);
  }

  @Test
  void wide_dimensions_take_32_bits() {
    float[] values =
        values("type=1 shapeInt32=true quantScale=1 alpha=[1] buffer=[1,2,0,0,0,2,0,5,64]");

    assertThat(values).containsExactly(0f, 5f);
  }

  @Test
  void type_2_steps_lead_from_weight_to_weight_and_the_rest_is_zero() {
    // 1x6; 2 listed with 3-bit steps 1, 3 (001 011); table {-4, 7}; indexes 1, 0.
    float[] values =
        values("type=2 quantScale=1 alpha=[1] buffer=[2,1,0,6,0,2,0,0,0,3,44,2,7,-4,-128]");

    assertThat(values).containsExactly(0f, 7f, 0f, 0f, -4f, 0f);
  }

  @Test
  void type_2_holds_the_integer_of_zero_where_nothing_is_listed_in_asymmetric_rows() {
    float[] values =
        values(
            "type=2 readType=1 aMin=-128 quantScale=1 alpha=[-1,0.0078125]"
                + " buffer=[1,2,0,1,0,0,0,1,0,1,127,0]");

    assertThat(values[0]).isCloseTo(0.9921875f, within(1e-6f));
    assertThat(values[1]).isCloseTo(0f, within(1e-6f));
  }

  @Test
  void type_3_is_half_precision() {
    DecodedWeights weights = decode("quanParameter.type=3 quanParameter.buffer=[0,60,0,-64]");

    assertThat(weights.values().toFloats()).containsExactly(1f, -2f);
    assertThat(weights.coding().orElseThrow().kind()).isEqualTo(WeightCoding.Kind.FLOAT16);
  }

  @Test
  void type_4_without_a_scale_factor_is_the_old_asymmetric_form() {
    float[] values = values("type=4 alpha=[-1,0.5] buffer=[-128,-126]");

    assertThat(values).containsExactly(-1f, 0f);
  }

  @Test
  void quantScale_multiplies_the_scales_of_integer_products_too() {
    float[] values =
        values("type=4 quantScale=3 has_scaleInt=true aMin=-127 alpha=[0.5] buffer=[2,-2]");

    assertThat(values).containsExactly(3f, -3f);
  }

  @Test
  void a_zero_halfway_between_integers_is_rounded_away_from_it() {
    // One weight listed of three; zero is 1.25 / 0.5 = 2.5 steps below the lowest integer.
    float[] values =
        values(
            "type=2 readType=1 aMin=-2 quantScale=1 alpha=[1.25,0.5]"
                + " buffer=[1,3,0,1,0,0,0,1,0,4,-2,-1,0,1,64]");

    assertThat(values).containsExactly(1.75f, -0.25f, -0.25f);
  }

  @Test
  void listed_floats_leave_zeros_between_them() {
    float[] values = values("type=0 weightSize=4 index=[1,3] alpha=[2.5,-1]");

    assertThat(values).containsExactly(0f, 2.5f, 0f, -1f);
  }

  @Test
  void scales_may_be_half_precision() {
    float[] values =
        values("type=4 aMin=-128 quantScale=1 scaleStorage=FP16 alphaFp16=[16384] buffer=[3]");

    assertThat(values).containsExactly(6f);
  }

  @Test
  void a_buffer_that_ends_early_is_a_fault_that_names_the_field() {
    assertThatThrownBy(() -> values("type=1 alpha=[1] buffer=[2,2,0,2,0,3,2]"))
        .isInstanceOf(MalformedModelException.class)
        .hasMessageContaining("op 'c' (Convolution), field quanParameter.buffer")
        .hasMessageContaining("3 bytes of table");
  }

  @Test
  void a_small_buffer_cannot_ask_for_much_memory() {
    assertThatThrownBy(
            () -> values("type=2 shapeInt32=true alpha=[1]" + " buffer=[1,0,0,0,64,0,0,0,0,1,1,0]"))
        .isInstanceOf(MalformedModelException.class)
        .hasMessageContaining("1 to 1048576 weights in 12 bytes");
  }

  @Test
  void a_missing_external_file_is_named() {
    assertThatThrownBy(() -> decode("external=[0,16,4]"))
        .isInstanceOf(BadInputException.class)
        .hasMessageContaining("test.mnn.weight")
        .hasMessageContaining("no such file");
  }
}
