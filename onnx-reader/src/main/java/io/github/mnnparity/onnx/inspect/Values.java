package io.github.mnnparity.onnx.inspect;

import io.github.mnnparity.core.graph.Value;
import io.github.mnnparity.core.inspect.ValueSummary;
import io.github.mnnparity.core.inspect.ValueSummary.Quantization;
import io.github.mnnparity.core.tensor.Tensor;
import io.github.mnnparity.onnx.proto.TensorProto;
import io.github.mnnparity.onnx.proto.TypeProto;
import io.github.mnnparity.onnx.proto.ValueInfoProto;
import io.github.mnnparity.onnx.read.ElementTypes;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Types of values as the file or the inference has them. */
final class Values {
  private Values() {}

  static ValueSummary of(Value value) {
    Optional<List<Long>> shape =
        value.rankKnown()
            ? Optional.of(Arrays.stream(value.shape().toArray()).boxed().toList())
            : Optional.empty();
    return new ValueSummary(
        value.name(),
        value.dtype().name().toLowerCase(Locale.ROOT),
        shape,
        Optional.empty(),
        List.of());
  }

  static ValueSummary of(ValueInfoProto proto) {
    TypeProto type = proto.getType();
    if (!type.hasTensorType()) {
      String kind = type.getValueCase().name().replace("_TYPE", "").toLowerCase(Locale.ROOT);
      return new ValueSummary(
          proto.getName(),
          kind.startsWith("value") ? "" : kind,
          Optional.empty(),
          Optional.empty(),
          List.of());
    }
    TypeProto.Tensor tensor = type.getTensorType();
    Optional<List<Long>> shape =
        tensor.hasShape()
            ? Optional.of(
                tensor.getShape().getDimList().stream()
                    .map(dim -> dim.hasDimValue() ? Math.max(-1, dim.getDimValue()) : -1)
                    .toList())
            : Optional.empty();
    return new ValueSummary(
        proto.getName(), dtype(tensor.getElemType()), shape, Optional.empty(), List.of());
  }

  static ValueSummary of(TensorProto proto) {
    return new ValueSummary(
        proto.getName(),
        dtype(proto.getDataType()),
        Optional.of(proto.getDimsList()),
        Optional.empty(),
        List.of());
  }

  static ValueSummary of(String name, Tensor constant) {
    return new ValueSummary(
        name,
        constant.dtype().name().toLowerCase(Locale.ROOT),
        Optional.of(Arrays.stream(constant.shape().toArray()).boxed().toList()),
        Optional.empty(),
        ValueSummary.numbersOf(constant));
  }

  static ValueSummary quantized(String name, Quantization grid) {
    return new ValueSummary(name, "", Optional.empty(), Optional.of(grid), List.of());
  }

  /** What the inference says, with what the file says where that is more. */
  static ValueSummary fuller(ValueSummary inferred, ValueSummary stated) {
    return stated.shape().isPresent() && inferred.shape().isEmpty() ? stated : inferred;
  }

  static ValueSummary with(ValueSummary value, ValueSummary quantized) {
    return new ValueSummary(
        value.name(), value.dtype(), value.shape(), quantized.quantization(), value.constant());
  }

  /** The double that is written like the float. */
  static double shortest(double value) {
    return Double.isFinite(value) ? Double.parseDouble(Float.toString((float) value)) : value;
  }

  private static String dtype(int number) {
    return ElementTypes.dtype(number)
        .map(dtype -> dtype.name().toLowerCase(Locale.ROOT))
        .orElse(number == 0 ? "" : "element type " + number);
  }
}
