package io.github.mnnparity.core.diagnose;

import io.github.mnnparity.core.align.Alignment;
import io.github.mnnparity.core.align.Pair;
import io.github.mnnparity.core.capture.SourceModel;
import io.github.mnnparity.core.graph.Graph;
import io.github.mnnparity.core.tensor.Tensor;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Both models with the values of one input, aligned. Immutable.
 *
 * @param feeds inputs of the reference by name
 * @param candidateFeeds inputs of the lifted graph by name, and the engine's values for outputs of
 *     opaque nodes
 * @param referenceValues by canonical name
 * @param candidateValues of the lifted graph, by canonical name; without what could not be run
 * @param candidateFailures values of the lifted graph that could not be run, with the reason
 * @param running the candidate's graph as it is run: with layers as the file stores them, where the
 *     alignment knows their dequantized form
 */
public record Measured(
    SourceModel reference,
    SourceModel candidate,
    Alignment alignment,
    Map<String, Tensor> feeds,
    Map<String, Tensor> candidateFeeds,
    Map<String, Tensor> referenceValues,
    Map<String, Tensor> candidateValues,
    Map<String, String> candidateFailures,
    Graph running) {
  /** A candidate that has one form. */
  public Measured(
      SourceModel reference,
      SourceModel candidate,
      Alignment alignment,
      Map<String, Tensor> feeds,
      Map<String, Tensor> candidateFeeds,
      Map<String, Tensor> referenceValues,
      Map<String, Tensor> candidateValues,
      Map<String, String> candidateFailures) {
    this(
        reference,
        candidate,
        alignment,
        feeds,
        candidateFeeds,
        referenceValues,
        candidateValues,
        candidateFailures,
        candidate.graph());
  }

  public Tensor referenceValue(Pair pair) {
    return referenceValues.get(pair.reference());
  }

  public Optional<Tensor> candidateValue(Pair pair) {
    return Optional.ofNullable(candidateValues.get(pair.candidate()));
  }

  /** Whether the two values of a pair have different numbers of elements. */
  public boolean shapesClash(Pair pair) {
    return candidateValue(pair)
        .filter(value -> value.elements() != referenceValue(pair).elements())
        .isPresent();
  }

  /**
   * The reference's value in the dtype and shape that the candidate gives the pair; empty if the
   * element counts differ.
   */
  public Optional<Tensor> golden(Pair pair) {
    Tensor value = referenceValue(pair);
    Optional<Tensor> own = candidateValue(pair);
    if (shapesClash(pair)) {
      return Optional.empty();
    }
    return Optional.of(
        own.map(other -> value.cast(other.dtype()).reshape(other.shape())).orElse(value));
  }

  /** Names by which the engine may know the pair's candidate value, the best first. */
  public List<String> engineNames(Pair pair) {
    return engineNames(pair.candidate());
  }

  /** What {@code byEngineName} holds for the pair, under the best name that it knows. */
  public <T> Optional<T> captured(Pair pair, Map<String, T> byEngineName) {
    return engineNames(pair).stream()
        .filter(byEngineName::containsKey)
        .map(byEngineName::get)
        .findFirst();
  }

  List<String> engineNames(String candidateValue) {
    List<String> names = new ArrayList<>();
    names.add(candidateValue);
    names.addAll(alignment.candidate().aliases(candidateValue));
    return names.stream()
        .map(name -> candidate.tensorNames().get(name))
        .filter(name -> name != null)
        .toList();
  }
}
