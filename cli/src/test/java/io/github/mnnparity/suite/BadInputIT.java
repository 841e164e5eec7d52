package io.github.mnnparity.suite;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mnnparity.cli.Main;
import io.github.mnnparity.core.report.Finding;
import io.github.mnnparity.core.report.FindingKind;
import io.github.mnnparity.core.report.Layer;
import io.github.mnnparity.core.report.Report;
import io.github.mnnparity.core.report.Verdict;
import io.github.mnnparity.core.tensor.Tensor;
import io.github.mnnparity.suite.defects.Defect;
import io.github.mnnparity.suite.real.HealthyPairs;
import io.github.mnnparity.suite.real.Pair;
import io.github.mnnparity.suite.real.RealPython;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
final class BadInputIT {
  private static String onnx;
  private static String mnn;

  @TempDir private Path folder;

  @BeforeAll
  static void convert_a_pair() {
    RealPython.require();
    Pair pair = pair("resnet");
    onnx = pair.onnx().toString();
    mnn = pair.mnn().toString();
  }

  private static Pair pair(String name) {
    return HealthyPairs.built().stream()
        .filter(pair -> pair.name().equals(name))
        .findFirst()
        .orElseThrow();
  }

  private record Outcome(int status, String out, String err) {
    Outcome is(int expected) {
      assertThat(status).as("status; said %s%s", out, err).isEqualTo(expected);
      return this;
    }

    Outcome saysNot(String... words) {
      assertThat(err).doesNotContain(words);
      return this;
    }

    Outcome says(String... words) {
      assertThat(err).contains(words);
      return this;
    }
  }

  private static Outcome run(String... args) {
    var out = new ByteArrayOutputStream();
    var err = new ByteArrayOutputStream();
    int status =
        Main.run(
            args,
            new PrintStream(out, true, StandardCharsets.UTF_8),
            new PrintStream(err, true, StandardCharsets.UTF_8));
    Outcome outcome =
        new Outcome(
            status, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
    assertThat(outcome.err())
        .as("no stack trace for %s", Arrays.toString(args))
        .doesNotContain("\tat ", "Exception in thread", "java.lang.");
    return outcome;
  }

  private static Outcome compare(String reference, String candidate, String... more) {
    List<String> args = new ArrayList<>(List.of("compare", reference, candidate));
    args.addAll(List.of(more));
    return run(args.toArray(String[]::new));
  }

  @Test
  void a_missing_file_is_named() {
    compare("no-such.onnx", mnn).is(2).says("no-such.onnx");
    compare(onnx, "no-such.mnn").is(2).says("no-such.mnn");
  }

  @Test
  void a_directory_an_empty_file_and_a_text_are_no_models() throws IOException {
    Path empty = Files.createFile(folder.resolve("empty.file"));
    Path text = Files.writeString(folder.resolve("notes.file"), "These are my notes.\n".repeat(9));
    for (Path file : List.of(folder, empty, text)) {
      compare(file.toString(), mnn).is(2).says(file.getFileName().toString());
      compare(onnx, file.toString()).is(2).says(file.getFileName().toString());
    }
  }

  @ParameterizedTest
  @ValueSource(doubles = {0.02, 0.3, 0.7, 0.98})
  void a_truncated_model_is_refused(double share) throws IOException {
    Path cutOnnx = folder.resolve("cut.onnx");
    Path cutMnn = folder.resolve("cut.mnn");
    Files.write(cutOnnx, cut(onnx, share));
    Files.write(cutMnn, cut(mnn, share));

    compare(cutOnnx.toString(), mnn).is(2).says("cut.onnx");
    compare(onnx, cutMnn.toString()).is(2).says("cut.mnn");
  }

  private static byte[] cut(String file, double share) throws IOException {
    byte[] bytes = Files.readAllBytes(Path.of(file));
    return Arrays.copyOf(bytes, (int) (share * bytes.length));
  }

  /** Most flips hit weights and are found as differences, or are too small to be felt. */
  @Test
  void a_flipped_bit_never_ends_in_a_stack_trace() throws IOException {
    int rounds = Suites.full() ? 60 : 8;
    for (int seed = 0; seed < rounds; seed++) {
      Path flipped = folder.resolve("flipped-" + seed);
      Files.write(flipped, flip(onnx, seed));
      assertThat(compare(flipped.toString(), mnn, "--engine", "lifted").status()).isBetween(0, 3);
      Files.write(flipped, flip(mnn, seed));
      assertThat(compare(onnx, flipped.toString(), "--engine", "lifted").status()).isBetween(0, 3);
    }
  }

  @Test
  void a_flipped_bit_that_crashes_the_engine_costs_no_more_than_the_run() throws IOException {
    int rounds = Suites.full() ? 30 : 3;
    for (int seed = 0; seed < rounds; seed++) {
      Path flipped = folder.resolve("flipped-" + seed);
      Files.write(flipped, flip(mnn, seed));
      assertThat(compare(onnx, flipped.toString(), "--engine", "all").status()).isBetween(0, 3);
    }
  }

  /** Flips a bit anywhere, or near the start where the tables are. */
  private static byte[] flip(String file, int seed) throws IOException {
    byte[] bytes = Files.readAllBytes(Path.of(file));
    Random random = new Random(seed);
    int at = random.nextInt(seed % 2 == 0 ? bytes.length : Math.min(2000, bytes.length));
    bytes[at] ^= (byte) (1 << random.nextInt(8));
    return bytes;
  }

  @Test
  void swapped_arguments_are_noticed() {
    compare(mnn, onnx).is(2);
  }

  @Test
  void a_wrong_input_is_answered_with_what_the_model_wants() throws IOException {
    String right = npy("right.npy", "<f4", 4, 1, 3, 64, 64);
    String integers = npy("integers.npy", "<i8", 8, 1, 3, 64, 64);
    String small = npy("small.npy", "<f4", 4, 1, 3, 32, 32);

    compare(onnx, mnn, "--input", "nonsense=" + right).is(2).says("nonsense", "data");
    compare(onnx, mnn, "--input", "data=" + integers).is(2).says("data", "FLOAT32");
    compare(onnx, mnn, "--input", "data=" + small).is(2).says("data", "1x3x64x64");
    compare(onnx, mnn, "--input", "data=" + right, "--engine", "lifted").is(0);
  }

  private String npy(String name, String type, int bytes, int... shape) throws IOException {
    int count = Arrays.stream(shape).reduce(1, Math::multiplyExact);
    String dims = Arrays.toString(shape).replace("[", "(").replace("]", ")");
    String head = "{'descr': '" + type + "', 'fortran_order': False, 'shape': " + dims + ", }";
    int padded = (10 + head.length() + 1 + 63) / 64 * 64 - 10;
    ByteBuffer file =
        ByteBuffer.allocate(10 + padded + count * bytes).order(ByteOrder.LITTLE_ENDIAN);
    file.put(new byte[] {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y', 1, 0}).putShort((short) padded);
    file.put(
        (head + " ".repeat(padded - head.length() - 1) + "\n").getBytes(StandardCharsets.US_ASCII));
    Path path = folder.resolve(name);
    Files.write(path, file.array());
    return path.toString();
  }

  @Test
  void another_network_is_told_from_a_bad_conversion() {
    compare(onnx, pair("mobilenet-v2").mnn().toString()).is(2).says("not the same network");
  }

  @Test
  void an_output_that_cannot_be_written_is_named() {
    String target = folder.resolve("no-such-folder").resolve("report.json").toString();
    compare(onnx, mnn, "--engine", "lifted", "--json", target).is(2).says("no-such-folder");
  }

  @ParameterizedTest
  @ValueSource(strings = {"--json", "--csv", "--html", "--sarif", "--junit-xml"})
  void every_file_that_cannot_be_written_is_refused_before_any_work(String option)
      throws IOException {
    String missing = folder.resolve("no-such-folder").resolve("file").toString();
    Path there = Files.createDirectory(folder.resolve("a-folder"));

    compare(onnx, mnn, option, missing).is(2).says("no-such-folder").saysNot("running");
    compare(onnx, mnn, option, there.toString()).is(2).says("a folder").saysNot("running");
    compare(onnx, mnn, option, onnx).is(2).says("one of the models").saysNot("running");
    assertThat(folder).isDirectoryContaining(path -> path.equals(there));
    assertThat(there).isEmptyDirectory();
  }

  @Test
  void names_and_folders_of_views_are_checked() throws IOException {
    Path empty = Files.createDirectory(folder.resolve("empty"));

    compare(onnx, mnn, "--view", "lifted=" + empty).is(2).says("lifted").saysNot("running");
    compare(onnx, mnn, "--view", "bad name=" + empty).is(2).says("bad name").saysNot("running");
    compare(onnx, mnn, "--view", "phone=no-such-folder", "--engine", "lifted")
        .is(2)
        .says("no-such-folder");
    compare(onnx, mnn, "--view", "phone=" + empty, "--engine", "lifted").is(2).says("empty");
    compare(onnx, mnn, "--engine", "sesion").is(2).says("sesion").saysNot("running");
  }

  @Test
  void in_a_folder_of_inputs_what_cannot_be_used_is_named() throws IOException {
    Path inputs = Files.createDirectory(folder.resolve("inputs"));
    Files.move(Path.of(npy("a.npy", "<f4", 4, 1, 3, 64, 64)), inputs.resolve("a.npy"));
    Files.move(Path.of(npy("b.npy", "<f4", 4, 1, 3, 32, 32)), inputs.resolve("b.npy"));
    Files.writeString(inputs.resolve("c.npy"), "no array");

    Outcome mixed = compare(onnx, mnn, "--input", "data=" + inputs, "--engine", "lifted").is(3);
    assertThat(mixed.out()).contains("3 inputs: 1 match, 2 not compared", "'b.npy'", "'c.npy'");
    compare(onnx, mnn, "--input", "dta=" + inputs, "--engine", "lifted").is(2).says("dta");
    compare(onnx, mnn, "--input", "data=" + inputs, "--input", "data=" + inputs)
        .is(2)
        .says("given twice");
    Files.delete(inputs.resolve("a.npy"));
    compare(onnx, mnn, "--input", "data=" + inputs, "--engine", "lifted")
        .is(2)
        .says("all 2 inputs, such as b.npy", "1x3x64x64");
  }

  @Test
  void a_python_that_is_not_there_is_named() {
    compare(onnx, mnn, "--engine", "session", "--python", "/no/such/python")
        .is(2)
        .says("/no/such/python");
  }

  @Test
  void an_operator_that_the_engine_lacks_is_named() {
    var reference = HealthyPairs.sharedModel("rfb-320.onnx");
    var candidate = HealthyPairs.sharedModel("rfb-320-quant-kl.mnn");
    Assumptions.assumeTrue(reference.isPresent() && candidate.isPresent(), "no shared models");

    Report report = Suites.compare(reference.get(), candidate.get(), Map.of());

    assertThat(report.verdict()).as(Suites.describe(report)).isNotEqualTo(Verdict.MATCH);
    assertThat(report.layers()).as("layers that the file's own meaning answers").isNotEmpty();
    assertThat(report.findings())
        .as(Suites.describe(report))
        .anyMatch(
            finding ->
                finding.kind() == FindingKind.UNSUPPORTED_OPERATOR
                    && (finding.summary() + finding.evidence()).contains("EltwiseInt8"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"maxpool-no-strides", "maxpool3d-strides"})
  void an_operator_that_kills_the_engine_is_named_and_the_file_is_compared_all_the_same(
      String name) {
    Defect defect = Defect.named(name);
    Pair pair = defect.pair();
    Map<String, Tensor> inputs = pair.inputs();

    Report report = Suites.compare(pair.onnx(), pair.mnn(), inputs);

    Stream<Finding> failures =
        report.findings().stream().filter(each -> each.kind() == FindingKind.ENGINE_FAILURE);
    assertThat(failures)
        .as(Suites.describe(report))
        .anyMatch(finding -> defect.suspectOutputs().stream().anyMatch(finding.mnnOps()::contains));
    assertThat(report.layers())
        .as("layers compared in the lifted view")
        .anyMatch(
            layer ->
                defect.suspectOutputs().contains(layer.onnxTensor())
                    && layer.views().get("lifted").state() == Layer.State.COMPARED);
  }
}
