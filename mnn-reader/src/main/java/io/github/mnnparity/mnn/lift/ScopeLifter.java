package io.github.mnnparity.mnn.lift;

import io.github.mnnparity.core.capture.SourceModel.UnliftedOp;
import io.github.mnnparity.core.error.BadInputException;
import io.github.mnnparity.core.error.MalformedModelException;
import io.github.mnnparity.core.error.ParityException;
import io.github.mnnparity.core.graph.Node;
import io.github.mnnparity.core.graph.Value;
import io.github.mnnparity.core.tensor.DType;
import io.github.mnnparity.core.tensor.Shape;
import io.github.mnnparity.mnn.model.MnnOp;
import io.github.mnnparity.mnn.schema.Blob;
import io.github.mnnparity.mnn.schema.Input;
import io.github.mnnparity.mnn.weight.Blobs;
import io.github.mnnparity.mnn.weight.DecodedWeights;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Lifts the ops of the net or of a subgraph. In the net, an op without an ONNX form becomes an
 * opaque node; in a subgraph it makes the op around it opaque. One use.
 */
final class ScopeLifter {
  private final LiftState state;
  private final List<UnliftedOp> unlifted = new ArrayList<>();
  private final Map<String, String> constantOps = new LinkedHashMap<>();

  ScopeLifter(LiftState state) {
    this.state = state;
  }

  /** Lifts the ops of the net. */
  void lift() {
    for (MnnOp op : state.source.ops()) {
      if (!state.survey.faults().isFaulty(op)) {
        liftInPlace(op);
      }
    }
  }

  /**
   * Lifts the ops of a subgraph.
   *
   * @param given tensors that have a value before the first op
   * @throws io.github.mnnparity.core.error.MalformedModelException if an op reads what nobody makes
   */
  void lift(Collection<Integer> given) {
    Set<Integer> known = new HashSet<>(given);
    for (MnnOp op : state.source.ops()) {
      if (op.type().equals("Input")) {
        continue; // what it says is made up; whoever gives the subgraph its inputs knows
      }
      if (state.survey.faults().isFaulty(op)) {
        throw new CannotLiftException(
            "its subgraph '" + state.source.name() + "' has a fault in " + op);
      }
      for (int input : op.inputs().asList()) {
        if (input >= 0 && !known.contains(input)) {
          throw op.malformed(
              "inputIndexes",
              "tensors that have a value in subgraph '" + state.source.name() + "'",
              "'" + state.source.valueNames().get(input) + "', which has none");
        }
      }
      for (int output : op.outputs().asList()) {
        if (!known.add(output)) {
          throw op.malformed(
              "outputIndexes",
              "tensors that are no input of subgraph '" + state.source.name() + "'",
              "'" + state.source.valueNames().get(output) + "'");
        }
      }
      liftInPlace(op);
    }
  }

  private void liftInPlace(MnnOp op) {
    state.formats.follow(op, state);
    try {
      if (op.type().equals("Input")) {
        input(op);
      } else if (GraphLifter.CONSTANTS.contains(op.type())) {
        constant(op);
      } else {
        lift(op, state.lifters.get(op.type()));
      }
    } catch (CannotLiftException e) {
      if (!state.isMain()) {
        throw new CannotLiftException(
            "in its subgraph '" + state.source.name() + "', " + op + ": " + e.getMessage());
      }
      unlifted.add(new UnliftedOp(op.name(), op.type(), String.valueOf(e.getMessage())));
      opaque(op);
    } catch (MalformedModelException | BadInputException e) {
      fault(op, e);
    } catch (IllegalArgumentException
        | IllegalStateException
        | ArithmeticException
        | IndexOutOfBoundsException e) {
      fault(op, op.malformed("main", "fields that fit together", String.valueOf(e.getMessage())));
    }
  }

  /** A fault inside a subgraph is one of the op around it as well. */
  private void fault(MnnOp op, ParityException e) {
    if (!state.isMain()) {
      throw e;
    }
    state.survey.faults().add(op, e);
  }

  List<UnliftedOp> unlifted() {
    return unlifted;
  }

  /** Initializer name to the name of the op that holds it. */
  Map<String, String> constantOps() {
    return constantOps;
  }

  private void input(MnnOp op) {
    String name = state.nameOf(op.outputs().get(0));
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

  private void constant(MnnOp op) {
    LiftContext context = new LiftContext(state, op);
    DecodedWeights stored = Blobs.decode(state.model, op, op.parameter(new Blob()));
    DType dtype = stored.values().dtype();
    if (dtype == DType.INT32) {
      context.constantOutput(context.output(0), stored.as(DType.INT64));
    } else {
      context.constantOutput(context.output(0), stored);
    }
    context.commit();
    constantOps.put(context.output(0), op.name());
  }

  private void lift(MnnOp op, @Nullable OpLifter lifter) {
    if (lifter == null) {
      throw new CannotLiftException(Unsupported.reason(op.type()));
    }
    LiftContext context = new LiftContext(state, op);
    lifter.lift(op, context);
    context.commit();
  }

  private void opaque(MnnOp op) {
    LiftContext context = new LiftContext(state, op);
    state.add(
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
