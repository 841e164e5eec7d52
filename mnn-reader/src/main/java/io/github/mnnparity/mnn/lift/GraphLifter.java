package io.github.mnnparity.mnn.lift;

import io.github.mnnparity.core.capture.SourceModel.UnliftedOp;
import io.github.mnnparity.core.graph.Graph;
import io.github.mnnparity.core.graph.GraphBuilder;
import io.github.mnnparity.core.graph.Node;
import io.github.mnnparity.core.graph.Value;
import io.github.mnnparity.core.tensor.DType;
import io.github.mnnparity.core.tensor.Shape;
import io.github.mnnparity.mnn.model.MnnModel;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Lifts the net of a model to a graph of ONNX operators of opset {@value #OPSET}. Ops without an
 * ONNX form become opaque nodes, so that the graph keeps its shape. Stateless, thread-safe.
 */
public final class GraphLifter {
  static final long OPSET = 21;

  static final Set<String> CONSTANTS = Set.of("Const", "TrainableParam");

  private GraphLifter() {}

  /**
   * A lifted graph and what could not be lifted.
   *
   * @param constantOps initializer name to the name of the op that holds it
   * @param types of values that nodes compute, as far as known, by value name
   */
  public record Lifted(
      Graph graph,
      List<UnliftedOp> unlifted,
      Map<String, String> constantOps,
      Map<String, Value> types) {
    public Lifted {
      unlifted = List.copyOf(unlifted);
      types = Map.copyOf(types);
    }
  }

  /**
   * Lifts all ops.
   *
   * @param lifters by MNN op type
   * @param restorations what is done to the lifted graph, in this order
   * @throws io.github.mnnparity.core.error.MalformedModelException if an op's fields make no sense
   * @throws io.github.mnnparity.core.error.BadInputException if an external weight file is missing
   */
  public static Lifted lift(
      MnnModel model, Map<String, OpLifter> lifters, List<Restoration> restorations) {
    return lift(model, lifters, restorations, Survey.NONE);
  }

  /**
   * Looks the net of a model through: lifts each op, restores nothing and keeps no weights.
   *
   * @param survey is given the faults, and is shown the weights
   */
  public static Lifted survey(MnnModel model, Map<String, OpLifter> lifters, Survey survey) {
    return lift(model, lifters, List.of(), survey);
  }

  private static Lifted lift(
      MnnModel model,
      Map<String, OpLifter> lifters,
      List<Restoration> restorations,
      Survey survey) {
    LiftState state = new LiftState(model, lifters, restorations, survey);
    GraphBuilder builder = state.builder.opset("", OPSET);
    ScopeLifter scope = new ScopeLifter(state);
    scope.lift();
    for (int output : state.source.outputs().asList()) {
      String name = state.nameOf(output);
      Shape shape = state.shapes.get(name);
      DType dtype = state.dtypes.getOrDefault(name, DType.FLOAT32);
      builder.output(new Value(name, dtype, shape == null ? Shape.SCALAR : shape, shape != null));
    }
    if (!scope.unlifted().isEmpty()) {
      builder.opset(Node.OPAQUE, 1);
    }
    Graph graph = builder.build();
    for (Restoration restoration : restorations) {
      graph = restoration.apply(graph);
    }
    return new Lifted(graph, scope.unlifted(), scope.constantOps(), StatedTypes.of(graph, state));
  }
}
