package io.github.mnnparity.suite.conformance;

import io.github.mnnparity.core.capture.GraphRunner;
import io.github.mnnparity.core.capture.GraphRunner.RunOptions;
import io.github.mnnparity.core.capture.ModelReader;
import io.github.mnnparity.core.capture.ModelReader.Role;
import io.github.mnnparity.core.capture.SourceModel;
import io.github.mnnparity.core.error.ParityException;
import io.github.mnnparity.core.graph.Graph;
import io.github.mnnparity.core.graph.Value;
import io.github.mnnparity.core.tensor.DType;
import io.github.mnnparity.core.tensor.Tensor;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;

/** What a graph answers to a test in ONNX Runtime, held against the test's own answer. */
final class Answers {
  static final String RIGHT = "RIGHT";

  private static final double BFLOAT16_UNITS = 0x1p-6;

  private Answers() {}

  /** Of the lifted graph: {@code RIGHT}, or what is wrong in a few words. */
  static String lifted(Outcome outcome, Path mnn, Map<String, Tensor> inputs, List<Tensor> wanted) {
    try {
      SourceModel model = reader(Role.CANDIDATE).read(mnn);
      if (!model.unlifted().isEmpty()) {
        return "UNLIFTED " + model.unlifted().stream().map(op -> op.opType()).distinct().toList();
      }
      return judge(outcome, model.graph(), inputs, wanted);
    } catch (ParityException | IllegalArgumentException e) {
      return "ERROR " + line(e);
    }
  }

  /**
   * Of the test's own model: empty if it is the test's answer, else why there is none or what is
   * wrong with it.
   */
  static String reference(
      Outcome outcome, Path onnx, Map<String, Tensor> inputs, List<Tensor> wanted) {
    try {
      String answer = judge(outcome, reader(Role.REFERENCE).read(onnx).graph(), inputs, wanted);
      return answer.equals(RIGHT) ? "" : "answers otherwise: " + answer;
    } catch (ParityException | IllegalArgumentException e) {
      return line(e);
    }
  }

  private static String judge(
      Outcome outcome, Graph graph, Map<String, Tensor> inputs, List<Tensor> wanted) {
    Map<String, Tensor> feeds = new LinkedHashMap<>();
    for (Value input : graph.inputs()) {
      Tensor given = inputs.get(input.name());
      if (given == null) {
        return "ERROR no value for input " + input.name();
      }
      feeds.put(input.name(), given.cast(input.dtype()));
    }
    GraphRunner runner = ServiceLoader.load(GraphRunner.class).findFirst().orElseThrow();
    List<String> known = graph.outputs().stream().map(Value::name).toList();
    List<String> names = outcome.outputs().stream().filter(known::contains).toList();
    Map<String, Tensor> found = runner.run(fitted(graph, feeds), feeds, names, RunOptions.DEFAULT);
    for (int i = 0; i < wanted.size(); i++) {
      Tensor answer = found.get(outcome.outputs().get(i));
      String fault =
          answer == null ? "is not in the file" : difference(answer, wanted.get(i), outcome);
      if (!fault.isEmpty()) {
        return "WRONG output " + i + " " + fault;
      }
    }
    return RIGHT;
  }

  private static ModelReader reader(Role role) {
    return ServiceLoader.load(ModelReader.class).stream()
        .map(ServiceLoader.Provider::get)
        .filter(reader -> reader.role() == role)
        .findFirst()
        .orElseThrow();
  }

  private static String line(Exception fault) {
    return String.valueOf(fault.getMessage()).replaceAll("\\s+", " ");
  }

  private static Graph fitted(Graph graph, Map<String, Tensor> feeds) {
    List<Value> inputs =
        graph.inputs().stream()
            .map(
                input ->
                    new Value(
                        input.name(),
                        feeds.get(input.name()).dtype(),
                        feeds.get(input.name()).shape()))
            .toList();
    return new Graph(
        graph.name(),
        graph.opsets(),
        inputs,
        graph.outputs(),
        graph.nodes(),
        graph.initializers(),
        graph.codings(),
        graph.hidden());
  }

  /** By the measure of onnx's own runner; integers of all widths and booleans are one kind. */
  private static String difference(Tensor answer, Tensor wanted, Outcome outcome) {
    if (!answer.shape().equals(wanted.shape())) {
      return "has shape " + answer.shape() + ", expected " + wanted.shape();
    }
    if (wanted.elements() > 0 && answer.dtype().isFloat() != wanted.dtype().isFloat()) {
      return "is " + answer.dtype() + ", expected " + wanted.dtype();
    }
    double rtol =
        wanted.dtype() == DType.BFLOAT16
            ? Math.max(outcome.rtol(), BFLOAT16_UNITS)
            : outcome.rtol();
    Tensor comparable = wanted.dtype() == DType.FLOAT16 ? answer.cast(DType.FLOAT16) : answer;
    for (long i = 0; i < wanted.elements(); i++) {
      double found = comparable.doubleAt(i);
      double right = wanted.doubleAt(i);
      boolean close =
          found == right
              || (Double.isNaN(found) && Double.isNaN(right))
              || Math.abs(found - right) <= outcome.atol() + rtol * Math.abs(right);
      if (!close) {
        return "has " + found + " at " + i + ", expected " + right;
      }
    }
    return "";
  }
}
