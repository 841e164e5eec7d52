package io.github.mnnparity.mnn.lift.sets;

import io.github.mnnparity.core.graph.Attribute;
import io.github.mnnparity.core.tensor.DType;
import io.github.mnnparity.core.tensor.Shape;
import io.github.mnnparity.core.tensor.Tensor;
import io.github.mnnparity.mnn.lift.CannotLiftException;
import io.github.mnnparity.mnn.lift.LiftContext;
import io.github.mnnparity.mnn.lift.OpLifter;
import io.github.mnnparity.mnn.model.MnnOp;
import io.github.mnnparity.mnn.schema.Axis;

/**
 * MNN {@code CumProd}: products of all elements up to each along an axis; ONNX {@code ReduceProd}
 * of rows in which {@code Where} puts 1 for the elements that come later.
 */
final class CumProdLifter implements OpLifter {
  @Override
  public String mnnType() {
    return "CumProd";
  }

  @Override
  public void lift(MnnOp op, LiftContext context) {
    String x = context.input(0);
    int rank =
        context
            .rank(x)
            .filter(known -> known > 0)
            .orElseThrow(() -> new CannotLiftException("the rank of its input is not known"));
    int stored = op.parameter(new Axis()).axis();
    int axis = stored < 0 ? stored + rank : stored;
    if (axis < 0 || axis >= rank) {
      throw op.malformed("axis", "an axis of rank " + rank, "" + stored);
    }
    long[] order = new long[rank];
    for (int i = 0; i < rank; i++) {
      order[i] = i == axis ? rank - 1 : i == rank - 1 ? axis : i;
    }
    String last = context.node("Transpose").inputs(x).with("perm", order).toTemporary();
    String rows = context.made("Unsqueeze", last, context.longs("row", -2));
    String size = context.node("Shape").inputs(last).with("start", rank - 1).toTemporary();
    String square = context.node("Concat").inputs(size, size).with("axis", 0).toTemporary();
    String ones =
        context
            .node("ConstantOfShape")
            .inputs(square)
            .with(Attribute.of("value", Tensor.ofLongs(Shape.of(1), 1)))
            .toTemporary();
    String earlier =
        context.as(DType.BOOL, context.node("Trilu").inputs(ones).with("upper", 0).toTemporary());
    String factors = context.made("Where", earlier, rows, context.scalarLike("one", x, 1));
    String products =
        context
            .node("ReduceProd")
            .inputs(factors, context.longs("last", -1))
            .with("keepdims", 0)
            .toTemporary();
    context.node("Transpose").inputs(products).with("perm", order).to(context.output(0));
  }
}
