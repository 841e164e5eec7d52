package io.github.mnnparity.mnn.lift;

import io.github.mnnparity.core.tensor.DType;
import io.github.mnnparity.core.tensor.Shape;
import io.github.mnnparity.core.tensor.Tensor;
import io.github.mnnparity.mnn.model.NetFile;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.params.aggregator.ArgumentsAccessor;

/**
 * A row of a table of values: op type, parameter table, its fields, inputs, number of outputs, the
 * outputs expected and, where the real engine gives others, why.
 *
 * <p>An input is {@code 2x3} floats or {@code i:2x3} integers, 0, 1, 2, ... or what follows {@code
 * =}; {@code nhwc:1x2x2x3} floats whose channels are last, {@code c4:1x3x2x2} floats that MNN
 * packs; {@code c:[1,2]} a constant vector of integers, {@code c:2x2=1,2,3,4} a constant tensor of
 * integers, {@code f:2=0.5,1} one of floats; {@code c:5} and {@code f:0.5} are scalars; {@code
 * none} is an absent input.
 */
public final class ValueCase {

  private final NetFile net = new NetFile();
  private final Map<String, Tensor> feeds = new LinkedHashMap<>();
  private final List<String> reads = new ArrayList<>();
  private final List<String> writes;
  private final String expected;
  private final String difference;

  public ValueCase(ArgumentsAccessor row) {
    this(row.toList().stream().map(cell -> cell == null ? "" : cell.toString()).toList());
  }

  /**
   * @param row with empty texts for what is absent
   */
  ValueCase(List<String> row) {
    for (String input : row.get(3).split(" ")) {
      if (input.equals("none")) {
        reads.add("");
      } else {
        String name = "in" + reads.size();
        reads.add(name);
        add(name, input);
      }
    }
    this.writes =
        IntStream.range(0, Integer.parseInt(row.get(4))).mapToObj(i -> "out" + i).toList();
    net.op(row.get(0), "op", row.get(1), row.get(2), reads, writes);
    writes.forEach(net::output);
    this.expected = row.get(5);
    this.difference = row.size() > 6 ? row.get(6) : "";
  }

  /** The file; may be asked for once. */
  public byte[] file() {
    return net.bytes();
  }

  public Map<String, Tensor> feeds() {
    return feeds;
  }

  public List<String> outputs() {
    return writes;
  }

  /** All outputs as a text. */
  public String expected() {
    return expected;
  }

  /** Why the real engine does not give what is expected; empty where it does. */
  public String difference() {
    return difference;
  }

  private void add(String name, String input) {
    if (input.startsWith("c:") || input.startsWith("f:")) {
      constant(name, input.substring(2), input.charAt(0) == 'f');
      return;
    }
    boolean integers = input.startsWith("i:");
    boolean last = input.startsWith("nhwc:");
    String[] parts = input.substring(input.indexOf(':') + 1).split("=");
    Shape shape = Shape.of(dims(parts[0]));
    double[] values =
        parts.length > 1
            ? numbers(parts[1])
            : IntStream.range(0, (int) shape.elements()).asDoubleStream().toArray();
    String fields =
        "dims=["
            + (parts[0].equals("scalar") ? "" : parts[0].replace('x', ','))
            + "] dtype="
            + (integers ? "DT_INT32" : "DT_FLOAT")
            + " dformat="
            + (last ? "NHWC" : "NCHW");
    net.op("Input", name, "Input", fields, List.of(), List.of(name));
    if (input.startsWith("c4:")) {
      String packed = name + "packed";
      net.op(
          "ConvertTensor",
          packed,
          "TensorConvertInfo",
          "source=NCHW dest=NC4HW4",
          List.of(name),
          List.of(packed));
      reads.set(reads.size() - 1, packed);
    }
    feeds.put(name, Tensor.ofDoubles(shape, values).cast(integers ? DType.INT64 : DType.FLOAT32));
  }

  private void constant(String name, String text, boolean floats) {
    String dims;
    String values;
    if (text.startsWith("[")) {
      values = text;
      dims = "[" + text.split(",").length + "]";
    } else if (text.contains("=")) {
      dims = "[" + text.split("=")[0].replace('x', ',') + "]";
      values = "[" + text.split("=")[1] + "]";
    } else {
      dims = "[]";
      values = "[" + text + "]";
    }
    String blob =
        "dims="
            + dims
            + (floats ? " dataType=DT_FLOAT float32s=" : " dataType=DT_INT32 int32s=")
            + values;
    net.op("Const", name, "Blob", blob, List.of(), List.of(name));
  }

  private static long[] dims(String text) {
    return text.equals("scalar")
        ? new long[0]
        : Arrays.stream(text.split("x")).mapToLong(Long::parseLong).toArray();
  }

  private static double[] numbers(String text) {
    return Arrays.stream(text.split(",")).mapToDouble(Double::parseDouble).toArray();
  }

  /** Numbers to five digits, {@code [1,2.5] [3]} for two tensors. */
  public static String text(List<Tensor> tensors) {
    return tensors.stream().map(ValueCase::text).collect(Collectors.joining(" "));
  }

  private static String text(Tensor tensor) {
    return IntStream.range(0, (int) tensor.elements())
        .mapToDouble(tensor::doubleAt)
        .mapToObj(
            value -> {
              double rounded = Math.round(value * 1e4) / 1e4;
              return rounded == Math.rint(rounded)
                  ? Long.toString((long) rounded)
                  : Double.toString(rounded);
            })
        .collect(Collectors.joining(",", "[", "]"));
  }
}
