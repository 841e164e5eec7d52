package io.github.mnnparity.mnn.engine;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.mnnparity.core.tensor.Tensor;
import io.github.mnnparity.mnn.worker.Reply;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Collects what several replies gave: values by run and name, and reasons for what is missing. */
final class Values {
  private final List<Map<String, Tensor>> runs = new ArrayList<>();
  private final Map<String, String> reasons = new HashMap<>();
  private final Map<String, String> formats = new HashMap<>();

  void add(Reply reply) {
    for (Reply.Value value : reply.values()) {
      while (runs.size() <= value.run()) {
        runs.add(new LinkedHashMap<>());
      }
      runs.get(value.run()).put(value.name(), value.tensor());
      formats.put(value.name(), value.format());
    }
    for (Map.Entry<String, JsonNode> entry : reply.answer().path("missing").properties()) {
      reasons.put(entry.getKey(), entry.getValue().asText());
    }
  }

  /** Values of run {@code number}, from 0; empty if there was none. */
  Map<String, Tensor> ofRun(int number) {
    return number < runs.size() ? runs.get(number) : Map.of();
  }

  Map<String, String> formats() {
    return formats;
  }

  /** Why those of {@code wanted} that are not in {@code values} are not there. */
  Map<String, String> missing(Collection<String> wanted, Map<String, Tensor> values) {
    Map<String, String> missing = new LinkedHashMap<>();
    for (String name : wanted) {
      if (!values.containsKey(name)) {
        missing.put(name, reasons.getOrDefault(name, "the engine does not give it"));
      }
    }
    return missing;
  }

  /** True if both hold the same bits for each of {@code names}, and at least one of them. */
  static boolean sameBits(
      Collection<String> names, Map<String, Tensor> one, Map<String, Tensor> other) {
    boolean any = false;
    for (String name : names) {
      Tensor left = one.get(name);
      Tensor right = other.get(name);
      if (left != null && right != null) {
        any = true;
      }
      if ((left == null) != (right == null) || (left != null && !left.bitEquals(right))) {
        return false;
      }
    }
    return any;
  }
}
