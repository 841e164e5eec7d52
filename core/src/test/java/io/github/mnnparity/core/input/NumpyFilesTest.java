package io.github.mnnparity.core.input;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.mnnparity.core.error.BadInputException;
import io.github.mnnparity.core.tensor.DType;
import io.github.mnnparity.core.tensor.Shape;
import io.github.mnnparity.core.tensor.Tensor;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class NumpyFilesTest {
  @TempDir private Path folder;

  @Test
  void an_array_keeps_dtype_shape_and_values() throws Exception {
    ByteBuffer data = ByteBuffer.allocate(16).order(ByteOrder.LITTLE_ENDIAN);
    data.asFloatBuffer().put(new float[] {1, -2.5f, 3, Float.MIN_VALUE});

    Tensor tensor = NumpyFiles.readArray(file(npy("<f4", "False", "2, 2", data.array())));

    assertThat(tensor.bitEquals(Tensor.ofFloats(Shape.of(2, 2), 1, -2.5f, 3, Float.MIN_VALUE)))
        .isTrue();
  }

  @Test
  void column_major_and_big_endian_data_are_turned_round() throws Exception {
    byte[] columns = {0, 0, 0, 3, 0, 1, 0, 4, 0, 2, 0, 5};

    Tensor tensor = NumpyFiles.readArray(file(npy(">i2", "True", "2, 3", columns)));

    assertThat(tensor.dtype()).isEqualTo(DType.INT16);
    assertThat(tensor.toLongs()).containsExactly(0, 1, 2, 3, 4, 5);
  }

  @Test
  void a_scalar_and_an_empty_array_are_read() throws Exception {
    Tensor scalar = NumpyFiles.readArray(file(npy("|u1", "False", "", new byte[] {7})));
    Tensor empty = NumpyFiles.readArray(file(npy("<i8", "False", "0,", new byte[0])));

    assertThat(scalar.shape()).isEqualTo(Shape.SCALAR);
    assertThat(scalar.longAt(0)).isEqualTo(7);
    assertThat(empty.shape()).isEqualTo(Shape.of(0));
  }

  @Test
  void an_archive_gives_its_arrays_by_name() throws Exception {
    Path file = folder.resolve("all.npz");
    try (var zip = new ZipOutputStream(Files.newOutputStream(file))) {
      for (String name : new String[] {"x", "mask"}) {
        zip.putNextEntry(new ZipEntry(name + ".npy"));
        zip.write(npy("|b1", "False", "1,", new byte[] {1}));
      }
    }

    Map<String, Tensor> arrays = NumpyFiles.readArchive(file);

    assertThat(NumpyFiles.isArchive(file)).isTrue();
    assertThat(arrays.keySet()).containsExactly("x", "mask");
    assertThat(arrays.get("mask").dtype()).isEqualTo(DType.BOOL);
  }

  @Test
  void a_file_that_is_cut_short_is_refused() throws Exception {
    Path file = file(npy("<f4", "False", "2, 2", new byte[12]));

    assertThatThrownBy(() -> NumpyFiles.readArray(file))
        .isInstanceOf(BadInputException.class)
        .hasMessage(
            file
                + "\n  expected: a whole .npy array, as numpy.save writes it"
                + "\n  found:    12 bytes of data for FLOAT32 2x2"
                + "\n  next:     save the array again with numpy.save");
  }

  @Test
  void shapes_beyond_all_memory_are_refused_before_any_is_taken() throws Exception {
    Path file = file(npy("<f8", "False", "4611686018427387904, 16", new byte[8]));

    assertThatThrownBy(() -> NumpyFiles.readArray(file)).isInstanceOf(BadInputException.class);
  }

  @Test
  void complex_numbers_and_other_files_are_refused_with_advice() throws Exception {
    Path complex = file(npy("<c8", "False", "1,", new byte[8]));
    Path text = Files.writeString(folder.resolve("text.npy"), "no array, but long enough");

    assertThatThrownBy(() -> NumpyFiles.readArray(complex))
        .hasMessageContaining("elements of type '<c8'");
    assertThatThrownBy(() -> NumpyFiles.readArray(text)).hasMessageContaining("other first bytes");
    assertThatThrownBy(() -> NumpyFiles.readArray(folder.resolve("none.npy")))
        .hasMessageContaining("NoSuchFileException");
  }

  private Path file(byte[] bytes) throws IOException {
    return Files.write(Files.createTempFile(folder, "a", ".npy"), bytes);
  }

  private static byte[] npy(String descr, String order, String shape, byte[] data)
      throws IOException {
    String head =
        "{'descr': '%s', 'fortran_order': %s, 'shape': (%s), }\n".formatted(descr, order, shape);
    var out = new ByteArrayOutputStream();
    out.write(NpyHeader.MAGIC);
    out.write(new byte[] {1, 0, (byte) head.length(), 0});
    out.write(head.getBytes(StandardCharsets.US_ASCII));
    out.write(data);
    return out.toByteArray();
  }
}
