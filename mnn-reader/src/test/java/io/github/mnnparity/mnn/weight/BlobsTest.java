package io.github.mnnparity.mnn.weight;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.mnnparity.core.error.MalformedModelException;
import io.github.mnnparity.core.graph.WeightCoding;
import io.github.mnnparity.core.tensor.DType;
import io.github.mnnparity.core.tensor.Shape;
import io.github.mnnparity.mnn.model.MnnModel;
import io.github.mnnparity.mnn.model.MnnOp;
import io.github.mnnparity.mnn.model.NetFile;
import io.github.mnnparity.mnn.schema.Blob;
import java.util.List;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class BlobsTest {
  private static DecodedWeights decode(String fields) {
    MnnModel model =
        new NetFile()
            .input("x", "[1]")
            .op("Const", "c", "Blob", fields, List.of(), List.of("c"))
            .model();
    MnnOp op =
        model.graph().ops().stream()
            .filter(each -> each.type().equals("Const"))
            .findFirst()
            .orElseThrow();
    return Blobs.decode(model, op, op.parameter(new Blob()));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          dataType=DT_FLOAT float32s=[1.5,-2]          | FLOAT32 | 1.5 | -2
          dataType=DT_INT32 int32s=[7,-2147483648]     | INT32   | 7   | -2147483648
          dataType=DT_BOOL int32s=[1,0]                | INT32   | 1   | 0
          dataType=DT_INT64 int64s=[1,-4294967296]     | INT64   | 1   | -4294967296
          dataType=DT_INT8 int8s=[-128,127]            | INT8    | -128 | 127
          dataType=DT_UINT8 uint8s=[0,255]             | UINT8   | 0   | 255
          dataType=DT_HALF uint8s=[1,0,0,252]          | FLOAT32 | 5.9604644775390625e-8 | -Infinity
          dataType=DT_BFLOAT16 uint8s=[192,63,0,192]   | FLOAT32 | 1.5 | -2
          """)
  void each_type_keeps_its_values(String fields, DType dtype, double first, double second) {
    DecodedWeights decoded = decode("dims=[2] " + fields);

    assertThat(decoded.values().dtype()).isEqualTo(dtype);
    assertThat(decoded.values().shape()).isEqualTo(Shape.of(2));
    assertThat(decoded.values().doubleAt(0)).isEqualTo(first);
    assertThat(decoded.values().doubleAt(1)).isEqualTo(second);
  }

  @Test
  void only_halves_have_lost_something() {
    assertThat(decode("dims=[1] dataType=DT_HALF uint8s=[0,60]").coding().orElseThrow().kind())
        .isEqualTo(WeightCoding.Kind.FLOAT16);
    assertThat(decode("dims=[1] dataType=DT_BFLOAT16 uint8s=[0,60]").coding()).isEmpty();
  }

  @Test
  void without_sizes_it_is_a_scalar_and_a_size_of_zero_is_empty() {
    assertThat(decode("dataType=DT_FLOAT float32s=[3]").values().shape()).isEqualTo(Shape.SCALAR);
    assertThat(decode("dims=[2,0] dataType=DT_FLOAT").values().elements()).isZero();
  }

  @Test
  void fewer_elements_than_the_shape_wants_are_a_fault_of_the_vector() {
    assertThatThrownBy(() -> decode("dims=[3] dataType=DT_INT8 int8s=[1,2]"))
        .isInstanceOf(MalformedModelException.class)
        .hasMessageContaining("op 'c' (Const), field int8s")
        .hasMessageContaining("3 elements (3) of 1 bytes");
  }

  @Test
  void a_type_without_numbers_is_a_fault_of_the_field() {
    assertThatThrownBy(() -> decode("dims=[1] dataType=DT_STRING"))
        .isInstanceOf(MalformedModelException.class)
        .hasMessageContaining("op 'c' (Const), field dataType");
  }
}
