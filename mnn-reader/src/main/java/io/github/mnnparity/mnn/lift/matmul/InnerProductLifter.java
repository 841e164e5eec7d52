package io.github.mnnparity.mnn.lift.matmul;

import io.github.mnnparity.core.tensor.DType;
import io.github.mnnparity.core.tensor.Shape;
import io.github.mnnparity.core.tensor.Tensor;
import io.github.mnnparity.mnn.lift.CannotLiftException;
import io.github.mnnparity.mnn.lift.LiftContext;
import io.github.mnnparity.mnn.lift.NodeSketch;
import io.github.mnnparity.mnn.lift.OpLifter;
import io.github.mnnparity.mnn.model.MnnOp;
import io.github.mnnparity.mnn.schema.IDSTQuan;
import io.github.mnnparity.mnn.schema.InnerProduct;
import io.github.mnnparity.mnn.weight.DecodedWeights;
import io.github.mnnparity.mnn.weight.Weights;

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
    DecodedWeights weights = weights(op, context, param);
    long count = weights.values().elements();
    if (outputs < 1 || count % outputs != 0) {
      throw op.malformed("weight", "a multiple of " + outputs, "" + count);
    }
    if (param.axis() != 1) {
      throw new CannotLiftException("it begins at axis " + param.axis());
    }
    long inputs = count / outputs;
    Shape shape = param.transpose() ? Shape.of(inputs, outputs) : Shape.of(outputs, inputs);
    String x = context.input(0);
    if (context.rank(x).filter(rank -> rank == 2).isEmpty()) {
      x = context.node("Flatten").inputs(x).with("axis", 1).toTemporary();
    }
    NodeSketch node =
        context.node("Gemm").inputs(x, context.weights("weight", weights.reshape(shape)));
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

  private static DecodedWeights weights(MnnOp op, LiftContext context, InnerProduct param) {
    IDSTQuan quan = param.quanParameter();
    if (quan != null && (quan.bufferLength() > 0 || quan.indexLength() > 0)) {
      return Weights.of(context.model(), op, quan);
    }
    if (param.weightLength() == 0) {
      throw new CannotLiftException("the file holds no weights for it");
    }
    Shape flat = Shape.of(param.weightLength());
    return DecodedWeights.exact(Tensor.wrap(DType.FLOAT32, flat, param.weightAsByteBuffer()));
  }
}
