package io.github.mnnparity.core.fake;

import io.github.mnnparity.core.capture.GraphRunner;
import io.github.mnnparity.core.error.BadInputException;
import io.github.mnnparity.core.error.EngineException;
import io.github.mnnparity.core.error.Problem;
import io.github.mnnparity.core.graph.Graph;
import io.github.mnnparity.core.graph.Node;
import io.github.mnnparity.core.tensor.Shape;
import io.github.mnnparity.core.tensor.Tensor;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.DoubleBinaryOperator;
import java.util.function.DoubleUnaryOperator;

/** Knows a handful of operators on float tensors; every other operator is refused. */
public final class FakeRunner implements GraphRunner {
  @Override
  public Map<String, Tensor> run(
      Graph graph, Map<String, Tensor> feeds, Collection<String> wanted, RunOptions options) {
    Map<String, Tensor> known = new HashMap<>(graph.initializers());
    known.putAll(feeds);
    Map<String, Tensor> results = new LinkedHashMap<>();
    wanted.forEach(value -> results.put(value, value(graph, value, known)));
    return results;
  }

  private static Tensor value(Graph graph, String name, Map<String, Tensor> known) {
    Tensor found = known.get(name);
    if (found != null) {
      return found;
    }
    Node node =
        graph.nodes().stream()
            .filter(one -> one.outputs().contains(name))
            .findFirst()
            .orElseThrow(
                () -> new BadInputException(new Problem(name, "a feed", "no feed", "feed it")));
    List<Tensor> inputs = node.inputs().stream().map(input -> value(graph, input, known)).toList();
    Tensor result = apply(node, inputs);
    known.put(name, result);
    return result;
  }

  private static Tensor apply(Node node, List<Tensor> inputs) {
    return switch (node.opType()) {
      case "Identity" -> inputs.get(0);
      case "Relu" -> each(inputs.get(0), x -> Math.max(x, 0));
      case "Neg" -> each(inputs.get(0), x -> -x);
      case "Round" -> each(inputs.get(0), Math::rint);
      case "Add" -> both(inputs, Double::sum);
      case "Sub" -> both(inputs, (a, b) -> a - b);
      case "Mul" -> both(inputs, (a, b) -> a * b);
      case "MatMul" -> product(inputs.get(0), inputs.get(1));
      default ->
          throw new EngineException(
              new Problem(node.name(), "a known op", "no kernel for " + node.opType(), "none"));
    };
  }

  private static Tensor each(Tensor tensor, DoubleUnaryOperator function) {
    float[] values = tensor.toFloats();
    for (int i = 0; i < values.length; i++) {
      values[i] = (float) function.applyAsDouble(values[i]);
    }
    return Tensor.ofFloats(tensor.shape(), values);
  }

  private static Tensor both(List<Tensor> inputs, DoubleBinaryOperator function) {
    float[] left = inputs.get(0).toFloats();
    float[] right = inputs.get(1).toFloats();
    for (int i = 0; i < left.length; i++) {
      left[i] = (float) function.applyAsDouble(left[i], right[i % right.length]);
    }
    return Tensor.ofFloats(inputs.get(0).shape(), left);
  }

  private static Tensor product(Tensor a, Tensor b) {
    int rows = (int) a.shape().dim(0);
    int inner = (int) a.shape().dim(1);
    int columns = (int) b.shape().dim(1);
    float[] result = new float[rows * columns];
    for (int row = 0; row < rows; row++) {
      for (int column = 0; column < columns; column++) {
        double sum = 0;
        for (int k = 0; k < inner; k++) {
          sum += a.doubleAt((long) row * inner + k) * b.doubleAt((long) k * columns + column);
        }
        result[row * columns + column] = (float) sum;
      }
    }
    return Tensor.ofFloats(Shape.of(rows, columns), result);
  }

  @Override
  public String description() {
    return "fake runner";
  }
}
