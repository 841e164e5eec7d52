package io.github.mnnparity.core.diagnose;

import io.github.mnnparity.core.align.Region;
import io.github.mnnparity.core.graph.Attribute;
import io.github.mnnparity.core.graph.Node;
import io.github.mnnparity.core.tensor.Tensor;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** What can be seen without running: operators and attributes of the two sides of a region. */
final class RegionDifference {
  private static final int MOST = 6;

  private final Measured measured;

  RegionDifference(Measured measured) {
    this.measured = measured;
  }

  List<String> evidence(Region region) {
    List<String> found = new ArrayList<>();
    List<Node> references = region.reference().nodes();
    List<Node> candidates = region.candidate().nodes();
    if (!types(references).equals(types(candidates))) {
      found.add("ONNX says " + types(references) + ", the file says " + types(candidates));
    }
    // A folded normalization changes the constants beside it; the weights are judged elsewhere.
    boolean folded = normalizes(references) && !normalizes(candidates);
    for (Node node : references) {
      List<Node> same =
          candidates.stream().filter(other -> other.opType().equals(node.opType())).toList();
      long rivals =
          references.stream().filter(other -> other.opType().equals(node.opType())).count();
      if (same.size() == 1 && rivals == 1) {
        attributes(node, same.get(0), found);
        if (!folded) {
          constants(node, same.get(0), found);
        }
      }
    }
    return found.stream().limit(MOST).toList();
  }

  private static boolean normalizes(List<Node> nodes) {
    return nodes.stream().anyMatch(node -> node.opType().equals("BatchNormalization"));
  }

  private static String types(List<Node> nodes) {
    return nodes.isEmpty()
        ? "nothing"
        : nodes.stream().map(Node::opType).collect(Collectors.joining(" → "));
  }

  private static void attributes(Node reference, Node candidate, List<String> found) {
    Map<String, String> left = texts(reference);
    Map<String, String> right = texts(candidate);
    TreeSet<String> names = new TreeSet<>(left.keySet());
    names.retainAll(right.keySet());
    for (String name : names) {
      if (!left.get(name).equals(right.get(name))) {
        found.add(
            reference.opType()
                + " attribute "
                + name
                + ": "
                + left.get(name)
                + " in ONNX, "
                + right.get(name)
                + " in the file");
      }
    }
  }

  private static Map<String, String> texts(Node node) {
    Map<String, String> texts = new TreeMap<>();
    for (Attribute attribute : node.attributes()) {
      if (attribute.value() instanceof Attribute.IntValue number) {
        texts.put(attribute.name(), Long.toString(number.value()));
      } else if (attribute.value() instanceof Attribute.FloatValue number) {
        texts.put(attribute.name(), Float.toString(number.value()));
      } else if (attribute.value() instanceof Attribute.StringValue text) {
        texts.put(attribute.name(), text.value());
      } else if (attribute.value() instanceof Attribute.IntsValue numbers) {
        texts.put(attribute.name(), numbers.values().toString());
      }
    }
    return texts;
  }

  private void constants(Node reference, Node candidate, List<String> found) {
    Constants left = new Constants(measured.alignment().reference(), measured.referenceValues());
    Constants right = new Constants(measured.alignment().candidate(), measured.candidateValues());
    int count = Math.min(reference.inputs().size(), candidate.inputs().size());
    for (int i = 0; i < count; i++) {
      var a = left.tensor(measured.alignment().reference().canonical(reference.inputs().get(i)));
      var b = right.tensor(measured.alignment().candidate().canonical(candidate.inputs().get(i)));
      if (a.isPresent()
          && b.isPresent()
          && !text(a.get()).equals(text(b.get()))
          && !Constants.holds(List.of(a.get()), b.get())) {
        found.add(
            reference.opType()
                + " constant at input "
                + i
                + ": "
                + text(a.get())
                + " in ONNX, "
                + text(b.get())
                + " in the file");
      }
    }
  }

  private static String text(Tensor tensor) {
    if (tensor.elements() > 8) {
      return tensor.toString();
    }
    List<String> numbers = new ArrayList<>();
    for (long i = 0; i < tensor.elements(); i++) {
      numbers.add(
          tensor.dtype().isFloat()
              ? Float.toString((float) tensor.doubleAt(i))
              : Long.toString(tensor.longAt(i)));
    }
    return tensor.shape().rank() == 0 ? String.join("", numbers) : numbers.toString();
  }
}
