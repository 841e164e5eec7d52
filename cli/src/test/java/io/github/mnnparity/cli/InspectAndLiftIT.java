package io.github.mnnparity.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import io.github.mnnparity.core.capture.GraphRunner;
import io.github.mnnparity.core.capture.GraphRunner.RunOptions;
import io.github.mnnparity.core.graph.Graph;
import io.github.mnnparity.core.graph.Value;
import io.github.mnnparity.core.tensor.DType;
import io.github.mnnparity.core.tensor.Shape;
import io.github.mnnparity.core.tensor.Tensor;
import io.github.mnnparity.mnn.MnnLifting;
import io.github.mnnparity.mnn.MnnLifting.Form;
import io.github.mnnparity.onnx.OnnxReader;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code inspect} and {@code lift} on the committed pair and on the shared models. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class InspectAndLiftIT {
  private static final String ONNX = "../examples/models/small.onnx";
  private static final String MNN = "../examples/models/small.mnn";
  private static final Path SHARED = Path.of("../../shared/models");

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

  private static Path shared(String name) {
    Path file = SHARED.resolve(name);
    Assumptions.assumeTrue(Files.isRegularFile(file), "no shared models");
    return file;
  }

  @ParameterizedTest
  @ValueSource(strings = {ONNX, MNN})
  void the_json_of_an_inspection_keeps_to_the_schema(String model) throws Exception {
    int status = parity("inspect", model, "--json", "-", "--weights");

    assertThat(status).isZero();
    JsonNode json = new ObjectMapper().readTree(text(out));
    var schema =
        JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
            .getSchema(Files.readString(Path.of("..", "docs", "inspect.schema.json")));
    assertThat(schema.validate(json)).isEmpty();
    assertThat(json.at("/graphs/0/ops")).hasSizeGreaterThan(10);
    assertThat(json.at("/graphs/0/weights").findValues("statistics")).isNotEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"rfb-320.onnx", "rfb-320.mnn", "rfb-320-quant-kl.mnn"})
  void the_json_of_real_models_keeps_to_the_schema(String name) throws Exception {
    Path json = folder.resolve("inspect.json");

    int status = parity("inspect", shared(name).toString(), "--json", json.toString());

    assertThat(status).isZero();
    var schema =
        JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
            .getSchema(Files.readString(Path.of("..", "docs", "inspect.schema.json")));
    assertThat(schema.validate(new ObjectMapper().readTree(json.toFile()))).isEmpty();
  }

  @Test
  void an_overview_tells_both_formats_alike() {
    parity("inspect", ONNX, "--overview");
    assertThat(text(out)).contains("small.onnx: ONNX, ", "\nInputs     ", "\nWeights    float32 ");

    parity("inspect", MNN, "--overview");
    assertThat(text(out)).contains("small.mnn: MNN, ", "\nInputs     ", "\nWeights    float32 ");
  }

  @Test
  void a_filter_shows_the_ops_asked_for_and_says_when_there_are_none() {
    assertThat(parity("inspect", MNN, "--filter", "depth.conv")).isZero();
    assertThat(text(out)).contains("depth.conv").doesNotContain("widen.conv", "Inputs ");

    assertThat(parity("inspect", MNN, "--filter", "no such op")).isZero();
    assertThat(text(err)).contains("no op matches --filter no such op");
  }

  @Test
  void what_is_no_model_is_refused() throws Exception {
    Path notes = Files.writeString(folder.resolve("notes.mnn"), "These are my notes.\n".repeat(9));

    assertThat(parity("inspect", notes.toString())).isEqualTo(2);
    assertThat(text(err)).contains("a model in the format ");
    assertThat(parity("lift", notes.toString(), "-o", folder.resolve("l.onnx").toString()))
        .isEqualTo(2);
    assertThat(parity("lift", "no-such.mnn", "-o", folder.resolve("l.onnx").toString()))
        .isEqualTo(2);
    assertThat(parity("lift", MNN, "-o", MNN)).isEqualTo(2);
    assertThat(text(err)).contains("one of the models");
    assertThat(Files.exists(folder.resolve("l.onnx"))).isFalse();
  }

  @Test
  void a_lifted_file_gives_the_values_of_the_lifted_graph() {
    Path lifted = folder.resolve("lifted.onnx");

    int status = parity("lift", MNN, "-o", lifted.toString());

    assertThat(status).isZero();
    assertThat(text(out)).startsWith("wrote " + lifted);
    assertSame(new OnnxReader().read(lifted).graph(), lifted(MNN, Form.DEQUANTIZED));
  }

  @ParameterizedTest
  @EnumSource
  void a_quantized_file_is_lifted_in_the_form_asked_for(Form form) {
    Path model = shared("rfb-320-quant-kl.mnn");
    Path lifted = folder.resolve("lifted.onnx");

    int status = parity("lift", model.toString(), "-o", lifted.toString(), "--form", form.name());

    assertThat(status).isZero();
    assertSame(new OnnxReader().read(lifted).graph(), lifted(model.toString(), form));
  }

  private static Graph lifted(String file, Form form) {
    return MnnLifting.lift(Path.of(file), form).graph();
  }

  private static void assertSame(Graph written, Graph lifted) {
    GraphRunner runner = ServiceLoader.load(GraphRunner.class).findFirst().orElseThrow();
    List<String> outputs = lifted.outputs().stream().map(Value::name).toList();
    Map<String, Tensor> feeds = feeds(lifted);
    Map<String, Tensor> expected = runner.run(lifted, feeds, outputs, RunOptions.DEFAULT);
    Map<String, Tensor> found = runner.run(written, feeds, outputs, RunOptions.DEFAULT);
    assertThat(outputs).isNotEmpty();
    for (String output : outputs) {
      assertThat(found.get(output).bitEquals(expected.get(output))).as(output).isTrue();
    }
  }

  private static Map<String, Tensor> feeds(Graph graph) {
    return graph.inputs().stream().collect(Collectors.toMap(Value::name, InspectAndLiftIT::feed));
  }

  private static Tensor feed(Value input) {
    long[] sizes = input.shape().toArray();
    for (int i = 0; i < sizes.length; i++) {
      sizes[i] = sizes[i] < 0 ? 1 : sizes[i];
    }
    Shape shape = Shape.of(sizes);
    double[] values = new double[(int) shape.elements()];
    for (int i = 0; i < values.length; i++) {
      values[i] = Math.sin(i);
    }
    return Tensor.ofDoubles(shape, values).cast(DType.FLOAT32);
  }

  @Test
  void names_of_a_lifted_file_lead_back() throws Exception {
    Path lifted = folder.resolve("lifted.onnx");
    parity("lift", MNN, "-o", lifted.toString());

    parity("inspect", lifted.toString(), "--json", "-");

    JsonNode json = new ObjectMapper().readTree(text(out));
    assertThat(json.at("/metadata/mnn.file").asText()).isEqualTo("small.mnn");
    assertThat(json.at("/metadata/mnn.sha256").asText()).hasSize(64);
    assertThat(json.at("/facts/producer").asText()).startsWith("mnn-parity");
    List<String> names = new ArrayList<>();
    json.at("/graphs/0/ops").forEach(op -> names.add(op.at("/name").asText()));
    assertThat(names).contains("depth.conv", "widen.conv");
    byte[] bytes = Files.readAllBytes(lifted);
    assertThat(new String(bytes, StandardCharsets.ISO_8859_1))
        .contains("of small.mnn", "MNN Convolution", "mnn.op", "mnn.type", "mnn.tensor");
    json.at("/graphs/0/ops")
        .forEach(op -> assertThat(op.at("/outputs/0").has("shape")).as(op.toString()).isTrue());
  }

  /** Wherever the Python of the tests has the packages. */
  @Test
  void the_checker_of_ONNX_and_ONNX_Runtime_in_Python_take_a_lifted_file() throws Exception {
    String python = System.getenv().getOrDefault("PARITY_PYTHON", "");
    Assumptions.assumeTrue(
        !python.isEmpty() && runs(python, "import onnx, onnxruntime, numpy"), "no such Python");
    Path lifted = folder.resolve("lifted.onnx");
    parity("lift", MNN, "-o", lifted.toString());
    Graph graph = lifted(MNN, Form.DEQUANTIZED);
    Map<String, Tensor> feeds = feeds(graph);
    String output = graph.outputs().get(0).name();
    String input = graph.inputs().get(0).name();
    raw(feeds.get(input), "in.raw");
    GraphRunner runner = ServiceLoader.load(GraphRunner.class).findFirst().orElseThrow();
    Tensor expected = runner.run(graph, feeds, List.of(output), RunOptions.DEFAULT).get(output);
    raw(expected, "expected.raw");

    String script =
        """
        import sys, onnx, onnxruntime, numpy
        model, folder, name, output, shape = sys.argv[1:]
        shape = [int(size) for size in shape.split('x')]
        onnx.checker.check_model(model, full_check=True)
        options = onnxruntime.SessionOptions()
        options.graph_optimization_level = onnxruntime.GraphOptimizationLevel.ORT_DISABLE_ALL
        options.intra_op_num_threads = 1
        session = onnxruntime.InferenceSession(model, options)
        x = numpy.fromfile(folder + '/in.raw', numpy.float32).reshape(shape)
        found = session.run([output], {name: x})[0]
        expected = numpy.fromfile(folder + '/expected.raw', numpy.float32)
        numpy.testing.assert_array_equal(found.ravel(), expected)
        """;

    String shape = feeds.get(input).shape().toString();
    assertThat(runs(python, script, lifted.toString(), folder.toString(), input, output, shape))
        .isTrue();
  }

  private void raw(Tensor tensor, String name) throws IOException {
    byte[] bytes = new byte[tensor.data().remaining()];
    tensor.data().get(bytes);
    Files.write(folder.resolve(name), bytes);
  }

  private static boolean runs(String python, String script, String... args) throws Exception {
    List<String> command = new ArrayList<>(List.of(python, "-c", script));
    command.addAll(List.of(args));
    return new ProcessBuilder(command).inheritIO().start().waitFor() == 0;
  }
}
