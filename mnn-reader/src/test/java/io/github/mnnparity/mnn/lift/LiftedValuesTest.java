package io.github.mnnparity.mnn.lift;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mnnparity.core.capture.GraphRunner;
import io.github.mnnparity.core.capture.GraphRunner.RunOptions;
import io.github.mnnparity.core.tensor.DType;
import io.github.mnnparity.core.tensor.Shape;
import io.github.mnnparity.core.tensor.Tensor;
import io.github.mnnparity.mnn.lift.registry.Lifters;
import io.github.mnnparity.mnn.model.NetFile;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;

/**
 * Small ops, lifted and run. An input is {@code 2x3} floats or {@code i:2x3} integers, 0, 1, 2, ...
 * or what follows {@code =}; or {@code c:[1,2]}, a constant of integers.
 */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class LiftedValuesTest {
  private static final GraphRunner RUNNER =
      ServiceLoader.load(GraphRunner.class).findFirst().orElseThrow();

  private final NetFile net = new NetFile();
  private final Map<String, Tensor> feeds = new HashMap<>();

  @ParameterizedTest(name = "{0} {2} of {3}")
  @CsvFileSource(
      resources = "/cases/values.csv",
      delimiter = '|',
      numLinesToSkip = 1,
      nullValues = "-")
  void a_lifted_op_computes_what_the_op_means(
      String type, String parameter, String fields, String inputs, int outputs, String expected) {
    List<String> reads = new ArrayList<>();
    for (String input : inputs.split(" ")) {
      String name = "in" + reads.size();
      reads.add(name);
      add(name, input);
    }
    List<String> writes = IntStream.range(0, outputs).mapToObj(i -> "out" + i).toList();
    net.op(
        type,
        "op",
        parameter == null ? "" : parameter,
        fields == null ? "" : fields,
        reads,
        writes);
    writes.forEach(net::output);

    GraphLifter.Lifted lifted = Lifters.lift(net.model());
    Map<String, Tensor> found = RUNNER.run(lifted.graph(), feeds, writes, RunOptions.DEFAULT);

    assertThat(lifted.unlifted()).isEmpty();
    assertThat(writes.stream().map(name -> text(found.get(name))).collect(Collectors.joining(" ")))
        .isEqualTo(expected);
  }

  private void add(String name, String input) {
    if (input.startsWith("c:")) {
      String values = input.substring(2);
      String blob = "dims=[" + values.split(",").length + "] dataType=DT_INT32 int32s=" + values;
      net.op("Const", name, "Blob", blob, List.of(), List.of(name));
      return;
    }
    boolean integers = input.startsWith("i:");
    String[] parts = input.replace("i:", "").split("=");
    long[] dims = Arrays.stream(parts[0].split("x")).mapToLong(Long::parseLong).toArray();
    Shape shape = Shape.of(dims);
    double[] values =
        parts.length > 1
            ? Arrays.stream(parts[1].split(",")).mapToDouble(Double::parseDouble).toArray()
            : IntStream.range(0, (int) shape.elements()).asDoubleStream().toArray();
    Tensor tensor = Tensor.ofDoubles(shape, values);
    String fields =
        "dims=[" + parts[0].replace('x', ',') + "] dtype=" + (integers ? "DT_INT32" : "DT_FLOAT");
    net.op("Input", name, "Input", fields, List.of(), List.of(name));
    feeds.put(name, tensor.cast(integers ? DType.INT64 : DType.FLOAT32));
  }

  private static String text(Tensor tensor) {
    return IntStream.range(0, (int) tensor.elements())
        .mapToDouble(tensor::doubleAt)
        .mapToObj(value -> value == Math.rint(value) ? Long.toString((long) value) : "" + value)
        .collect(Collectors.joining(",", "[", "]"));
  }
}
