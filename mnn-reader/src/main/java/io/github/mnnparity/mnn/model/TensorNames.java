package io.github.mnnparity.mnn.model;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Makes the names of tensors unique, as names are what a graph of ONNX operators is keyed by. */
final class TensorNames {
  private TensorNames() {}

  static List<String> unique(List<String> names) {
    Map<String, Integer> uses = new HashMap<>();
    names.forEach(name -> uses.merge(name, 1, Integer::sum));
    Set<String> taken = new HashSet<>(names);
    List<String> unique = new ArrayList<>();
    for (int i = 0; i < names.size(); i++) {
      String name = names.get(i);
      if (name.isEmpty() || uses.get(name) > 1) {
        String stem = name + "#" + i;
        name = stem;
        for (int n = 1; !taken.add(name); n++) {
          name = stem + "." + n;
        }
      }
      unique.add(name);
    }
    return unique;
  }
}
