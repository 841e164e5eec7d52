package io.github.mnnparity.mnn.lift.matmul;

import io.github.mnnparity.core.graph.Attribute;
import io.github.mnnparity.core.tensor.DType;
import io.github.mnnparity.core.tensor.Shape;
import io.github.mnnparity.core.tensor.Tensor;
import io.github.mnnparity.mnn.lift.CannotLiftException;
import io.github.mnnparity.mnn.lift.LiftContext;
import io.github.mnnparity.mnn.lift.OpLifter;
import io.github.mnnparity.mnn.model.MnnOp;
import io.github.mnnparity.mnn.schema.AttentionParam;

/**
 * MNN {@code Attention}: softmax(q · kᵀ · scale + mask) · v over query [batch, length, heads, size]
 * and key and value [batch, length, key heads, size]; neighbouring query heads share a key head.
 * Without a mask, keys behind a query's place are hidden. Lifted as the first call: what a language
 * model's program keeps of earlier calls is not in the file.
 */
final class AttentionLifter implements OpLifter {
  private static final float HIDDEN = -Float.MAX_VALUE;

  @Override
  public String mnnType() {
    return "Attention";
  }

  @Override
  public void lift(MnnOp op, LiftContext context) {
    AttentionParam param = op.parameter(new AttentionParam());
    if (context.inputCount() > 4) {
      throw new CannotLiftException("it has attention sinks");
    }
    String query = context.input(0);
    String key = context.input(1);
    String grouped =
        joined(
            context,
            context.longs("same", 0, 0),
            size(context, key, 2),
            context.longs("group", -1),
            size(context, query, 3));
    String queries = transposed(context, context.made("Reshape", query, grouped), 0, 2, 3, 1, 4);
    String scores =
        context.made("MatMul", queries, shared(context, transposed(context, key, 0, 2, 3, 1)));
    String scaled = context.made("Mul", scores, scale(param, query, context));
    String masked = masked(scaled, query, key, context);
    String weights = context.node("Softmax").inputs(masked).with("axis", -1).toTemporary();
    String values = shared(context, transposed(context, context.input(2), 0, 2, 1, 3));
    String heads = transposed(context, context.made("MatMul", weights, values), 0, 3, 1, 2, 4);
    if (param.outputC4()) {
      String rows = context.node("Flatten").inputs(heads).with("axis", 2).toTemporary();
      context.node("Unsqueeze").inputs(rows, context.longs("axes", 2, 3)).to(context.output(0));
    } else {
      context
          .node("Reshape")
          .inputs(heads, context.longs("side by side", 0, 0, -1))
          .to(context.output(0));
    }
  }

  private static String scale(AttentionParam param, String query, LiftContext context) {
    if (param.attnScale() > 0) {
      return context.scalar("scale", param.attnScale());
    }
    String size = context.as(DType.FLOAT32, size(context, query, 3));
    return context.made("Reciprocal", context.made("Sqrt", size));
  }

  private static String masked(String scores, String query, String key, LiftContext context) {
    if (!context.hasInput(3)) {
      return context.made("Add", scores, later(query, key, context));
    }
    String mask = context.input(3);
    if (context.rank(mask).filter(rank -> rank == 0).isEmpty()) {
      return context.made("Add", scores, mask);
    }
    Tensor sign =
        context
            .constant(3)
            .orElseThrow(
                () -> new CannotLiftException("whether it hides later keys is only computed"));
    return sign.doubleAt(0) > 0 ? scores : context.made("Add", scores, later(query, key, context));
  }

  /** Zero where a query may look, the lowest number at keys behind its place. */
  private static String later(String query, String key, LiftContext context) {
    String queries = size(context, query, 1);
    String keys = size(context, key, 1);
    String all =
        context
            .node("ConstantOfShape")
            .inputs(joined(context, queries, keys))
            .with(Attribute.of("value", Tensor.ofFloats(Shape.of(1), HIDDEN)))
            .toTemporary();
    String past = context.made("Sub", keys, queries);
    String first = context.made("Add", past, context.longs("next", 1));
    String diagonal = context.made("Squeeze", first, context.longs("only", 0));
    return context.node("Trilu").inputs(all, diagonal).with("upper", 1).toTemporary();
  }

  private static String transposed(LiftContext context, String value, long... order) {
    return context.node("Transpose").inputs(value).with("perm", order).toTemporary();
  }

  /** For all query heads of a group. */
  private static String shared(LiftContext context, String value) {
    return context.made("Unsqueeze", value, context.longs("group axis", 2));
  }

  private static String size(LiftContext context, String value, long axis) {
    return context
        .node("Shape")
        .inputs(value)
        .with("start", axis)
        .with("end", axis + 1)
        .toTemporary();
  }

  private static String joined(LiftContext context, String... sizes) {
    return context.node("Concat").inputs(sizes).with("axis", 0).toTemporary();
  }
}
