package io.github.mnnparity.core.device;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.mnnparity.core.error.BadInputException;
import io.github.mnnparity.core.graph.Graph;
import io.github.mnnparity.core.graph.GraphBuilder;
import io.github.mnnparity.core.graph.Node;
import io.github.mnnparity.core.graph.Value;
import io.github.mnnparity.core.tensor.DType;
import io.github.mnnparity.core.tensor.Shape;
import io.github.mnnparity.core.tensor.Tensor;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class DeviceViewTest {
  private static final Shape SHAPE = Shape.of(1, 3, 2, 2);

  @TempDir private Path folder;

  private final Map<String, Tensor> expected = new LinkedHashMap<>();
  private final Map<String, String> names = new LinkedHashMap<>();
  private final List<Node> nodes = new ArrayList<>();

  private static Tensor counted(Shape shape) {
    float[] values = new float[(int) shape.elements()];
    for (int i = 0; i < values.length; i++) {
      values[i] = i + 1;
    }
    return Tensor.ofFloats(shape, values);
  }

  /** An op of the file with the tensors that it writes. */
  private void op(String op, Shape shape, String... tensors) {
    for (String tensor : tensors) {
      names.put(tensor, tensor);
      expected.put(tensor, counted(shape));
    }
    nodes.add(new Node(op, "", "Relu", List.of(), List.of(tensors), List.of(), List.of(op)));
  }

  private Graph graph() {
    GraphBuilder graph = new GraphBuilder("small").opset("", 17);
    nodes.forEach(graph::node);
    String last = nodes.get(nodes.size() - 1).outputs().get(0);
    graph.output(new Value(last, DType.FLOAT32, expected.get(last).shape()));
    return graph.build();
  }

  private DeviceView read() {
    return DeviceView.read("phone", folder, graph(), names, expected);
  }

  private void text(String name, String values) throws IOException {
    Path file = folder.resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, values);
  }

  private void npy(String name, Shape shape, float... values) throws IOException {
    String header =
        "{'descr': '<f4', 'fortran_order': False, 'shape': (%s,), }"
            .formatted(
                IntStream.range(0, shape.rank())
                    .mapToObj(axis -> Long.toString(shape.dim(axis)))
                    .collect(Collectors.joining(",")));
    String padded = header + " ".repeat(63 - (10 + header.length()) % 64) + "\n";
    ByteBuffer bytes =
        ByteBuffer.allocate(10 + padded.length() + 4 * values.length)
            .order(ByteOrder.LITTLE_ENDIAN);
    bytes.put(new byte[] {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y', 1, 0});
    bytes.putShort((short) padded.length()).put(padded.getBytes(StandardCharsets.US_ASCII));
    for (float value : values) {
      bytes.putFloat(value);
    }
    Files.write(folder.resolve(name), bytes.array());
  }

  private static String numbers(int count) {
    return IntStream.rangeClosed(1, count)
        .mapToObj(i -> String.format(Locale.ROOT, "%d", i))
        .collect(Collectors.joining("\t", "", "\t\n"));
  }

  @Test
  void a_file_of_MNNs_tools_is_the_output_of_an_op() throws IOException {
    op("model/conv_1", SHAPE, "model/relu_1");
    op("split", SHAPE, "split", "rest");
    text("model_conv_1_0", numbers(12));
    text("split_1", numbers(12));

    DeviceView view = read();

    assertThat(view.sources())
        .containsExactlyInAnyOrderEntriesOf(
            Map.of("model/relu_1", "model_conv_1_0", "rest", "split_1"));
    assertThat(view.values().values().get("rest").bitEquals(counted(SHAPE))).isTrue();
    assertThat(view.values().missing()).containsEntry("split", "the folder has no file for it");
    assertThat(view.rounded()).isTrue();
  }

  @Test
  void a_npy_file_is_the_tensor_of_its_name_and_OP_AT_INDEX_that_of_a_callback()
      throws IOException {
    op("a", SHAPE, "a_0");
    op("b/x:0", SHAPE, "b/x:0");
    npy("a_0.npy", SHAPE, counted(SHAPE).toFloats());
    npy("b_x_0@0.npy", SHAPE, counted(SHAPE).toFloats());

    DeviceView view = read();

    assertThat(view.sources())
        .containsEntry("a_0", "a_0.npy")
        .containsEntry("b/x:0", "b_x_0@0.npy");
    assertThat(view.rounded()).isFalse();
  }

  @Test
  void names_that_a_device_made_equal_are_told_apart_by_size_or_not_at_all() throws IOException {
    op("a/b", SHAPE, "a/b");
    op("a:b", Shape.of(5), "a:b");
    op("c/d", SHAPE, "c/d");
    op("c:d", SHAPE, "c:d");
    text("a.b.txt", numbers(5));
    text("c.d.txt", numbers(12));

    DeviceView view = read();

    assertThat(view.sources()).containsOnly(Map.entry("a:b", "a.b.txt"));
    assertThat(view.values().missing())
        .containsEntry("c/d", "c.d.txt may stand for c/d or c:d: rename the file");
    assertThat(view.unused()).containsEntry("c.d.txt", "its name stands for 2 tensors");
  }

  @Test
  void packed_channels_are_recognized_by_their_number_and_unpacked() throws IOException {
    op("conv", SHAPE, "conv");
    npy("conv.npy", Shape.of(16), 1, 5, 9, 0, 2, 6, 10, 0, 3, 7, 11, 0, 4, 8, 12, 0);

    DeviceView view = read();

    assertThat(view.values().values().get("conv").bitEquals(counted(SHAPE))).isTrue();
    assertThat(view.converted())
        .containsEntry(
            "conv",
            "packed in groups of 4 channels (NC4HW4, by its 16 values); unpacked to 1x3x2x2");
  }

  @Test
  void packed_channels_of_a_batch_in_two_possible_orders_are_not_guessed() throws IOException {
    op("conv", Shape.of(2, 5, 1, 1), "conv");
    op("x", SHAPE, "x");
    text("conv_0", numbers(16));
    text("x_0", numbers(12));

    assertThat(read().values().missing())
        .containsEntry("conv", "conv_0 holds 16 values, the tensor has 10 (2x5x1x1)");
  }

  @Test
  void channels_last_are_turned_where_the_shape_says_so() throws IOException {
    op("conv", SHAPE, "conv");
    npy("conv.npy", Shape.of(1, 2, 2, 3), 1, 5, 9, 2, 6, 10, 3, 7, 11, 4, 8, 12);

    assertThat(read().values().values().get("conv").bitEquals(counted(SHAPE))).isTrue();
  }

  @Test
  void what_cannot_be_read_keeps_its_reason_with_the_file() throws IOException {
    op("a", SHAPE, "a");
    op("b", SHAPE, "b");
    op("c", SHAPE, "c");
    op("d", SHAPE, "d");
    text("a_0", "1 2 three");
    text("b_0", "");
    text("c.npy", "not an array");
    text("d_0", numbers(12));

    assertThat(read().values().missing())
        .containsEntry("a", "a_0 line 1 holds 'three', no number")
        .containsEntry(
            "b", "b_0 is empty: MNN's tools write float, int32, uint8 and int8 values only")
        .hasEntrySatisfying("c", why -> assertThat(why).startsWith("c.npy is no whole .npy file"));
  }

  @Test
  void NaN_and_infinity_are_read_as_C_prints_them() throws IOException {
    op("a", Shape.of(4), "a");
    text("a_0", "nan\t-nan\tinf\t-inf\t\n");

    assertThat(read().values().values().get("a").toFloats())
        .containsExactly(Float.NaN, Float.NaN, Float.POSITIVE_INFINITY, Float.NEGATIVE_INFINITY);
  }

  @Test
  void what_the_engine_makes_as_it_runs_is_told_from_what_is_unknown() throws IOException {
    op("a", SHAPE, "a");
    text("a_0", numbers(12));
    text("a_raster_0_0", numbers(12));
    text("Input_a_0", numbers(12));
    text("stranger_0", numbers(12));
    text("order.txt", "a_0");

    assertThat(read().unused())
        .containsOnly(
            Map.entry("a_raster_0_0", "a copy that the engine makes as it runs"),
            Map.entry("Input_a_0", "the input of an op; outputs are compared"),
            Map.entry("stranger_0", "the file has no tensor of this name"));
  }

  @Test
  void a_graph_output_is_found_under_the_names_that_MNNs_tools_give_it() throws IOException {
    op("y/z", SHAPE, "y/z");
    text("sub/0_0.txt", numbers(12));

    assertThat(read().sources()).containsOnly(Map.entry("y/z", "sub/0_0.txt"));
  }

  @Test
  void a_folder_without_a_fitting_file_is_refused() throws IOException {
    op("a", SHAPE, "a");
    text("b_0", numbers(12));

    BadInputException refusal = catchThrowableOfType(BadInputException.class, this::read);

    assertThat(refusal.problem().found())
        .isEqualTo("1 file and none fits; b_0: the file has no tensor of this name");
  }

  @Test
  void a_folder_that_is_not_there_is_refused() {
    op("a", SHAPE, "a");

    BadInputException refusal =
        catchThrowableOfType(
            BadInputException.class,
            () -> DeviceView.read("phone", folder.resolve("none"), graph(), names, expected));

    assertThat(refusal.problem().found()).isEqualTo("no such folder");
  }
}
