package io.github.mnnparity.onnx;

import static io.github.mnnparity.onnx.TestModels.attribute;
import static io.github.mnnparity.onnx.TestModels.chain;
import static io.github.mnnparity.onnx.TestModels.floats;
import static io.github.mnnparity.onnx.TestModels.model;
import static io.github.mnnparity.onnx.TestModels.node;
import static io.github.mnnparity.onnx.TestModels.value;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.protobuf.ByteString;
import com.google.protobuf.UnknownFieldSet;
import io.github.mnnparity.core.capture.GraphRunner.RunOptions;
import io.github.mnnparity.core.capture.ModelReader;
import io.github.mnnparity.core.capture.SourceModel;
import io.github.mnnparity.core.error.BadInputException;
import io.github.mnnparity.core.error.MalformedModelException;
import io.github.mnnparity.core.graph.Attribute;
import io.github.mnnparity.core.graph.Graph;
import io.github.mnnparity.core.graph.Node;
import io.github.mnnparity.core.graph.Value;
import io.github.mnnparity.core.tensor.DType;
import io.github.mnnparity.core.tensor.Shape;
import io.github.mnnparity.core.tensor.Tensor;
import io.github.mnnparity.onnx.capture.OrtGraphRunner;
import io.github.mnnparity.onnx.proto.AttributeProto.AttributeType;
import io.github.mnnparity.onnx.proto.FunctionProto;
import io.github.mnnparity.onnx.proto.GraphProto;
import io.github.mnnparity.onnx.proto.ModelProto;
import io.github.mnnparity.onnx.proto.OperatorSetIdProto;
import io.github.mnnparity.onnx.proto.TensorProto;
import io.github.mnnparity.onnx.proto.TypeProto;
import io.github.mnnparity.onnx.proto.ValueInfoProto;
import io.github.mnnparity.onnx.write.ModelFileWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class OnnxReaderTest {
  @TempDir Path folder;

  private Graph read(GraphProto.Builder graph) throws IOException {
    return read(model(graph));
  }

  private Graph read(ModelProto.Builder model) throws IOException {
    return new OnnxReader().read(TestModels.write(folder, model)).graph();
  }

  private static float[] run(Graph graph, String output, float... x) {
    var tensor = Tensor.ofFloats(Shape.of(1, x.length), x);
    return new OrtGraphRunner()
        .run(graph, Map.of("x", tensor), List.of(output), RunOptions.DEFAULT)
        .get(output)
        .toFloats();
  }

  @Test
  void a_model_is_recognized_by_its_contents() throws IOException {
    Path file = TestModels.write(folder, model(chain()));
    Path renamed = Files.copy(file, folder.resolve("weights.bin"));
    Path text = Files.writeString(folder.resolve("text.onnx"), "Hello, this is no model at all");
    Path flat = Files.write(folder.resolve("flat.onnx"), new byte[] {24, 0, 0, 0, 20, 0, 0, 0});

    var reader = new OnnxReader();

    assertThat(reader.recognizes(renamed)).isTrue();
    assertThat(reader.recognizes(text)).isFalse();
    assertThat(reader.recognizes(flat)).isFalse();
    assertThat(reader.recognizes(Files.createFile(folder.resolve("empty")))).isFalse();
    assertThat(reader.role()).isEqualTo(ModelReader.Role.REFERENCE);
    assertThat(ServiceLoader.load(ModelReader.class)).hasAtLeastOneElementOfType(OnnxReader.class);
  }

  @Test
  void the_facts_of_a_model_are_told() throws IOException {
    SourceModel model = new OnnxReader().read(TestModels.write(folder, model(chain())));

    assertThat(model.properties())
        .containsExactly(
            Map.entry("irVersion", "8"),
            Map.entry("opset", "13"),
            Map.entry("producer", "test"),
            Map.entry("nodes", "3"));
    assertThat(model.format()).isEqualTo("ONNX");
    assertThat(model.graph().opsets()).isEqualTo(Map.of("", 13L));
  }

  @Test
  void initializers_are_no_inputs_and_nodes_get_unique_names() throws IOException {
    Graph graph = read(chain());

    assertThat(graph.inputs()).containsExactly(new Value("x", DType.FLOAT32, Shape.of(-1, 2)));
    assertThat(graph.outputs()).containsExactly(new Value("y", DType.FLOAT32, Shape.SCALAR, false));
    assertThat(graph.nodes()).extracting(Node::name).containsExactly("#0:Add", "act", "act#2");
    assertThat(graph.nodes().get(2).sources()).containsExactly("act#2");
    assertThat(run(graph, "y", 3, 1)).containsExactly(5, -2);
    assertThat(run(graph, "a", 3, 1)).containsExactly(4, -1);
  }

  @Test
  void nodes_are_put_in_topological_order() throws IOException {
    GraphProto.Builder graph = chain();
    var last = graph.getNode(2);
    graph.removeNode(2).addNode(0, last);

    assertThat(read(graph).nodes()).extracting(Node::opType).containsExactly("Add", "Relu", "Add");
  }

  @Test
  void a_cycle_is_malformed() {
    GraphProto.Builder graph =
        GraphProto.newBuilder()
            .addNode(node("Relu", List.of("b"), "a").setName("first"))
            .addNode(node("Relu", List.of("a"), "b"));

    assertThatThrownBy(() -> read(graph))
        .isInstanceOf(MalformedModelException.class)
        .hasMessage(
            folder.resolve("model.onnx")
                + ", graph.node 'first'\n  expected: nodes that do not wait for each other\n"
                + "  found:    a cycle\n"
                + "  next:     the file is damaged; copy it again or export it again");
  }

  @Test
  void unknown_and_repeated_values_are_malformed() {
    assertThatThrownBy(() -> read(chain().addNode(node("Relu", List.of("nowhere"), "z"))))
        .isInstanceOf(MalformedModelException.class)
        .hasMessageContaining("graph.node '#3:Relu', input")
        .hasMessageContaining("found:    'nowhere'");
    assertThatThrownBy(() -> read(chain().addNode(node("Relu", List.of("x"), "a"))))
        .isInstanceOf(MalformedModelException.class)
        .hasMessageContaining("one producer for each value");
    assertThatThrownBy(() -> read(chain().addOutput(value("none"))))
        .isInstanceOf(MalformedModelException.class)
        .hasMessageContaining("graph.output");
  }

  @Test
  void constants_become_initializers() throws IOException {
    GraphProto.Builder graph = chain();
    graph.addNode(
        node("Constant", List.of(), "t")
            .addAttribute(attribute("value", AttributeType.TENSOR).setT(floats("", 7))));
    graph.addNode(
        node("Constant", List.of(), "i")
            .addAttribute(attribute("value_int", AttributeType.INT).setI(-5)));
    graph.addNode(
        node("Constant", List.of(), "f")
            .addAttribute(attribute("value_floats", AttributeType.FLOATS).addFloats(2)));
    graph.addNode(node("Relu", List.of("t"), "r"));

    Graph read = read(graph);

    assertThat(read.initializers().get("t").toFloats()).containsExactly(7);
    assertThat(read.initializers().get("i")).hasToString("INT64 scalar");
    assertThat(read.initializers().get("i").longAt(0)).isEqualTo(-5);
    assertThat(read.initializers().get("f")).hasToString("FLOAT32 1");
    assertThat(read.nodes()).extracting(Node::name).endsWith("#6:Relu");
  }

  @Test
  void functions_are_replaced_by_their_bodies() throws IOException {
    var inner =
        FunctionProto.newBuilder()
            .setDomain("local")
            .setName("Inner")
            .addInput("p")
            .addOutput("q")
            .addAttribute("slope")
            .addNode(
                node("LeakyRelu", List.of("p"), "q")
                    .addAttribute(attribute("alpha", AttributeType.FLOAT).setRefAttrName("slope")));
    var outer =
        FunctionProto.newBuilder()
            .setDomain("local")
            .setName("Outer")
            .addInput("x")
            .addOutput("y")
            .addNode(node("Neg", List.of("x"), "t"))
            .addNode(
                node("Inner", List.of("t"), "y")
                    .setDomain("local")
                    .addAttribute(attribute("slope", AttributeType.FLOAT).setF(0.5f)));
    GraphProto.Builder graph =
        GraphProto.newBuilder()
            .addInput(value("x", 1, 2))
            .addNode(node("Outer", List.of("x"), "m").setDomain("local").setName("block"))
            .addNode(node("Outer", List.of("m"), "y").setDomain("local"))
            .addOutput(value("y", 1, 2));

    Graph read =
        read(
            model(graph)
                .addFunctions(outer)
                .addFunctions(inner)
                .addOpsetImport(OperatorSetIdProto.newBuilder().setDomain("local").setVersion(1)));

    assertThat(read.nodes())
        .extracting(Node::name)
        .containsExactly(
            "block/#0:Neg",
            "block/#1:Inner/#0:LeakyRelu",
            "#1:Outer/#0:Neg",
            "#1:Outer/#1:Inner/#0:LeakyRelu");
    assertThat(read.nodes().get(0).outputs()).containsExactly("block/t");
    assertThat(read.nodes().get(1).attributes()).containsExactly(Attribute.of("alpha", 0.5f));
    assertThat(run(read, "y", 4, -4)).containsExactly(2, -2);
  }

  @Test
  void a_function_that_calls_itself_is_malformed() {
    var loop =
        FunctionProto.newBuilder()
            .setDomain("local")
            .setName("Loop")
            .addInput("p")
            .addOutput("q")
            .addNode(node("Loop", List.of("p"), "q").setDomain("local"));
    GraphProto.Builder graph = chain().addNode(node("Loop", List.of("x"), "l").setDomain("local"));

    assertThatThrownBy(() -> read(model(graph).addFunctions(loop)))
        .isInstanceOf(MalformedModelException.class)
        .hasMessageContaining("function 'Loop'");
  }

  @Test
  void subgraphs_take_values_from_around_them() throws IOException {
    GraphProto.Builder branch =
        GraphProto.newBuilder()
            .addNode(node("Neg", List.of("a"), "n"))
            .addOutput(ValueInfoProto.newBuilder().setName("n"));
    GraphProto.Builder graph =
        chain()
            .addInitializer(
                TensorProto.newBuilder()
                    .setName("c")
                    .setDataType(TensorProto.DataType.BOOL_VALUE)
                    .addInt32Data(1))
            .addNode(
                node("If", List.of("c"), "z")
                    .addAttribute(attribute("then_branch", AttributeType.GRAPH).setG(branch))
                    .addAttribute(attribute("else_branch", AttributeType.GRAPH).setG(branch)));

    Graph read = read(graph);

    assertThat(read.nodes().get(3).attribute("then_branch"))
        .get()
        .isInstanceOf(Attribute.GraphValue.class);
    assertThat(run(read, "z", 3, 1)).containsExactly(-4, 1);
    branch.addNode(node("Neg", List.of("nowhere"), "o"));
    assertThatThrownBy(
            () ->
                read(
                    chain()
                        .addNode(
                            node("If", List.of("x"), "z")
                                .addAttribute(
                                    attribute("then_branch", AttributeType.GRAPH).setG(branch)))))
        .isInstanceOf(MalformedModelException.class)
        .hasMessageContaining("'nowhere'");
  }

  @Test
  void sequences_have_no_rank() throws IOException {
    GraphProto.Builder graph = chain();
    graph.addInput(
        ValueInfoProto.newBuilder()
            .setName("s")
            .setType(
                TypeProto.newBuilder()
                    .setSequenceType(
                        TypeProto.Sequence.newBuilder()
                            .setElemType(
                                TypeProto.newBuilder()
                                    .setTensorType(
                                        TypeProto.Tensor.newBuilder()
                                            .setElemType(TensorProto.DataType.INT64_VALUE))))));

    assertThat(read(graph).inputs().get(1))
        .isEqualTo(new Value("s", DType.INT64, Shape.SCALAR, false));
  }

  @Test
  void an_old_opset_is_left_to_the_runtime() throws IOException {
    var model = model(chain()).clearOpsetImport();
    model.addOpsetImport(OperatorSetIdProto.newBuilder().setVersion(6));

    assertThat(read(model).opsets()).containsEntry("", 6L);
  }

  @Test
  void a_model_with_external_data_runs() throws IOException {
    float[] weights = new float[1024];
    weights[5] = 2;
    Path file = folder.resolve("external.onnx");
    Graph graph =
        read(
            GraphProto.newBuilder()
                .addInput(value("x", 1, 1024))
                .addInitializer(floats("w", weights))
                .addNode(node("Mul", List.of("x", "w"), "m"))
                .addNode(node("ReduceSum", List.of("m"), "y"))
                .addOutput(value("y", 1, 1)));
    float[] x = new float[1024];
    java.util.Arrays.fill(x, 3);

    ModelFileWriter.write(graph, file, 1000);

    assertThat(Files.size(folder.resolve("external.onnx.data"))).isEqualTo(4096);
    assertThat(run(new OnnxReader().read(file).graph(), "y", x)).containsExactly(6);
  }

  @Test
  void unknown_fields_survive() throws IOException {
    var unknown =
        UnknownFieldSet.newBuilder()
            .addField(
                900,
                UnknownFieldSet.Field.newBuilder()
                    .addLengthDelimited(ByteString.copyFromUtf8("kept"))
                    .build())
            .build();
    byte[] bytes = model(chain()).setUnknownFields(unknown).build().toByteArray();

    assertThat(ModelProto.parseFrom(bytes).toByteArray()).isEqualTo(bytes);
    assertThat(read(ModelProto.parseFrom(bytes).toBuilder()).nodes()).hasSize(3);
  }

  @Test
  void a_cut_file_names_byte_and_field() throws IOException {
    byte[] bytes = model(chain()).build().toByteArray();
    Path file =
        Files.write(folder.resolve("cut.onnx"), java.util.Arrays.copyOf(bytes, bytes.length - 3));

    assertThatThrownBy(() -> new OnnxReader().read(file))
        .isInstanceOf(MalformedModelException.class)
        .hasMessageStartingWith(file + ", byte ")
        .hasMessageContaining("field ModelProto.");
  }

  @Test
  void files_that_are_no_models_are_told_apart() throws IOException {
    var reader = new OnnxReader();

    assertThatThrownBy(() -> reader.read(Files.createFile(folder.resolve("empty"))))
        .isInstanceOf(MalformedModelException.class)
        .hasMessageContaining("found:    an empty file");
    assertThatThrownBy(() -> reader.read(folder))
        .isInstanceOf(BadInputException.class)
        .hasMessageContaining("a folder or device");
    assertThatThrownBy(() -> reader.read(folder.resolve("none")))
        .isInstanceOf(BadInputException.class)
        .hasMessageContaining("no such file");
    assertThatThrownBy(() -> reader.read(Files.writeString(folder.resolve("t"), "some text here")))
        .isInstanceOf(MalformedModelException.class);
  }
}
