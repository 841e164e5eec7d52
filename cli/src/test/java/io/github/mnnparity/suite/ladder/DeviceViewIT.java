package io.github.mnnparity.suite.ladder;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mnnparity.core.CompareOptions;
import io.github.mnnparity.core.Parity;
import io.github.mnnparity.core.input.NumpyFiles;
import io.github.mnnparity.core.report.Finding;
import io.github.mnnparity.core.report.FindingKind;
import io.github.mnnparity.core.report.Layer;
import io.github.mnnparity.core.report.Report;
import io.github.mnnparity.core.report.Severity;
import io.github.mnnparity.core.report.Verdict;
import io.github.mnnparity.core.tensor.Tensor;
import io.github.mnnparity.mnn.setup.PythonEnvironment;
import io.github.mnnparity.suite.Suites;
import io.github.mnnparity.suite.real.HealthyPairs;
import io.github.mnnparity.suite.real.Pair;
import io.github.mnnparity.suite.real.RealPython;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What {@code docs/capture.py} writes in a process of its own comes back as a view. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
final class DeviceViewIT {
  private static final Path CAPTURE = Path.of("..", "docs", "capture.py").toAbsolutePath();
  private static final String LAUNCH =
      "import runpy, sys; sys.argv[1] and sys.path.insert(0, sys.argv[1]); del sys.argv[1];"
          + " sys.argv = sys.argv[1:]; runpy.run_path(sys.argv[0], run_name='__main__')";

  private static Pair pair;
  @TempDir private static Path shared;
  private static Path captured;

  @TempDir private Path folder;

  @BeforeAll
  static void capture() throws IOException, InterruptedException {
    PythonEnvironment python = RealPython.require();
    pair =
        HealthyPairs.built().stream()
            .filter(one -> one.name().equals("mobilenet-v2"))
            .findFirst()
            .orElseThrow();
    captured = shared.resolve("captured");
    List<String> command = new ArrayList<>(python.command());
    command.addAll(List.of("-c", LAUNCH, python.packages(), CAPTURE.toString()));
    command.addAll(List.of(pair.mnn().toString(), captured.toString()));
    for (Map.Entry<String, Tensor> input : pair.inputs().entrySet()) {
      Path file = shared.resolve("input.npy");
      Files.write(file, npy(input.getValue()));
      command.add(input.getKey() + "=" + file);
    }
    Path log = shared.resolve("log.txt");
    Process process =
        new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile()).start();
    assertThat(process.waitFor()).as(Files.readString(log)).isZero();
  }

  private static byte[] npy(Tensor tensor) {
    String shape = tensor.shape().toString().replace("x", ",");
    String header = "{'descr': '<f4', 'fortran_order': False, 'shape': (" + shape + ",), }";
    String padded = header + " ".repeat(63 - (10 + header.length()) % 64) + "\n";
    ByteBuffer bytes =
        ByteBuffer.allocate(10 + padded.length() + (int) tensor.byteSize())
            .order(ByteOrder.LITTLE_ENDIAN);
    bytes.put(new byte[] {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y', 1, 0});
    bytes.putShort((short) padded.length()).put(padded.getBytes(StandardCharsets.US_ASCII));
    return bytes.put(tensor.data()).array();
  }

  private static Report compare(Path view) {
    CompareOptions.Builder options = CompareOptions.builder().view("phone", view);
    pair.inputs().forEach(options::input);
    return Parity.compare(pair.onnx(), pair.mnn(), options.build());
  }

  private static List<Path> files() throws IOException {
    try (Stream<Path> all = Files.list(captured)) {
      return all.sorted().toList();
    }
  }

  private void copy() throws IOException {
    for (Path file : files()) {
      Files.copy(file, folder.resolve(file.getFileName().toString()));
    }
  }

  /** As MNN's tools write it: 6 digits, tabs, a line for each last axis, {@code OP_INDEX}. */
  private static String text(Tensor tensor) {
    long width = tensor.shape().rank() > 1 ? tensor.shape().dim(tensor.shape().rank() - 1) : 1;
    StringBuilder text = new StringBuilder();
    float[] values = tensor.toFloats();
    for (int i = 0; i < values.length; i++) {
      text.append(String.format(Locale.ROOT, "%.6g", values[i])).append('\t');
      if ((i + 1) % width == 0) {
        text.append('\n');
      }
    }
    return text.toString();
  }

  private static long compared(Report report) {
    return report.layers().stream()
        .filter(layer -> layer.views().get("phone").state() == Layer.State.COMPARED)
        .count();
  }

  @Test
  void what_a_healthy_run_wrote_matches_layer_by_layer() {
    Report report = compare(captured);

    assertThat(report.verdict()).as(Suites.describe(report)).isEqualTo(Verdict.MATCH);
    assertThat(report.scope()).endsWith("phone");
    assertThat(report.findings()).extracting(Finding::kind).doesNotContain(FindingKind.ENGINE);
    assertThat(compared(report)).isGreaterThan(report.layers().size() / 2L);
  }

  @Test
  void the_same_values_as_text_of_MNNs_tools_match_too() throws IOException {
    for (Path file : files()) {
      String name = file.getFileName().toString().replace(".npy", "");
      String target = name.contains("@") ? name.replace('@', '_') : name + ".txt";
      Files.writeString(folder.resolve(target), text(NumpyFiles.readArray(file)));
    }

    Report report = compare(folder);

    assertThat(report.verdict()).as(Suites.describe(report)).isEqualTo(Verdict.MATCH);
    assertThat(compared(report)).isGreaterThan(report.layers().size() / 2L);
    assertThat(report.findings())
        .filteredOn(finding -> finding.kind() == FindingKind.ENGINE)
        .isEmpty();
  }

  @Test
  void a_device_that_goes_wrong_at_an_op_is_blamed_there_and_diverges() throws IOException {
    copy();
    List<String> ops =
        files().stream()
            .map(file -> file.getFileName().toString())
            .filter(name -> name.endsWith("@0.npy") && !name.contains("_raster_"))
            .toList();
    Report healthy = compare(captured);
    List<Layer> layers =
        healthy.layers().stream()
            .filter(layer -> layer.views().get("phone").state() == Layer.State.COMPARED)
            .filter(
                layer -> ops.contains(layer.mnnOp().replaceAll("[^A-Za-z0-9._-]", "_") + "@0.npy"))
            .toList();
    Layer guilty = layers.get(layers.size() / 2);
    boolean behind = false;
    for (Layer layer : layers) {
      behind |= layer == guilty;
      if (behind) {
        scale(layer.mnnOp().replaceAll("[^A-Za-z0-9._-]", "_") + "@0.npy");
      }
    }
    String output = healthy.outputs().get(0).name();
    scale(output + ".npy");

    Report report = compare(folder);

    assertThat(report.verdict()).isEqualTo(Verdict.DIVERGED);
    assertThat(report.findings().get(0).severity()).isEqualTo(Severity.ERROR);
    assertThat(report.findings().get(0).kind()).isEqualTo(FindingKind.ENGINE);
    assertThat(report.findings().get(0).mnnOps()).contains(guilty.mnnOp());
    assertThat(report.findings().get(0).summary())
        .startsWith("The phone view leaves what the file says");
  }

  private void scale(String name) throws IOException {
    Path file = folder.resolve(name);
    if (!Files.exists(file)) {
      return;
    }
    Tensor tensor = NumpyFiles.readArray(file);
    float[] values = tensor.toFloats();
    for (int i = 0; i < values.length; i++) {
      values[i] = values[i] * 1.5f + 0.25f;
    }
    Files.write(file, npy(Tensor.ofFloats(tensor.shape(), values)));
  }

  @Test
  void an_app_that_ran_on_another_input_is_told_so_first() throws IOException {
    copy();
    for (String input : pair.inputs().keySet()) {
      scale(input + ".npy");
    }
    String output = compare(captured).outputs().get(0).name();
    scale(output + ".npy");

    Report report = compare(folder);

    assertThat(report.verdict()).isEqualTo(Verdict.DIVERGED);
    assertThat(report.findings().get(0).summary())
        .startsWith("The phone view ran on another input");
    assertThat(report.findings().get(0).kind()).isEqualTo(FindingKind.API);
  }

  @Test
  void a_missing_output_leaves_the_comparison_incomplete() throws IOException {
    copy();
    String output = compare(captured).outputs().get(0).name();
    try (Stream<Path> all = Files.list(folder)) {
      for (Path file : all.toList()) {
        if (file.getFileName().toString().startsWith(output)) {
          Files.delete(file);
        }
      }
    }

    Report report = compare(folder);

    assertThat(report.verdict()).isEqualTo(Verdict.INCOMPLETE);
    assertThat(report.headline()).contains("was not compared in the phone view");
  }
}
