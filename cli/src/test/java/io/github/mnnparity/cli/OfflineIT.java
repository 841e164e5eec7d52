package io.github.mnnparity.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The command on the committed pair, without Python and network. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class OfflineIT {
  private static final String ONNX = "../examples/models/small.onnx";
  private static final String MNN = "../examples/models/small.mnn";

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();

  @TempDir private Path folder;

  @Test
  void the_demo_names_both_damaged_operators_and_says_what_it_left_out() {
    int status = parity("demo", "--offline", "--keep", folder.toString());

    assertThat(text(out))
        .contains(
            "[as it should] MATCH in lifted.",
            "[as it should] DIVERGED, and CONVERSION at 'depth.conv' named first.",
            "[as it should] DIVERGED, and CONVERSION at 'widen.conv' named first.",
            "Left out, because MNN is not installed",
            "Everything came out as it should.")
        .doesNotContain("NOT as it should");
    assertThat(status).isZero();
  }

  @Test
  void a_healthy_pair_matches_and_its_json_keeps_to_the_schema() throws Exception {
    Path json = folder.resolve("report.json");

    int status = parity("compare", ONNX, MNN, "--engine=lifted", "--json=" + json);

    assertThat(text(out)).startsWith("MATCH");
    assertThat(status).isZero();
    JsonNode report = new ObjectMapper().readTree(json.toFile());
    var schema =
        JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
            .getSchema(Files.readString(Path.of("..", "docs", "report.schema.json")));
    assertThat(schema.validate(report)).isEmpty();
    assertThat(report.at("/alignment/coverage").asDouble()).isGreaterThanOrEqualTo(0.95);
    assertThat(report.at("/layers")).hasSizeGreaterThan(10);
  }

  @Test
  void swapped_arguments_are_seen_through() {
    assertThat(parity("compare", MNN, ONNX)).isEqualTo(2);
    assertThat(text(err)).contains("the arguments look swapped");
    assertThat(text(out)).isEmpty();
  }

  @Test
  void a_wrong_input_name_lists_what_the_model_wants() throws Exception {
    Path input = folder.resolve("x.npy");
    byte[] head =
        "\u0093NUMPY\u0001\u0000"
            .concat("\u0047\u0000")
            .concat("{'descr': '<f4', 'fortran_order': False, 'shape': (1,), }             \n")
            .getBytes(StandardCharsets.ISO_8859_1);
    Files.write(input, Arrays.copyOf(head, head.length + 4));

    assertThat(parity("compare", ONNX, MNN, "--engine=lifted", "--input", "img=" + input))
        .isEqualTo(2);
    assertThat(text(err)).contains("image FLOAT32 1x3x32x32");
  }

  private int parity(String... args) {
    return Main.run(
        args,
        new PrintStream(out, true, StandardCharsets.UTF_8),
        new PrintStream(err, true, StandardCharsets.UTF_8));
  }

  private static String text(ByteArrayOutputStream bytes) {
    return bytes.toString(StandardCharsets.UTF_8);
  }
}
