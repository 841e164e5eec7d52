package io.github.mnnparity.core.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.mnnparity.core.error.BadInputException;
import io.github.mnnparity.core.exchange.PolygraphyJson.Runner;
import io.github.mnnparity.core.tensor.DType;
import io.github.mnnparity.core.tensor.Shape;
import io.github.mnnparity.core.tensor.Tensor;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class PolygraphyJsonTest {
  @TempDir Path folder;

  private Path resource(String name) throws Exception {
    return Path.of(PolygraphyJsonTest.class.getResource("/polygraphy/" + name).toURI());
  }

  private Path file(String text) throws IOException {
    return Files.writeString(folder.resolve("file.json"), text);
  }

  @Test
  void inputs_that_Polygraphy_saved_are_read_with_every_iteration() throws Exception {
    List<Map<String, Tensor>> inputs = PolygraphyJson.readInputs(resource("inputs.json"));

    assertThat(inputs).hasSize(2);
    Map<String, Tensor> first = inputs.get(0);
    assertThat(first.keySet()).containsExactly("x", "ids/a", "mask", "s", "e");
    assertThat(first.get("x").toFloats())
        .containsExactly(1.5f, Float.NaN, Float.POSITIVE_INFINITY, -0.0f);
    assertThat(first.get("ids/a").toLongs()).containsExactly(1, -2, 1L << 62);
    assertThat(first.get("mask").bitEquals(Tensor.ofBooleans(Shape.of(2), true, false))).isTrue();
    assertThat(first.get("s").bitEquals(Tensor.ofDoubles(Shape.SCALAR, 2.5))).isTrue();
    assertThat(first.get("e")).hasToString("FLOAT16 0x3");
    assertThat(inputs.get(1).get("x").toFloats()).containsExactly(9, 8, 7, 6);
  }

  @Test
  void outputs_that_Polygraphy_saved_are_read_with_every_runner() throws Exception {
    List<Runner> runners = PolygraphyJson.readOutputs(resource("two-runners.json"));

    assertThat(runners)
        .extracting(Runner::name)
        .containsExactly("trt-runner-N0", "onnxrt-runner-N0");
    assertThat(runners.get(1).iterations().get(0).get("y").toFloats()).containsExactly(1, 2, 4);
    assertThat(runners.get(0).iterations().get(0).get("idx").toLongs()).containsExactly(7);
  }

  @Test
  void marks_of_older_versions_are_known() throws Exception {
    String array = Files.readString(resource("inputs.json")).split("\"array\": \"", -1)[1];
    String base64 = array.substring(0, array.indexOf('"'));

    List<Map<String, Tensor>> inputs =
        PolygraphyJson.readInputs(
            file(
                "{\"x\": {\"array\": \""
                    + base64
                    + "\", \"__polygraphy_encoded_ndarray\":"
                    + " \"polygraphy_serialized_json_type\"}}"));

    assertThat(inputs)
        .singleElement()
        .extracting(one -> one.get("x").dtype())
        .isEqualTo(DType.FLOAT32);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          {"x": {"tensor": "gAJ9", "polygraphy_class": "Tensor"}} | a pickled tensor of PyTorch, which is not opened: it could hold any code
          {"x": {"array": "%%%", "polygraphy_class": "ndarray"}}  | line 1: an array that is no base64
          {"x": {"array": "AAAA", "polygraphy_class": "ndarray"}} | 3 bytes
          {"x": {"polygraphy_class": "ndarray"}}                  | none
          {"x": 5}                                                | 5.0
          {"x": {"array": "AAAA"}}                                | an object with 1 fields
          {"x": null}                                             | nothing
          [[]]                                                    | a list of 0
          []                                                      | none
          {"x": {"array": "AAAA                                   | line 1: an array that is no base64
          [{}] [{}]                                               | more behind it
          {"lst": [], "polygraphy_class": "RunResults"}           | an object of class RunResults
          """)
  void what_is_no_input_is_refused(String text, String found) throws Exception {
    Path file = file(text);

    assertThatThrownBy(() -> PolygraphyJson.readInputs(file))
        .isInstanceOf(BadInputException.class)
        .hasMessageContaining("found:    " + found);
  }

  @Test
  void a_pickled_object_in_an_array_is_refused_and_never_opened() throws Exception {
    String head = "{'descr': '|O', 'fortran_order': False, 'shape': (1,), }";
    byte[] text =
        (head + " ".repeat(128 - 10 - 1 - head.length()) + "\n")
            .getBytes(StandardCharsets.US_ASCII);
    ByteBuffer npy = ByteBuffer.allocate(200);
    npy.put((byte) 0x93)
        .put("NUMPY".getBytes(StandardCharsets.US_ASCII))
        .put((byte) 1)
        .put((byte) 0);
    npy.put((byte) 118)
        .put((byte) 0)
        .put(text)
        .put("cos\nsystem\n(S'touch owned'\ntR.".getBytes(StandardCharsets.US_ASCII));
    Path file =
        file(
            "[{\"x\": {\"array\": \""
                + Base64.getEncoder().encodeToString(npy.array())
                + "\", \"polygraphy_class\": \"ndarray\"}}]");

    assertThatThrownBy(() -> PolygraphyJson.readInputs(file))
        .isInstanceOf(BadInputException.class)
        .hasMessageContaining("elements of type '|O'");
  }

  @Test
  void nesting_without_end_is_refused() throws Exception {
    Path file = file("[".repeat(100_000));

    assertThatThrownBy(() -> PolygraphyJson.readInputs(file))
        .isInstanceOf(BadInputException.class)
        .hasMessageContaining("nesting depth");
  }

  @Test
  void a_large_array_is_read_piece_by_piece() {
    Tensor large = Tensor.ofFloats(Shape.of(6_000_000), new float[6_000_000]);
    Path file = folder.resolve("large.json");
    PolygraphyJson.writeInputs(List.of(Map.of("x", large)), file);

    assertThat(PolygraphyJson.readInputs(file).get(0).get("x").bitEquals(large)).isTrue();
  }
}
