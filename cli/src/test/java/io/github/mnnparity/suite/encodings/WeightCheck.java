package io.github.mnnparity.suite.encodings;

import io.github.mnnparity.core.graph.Graph;
import io.github.mnnparity.core.tensor.Tensor;
import io.github.mnnparity.mnn.MnnReader;
import io.github.mnnparity.mnn.model.MnnModel;
import io.github.mnnparity.mnn.model.MnnOp;
import io.github.mnnparity.mnn.schema.Blob;
import io.github.mnnparity.mnn.schema.Convolution2D;
import io.github.mnnparity.mnn.weight.Blobs;
import io.github.mnnparity.mnn.weight.DecodedWeights;
import io.github.mnnparity.mnn.weight.Weights;
import io.github.mnnparity.suite.encodings.IndependentDecoder.Values;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Holds what the reader decodes against the independent decoder, bit by bit. */
final class WeightCheck {
  private final MnnModel model;
  private final Graph lifted;
  private final Map<Integer, MnnOp> ops = new HashMap<>();

  /**
   * @param ops that store values of any kind
   * @param values that were compared
   * @param differences one line for each field that is not bit-equal
   */
  record Result(long ops, long values, List<String> differences) {}

  private WeightCheck(Path file) {
    model = MnnModel.read(file);
    lifted = new MnnReader().read(file).graph();
    model.graph().ops().forEach(op -> ops.put(op.position(), op));
  }

  static Result of(Path file, List<Values> expected) {
    WeightCheck check = new WeightCheck(file);
    List<String> differences = new ArrayList<>();
    long values = 0;
    for (Values each : expected) {
      values += each.data().remaining() / (each.dtype().endsWith("64") ? 8 : 4);
      check.difference(each).ifPresent(said -> differences.add(each.place() + ": " + said));
    }
    long ops = expected.stream().map(Values::op).distinct().count();
    return new Result(ops, values, differences);
  }

  private Optional<String> difference(Values expected) {
    MnnOp op = ops.get(expected.op());
    if (op.parameterType().equals("Convolution2D")) {
      Convolution2D conv = op.parameter(new Convolution2D());
      Optional<Tensor> found =
          expected.field().equals("bias")
              ? Weights.biasOf(model, op, conv)
              : Weights.of(model, op, conv).map(DecodedWeights::values);
      return found.isEmpty()
          ? Optional.of("nothing was decoded")
          : difference(expected.data(), found.get().data());
    }
    if (op.parameterType().equals("Blob")) {
      return difference(
          expected.data(), Blobs.decode(model, op, op.parameter(new Blob())).values().data());
    }
    return inLifted(expected, op);
  }

  /** Ops whose vectors become constants of their own nodes. */
  private Optional<String> inLifted(Values expected, MnnOp op) {
    List<Tensor> constants =
        lifted.nodes().stream()
            .filter(node -> node.sources().contains(op.name()))
            .flatMap(node -> node.inputs().stream())
            .map(lifted.initializers()::get)
            .filter(tensor -> tensor != null && tensor.elements() > 0)
            .toList();
    return constants.stream().anyMatch(tensor -> tensor.data().equals(expected.data()))
        ? Optional.empty()
        : Optional.of(
            "among "
                + constants.stream().map(Tensor::toString).collect(Collectors.joining(", "))
                + " of the lifted graph none is equal");
  }

  private static Optional<String> difference(ByteBuffer expected, ByteBuffer found) {
    if (expected.remaining() != found.remaining()) {
      return Optional.of(found.remaining() + " bytes, expected " + expected.remaining());
    }
    int at = expected.mismatch(found);
    if (at < 0) {
      return Optional.empty();
    }
    int word = at / 4 * 4;
    return Optional.of(
        word + 4 > expected.remaining()
            ? "byte " + at
            : "value %d is %s (%08x), expected %s (%08x)"
                .formatted(
                    word / 4,
                    found.getFloat(word),
                    found.getInt(word),
                    expected.getFloat(word),
                    expected.getInt(word)));
  }
}
