package io.github.mnnparity.mnn.lift.control;

import io.github.mnnparity.core.graph.Attribute;
import io.github.mnnparity.core.tensor.DType;
import io.github.mnnparity.core.tensor.Shape;
import io.github.mnnparity.mnn.lift.LiftContext;
import io.github.mnnparity.mnn.lift.Subgraph;
import io.github.mnnparity.mnn.lift.SubgraphBody;
import io.github.mnnparity.mnn.model.MnnOp;
import io.github.mnnparity.mnn.schema.WhileParam;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A loop whose body takes {@code [step, condition, v1..vN]} and gives {@code [condition, v1..vN,
 * scan1..scanK]}; the op takes {@code [trip count, condition, v1..vN]} and gives {@code [v1..vN,
 * scan1..scanK]}. Values that the body hands on unchanged are captured instead of carried, so that
 * their constants are known inside.
 */
final class PlacedLoop {
  private static final int FIRST = 2;

  private final MnnOp op;
  private final LiftContext context;
  private final int values;
  private final int scans;

  PlacedLoop(MnnOp op, LiftContext context) {
    this.op = op;
    this.context = context;
    this.values = context.inputCount() - FIRST;
    this.scans = context.outputs().size() - values;
  }

  void lift(WhileParam param) {
    if (values < 0 || scans < 0) {
      throw op.malformed(
          "outputIndexes",
          "one output for each value that the loop carries, " + values,
          context.outputs().size() + " outputs");
    }
    List<Optional<Shape>> shapes = new ArrayList<>();
    for (int i = 0; i < values; i++) {
      shapes.add(context.shape(context.input(FIRST + i)).map(Loops::ofRank));
    }
    Subgraph body = body(param, shapes);
    List<Integer> carried = carried(body);
    SubgraphBody lifted = body.lift();
    boolean changed = false;
    for (int i : carried) {
      if (Loops.changesRank(shapes.get(i), context.rank(lifted.output(1 + i)))) {
        shapes.set(i, Optional.empty());
        changed = true;
      }
    }
    loop(changed ? body(param, shapes).lift() : lifted, carried, shapes);
    for (int i = 0; i < values; i++) {
      if (!carried.contains(i)) {
        context.node("Identity").inputs(context.input(FIRST + i)).to(context.output(i));
      }
    }
  }

  private Subgraph body(WhileParam param, List<Optional<Shape>> shapes) {
    Subgraph body = context.subgraph("body_graph", param.bodyGraph());
    int inputs = body.inputs().size();
    int outputs = body.outputs().size();
    if (inputs != FIRST + values || outputs < 1 + values + scans) {
      throw op.malformed(
          "body_graph",
          (FIRST + values) + " inputs and " + (1 + values + scans) + " outputs in the body",
          inputs + " inputs and " + outputs + " outputs");
    }
    body.parameter(0, DType.INT64, Optional.of(Shape.SCALAR));
    body.parameter(1, DType.BOOL, Optional.of(Shape.SCALAR));
    for (int i = 0; i < values; i++) {
      String initial = context.input(FIRST + i);
      if (body.passesOn(FIRST + i, 1 + i)) {
        body.bind(FIRST + i, initial);
      } else {
        body.parameter(FIRST + i, context.dtype(initial), shapes.get(i), initial);
      }
    }
    return body;
  }

  private List<Integer> carried(Subgraph body) {
    List<Integer> carried = new ArrayList<>();
    for (int i = 0; i < values; i++) {
      if (!body.passesOn(FIRST + i, 1 + i)) {
        carried.add(i);
      }
    }
    return carried;
  }

  private void loop(SubgraphBody body, List<Integer> carried, List<Optional<Shape>> shapes) {
    String trips = context.int64(context.input(0));
    String condition = Loops.condition(context, context.input(1));
    List<String> inputs = new ArrayList<>(List.of(trips, condition));
    List<String> results = new ArrayList<>();
    results.add(Loops.condition(body.after(), body.output(0)));
    List<String> outputs = new ArrayList<>();
    for (int i : carried) {
      String initial = context.input(FIRST + i);
      inputs.add(initial);
      results.add(body.after().as(context.dtype(initial), body.output(1 + i)));
      outputs.add(context.output(i));
    }
    for (int i = 0; i < scans; i++) {
      results.add(body.output(1 + values + i));
      outputs.add(context.output(values + i));
    }
    if (outputs.isEmpty()) {
      return;
    }
    context
        .node("Loop")
        .inputs(inputs)
        .with(Attribute.of("body", body.graph(results, context)))
        .to(outputs);
    for (int i : carried) {
      String initial = context.input(FIRST + i);
      context.type(context.output(i), context.dtype(initial), shapes.get(i));
      context.layout(context.output(i), initial);
    }
    for (int i = 0; i < scans; i++) {
      String each = body.output(1 + values + i);
      context.type(
          context.output(values + i),
          context.dtype(each),
          context.rank(each).map(rank -> Loops.unknown(rank + 1)));
    }
  }
}
