package io.github.mnnparity.core.reduce;

import io.github.mnnparity.core.align.Alignment;
import io.github.mnnparity.core.align.Pair;
import io.github.mnnparity.core.capture.ModelCutter.NewInput;
import io.github.mnnparity.core.diagnose.Evaluator;
import io.github.mnnparity.core.diagnose.Measured;
import io.github.mnnparity.core.error.ParityException;
import io.github.mnnparity.core.graph.Flow;
import io.github.mnnparity.core.graph.Graph;
import io.github.mnnparity.core.graph.Node;
import io.github.mnnparity.core.graph.Value;
import io.github.mnnparity.core.tensor.DType;
import io.github.mnnparity.core.tensor.Shape;
import io.github.mnnparity.core.tensor.Tensor;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Cuts pieces out of an aligned pair of models. */
final class PartCutter {
  private final Measured measured;
  private final Evaluator evaluator;
  private final Set<Pair> borders = new HashSet<>();

  PartCutter(Measured measured, Evaluator evaluator) {
    this.measured = measured;
    this.evaluator = evaluator;
    for (Pair pair : measured.alignment().pairs()) {
      Tensor value = measured.referenceValues().get(pair.reference());
      if (value != null
          && value.dtype() != DType.STRING
          && !measured.alignment().reference().isConstant(pair.reference())
          && !measured.engineNames(pair).isEmpty()
          && measured.golden(pair).isPresent()) {
        borders.add(pair);
      }
    }
  }

  /** Pairs at which both models can be cut. */
  Set<Pair> borders() {
    return Set.copyOf(borders);
  }

  /** Pairs of {@code borders} that the piece up to {@code target} reads from outside. */
  Set<Pair> readBy(Pair target, Set<Pair> borders) {
    Alignment alignment = measured.alignment();
    Set<Pair> read = new HashSet<>();
    alignment
        .reference()
        .slice(target.reference(), references(borders))
        .frontier()
        .forEach(
            value -> alignment.ofReference(value).filter(borders::contains).ifPresent(read::add));
    alignment
        .candidate()
        .slice(target.candidate(), candidates(borders))
        .frontier()
        .forEach(
            value -> alignment.ofCandidate(value).filter(borders::contains).ifPresent(read::add));
    read.remove(target);
    return read;
  }

  /** The piece of both models from {@code borders} to {@code target}. */
  Part between(Set<Pair> borders, Pair target) {
    Map<String, Tensor> inputs = new LinkedHashMap<>();
    Graph graph = piece(target.reference(), references(borders), inputs);
    List<NewInput> cut = new ArrayList<>();
    for (Pair pair : readBy(target, borders)) {
      Tensor value = measured.referenceValue(pair);
      Shape stored = measured.golden(pair).map(Tensor::shape).orElse(value.shape());
      cut.add(
          new NewInput(
              pair.reference(),
              measured.engineNames(pair).get(0),
              value.dtype(),
              value.shape(),
              stored));
    }
    List<String> outputs = measured.engineNames(target).stream().limit(1).toList();
    return new Part(graph, inputs, expected(target.reference()), cut, outputs);
  }

  /** The piece of the reference alone that one node computes. */
  Optional<Part> node(Node node) {
    Flow flow = measured.alignment().reference();
    Optional<String> target =
        node.outputs().stream().filter(measured.referenceValues()::containsKey).findFirst();
    boolean known =
        flow.inputsOf(node).stream()
            .allMatch(
                input -> flow.isConstant(input) || measured.referenceValues().containsKey(input));
    if (target.isEmpty() || !known) {
      return Optional.empty();
    }
    Map<String, Tensor> inputs = new LinkedHashMap<>();
    Graph graph = piece(target.get(), Set.copyOf(flow.inputsOf(node)), inputs);
    return Optional.of(new Part(graph, inputs, expected(target.get()), List.of(), List.of()));
  }

  private Graph piece(String target, Set<String> stops, Map<String, Tensor> inputs) {
    return ReferencePiece.of(
        measured.alignment().reference(), target, stops, measured.referenceValues(), inputs);
  }

  private Map<String, Tensor> expected(String target) {
    return Map.of(target, measured.referenceValues().get(target));
  }

  /** The same piece over other inputs; empty where the operators do not take these. */
  Optional<Part> over(Part part, Map<String, Tensor> inputs) {
    boolean plain = part.cut().stream().allMatch(input -> input.shape().equals(input.stored()));
    if (part.isCuttable() && !plain) {
      return Optional.empty();
    }
    List<Value> types = new ArrayList<>();
    inputs.forEach((name, value) -> types.add(new Value(name, value.dtype(), value.shape())));
    try {
      Graph graph = part.graph().withInputs(types);
      Map<String, Tensor> expected = evaluator.run(graph, inputs, part.expected().keySet());
      List<Value> outputs = new ArrayList<>();
      expected.forEach((name, value) -> outputs.add(new Value(name, value.dtype(), value.shape())));
      List<NewInput> cut =
          part.cut().stream()
              .filter(input -> inputs.containsKey(input.name()))
              .map(
                  input ->
                      new NewInput(
                          input.name(),
                          input.tensor(),
                          input.dtype(),
                          inputs.get(input.name()).shape(),
                          inputs.get(input.name()).shape()))
              .toList();
      boolean empty = expected.values().stream().anyMatch(value -> value.elements() == 0);
      return empty || cut.size() < part.cut().size()
          ? Optional.empty()
          : Optional.of(
              new Part(
                  new Graph(
                      graph.name(),
                      graph.opsets(),
                      types,
                      outputs,
                      graph.nodes(),
                      graph.initializers(),
                      Map.of(),
                      Set.of()),
                  inputs,
                  expected,
                  cut,
                  part.outputs()));
    } catch (ParityException e) {
      return Optional.empty();
    }
  }

  private static Set<String> references(Set<Pair> pairs) {
    Set<String> names = new HashSet<>();
    pairs.forEach(pair -> names.add(pair.reference()));
    return names;
  }

  private static Set<String> candidates(Set<Pair> pairs) {
    Set<String> names = new HashSet<>();
    pairs.forEach(pair -> names.add(pair.candidate()));
    return names;
  }
}
