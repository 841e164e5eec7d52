package io.github.mnnparity.mnn.lift.resize;

import io.github.mnnparity.core.graph.Attribute;
import io.github.mnnparity.core.tensor.Shape;
import io.github.mnnparity.core.tensor.Tensor;
import io.github.mnnparity.mnn.lift.CannotLiftException;
import io.github.mnnparity.mnn.lift.LiftContext;
import io.github.mnnparity.mnn.lift.OpLifter;
import io.github.mnnparity.mnn.model.MnnOp;
import io.github.mnnparity.mnn.schema.Interp;
import java.util.ArrayList;
import java.util.List;

/**
 * MNN {@code Interp} and {@code Interp3D}: ONNX {@code Resize}. The target is the second input,
 * scales where it is float and sizes where it is integer, of all axes or of the spatial ones;
 * without it, stored sizes or else stored scales.
 */
final class InterpLifter implements OpLifter {
  private final String mnnType;

  InterpLifter(String mnnType) {
    this.mnnType = mnnType;
  }

  @Override
  public String mnnType() {
    return mnnType;
  }

  @Override
  public void lift(MnnOp op, LiftContext context) {
    Interp param = op.parameter(new Interp());
    int rank = context.rank(context.input(0)).orElse(mnnType.equals("Interp3D") ? 5 : 4);
    List<String> inputs = new ArrayList<>(List.of(context.input(0), ""));
    if (context.hasInput(1)) {
      String target = context.input(1);
      if (context.isInteger(target)) {
        inputs.add("");
        inputs.add(isFull(target, rank, context) ? target : sizes(target, context));
      } else {
        inputs.add(isFull(target, rank, context) ? target : scales(target, context));
      }
    } else if (context.statedOutput(0).filter(shape -> shape.rank() == rank).isPresent()) {
      // A file of fixed shapes states them; its scales are steps in the input.
      inputs.add("");
      inputs.add(context.longs("sizes", context.statedOutput(0).get().toArray()));
    } else if (param.outputHeight() > 0 && param.outputWidth() > 0) {
      inputs.add("");
      inputs.add(sizes(context.longs("spatial", spatial(param, rank)), context));
    } else {
      inputs.add(context.constant("scales", scales(op, param, rank)));
    }
    List<Attribute> attributes = Sampling.attributes(op, param);
    context
        .node("Resize")
        .inputs(inputs)
        .with(attributes.toArray(Attribute[]::new))
        .to(context.output(0));
  }

  private static boolean isFull(String target, int rank, LiftContext context) {
    return context
        .shape(target)
        .filter(shape -> shape.rank() == 1 && shape.dim(0) >= 0)
        .map(shape -> shape.dim(0) == rank)
        .orElse(true);
  }

  private static long[] spatial(Interp param, int rank) {
    return switch (rank) {
      case 3 -> new long[] {param.outputHeight()};
      case 4 -> new long[] {param.outputHeight(), param.outputWidth()};
      case 5 -> new long[] {param.outputDepth(), param.outputHeight(), param.outputWidth()};
      default -> throw new CannotLiftException("its input has rank " + rank);
    };
  }

  private static Tensor scales(MnnOp op, Interp param, int rank) {
    float[] scales =
        switch (rank) {
          case 3 -> new float[] {1, 1, param.heightScale()};
          case 4 -> new float[] {1, 1, param.heightScale(), param.widthScale()};
          case 5 -> new float[] {1, 1, param.depthScale(), param.heightScale(), param.widthScale()};
          default -> throw new CannotLiftException("its input has rank " + rank);
        };
    for (float scale : scales) {
      if (!(scale > 0)) {
        throw op.malformed("heightScale", "a size or a positive scale", Float.toString(scale));
      }
    }
    return Tensor.ofFloats(Shape.of(rank), scales);
  }

  private static String sizes(String spatial, LiftContext context) {
    String outer = context.node("Shape").inputs(context.input(0)).with("end", 2).toTemporary();
    return context.node("Concat").inputs(outer, spatial).with("axis", 0).toTemporary();
  }

  private static String scales(String spatial, LiftContext context) {
    String outer = context.constant("outer", Tensor.ofFloats(Shape.of(2), 1, 1));
    return context.node("Concat").inputs(outer, spatial).with("axis", 0).toTemporary();
  }
}
