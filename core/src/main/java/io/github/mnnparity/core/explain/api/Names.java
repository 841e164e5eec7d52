package io.github.mnnparity.core.explain.api;

import io.github.mnnparity.core.capture.SourceModel;
import io.github.mnnparity.core.graph.Value;
import io.github.mnnparity.core.tensor.Tensor;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Names of the reference and of the candidate's file: equal ones go together, the others in their
 * order.
 *
 * @param inputs reference's name to the file's
 * @param outputs file's name to the reference's
 */
record Names(Map<String, String> inputs, Map<String, String> outputs) {
  static Names of(SourceModel reference, SourceModel candidate) {
    return new Names(
        together(
            names(reference.graph().inputs()), engineNames(candidate, candidate.graph().inputs())),
        together(
            engineNames(candidate, candidate.graph().outputs()),
            names(reference.graph().outputs())));
  }

  private static List<String> names(List<Value> values) {
    return values.stream().map(Value::name).toList();
  }

  private static List<String> engineNames(SourceModel candidate, List<Value> values) {
    return values.stream()
        .map(value -> candidate.tensorNames().getOrDefault(value.name(), value.name()))
        .toList();
  }

  private static Map<String, String> together(List<String> from, List<String> to) {
    List<String> open = new ArrayList<>(to);
    open.removeAll(from);
    Map<String, String> pairs = new LinkedHashMap<>();
    for (String name : from) {
      if (to.contains(name)) {
        pairs.put(name, name);
      } else if (!open.isEmpty()) {
        pairs.put(name, open.remove(0));
      }
    }
    return pairs;
  }

  /** The same tensors by the file's names. */
  Map<String, Tensor> inputs(Map<String, Tensor> byReference) {
    return renamed(byReference, inputs);
  }

  /** The same tensors by the reference's names. */
  Map<String, Tensor> outputs(Map<String, Tensor> byFile) {
    return renamed(byFile, outputs);
  }

  private static Map<String, Tensor> renamed(Map<String, Tensor> from, Map<String, String> names) {
    Map<String, Tensor> renamed = new LinkedHashMap<>();
    from.forEach(
        (name, tensor) -> {
          if (names.containsKey(name)) {
            renamed.put(names.get(name), tensor);
          }
        });
    return renamed;
  }
}
