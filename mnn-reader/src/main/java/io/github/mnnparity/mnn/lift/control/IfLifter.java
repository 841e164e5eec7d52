package io.github.mnnparity.mnn.lift.control;

import io.github.mnnparity.core.graph.Attribute;
import io.github.mnnparity.core.tensor.DType;
import io.github.mnnparity.core.tensor.Shape;
import io.github.mnnparity.mnn.lift.LiftContext;
import io.github.mnnparity.mnn.lift.OpLifter;
import io.github.mnnparity.mnn.lift.Subgraph;
import io.github.mnnparity.mnn.lift.SubgraphBody;
import io.github.mnnparity.mnn.model.MnnOp;
import io.github.mnnparity.mnn.schema.IfParam;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * MNN {@code If}: ONNX {@code If}. Inputs of the two subgraphs are bound to inputs of the op by
 * name ({@code aliases_inputs}), outputs by pairs of names ({@code aliases_outputs}), or by
 * position where those are absent. Other inputs of a subgraph have no value.
 */
final class IfLifter implements OpLifter {
  @Override
  public String mnnType() {
    return "If";
  }

  @Override
  public void lift(MnnOp op, LiftContext context) {
    IfParam param = op.parameter(new IfParam());
    Subgraph thenGraph = context.subgraph("then_graph", param.thenGraph());
    Subgraph elseGraph = context.subgraph("else_graph", param.elseGraph());
    int count = context.outputs().size();
    if (param.aliasesOutputsLength() != 0 && param.aliasesOutputsLength() != count) {
      throw op.malformed(
          "aliases_outputs",
          count + " pairs, as many as outputs",
          param.aliasesOutputsLength() + "");
    }
    int[] thenOutputs = outputs(op, param, 0, thenGraph);
    int[] elseOutputs = outputs(op, param, 1, elseGraph);
    String condition = context.bool(context.input(0));
    SubgraphBody yes = branch(op, param, thenGraph, context);
    SubgraphBody no = branch(op, param, elseGraph, context);
    List<String> yesValues = new ArrayList<>();
    List<String> noValues = new ArrayList<>();
    List<DType> dtypes = new ArrayList<>();
    List<Optional<Shape>> shapes = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      String a = yes.output(thenOutputs[i]);
      String b = no.output(elseOutputs[i]);
      DType dtype = context.dtype(a);
      yesValues.add(a);
      noValues.add(no.after().as(dtype, b));
      dtypes.add(dtype);
      shapes.add(common(context.shape(a), context.shape(b)));
    }
    context
        .node("If")
        .inputs(condition)
        .with(Attribute.of("then_branch", yes.graph(yesValues, context)))
        .with(Attribute.of("else_branch", no.graph(noValues, context)))
        .to(context.outputs());
    for (int i = 0; i < count; i++) {
      context.type(context.output(i), dtypes.get(i), shapes.get(i));
      context.layout(context.output(i), yesValues.get(i));
    }
  }

  private static SubgraphBody branch(
      MnnOp op, IfParam param, Subgraph subgraph, LiftContext context) {
    List<String> inputs = subgraph.inputs();
    for (int i = 0; i < param.aliasesInputsLength(); i++) {
      for (String name : Names.of(param.aliasesInputs(i))) {
        int position = inputs.indexOf(name);
        if (position >= 0) {
          subgraph.bind(position, context.input(i));
        }
      }
    }
    return subgraph.lift();
  }

  /** Positions, among the outputs of a branch, of the op's outputs. */
  private static int[] outputs(MnnOp op, IfParam param, int branch, Subgraph subgraph) {
    int count = op.outputs().length();
    List<String> made = subgraph.outputs();
    int[] positions = new int[count];
    for (int i = 0; i < count; i++) {
      if (param.aliasesOutputsLength() == 0) {
        positions[i] = i < made.size() ? i : -1;
      } else {
        List<String> pair = Names.of(param.aliasesOutputs(i));
        positions[i] = pair.size() == 2 ? made.indexOf(pair.get(branch)) : -1;
      }
      if (positions[i] < 0) {
        throw op.malformed(
            "aliases_outputs",
            "an output of the " + (branch == 0 ? "then_graph" : "else_graph") + ", one of " + made,
            "none for output " + i);
      }
    }
    return positions;
  }

  private static Optional<Shape> common(Optional<Shape> a, Optional<Shape> b) {
    if (a.isEmpty() || b.isEmpty() || a.get().rank() != b.get().rank()) {
      return Optional.empty();
    }
    long[] dims = a.get().toArray();
    for (int i = 0; i < dims.length; i++) {
      dims[i] = dims[i] == b.get().dim(i) ? dims[i] : -1;
    }
    return Optional.of(Shape.of(dims));
  }
}
