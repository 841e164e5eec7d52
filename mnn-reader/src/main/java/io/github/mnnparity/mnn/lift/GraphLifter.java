package io.github.mnnparity.mnn.lift;

import io.github.mnnparity.core.capture.SourceModel.UnliftedOp;
import io.github.mnnparity.core.graph.Graph;
import io.github.mnnparity.core.graph.GraphBuilder;
import io.github.mnnparity.core.graph.Node;
import io.github.mnnparity.core.graph.Value;
import io.github.mnnparity.core.tensor.DType;
import io.github.mnnparity.core.tensor.Shape;
import io.github.mnnparity.mnn.model.MnnGraph;
import io.github.mnnparity.mnn.model.MnnModel;
import io.github.mnnparity.mnn.model.MnnOp;
import io.github.mnnparity.mnn.schema.Blob;
import io.github.mnnparity.mnn.schema.Input;
import io.github.mnnparity.mnn.weight.Blobs;
import io.github.mnnparity.mnn.weight.DecodedWeights;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

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
   */
  public record Lifted(Graph graph, List<UnliftedOp> unlifted, Map<String, String> constantOps) {
    public Lifted {
      unlifted = List.copyOf(unlifted);
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
    MnnGraph source = model.graph();
    GraphBuilder builder =
        new GraphBuilder(String.valueOf(model.file().getFileName())).opset("", OPSET);
    LiftState state = new LiftState(model, source, builder);
    List<UnliftedOp> unlifted = new ArrayList<>();
    Map<String, String> constantOps = new LinkedHashMap<>();
    for (MnnOp op : source.ops()) {
      try {
        if (op.type().equals("Input")) {
          input(op, state);
        } else if (CONSTANTS.contains(op.type())) {
          constant(op, state);
          constantOps.put(state.source.valueNames().get(op.outputs().get(0)), op.name());
        } else {
          lift(op, lifters.get(op.type()), state);
        }
      } catch (CannotLiftException e) {
        unlifted.add(new UnliftedOp(op.name(), op.type(), String.valueOf(e.getMessage())));
        opaque(op, state);
      } catch (IllegalArgumentException
          | IllegalStateException
          | ArithmeticException
          | IndexOutOfBoundsException e) {
        throw op.malformed("main", "fields that fit together", String.valueOf(e.getMessage()));
      }
    }
    for (int output : source.outputs().asList()) {
      String name = source.valueNames().get(output);
      Shape shape = state.shapes.get(name);
      DType dtype = state.dtypes.getOrDefault(name, DType.FLOAT32);
      builder.output(new Value(name, dtype, shape == null ? Shape.SCALAR : shape, shape != null));
    }
    if (!unlifted.isEmpty()) {
      builder.opset(Node.OPAQUE, 1);
    }
    Graph graph = builder.build();
    for (Restoration restoration : restorations) {
      graph = restoration.apply(graph);
    }
    return new Lifted(graph, unlifted, constantOps);
  }

  private static void input(MnnOp op, LiftState state) {
    String name = state.source.valueNames().get(op.outputs().get(0));
    Input input = op.parameter(new Input());
    long[] dims = new long[input.dimsLength()];
    for (int i = 0; i < dims.length; i++) {
      dims[i] = Math.max(-1, input.dims(i));
    }
    DType dtype = MnnTypes.lifted(input.dtype());
    Shape shape = Shape.of(dims);
    boolean known = dims.length > 0;
    state.builder.input(new Value(name, dtype, shape, known));
    state.dtypes.put(name, dtype);
    if (known) {
      state.shapes.put(name, shape);
    }
  }

  private static void constant(MnnOp op, LiftState state) {
    LiftContext context = new LiftContext(state, op);
    DecodedWeights stored = Blobs.decode(state.model, op, op.parameter(new Blob()));
    DType dtype = stored.values().dtype();
    if (dtype == DType.INT32) {
      context.constantOutput(context.output(0), stored.as(DType.INT64));
    } else {
      context.constantOutput(context.output(0), stored);
    }
    context.commit();
  }

  private static void lift(MnnOp op, @Nullable OpLifter lifter, LiftState state) {
    if (lifter == null) {
      throw new CannotLiftException(Unsupported.reason(op.type()));
    }
    LiftContext context = new LiftContext(state, op);
    lifter.lift(op, context);
    context.commit();
  }

  private static void opaque(MnnOp op, LiftState state) {
    LiftContext context = new LiftContext(state, op);
    state.builder.node(
        new Node(
            state.uniqueNodeName(op.name()),
            Node.OPAQUE,
            op.type(),
            context.inputs(),
            context.outputs(),
            List.of(),
            List.of(op.name())));
  }
}
