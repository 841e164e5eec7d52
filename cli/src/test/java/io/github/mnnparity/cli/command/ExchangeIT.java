package io.github.mnnparity.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.mnnparity.cli.Main;
import io.github.mnnparity.mnn.convert.ConversionRecord;
import io.github.mnnparity.mnn.setup.PythonSetup;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files for other tools, and MNN's own converter as their reader. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class ExchangeIT {
  private static final String ONNX = "../examples/models/small.onnx";
  private static final String MNN = "../examples/models/small.mnn";

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();

  @TempDir private Path folder;

  private int parity(String... args) {
    out.reset();
    err.reset();
    int status =
        Main.run(
            args,
            new PrintStream(out, true, StandardCharsets.UTF_8),
            new PrintStream(err, true, StandardCharsets.UTF_8));
    assertThat(text(err)).doesNotContain("\tat ", "internal error");
    return status;
  }

  private static String text(ByteArrayOutputStream stream) {
    return stream.toString(StandardCharsets.UTF_8);
  }

  private String converterSays(String name, Path tests) throws Exception {
    Path model = folder.resolve(name);
    parity(
        "convert",
        ONNX,
        "-o",
        model.toString(),
        "--engine=lifted",
        "--",
        "--keepInputFormat=1",
        "--testdir",
        tests.toAbsolutePath().toString());
    return new ObjectMapper()
        .readTree(ConversionRecord.placeFor(model).toFile())
        .path("log")
        .asText();
  }

  @Test
  void MNNs_own_check_passes_on_a_folder_that_was_written_here_and_fails_on_other_values()
      throws Exception {
    Assumptions.assumeTrue(
        PythonSetup.ofUser().find(CompareArguments.interpreter(null)).isPresent(),
        "no Python with MNN");
    Path tests = folder.resolve("onnx");
    assertThat(parity("compare", ONNX, MNN, "--engine=lifted", "--mnn-test-folder=" + tests))
        .isZero();

    String passed = converterSays("good.mnn", tests);
    Path output = tests.resolve("probabilities.txt");
    List<String> lines = Files.readAllLines(output);
    lines.set(0, "9");
    Files.write(output, lines);
    String failed = converterSays("other.mnn", tests);

    assertThat(passed).contains("TEST_SUCCESS").doesNotContain("TESTERROR");
    assertThat(failed).contains("TESTERROR probabilities value error").doesNotContain("SUCCESS");
    assertThat(parity("compare", ONNX, MNN, "--engine=lifted", "--input=" + tests)).isZero();
    assertThat(text(out))
        .contains("The source model gives something else here than " + tests + " expects.");
  }

  @Test
  void a_folder_of_tests_gives_the_inputs_and_is_held_against_the_reference() {
    Path tests = folder.resolve("onnx");
    parity("compare", ONNX, MNN, "--engine=lifted", "--seed=3", "--mnn-test-folder=" + tests);

    assertThat(parity("compare", ONNX, MNN, "--engine=lifted", "--input=" + tests)).isZero();

    assertThat(text(out))
        .contains("The source model gives here what " + tests + " expects.")
        .contains("image: FLOAT32 1x3x32x32, given");
  }

  @Test
  void saved_inputs_and_outputs_come_back_as_inputs_and_as_a_view() {
    Path inputs = folder.resolve("in.json");
    Path outputs = folder.resolve("out.json");
    parity(
        "compare",
        ONNX,
        MNN,
        "--engine=lifted",
        "--seed=5",
        "--save-inputs=" + inputs,
        "--save-outputs=" + outputs);
    assertThat(text(out)).contains("in.json", "out.json");

    int status =
        parity(
            "compare", ONNX, MNN, "--engine=lifted", "--input=" + inputs, "--view=ref=" + outputs);

    assertThat(status).isZero();
    assertThat(text(out)).contains("ref same", "values of 1 of 12 tensors");
    assertThat(parity("compare", ONNX, MNN, "--engine=lifted", "--view=trt=" + outputs))
        .isEqualTo(2);
    assertThat(text(err))
        .contains("expected: one runner, or one whose name begins with 'trt'")
        .contains("found:    reference, lifted");
  }

  @Test
  void what_cannot_be_written_is_refused_before_the_work() {
    assertThat(parity("compare", ONNX, MNN, "--mnn-test-folder=" + folder.resolve("a/b")))
        .isEqualTo(2);
    assertThat(text(err)).contains("no such folder");
    assertThat(parity("compare", ONNX, MNN, "--save-outputs=" + folder)).isEqualTo(2);
    assertThat(text(err)).contains("expected: a file that can be written");
  }
}
