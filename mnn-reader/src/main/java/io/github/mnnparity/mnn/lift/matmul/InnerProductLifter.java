package io.github.mnnparity.mnn.lift.matmul;

import io.github.mnnparity.core.tensor.DType;
import io.github.mnnparity.core.tensor.Shape;
import io.github.mnnparity.core.tensor.Tensor;
import io.github.mnnparity.mnn.lift.CannotLiftException;
import io.github.mnnparity.mnn.lift.LiftContext;
import io.github.mnnparity.mnn.lift.NodeSketch;
import io.github.mnnparity.mnn.lift.OpLifter;
import io.github.mnnparity.mnn.model.MnnOp;
import io.github.mnnparity.mnn.schema.InnerProduct;

/**
 * MNN {@code InnerProduct} (Caffe): the input as a matrix from an axis on, times stored weights;
 * ONNX {@code Flatten} and {@code Gemm}.
 */
final class InnerProductLifter implements OpLifter {
  @Override
  public String mnnType() {
    return "InnerProduct";
  }

  @Override
  public void lift(MnnOp op, LiftContext context) {
    InnerProduct param = op.parameter(new InnerProduct());
    long outputs = param.outputCount();
    if (param.quanParameter() != null || param.weightLength() == 0) {
      throw new CannotLiftException("its weights are stored in a form that is not known");
    }
    if (outputs < 1 || param.weightLength() % outputs != 0) {
      throw op.malformed("weight", "a multiple of " + outputs, "" + param.weightLength());
    }
    if (param.axis() != 1) {
      throw new CannotLiftException("it begins at axis " + param.axis());
    }
    long inputs = param.weightLength() / outputs;
    Shape shape = param.transpose() ? Shape.of(inputs, outputs) : Shape.of(outputs, inputs);
    String x = context.input(0);
    if (context.rank(x).filter(rank -> rank == 2).isEmpty()) {
      x = context.node("Flatten").inputs(x).with("axis", 1).toTemporary();
    }
    NodeSketch node =
        context
            .node("Gemm")
            .inputs(
                x,
                context.constant(
                    "weight", Tensor.wrap(DType.FLOAT32, shape, param.weightAsByteBuffer())));
    if (param.biasTerm() != 0) {
      if (param.biasLength() != outputs) {
        throw op.malformed("bias", outputs + " floats", "" + param.biasLength());
      }
      node.inputs(
          context.constant(
              "bias", Tensor.wrap(DType.FLOAT32, Shape.of(outputs), param.biasAsByteBuffer())));
    }
    if (!param.transpose()) {
      node.with("transB", 1);
    }
    node.to(context.output(0));
  }
}
