package io.github.mnnparity.core;

import io.github.mnnparity.core.capture.SourceModel;
import io.github.mnnparity.core.error.BadInputException;
import io.github.mnnparity.core.error.Nearest;
import io.github.mnnparity.core.error.Problem;
import io.github.mnnparity.core.graph.Graph;
import io.github.mnnparity.core.graph.Value;
import io.github.mnnparity.core.input.Inputs;
import io.github.mnnparity.core.tensor.DType;
import io.github.mnnparity.core.tensor.Shape;
import io.github.mnnparity.core.tensor.Tensor;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * The same input for every view.
 *
 * @param referenceFeeds by input name of the reference
 * @param candidateFeeds by input name of the lifted graph, in its dtypes
 * @param engineFeeds by input name of the candidate file, in the reference's dtypes
 * @param facts for the report
 */
record InputPlan(
    Map<String, Tensor> referenceFeeds,
    Map<String, Tensor> candidateFeeds,
    Map<String, Tensor> engineFeeds,
    Map<String, Object> facts) {

  static InputPlan of(SourceModel reference, SourceModel candidate, CompareOptions options) {
    checkNames(reference, options);
    Map<String, Tensor> feeds = new LinkedHashMap<>();
    Map<String, Object> tensors = new LinkedHashMap<>();
    boolean seeded = false;
    List<Inputs.SeededInput> made =
        Inputs.seeded(withoutInputs(reference.graph(), options), options.shapes(), options.seed());
    for (Value input : reference.graph().inputs()) {
      Tensor given = options.inputs().get(input.name());
      Tensor tensor;
      String source;
      if (given != null) {
        tensor = checked(reference, input, given);
        source = "given";
      } else {
        var seededInput =
            made.stream().filter(one -> one.name().equals(input.name())).findFirst().orElseThrow();
        tensor = seededInput.tensor();
        source = seededInput.description();
        seeded = true;
      }
      feeds.put(input.name(), tensor);
      tensors.put(
          input.name(),
          Map.of(
              "dtype", tensor.dtype().name(),
              "shape", tensor.shape().toString(),
              "source", source));
    }
    Map<String, Object> facts = new LinkedHashMap<>();
    if (seeded) {
      facts.put("seed", options.seed());
    }
    facts.put("seeded", seeded);
    facts.put("tensors", tensors);
    return spread(reference, candidate, feeds, facts);
  }

  /** What is given need not be made; it may be of a type that cannot be. */
  private static Graph withoutInputs(Graph graph, CompareOptions options) {
    List<Value> open =
        graph.inputs().stream()
            .filter(input -> !options.inputs().containsKey(input.name()))
            .toList();
    return graph.withInputs(open);
  }

  /** Other values of the same shapes. */
  static InputPlan other(
      SourceModel reference,
      SourceModel candidate,
      CompareOptions options,
      Map<String, Tensor> current) {
    Map<String, Shape> shapes = new LinkedHashMap<>();
    reference
        .graph()
        .inputs()
        .forEach(input -> shapes.put(input.name(), current.get(input.name()).shape()));
    Map<String, Tensor> feeds = new LinkedHashMap<>();
    Inputs.seeded(reference.graph(), shapes, options.seed() + 1)
        .forEach(input -> feeds.put(input.name(), input.tensor()));
    return spread(reference, candidate, feeds, Map.of());
  }

  private static InputPlan spread(
      SourceModel reference,
      SourceModel candidate,
      Map<String, Tensor> feeds,
      Map<String, Object> facts) {
    Map<String, Tensor> lifted = new LinkedHashMap<>();
    Map<String, Tensor> engine = new LinkedHashMap<>();
    List<Value> targets = candidate.graph().inputs();
    List<String> names = reference.graph().inputs().stream().map(Value::name).toList();
    List<String> open = new ArrayList<>(names);
    targets.forEach(target -> open.remove(target.name()));
    for (Value target : targets) {
      String source =
          names.contains(target.name()) ? target.name() : open.isEmpty() ? null : open.remove(0);
      Tensor tensor = source == null ? null : feeds.get(source);
      if (tensor != null) {
        checkNumbers(target, tensor);
        lifted.put(target.name(), tensor.cast(target.dtype()));
        engine.put(candidate.tensorNames().getOrDefault(target.name(), target.name()), tensor);
      }
    }
    return new InputPlan(feeds, lifted, engine, facts);
  }

  private static void checkNumbers(Value target, Tensor tensor) {
    if (tensor.dtype() == DType.STRING && target.dtype() != DType.STRING) {
      throw new BadInputException(
          new Problem(
              "input '" + target.name() + "'",
              "a tensor of numbers: the candidate holds " + target.dtype(),
              "strings",
              "compare the part of the model behind the strings"));
    }
  }

  /**
   * @throws BadInputException if inputs or shapes are given for what is no input
   */
  static void checkNames(SourceModel reference, CompareOptions options) {
    List<String> known = reference.graph().inputs().stream().map(Value::name).toList();
    List<String> unknown = new ArrayList<>(options.inputs().keySet());
    unknown.addAll(options.shapes().keySet());
    unknown.removeAll(known);
    if (!unknown.isEmpty()) {
      throw new BadInputException(
          new Problem(
              "input '" + unknown.get(0) + "'",
              "one of the inputs of " + reference.file().getFileName() + ": " + wants(reference),
              "a name that the model does not have",
              Nearest.question(unknown.get(0), known, "spell the name as the model does")));
    }
  }

  private static Tensor checked(SourceModel reference, Value input, Tensor given) {
    boolean dtype = given.dtype() == input.dtype();
    boolean shape = !input.rankKnown() || input.shape().rank() == given.shape().rank();
    for (int axis = 0; shape && input.rankKnown() && axis < input.shape().rank(); axis++) {
      shape = input.shape().dim(axis) < 0 || input.shape().dim(axis) == given.shape().dim(axis);
    }
    if (dtype && shape) {
      return given;
    }
    throw new BadInputException(
        new Problem(
            "input '" + input.name() + "'",
            input.dtype() + " " + input.shape() + others(reference),
            given.toString(),
            dtype
                ? "reshape the data"
                : "convert the data, for example numpy's astype(" + numpy(input.dtype()) + ")"));
  }

  private static String others(SourceModel reference) {
    return reference.graph().inputs().size() == 1
        ? ""
        : " (the model wants: " + wants(reference) + ")";
  }

  private static String wants(SourceModel reference) {
    return reference.graph().inputs().stream()
        .map(input -> input.name() + " " + input.dtype() + " " + input.shape())
        .collect(Collectors.joining(", "));
  }

  private static String numpy(DType dtype) {
    return dtype.name().toLowerCase(Locale.ROOT);
  }
}
