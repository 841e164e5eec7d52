package io.github.mnnparity.mnn.lift.recurrent;

import io.github.mnnparity.core.tensor.DType;
import io.github.mnnparity.core.tensor.Shape;
import io.github.mnnparity.core.tensor.Tensor;
import io.github.mnnparity.mnn.lift.CannotLiftException;
import io.github.mnnparity.mnn.lift.LiftContext;
import io.github.mnnparity.mnn.model.MnnOp;
import io.github.mnnparity.mnn.schema.Blob;
import io.github.mnnparity.mnn.schema.LSTM;
import io.github.mnnparity.mnn.weight.Blobs;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The {@code LSTM} of Caffe: {@code [N, T, 1, I]} to {@code [N, T, 1, H]}, without initial states.
 * Its blobs are W {@code [4·H, I]}, R {@code [4·H, H]} and a bias of {@code 4·H} or two of them,
 * gates in the order ifoc; or all three in the first blob, gates in the order ifco.
 */
final class CaffeLstm {
  private static final int[] IFOC = {0, 2, 1, 3};
  private static final int[] IFCO = {0, 3, 1, 2};

  private CaffeLstm() {}

  static void lift(MnnOp op, LSTM lstm, LiftContext context) {
    int hidden = lstm.outputCount();
    if (hidden < 1) {
      throw op.malformed("outputCount", "a hidden size from 1", Integer.toString(hidden));
    }
    float[] first = floats(op, context, lstm.weightI(), "weightI");
    boolean together = lstm.weightH() == null;
    float[] bias = lstm.bias() == null ? new float[0] : floats(op, context, lstm.bias(), "bias");
    if (bias.length == 0 && !together) {
      throw op.malformed("bias", "a bias", "none");
    }
    long gates = 4L * hidden;
    long recurrence = gates * hidden;
    long biases = bias.length == 0 ? 2 * gates : 0;
    long rest = together ? first.length - recurrence - biases : first.length;
    if (rest < gates || rest % gates != 0) {
      throw op.malformed(
          "weightI", "weights for " + hidden + " hidden units", first.length + " of them");
    }
    int size = (int) (rest / gates);
    float[] recurrent = together ? first : floats(op, context, lstm.weightH(), "weightH");
    int recurrentAt = together ? (int) rest : 0;
    float[] added = bias.length == 0 ? first : bias;
    int addedAt = bias.length == 0 ? (int) (rest + recurrence) : 0;
    int[] order = together ? IFCO : IFOC;
    if (recurrent.length - recurrentAt < recurrence
        || (added.length - addedAt != gates && added.length - addedAt != 2 * gates)) {
      throw op.malformed("weightH", recurrence + " weights and " + gates + " biases", "others");
    }
    float[] both = new float[(int) (2 * gates)];
    System.arraycopy(ordered(added, addedAt, hidden, order), 0, both, 0, (int) gates);
    if (added.length - addedAt == 2 * gates) {
      System.arraycopy(
          ordered(added, addedAt + (int) gates, hidden, order), 0, both, (int) gates, (int) gates);
    }
    String x =
        context.node("Squeeze").inputs(context.input(0), context.longs("axis", 2)).toTemporary();
    String steps =
        context.node("Transpose").inputs(x).with("perm", new long[] {1, 0, 2}).toTemporary();
    String y =
        context
            .node("LSTM")
            .inputs(
                steps,
                context.constant(
                    "W",
                    Tensor.ofFloats(
                        Shape.of(1, gates, size), ordered(first, 0, hidden * size, order))),
                context.constant(
                    "R",
                    Tensor.ofFloats(
                        Shape.of(1, gates, hidden),
                        ordered(recurrent, recurrentAt, hidden * hidden, order))),
                context.constant("B", Tensor.ofFloats(Shape.of(1, 2 * gates), both)))
            .with("hidden_size", hidden)
            .toTemporary();
    context.node("Transpose").inputs(y).with("perm", new long[] {2, 0, 1, 3}).to(context.output(0));
    context.type(context.output(0), DType.FLOAT32, Optional.of(Shape.of(-1, -1, 1, hidden)));
  }

  private static float[] floats(MnnOp op, LiftContext context, @Nullable Blob blob, String field) {
    if (blob == null || blob.float32sLength() == 0) {
      throw new CannotLiftException("it has no plain weights in " + field);
    }
    Tensor tensor = Blobs.decode(context.model(), op, blob).values();
    float[] values = new float[(int) tensor.elements()];
    for (int i = 0; i < values.length; i++) {
      values[i] = (float) tensor.doubleAt(i);
    }
    return values;
  }

  /** Four parts of {@code length}, from {@code from} on, in the order of ONNX. */
  private static float[] ordered(float[] values, int from, int length, int[] order) {
    float[] result = new float[4 * length];
    for (int gate = 0; gate < 4; gate++) {
      System.arraycopy(values, from + order[gate] * length, result, gate * length, length);
    }
    return result;
  }
}
