package io.github.mnnparity.mnn.lift.norm;

import io.github.mnnparity.core.tensor.Shape;
import io.github.mnnparity.core.tensor.Tensor;
import io.github.mnnparity.mnn.lift.CannotLiftException;
import io.github.mnnparity.mnn.lift.LiftContext;
import io.github.mnnparity.mnn.lift.OpLifter;
import io.github.mnnparity.mnn.model.MnnOp;
import io.github.mnnparity.mnn.schema.LayerNorm;
import java.util.Arrays;
import java.util.Optional;

/**
 * MNN {@code LayerNorm} over as many trailing axes as its axis list is long: ONNX {@code
 * LayerNormalization}, or its parts where there is no scale or the mean is not subtracted.
 */
final class LayerNormLifter implements OpLifter {
  @Override
  public String mnnType() {
    return "LayerNorm";
  }

  @Override
  public void lift(MnnOp op, LiftContext context) {
    LayerNorm norm = op.parameter(new LayerNorm());
    if (norm.group() > 1) {
      throw new CannotLiftException("a LayerNorm of " + norm.group() + " groups has no ONNX form");
    }
    int axes = Math.max(1, norm.axisLength());
    Vectors vectors = new Vectors(context.model(), op, norm.externalLength(), norm::external);
    Optional<Tensor> gamma = vectors.read(norm.gammaAsByteBuffer(), 1);
    Optional<Tensor> beta = vectors.read(norm.betaAsByteBuffer(), 2);
    if (gamma.isPresent() && !norm.useRmsnorm()) {
      var node =
          context
              .node("LayerNormalization")
              .inputs(
                  context.input(0), context.constant("gamma", shaped(context, axes, gamma.get())));
      beta.ifPresent(
          values -> node.inputs(context.constant("beta", shaped(context, axes, values))));
      node.with("axis", -axes).with("epsilon", norm.epsilon()).to(context.output(0));
      return;
    }
    parts(context, norm, axes, gamma);
  }

  private static Tensor shaped(LiftContext context, int axes, Tensor values) {
    if (axes == 1) {
      return values;
    }
    long[] dims =
        context
            .shape(context.input(0))
            .map(Shape::toArray)
            .filter(shape -> shape.length >= axes)
            .map(shape -> Arrays.copyOfRange(shape, shape.length - axes, shape.length))
            .filter(shape -> Arrays.stream(shape).allMatch(size -> size >= 0))
            .orElseThrow(
                () -> new CannotLiftException("the sizes of the normalized axes are not known"));
    return values.reshape(Shape.of(dims));
  }

  private static void parts(LiftContext context, LayerNorm norm, int axes, Optional<Tensor> gamma) {
    long[] over = new long[axes];
    for (int i = 0; i < axes; i++) {
      over[i] = i - axes;
    }
    String axis = context.longs("axes", over);
    String centered = context.input(0);
    if (!norm.useRmsnorm()) {
      String mean = context.node("ReduceMean").inputs(centered, axis).toTemporary();
      centered = context.node("Sub").inputs(centered, mean).toTemporary();
    }
    String square = context.node("Mul").inputs(centered, centered).toTemporary();
    String variance = context.node("ReduceMean").inputs(square, axis).toTemporary();
    String safe =
        context
            .node("Add")
            .inputs(variance, context.scalar("epsilon", norm.epsilon()))
            .toTemporary();
    String deviation = context.node("Sqrt").inputs(safe).toTemporary();
    var quotient = context.node("Div").inputs(centered, deviation);
    if (gamma.isEmpty()) {
      quotient.to(context.output(0));
      return;
    }
    context
        .node("Mul")
        .inputs(
            quotient.toTemporary(), context.constant("gamma", shaped(context, axes, gamma.get())))
        .to(context.output(0));
  }
}
