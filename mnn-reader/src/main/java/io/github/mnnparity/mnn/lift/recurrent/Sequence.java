package io.github.mnnparity.mnn.lift.recurrent;

import io.github.mnnparity.core.graph.Attribute;
import io.github.mnnparity.core.tensor.DType;
import io.github.mnnparity.core.tensor.Shape;
import io.github.mnnparity.core.tensor.Tensor;
import io.github.mnnparity.mnn.lift.CannotLiftException;
import io.github.mnnparity.mnn.lift.LiftContext;
import io.github.mnnparity.mnn.model.MnnOp;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * An op over whole sequences with the inputs of ONNX: {@code [T, N, I]}, weights {@code [D, G·H,
 * I]}, {@code [D, G·H, H]} and biases {@code [D, G·H]}, which MNN has in sum where ONNX has two.
 * The initial states follow. The op forgets a direction that is backward only.
 */
final class Sequence {
  private static final int BIAS = 3;

  private Sequence() {}

  static void lift(String opType, MnnOp op, LiftContext context, int hidden, int states) {
    if (hidden < 1) {
      throw op.malformed("outputCount", "a hidden size from 1", Integer.toString(hidden));
    }
    long directions = directions(context, context.input(1));
    List<String> inputs =
        new ArrayList<>(List.of(context.input(0), context.input(1), context.input(2)));
    inputs.add(context.hasInput(BIAS) ? doubled(context, context.input(BIAS)) : "");
    for (int i = 0; i < states; i++) {
      boolean given = context.hasInput(BIAS + 1 + i);
      if (i == 0) {
        inputs.add(""); // the lengths of the sequences
      }
      inputs.add(given ? context.input(BIAS + 1 + i) : "");
    }
    while (inputs.get(inputs.size() - 1).isEmpty()) {
      inputs.remove(inputs.size() - 1);
    }
    context
        .node(opType)
        .inputs(inputs)
        .with("hidden_size", hidden)
        .with(direction(directions))
        .to(context.outputs());
    types(context, context.outputs(), directions, hidden);
  }

  static Attribute direction(long directions) {
    return Attribute.of("direction", directions == 2 ? "bidirectional" : "forward");
  }

  static void types(LiftContext context, List<String> outputs, long directions, long hidden) {
    for (int i = 0; i < outputs.size(); i++) {
      Shape shape =
          i == 0 ? Shape.of(-1, directions, -1, hidden) : Shape.of(directions, -1, hidden);
      if (!outputs.get(i).isEmpty()) {
        context.type(outputs.get(i), DType.FLOAT32, Optional.of(shape));
      }
    }
  }

  private static long directions(LiftContext context, String weight) {
    long directions =
        context.shape(weight).filter(shape -> shape.rank() == 3).map(w -> w.dim(0)).orElse(-1L);
    if (directions != 1 && directions != 2) {
      throw new CannotLiftException("the shape of its weights does not say how many directions");
    }
    return directions;
  }

  /** The bias for the input, which is the sum of both, and zeros for the recurrence. */
  private static String doubled(LiftContext context, String bias) {
    Optional<Tensor> known = context.constant(bias).filter(b -> b.shape().rank() == 2);
    String zeros;
    if (known.isPresent()) {
      Shape shape = known.get().shape();
      zeros = context.constant("zeros", Tensor.ofFloats(shape, new float[(int) shape.elements()]));
    } else {
      String shape = context.node("Shape").inputs(bias).toTemporary();
      zeros = context.node("ConstantOfShape").inputs(shape).toTemporary();
    }
    return context.node("Concat").inputs(bias, zeros).with("axis", 1).toTemporary();
  }
}
