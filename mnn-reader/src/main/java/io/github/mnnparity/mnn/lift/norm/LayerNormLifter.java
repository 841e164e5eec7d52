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
    int axes = Math.max(1, norm.axisLength());
    Vectors vectors = new Vectors(context.model(), op, norm.externalLength(), norm::external);
    Optional<Tensor> gamma = vectors.read(norm.gammaAsByteBuffer(), 1);
    Optional<Tensor> beta = vectors.read(norm.betaAsByteBuffer(), 2);
    if (norm.group() > 1) {
      grouped(context, norm, gamma, beta);
      return;
    }
    if (gamma.isEmpty() && beta.isPresent() && !norm.useRmsnorm()) {
      gamma = beta.map(values -> Vectors.filled(values.elements(), 1f));
    }
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

  /** Every group of channels of an image is a row of its own, with one scale an element. */
  private static void grouped(
      LiftContext context, LayerNorm norm, Optional<Tensor> gamma, Optional<Tensor> beta) {
    if (norm.useRmsnorm()) {
      throw new CannotLiftException("MNN knows no groups where the mean is not subtracted");
    }
    String x = context.input(0);
    String rows = context.made("Reshape", x, context.longs("groups", 0, norm.group(), -1));
    String axis = context.longs("axis", -1);
    String mean = context.made("ReduceMean", rows, axis);
    String centered = context.made("Sub", rows, mean);
    String variance = context.made("ReduceMean", context.made("Mul", centered, centered), axis);
    String safe = context.made("Add", variance, context.scalar("epsilon", norm.epsilon()));
    String result = context.made("Div", centered, context.made("Sqrt", safe));
    if (gamma.isPresent()) {
      result = context.made("Mul", result, context.constant("gamma", gamma.get()));
    }
    if (beta.isPresent()) {
      result = context.made("Add", result, context.constant("beta", beta.get()));
    }
    context.node("Reshape").inputs(result, context.made("Shape", x)).to(context.output(0));
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
