package io.github.mnnparity.suite.large;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.github.mnnparity.core.graph.Attribute;
import io.github.mnnparity.core.graph.GraphBuilder;
import io.github.mnnparity.core.graph.Node;
import io.github.mnnparity.core.graph.Value;
import io.github.mnnparity.core.io.ScratchMemory;
import io.github.mnnparity.core.tensor.DType;
import io.github.mnnparity.core.tensor.Shape;
import io.github.mnnparity.core.tensor.Tensor;
import io.github.mnnparity.onnx.OnnxWriter;
import io.github.mnnparity.suite.Suites;
import io.github.mnnparity.suite.real.RealConverter;
import io.github.mnnparity.suite.real.RealPython;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

/** A chain of products with 2.4 GB of weights, in a process with a heap of 256 MB. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
final class LargeModelIT {
  private static final Path WORK = Path.of("target", "suites", "large").toAbsolutePath();
  private static final Path ONNX = WORK.resolve("large.onnx");
  private static final Path MNN = WORK.resolve("large.mnn");

  private static final int SIZE = 8192;
  private static final int LAYERS = 9;

  /** Weights of a layer begin so many bytes behind those of the one before. */
  private static final int SHIFT = 4096;

  private static final long NEEDED_DISK = 12L << 30;

  /** Memory of its own, which the system cannot take back as it can mapped files. */
  private static final long MOST_ANONYMOUS = 400L << 20;

  /** How a run of the command ended and what memory it took at most. */
  private record Run(int status, String said, long anonymous, long resident) {}

  @BeforeAll
  static void make_the_pair() throws IOException {
    assumeThat(Suites.full()).as("with -Pfull only").isTrue();
    assumeThat(Path.of("/proc/self/status")).as("where memory is read").exists();
    RealPython.require();
    Files.createDirectories(WORK);
    assumeThat(Files.getFileStore(WORK).getUsableSpace()).isGreaterThan(NEEDED_DISK);
    write(ONNX);
    RealConverter.convert(ONNX, MNN);
  }

  @AfterAll
  static void remove_it() throws IOException {
    if (Files.isDirectory(WORK)) {
      try (Stream<Path> files = Files.list(WORK)) {
        for (Path file : files.toList()) {
          Files.delete(file);
        }
      }
    }
  }

  private static void write(Path file) {
    long matrix = DType.FLOAT32.byteSize((long) SIZE * SIZE);
    ByteBuffer block = ScratchMemory.mapped(matrix + (long) LAYERS * SHIFT);
    SplittableRandom random = new SplittableRandom(1);
    float spread = (float) Math.sqrt(12.0 / SIZE);
    while (block.hasRemaining()) {
      block.putFloat(((float) random.nextDouble() - 0.5f) * spread);
    }
    Shape row = Shape.of(1, SIZE);
    GraphBuilder graph =
        new GraphBuilder("large").opset("", 17).input(new Value("x0", DType.FLOAT32, row));
    for (int layer = 0; layer < LAYERS; layer++) {
      String weight = "w" + layer;
      graph.initializer(
          weight,
          Tensor.wrap(
              DType.FLOAT32,
              Shape.of(SIZE, SIZE),
              block.slice(layer * SHIFT, Math.toIntExact(matrix))));
      graph.node(node("MatMul", List.of("x" + layer, weight), "m" + layer));
      graph.node(node("Tanh", List.of("m" + layer), "x" + (layer + 1)));
    }
    graph.output(new Value("x" + LAYERS, DType.FLOAT32, row));
    OnnxWriter.write(graph.build(), file);
  }

  private static Node node(String type, List<String> inputs, String output) {
    return new Node(
        output, "", type, inputs, List.of(output), List.<Attribute>of(), List.of(output));
  }

  @Test
  void a_comparison_maps_both_files_and_copies_neither() throws Exception {
    long weights = Files.size(WORK.resolve("large.mnn.weight"));
    assertThat(weights).isGreaterThan(Integer.MAX_VALUE);

    Run run = parity("compare", ONNX.toString(), MNN.toString(), "--engine", "lifted");

    assertThat(run.status()).as(run.said()).isZero();
    assertThat(run.said()).contains("MATCH in lifted");
    assertThat(run.anonymous()).isLessThan(MOST_ANONYMOUS);
    assertThat(run.resident()).isLessThan(2 * weights + MOST_ANONYMOUS);
  }

  @Test
  void a_lifted_model_is_written_beside_its_weights() throws Exception {
    Path lifted = WORK.resolve("lifted.onnx");

    Run run = parity("lift", MNN.toString(), "-o", lifted.toString());

    assertThat(run.status()).as(run.said()).isZero();
    assertThat(Files.size(WORK.resolve("lifted.onnx.data"))).isGreaterThan(Integer.MAX_VALUE);
    assertThat(run.anonymous()).isLessThan(MOST_ANONYMOUS);
  }

  private static Run parity(String... arguments) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-Xmx256m", "-XX:+UseSerialGC", "-cp"));
    command.add(
        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")));
    command.add("io.github.mnnparity.cli.Main");
    command.addAll(List.of(arguments));
    Path said = WORK.resolve("said.txt");
    Process process =
        new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(said.toFile()).start();
    Path status = Path.of("/proc", Long.toString(process.pid()), "status");
    long anonymous = 0;
    long resident = 0;
    while (!process.waitFor(50, java.util.concurrent.TimeUnit.MILLISECONDS)) {
      anonymous = Math.max(anonymous, kilobytes(status, "RssAnon:") << 10);
      resident = Math.max(resident, kilobytes(status, "VmHWM:") << 10);
    }
    Run run = new Run(process.exitValue(), Files.readString(said), anonymous, resident);
    Suites.print(
        List.of(
            "%s of 2.4 GB: %d MB of its own, %d MB with mapped files"
                .formatted(arguments[0], run.anonymous() >> 20, run.resident() >> 20)));
    return run;
  }

  private static long kilobytes(Path status, String field) {
    try {
      return Files.readAllLines(status).stream()
          .filter(line -> line.startsWith(field))
          .mapToLong(line -> Long.parseLong(line.replaceAll("[^0-9]", "")))
          .findFirst()
          .orElse(0);
    } catch (IOException e) {
      return 0; // It has just ended.
    }
  }
}
