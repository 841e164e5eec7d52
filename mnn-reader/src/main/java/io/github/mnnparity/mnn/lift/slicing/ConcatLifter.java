package io.github.mnnparity.mnn.lift.slicing;

import io.github.mnnparity.core.graph.Attribute;
import io.github.mnnparity.mnn.lift.Checks;
import io.github.mnnparity.mnn.lift.LiftContext;
import io.github.mnnparity.mnn.lift.OpLifter;
import io.github.mnnparity.mnn.model.MnnOp;
import io.github.mnnparity.mnn.schema.Axis;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.LongStream;

/** MNN {@code Concat}: ONNX {@code Concat} on the stored axis. */
final class ConcatLifter implements OpLifter {
  @Override
  public String mnnType() {
    return "Concat";
  }

  @Override
  public void lift(MnnOp op, LiftContext context) {
    int axis = op.parameter(new Axis()).axis();
    Checks.axes(op, "axis", context.rank(context.input(0)), axis);
    context
        .node("Concat")
        .inputs(ofOneRank(context))
        .with(Attribute.of("axis", axis))
        .to(context.outputs());
  }

  /** The converter joins a vector with a column where it puts shapes together. */
  private static List<String> ofOneRank(LiftContext context) {
    List<Integer> ranks =
        context.inputs().stream().map(context::rank).flatMap(Optional::stream).toList();
    int most = ranks.stream().reduce(0, Integer::max);
    if (ranks.size() < context.inputCount() || ranks.stream().distinct().count() < 2) {
      return context.inputs();
    }
    List<String> inputs = new ArrayList<>();
    for (int i = 0; i < context.inputCount(); i++) {
      String input = context.input(i);
      inputs.add(ranks.get(i) == most ? input : withSizesOfOne(context, input, ranks.get(i), most));
    }
    return inputs;
  }

  private static String withSizesOfOne(LiftContext context, String value, int rank, int wanted) {
    long[] axes = LongStream.range(rank, wanted).toArray();
    return context.node("Unsqueeze").inputs(value, context.longs("axes", axes)).toTemporary();
  }
}
