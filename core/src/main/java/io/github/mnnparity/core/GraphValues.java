package io.github.mnnparity.core;

import io.github.mnnparity.core.align.Side;
import io.github.mnnparity.core.capture.SourceModel;
import io.github.mnnparity.core.diagnose.Evaluator;
import io.github.mnnparity.core.graph.Flow;
import io.github.mnnparity.core.graph.Graph;
import io.github.mnnparity.core.graph.Node;
import io.github.mnnparity.core.graph.Value;
import io.github.mnnparity.core.tensor.Tensor;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Runs a whole graph for all values that a comparison looks at. */
final class GraphValues {
  private static final long MOST_COPIED = 64L << 20;

  private GraphValues() {}

  /** Live values that nodes make, and constants that are computed, in execution order. */
  static List<String> wanted(Flow flow) {
    Set<String> wanted = new LinkedHashSet<>();
    for (Node node : flow.nodes()) {
      for (String input : flow.inputsOf(node)) {
        if (flow.isConstant(input)
            && flow.producer(input).filter(maker -> isModest(flow, maker)).isPresent()
            && isVariable(flow, node)) {
          wanted.add(input);
        }
      }
      node.outputs().stream()
          .filter(output -> flow.isLive(output) && !flow.isConstant(output))
          .forEach(wanted::add);
    }
    flow.outputs().stream().filter(name -> flow.producer(name).isPresent()).forEach(wanted::add);
    return new ArrayList<>(wanted);
  }

  /** False for what turns large weights: a copy of them is not worth its memory. */
  private static boolean isModest(Flow flow, Node node) {
    return flow.inputsOf(node).stream()
        .map(flow.graph().initializers()::get)
        .noneMatch(tensor -> tensor != null && tensor.byteSize() > MOST_COPIED);
  }

  private static boolean isVariable(Flow flow, Node node) {
    return node.outputs().stream()
        .anyMatch(output -> flow.isLive(output) && !flow.isConstant(output));
  }

  static Map<String, Tensor> reference(Flow flow, Map<String, Tensor> feeds, Evaluator evaluator) {
    Map<String, Tensor> values = new LinkedHashMap<>(feeds);
    values.putAll(evaluator.run(flow.graph(), feeds, wanted(flow)));
    constantOutputs(flow, values);
    return values;
  }

  /**
   * As far as the lifted graph can be run, in the form {@code running}; outputs of opaque nodes
   * come from {@code engine} where it has them.
   */
  static Candidate candidate(
      SourceModel model,
      Graph running,
      Flow flow,
      Map<String, Tensor> feeds,
      Map<String, Tensor> engine,
      Evaluator evaluator) {
    Map<String, Tensor> known = new HashMap<>(feeds);
    Map<String, Tensor> fed = new LinkedHashMap<>(feeds);
    Set<String> blocked = new HashSet<>();
    Set<String> made = made(running);
    for (Node node : flow.nodes()) {
      boolean stuck = node.isOpaque() || flow.inputsOf(node).stream().anyMatch(blocked::contains);
      if (stuck) {
        for (String output : node.outputs()) {
          Tensor value = node.isOpaque() ? engine.get(model.tensorNames().get(output)) : null;
          if (value != null) {
            known.put(output, value);
            fed.put(output, value);
          } else {
            blocked.add(output);
          }
        }
      }
    }
    List<String> wanted =
        wanted(flow).stream()
            .filter(v -> !blocked.contains(v) && !known.containsKey(v) && made.contains(v))
            .toList();
    Evaluator.Outcome outcome = evaluator.runAsFarAsPossible(running, known, wanted);
    Map<String, Tensor> values = new LinkedHashMap<>(feeds);
    values.putAll(outcome.values());
    constantOutputs(flow, values);
    return new Candidate(values, outcome.failures(), fed);
  }

  /**
   * @param values by canonical name, as the lifted graph gives them
   * @param failures values that could not be run, with the reason
   * @param feeds graph inputs, and what the engine gave for the outputs of opaque nodes
   */
  record Candidate(
      Map<String, Tensor> values, Map<String, String> failures, Map<String, Tensor> feeds) {}

  private static void constantOutputs(Flow flow, Map<String, Tensor> values) {
    for (String output : flow.outputs()) {
      Tensor constant = flow.graph().initializers().get(output);
      if (constant != null) {
        values.putIfAbsent(output, constant);
      }
    }
  }

  private static Set<String> made(Graph graph) {
    Set<String> made = new HashSet<>();
    graph.nodes().forEach(node -> made.addAll(node.outputs()));
    return made;
  }

  static Side side(SourceModel model, Flow flow, Map<String, Tensor> values) {
    return new Side(flow, values, Set.copyOf(model.falseNames()));
  }

  /**
   * The candidate's side. Closed are values that the form which is run does not have, those inside
   * a layer of integers, and those whose scale the file leaves open.
   */
  static Side side(SourceModel model, Graph running, Flow flow, Map<String, Tensor> values) {
    Set<String> closed = made(model.graph());
    closed.removeAll(made(running));
    Set<String> layers = new HashSet<>();
    model.quantized().layers().forEach(layer -> layers.add(layer.op()));
    for (Node node : model.graph().nodes()) {
      if (node.sources().stream().anyMatch(layers::contains)) {
        node.outputs().stream().filter(model.graph().hidden()::contains).forEach(closed::add);
      }
    }
    model.quantized().unscaled().forEach(value -> closed.add(flow.canonical(value)));
    return new Side(flow, values, Set.copyOf(model.falseNames()), closed);
  }

  /** The same model with input shapes and dtypes as they are fed. */
  static SourceModel fitted(SourceModel model, Map<String, Tensor> feeds) {
    return model.mapped(graph -> fitted(graph, feeds));
  }

  /** The graph with input shapes and dtypes as they are fed. */
  static Graph fitted(Graph graph, Map<String, Tensor> feeds) {
    List<Value> inputs =
        graph.inputs().stream()
            .map(
                input ->
                    feeds.containsKey(input.name())
                        ? new Value(
                            input.name(),
                            feeds.get(input.name()).dtype(),
                            feeds.get(input.name()).shape())
                        : input)
            .toList();
    return graph.withInputs(inputs);
  }
}
