package io.github.mnnparity.onnx.read;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.protobuf.ByteString;
import io.github.mnnparity.core.error.BadInputException;
import io.github.mnnparity.core.error.MalformedModelException;
import io.github.mnnparity.core.tensor.DType;
import io.github.mnnparity.core.tensor.Tensor;
import io.github.mnnparity.onnx.proto.SparseTensorProto;
import io.github.mnnparity.onnx.proto.StringStringEntryProto;
import io.github.mnnparity.onnx.proto.TensorProto;
import io.github.mnnparity.onnx.proto.TensorProto.DataType;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class TensorReadingTest {
  @TempDir Path folder;
  private Path modelFolder;
  private TensorReading reading;

  @BeforeEach
  void makeFolder() throws IOException {
    modelFolder = Files.createDirectory(folder.resolve("model"));
    reading = new TensorReading(new Origin(modelFolder.resolve("m.onnx")));
  }

  private static TensorProto.Builder tensor(DataType type, long... dims) {
    var proto = TensorProto.newBuilder().setName("w").setDataType(type.getNumber());
    for (long dim : dims) {
      proto.addDims(dim);
    }
    return proto;
  }

  private Tensor read(TensorProto.Builder proto) {
    return reading.read(proto.build(), "graph.initializer[0]");
  }

  @ParameterizedTest
  @CsvSource({
    "INT8,-3,-3",
    "INT16,-300,-300",
    "UINT8,200,200",
    "UINT16,60000,60000",
    "BOOL,1,1",
    "INT32,-70000,-70000",
    "FLOAT16,15360,1",
    "BFLOAT16,16256,1",
    "FLOAT8E4M3FN,56,1",
    "FLOAT8E5M2,60,1"
  })
  void small_types_are_kept_in_int32_data(DataType type, int stored, double value) {
    Tensor tensor = read(tensor(type, 1).addInt32Data(stored));

    assertThat(tensor.doubleAt(0)).isEqualTo(value);
    assertThat(tensor.dtype().name()).isEqualTo(type.name());
  }

  @Test
  void nibbles_are_packed_two_to_an_entry() {
    Tensor tensor = read(tensor(DataType.INT4, 3).addInt32Data(0xf1).addInt32Data(0x07));

    assertThat(tensor.toLongs()).containsExactly(1, -1, 7);
  }

  @Test
  void wide_types_have_fields_of_their_own() {
    assertThat(read(tensor(DataType.INT64, 1).addInt64Data(Long.MIN_VALUE)).longAt(0))
        .isEqualTo(Long.MIN_VALUE);
    assertThat(read(tensor(DataType.UINT64, 1).addUint64Data(-1)).doubleAt(0)).isEqualTo(0x1p64);
    assertThat(read(tensor(DataType.UINT32, 1).addUint64Data(4294967295L)).longAt(0))
        .isEqualTo(4294967295L);
    assertThat(read(tensor(DataType.DOUBLE, 1).addDoubleData(1e300)).doubleAt(0)).isEqualTo(1e300);
    assertThat(read(tensor(DataType.FLOAT, 1).addFloatData(-0.5f)).doubleAt(0)).isEqualTo(-0.5);
    assertThat(
            read(tensor(DataType.STRING, 1).addStringData(ByteString.copyFromUtf8("é"))).strings())
        .containsExactly("é");
  }

  @ParameterizedTest
  @EnumSource(
      value = DType.class,
      mode = EnumSource.Mode.EXCLUDE,
      names = {"STRING"})
  void every_type_is_read_from_raw_data(DType dtype) {
    byte[] raw = new byte[(int) dtype.byteSize(3)];
    raw[0] = 1;

    Tensor tensor =
        reading.read(
            TensorProto.newBuilder()
                .setDataType(ElementTypes.number(dtype))
                .addDims(3)
                .setRawData(ByteString.copyFrom(raw))
                .build(),
            "t");

    assertThat(tensor).hasToString(dtype + " 3");
    assertThat(tensor.data().get(0)).isEqualTo((byte) 1);
  }

  @Test
  void data_of_another_size_is_malformed() {
    assertThatThrownBy(
            () -> read(tensor(DataType.FLOAT, 2, 3).setRawData(ByteString.copyFrom(new byte[20]))))
        .isInstanceOf(MalformedModelException.class)
        .hasMessage(
            modelFolder.resolve("m.onnx")
                + ", graph.initializer[0] of 'w'\n"
                + "  expected: 24 bytes in raw_data (FLOAT32 2x3)\n  found:    20\n"
                + "  next:     the file is damaged; copy it again or export it again");
    assertThatThrownBy(() -> read(tensor(DataType.FLOAT, 2).addFloatData(1)))
        .isInstanceOf(MalformedModelException.class)
        .hasMessageContaining("2 values");
    assertThatThrownBy(() -> read(tensor(DataType.FLOAT, -1)))
        .isInstanceOf(MalformedModelException.class);
    assertThatThrownBy(() -> read(tensor(DataType.FLOAT, 1L << 40, 1L << 40)))
        .isInstanceOf(MalformedModelException.class);
    assertThatThrownBy(() -> read(tensor(DataType.STRING, 1L << 40)))
        .isInstanceOf(MalformedModelException.class);
  }

  @Test
  void sizes_beyond_memory_and_odd_types_are_refused_before_anything_is_allocated() {
    assertThatThrownBy(() -> read(tensor(DataType.FLOAT, 1L << 33)))
        .isInstanceOf(BadInputException.class)
        .hasMessageContaining("at most 2147483647 bytes");
    assertThatThrownBy(() -> read(tensor(DataType.FLOAT, 1L << 29)))
        .isInstanceOf(BadInputException.class);
    assertThatThrownBy(() -> read(tensor(DataType.FLOAT, 1L << 28)))
        .isInstanceOf(MalformedModelException.class);
    assertThatThrownBy(() -> read(tensor(DataType.COMPLEX64, 1)))
        .isInstanceOf(BadInputException.class);
    assertThatThrownBy(() -> read(tensor(DataType.UNDEFINED, 1)))
        .isInstanceOf(MalformedModelException.class);
  }

  @Test
  void sparse_tensors_become_dense() {
    var proto =
        SparseTensorProto.newBuilder()
            .setValues(tensor(DataType.FLOAT, 2).addFloatData(5).addFloatData(6))
            .setIndices(tensor(DataType.INT64, 2).addInt64Data(1).addInt64Data(3))
            .addDims(2)
            .addDims(2);

    assertThat(reading.read(proto.build(), "s").toFloats()).containsExactly(0, 5, 0, 6);
    proto.setIndices(
        tensor(DataType.INT64, 2, 2).addAllInt64Data(java.util.List.of(0L, 0L, 1L, 0L)));
    assertThat(reading.read(proto.build(), "s").toFloats()).containsExactly(5, 0, 6, 0);
    proto.setIndices(tensor(DataType.INT64, 2).addInt64Data(1).addInt64Data(4));
    assertThatThrownBy(() -> reading.read(proto.build(), "s"))
        .isInstanceOf(MalformedModelException.class);
  }

  private static TensorProto.Builder external(String location, String offset, String length) {
    var proto =
        tensor(DataType.INT16, 2)
            .setDataLocation(TensorProto.DataLocation.EXTERNAL)
            .addExternalData(entry("location", location));
    if (!offset.isEmpty()) {
      proto.addExternalData(entry("offset", offset));
    }
    if (!length.isEmpty()) {
      proto.addExternalData(entry("length", length));
    }
    return proto;
  }

  private static StringStringEntryProto entry(String key, String value) {
    return StringStringEntryProto.newBuilder().setKey(key).setValue(value).build();
  }

  @Test
  void external_data_is_read_at_its_offset() throws IOException {
    Files.createDirectory(modelFolder.resolve("sub"));
    Files.write(modelFolder.resolve("sub/data"), new byte[] {9, 9, 1, 0, 2, 0});

    assertThat(read(external("sub/data", "2", "4")).toLongs()).containsExactly(1, 2);
    assertThat(read(external("sub/data", "2", "")).toLongs()).containsExactly(1, 2);
    assertThat(read(external("./sub/../sub/data", "", "4")).longAt(0)).isEqualTo(0x909);
  }

  @Test
  void external_data_that_is_missing_or_short_is_named() throws IOException {
    Files.write(modelFolder.resolve("data"), new byte[5]);

    assertThatThrownBy(() -> read(external("none", "", "")))
        .isInstanceOf(BadInputException.class)
        .hasMessageContaining("external data in " + modelFolder.resolve("none"))
        .hasMessageContaining("no such file");
    assertThatThrownBy(() -> read(external("data", "2", "4")))
        .isInstanceOf(MalformedModelException.class)
        .hasMessageContaining("4 bytes at offset 2 of 'data'\n  found:    a file of 5 bytes");
    assertThatThrownBy(() -> read(external("data", "0", "3")))
        .isInstanceOf(MalformedModelException.class);
    assertThatThrownBy(() -> read(external("data", "x", "4")))
        .isInstanceOf(MalformedModelException.class);
    assertThatThrownBy(() -> read(external("data", "9223372036854775807", "4")))
        .isInstanceOf(MalformedModelException.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"../secret", "sub/../../secret", "", "/etc/passwd", "link"})
  void external_data_outside_the_models_folder_is_refused(String location) throws IOException {
    Files.write(folder.resolve("secret"), new byte[4]);
    Files.createSymbolicLink(modelFolder.resolve("link"), folder.resolve("secret"));

    assertThatThrownBy(() -> read(external(location, "", "")))
        .isInstanceOf(MalformedModelException.class)
        .hasMessageContaining("a file inside the model's folder");
  }
}
