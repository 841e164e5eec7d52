package io.github.mnnparity.mnn.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mnnparity.mnn.model.NetFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Recurrent ops and named loops, as files of any converter may have them, in the real engine. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class RecurrentOpsIT {
  @TempDir private Path folder;

  static Stream<Arguments> nets() {
    return Stream.of(
        net("RNN", () -> sequence("RNN", 1, 1, 2, false)),
        net("RNN of two directions with a first state", () -> sequence("RNN", 1, 2, 2, true)),
        net("LSTM", () -> sequence("LSTM", 4, 1, 3, false)),
        net("LSTM of two directions", () -> sequence("LSTM", 4, 2, 3, false)),
        net("LSTM with first states", () -> sequence("LSTM", 4, 1, 3, true)),
        net("GRU", () -> gru(false, false)),
        net("GRU, linear before reset", () -> gru(true, false)),
        net("GRU with a first state", () -> gru(true, true)),
        net("LSTMBlockCell", () -> cell(2, "use_peephole=false cell_clip=0")),
        net("LSTMBlockCell, peephole", () -> cell(1, "use_peephole=true cell_clip=0")),
        net("Caffe's LSTM", () -> caffe(20)),
        net("Caffe's LSTM with two biases", () -> caffe(40)),
        net("a loop with a condition", RecurrentOpsIT::loop));
  }

  private static Arguments net(String name, Supplier<NetFile> net) {
    return Arguments.of(Named.of(name, net));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("nets")
  void the_engine_computes_what_the_lifted_op_does(Supplier<NetFile> net) throws IOException {
    Path file = folder.resolve("net.mnn");
    Files.write(file, net.get().bytes());

    LiftCheck.Outcome outcome = LiftCheck.check(file, 3);

    assertThat(outcome.faults()).isEmpty();
    assertThat(outcome.compared()).isPositive();
  }

  private static NetFile plain(NetFile net, String name, String dims) {
    String fields = "dims=" + dims + " dtype=DT_FLOAT dformat=NCHW";
    return net.op("Input", name, "Input", fields, List.of(), List.of(name));
  }

  private static NetFile sequence(
      String type, int gates, int directions, int outputs, boolean states) {
    NetFile net = plain(new NetFile(), "x", "[3,2,4]");
    plain(net, "w", String.format("[%d,%d,4]", directions, 5 * gates));
    plain(net, "r", String.format("[%d,%d,5]", directions, 5 * gates));
    plain(net, "b", String.format("[%d,%d]", directions, 5 * gates));
    List<String> inputs = new ArrayList<>(List.of("x", "w", "r", "b"));
    for (int i = 0; states && i < outputs - 1; i++) {
      plain(net, "s" + i, String.format("[%d,2,5]", directions));
      inputs.add("s" + i);
    }
    List<String> made = List.of("y", "h", "c").subList(0, outputs);
    net.op(type, "op", "LSTM", "outputCount=5", inputs, made);
    made.forEach(net::output);
    return net;
  }

  private static NetFile gru(boolean linear, boolean state) {
    NetFile net = plain(new NetFile(), "x", "[3,2,4]");
    List<String> inputs = new ArrayList<>(List.of("x"));
    constant(net, inputs, "gates", 9, 10);
    constant(net, inputs, "gateBias", 1, 10);
    constant(net, inputs, "candidate", 9, 5);
    constant(net, inputs, "candidateBias", 1, 5);
    constant(net, inputs, "recurrentBias", 1, 15);
    if (state) {
      plain(net, "s", "[1,2,5]");
      inputs.add("s");
    }
    return net.op(
            "RNNSequenceGRU",
            "op",
            "RNNParam",
            "numUnits=5 keepAllOutputs=true linearBeforeReset=" + linear,
            inputs,
            List.of("y", "h"))
        .output("y")
        .output("h");
  }

  private static void constant(
      NetFile net, List<String> inputs, String name, int rows, int columns) {
    String fields =
        String.format(
            "dims=[%d,%d] dataType=DT_FLOAT float32s=%s",
            rows, columns, noise(rows * columns, name.hashCode()));
    net.op("Const", name, "Blob", fields, List.of(), List.of(name));
    inputs.add(name);
  }

  /** The engine clips a cell only to crash, and does not spread peepholes over a batch. */
  private static NetFile cell(int batch, String fields) {
    NetFile net =
        new NetFile()
            .input("x", "[" + batch + ",4]")
            .input("before", "[" + batch + ",5]")
            .input("out", "[" + batch + ",5]")
            .input("w", "[9,20]")
            .input("wi", "[5]")
            .input("wf", "[5]")
            .input("wo", "[5]")
            .input("b", "[20]");
    List<String> made = List.of("i", "cs", "f", "o", "ci", "co", "h");
    net.op(
        "LSTMBlockCell",
        "op",
        "LSTMBlockCell",
        fields,
        List.of("x", "before", "out", "w", "wi", "wf", "wo", "b"),
        made);
    made.forEach(net::output);
    return net;
  }

  private static NetFile caffe(int biases) {
    String fields = blob("weightI", 80) + blob("weightH", 100) + blob("bias", biases);
    return new NetFile()
        .op(
            "Input",
            "x",
            "Input",
            "dims=[2,3,1,4] dtype=DT_FLOAT dformat=NC4HW4",
            List.of(),
            List.of("x"))
        .op("LSTM", "op", "LSTM", "outputCount=5 " + fields, List.of("x"), List.of("y"))
        .output("y");
  }

  private static String blob(String field, int count) {
    return String.format(
        " %1$s.dims=[%2$d] %1$s.dataType=DT_FLOAT %1$s.float32s=%3$s",
        field, count, noise(count, field.hashCode()));
  }

  private static String noise(int count, long seed) {
    return new Random(seed)
        .doubles(count, -0.5, 0.5)
        .mapToObj(value -> String.format(Locale.ROOT, "%.4f", value))
        .collect(Collectors.joining(",", "[", "]"));
  }

  private static NetFile binary(NetFile net, String type, String a, String b, String to) {
    return net.op("BinaryOp", to, "BinaryOp", "opType=" + type, List.of(a, b), List.of(to));
  }

  private static NetFile integer(NetFile net, String name, long value) {
    String fields = "dims=[1] dataType=DT_INT32 int32s=[" + value + "]";
    return net.op("Const", name, "Blob", fields, List.of(), List.of(name));
  }

  private static NetFile given(NetFile net, String... names) {
    for (String name : names) {
      net.op("Input", name, "Input", "dims=[1] dtype=DT_INT32", List.of(), List.of(name));
    }
    return net;
  }

  /** While n < 3: (n, v) := (n + 1, v + x). */
  private static NetFile loop() {
    NetFile net = integer(integer(new NetFile().input("x", "[2,3]"), "zero", 0), "three", 3);
    net.subgraph(
        "test",
        List.of("n", "limit"),
        List.of("less"),
        b -> binary(given(b, "n", "limit"), "LESS", "n", "limit", "less"));
    net.subgraph(
        "body",
        List.of("count", "v", "add"),
        List.of("more", "sum"),
        b -> {
          integer(given(b, "count", "v", "add"), "one", 1);
          binary(b, "ADD", "count", "one", "more");
          binary(b, "ADD", "v", "add", "sum");
        });
    return net.op(
            "While",
            "loop",
            "WhileParam",
            "cond_graph=test body_graph=body aliases_inputs=[n/count,limit,v/add]"
                + " aliases_updates=[more/n,more/count,sum/v] aliases_outputs=[v]",
            List.of("zero", "three", "x"),
            List.of("y"))
        .output("y");
  }
}
