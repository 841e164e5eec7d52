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
 * Its blobs are W {@code [4·H, I]}, R {@code [4·H, H]} and a bias of {@code 4·H}, or two of them in
 * a row; gates in the order ifoc.
 */
final class CaffeLstm {
  /** Where the file has the gates that ONNX wants in the order iofc. */
  private static final int[] ORDER = {0, 2, 1, 3};

  private final MnnOp op;
  private final LiftContext context;
  private final int hidden;
  private final int gates;

  CaffeLstm(MnnOp op, LiftContext context, int hidden) {
    if (hidden < 1) {
      throw op.malformed("outputCount", "a hidden size from 1", Integer.toString(hidden));
    }
    this.op = op;
    this.context = context;
    this.hidden = hidden;
    this.gates = Math.multiplyExact(4, hidden);
  }

  void lift(LSTM lstm) {
    if (lstm.weightH() == null) {
      throw new CannotLiftException("all its weights are in one blob, whose order is not known");
    }
    float[] weights = floats(lstm.weightI(), "weightI");
    float[] recurrence = floats(lstm.weightH(), "weightH");
    float[] bias = floats(lstm.bias(), "bias");
    int size = weights.length / gates;
    check("weightI", Math.max(1, size) * gates, weights.length);
    check("weightH", Math.multiplyExact(gates, hidden), recurrence.length);
    check("bias", bias.length > gates ? 2 * gates : gates, bias.length);
    float[] both = new float[2 * gates];
    for (int at = 0; at < bias.length; at += gates) {
      System.arraycopy(ordered(bias, at, hidden), 0, both, at, gates);
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
                constant("W", ordered(weights, 0, hidden * size), 1, gates, size),
                constant("R", ordered(recurrence, 0, hidden * hidden), 1, gates, hidden),
                constant("B", both, 1, 2L * gates))
            .with("hidden_size", hidden)
            .toTemporary();
    String output = context.output(0);
    context.node("Transpose").inputs(y).with("perm", new long[] {2, 0, 1, 3}).to(output);
    context.type(output, DType.FLOAT32, Optional.of(Shape.of(-1, -1, 1, hidden)));
  }

  private void check(String field, int expected, int found) {
    if (expected != found) {
      throw op.malformed(field, expected + " weights", Integer.toString(found));
    }
  }

  private String constant(String stem, float[] values, long... dims) {
    return context.constant(stem, Tensor.ofFloats(Shape.of(dims), values));
  }

  private float[] floats(@Nullable Blob blob, String field) {
    if (blob == null || blob.float32sLength() == 0) {
      throw new CannotLiftException("it has no plain weights in " + field);
    }
    return Blobs.decode(context.model(), op, blob).values().toFloats();
  }

  /** Four parts of {@code length}, from {@code from} on, in the order of ONNX. */
  private static float[] ordered(float[] values, int from, int length) {
    float[] result = new float[4 * length];
    for (int gate = 0; gate < 4; gate++) {
      System.arraycopy(values, from + ORDER[gate] * length, result, gate * length, length);
    }
    return result;
  }
}
