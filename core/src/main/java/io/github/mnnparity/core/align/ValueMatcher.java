package io.github.mnnparity.core.align;

import com.google.common.collect.ListMultimap;
import com.google.common.collect.MultimapBuilder;
import io.github.mnnparity.core.metric.ErrorMoments;
import io.github.mnnparity.core.tensor.Tensor;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;

/**
 * Pairs float values that no other evidence reaches and that carry the same numbers on two inputs.
 * It creates pairs only; a difference never undoes a pair.
 */
final class ValueMatcher {
  private static final int DISTINCT = 8;
  private static final double EQUAL = 1e-5;

  private final Side reference;
  private final Side candidate;

  ValueMatcher(Side reference, Side candidate) {
    this.reference = reference;
    this.candidate = candidate;
  }

  /**
   * @param second the same two graphs run on another input; asked only if there is something to
   *     confirm
   */
  void match(Pairing pairing, Supplier<SecondInput> second) {
    ListMultimap<Long, String> open = MultimapBuilder.hashKeys().arrayListValues().build();
    for (String value : candidate.flow().liveValues()) {
      if (!pairing.hasCandidate(value)
          && candidate.value(value).filter(this::isTelling).isPresent()) {
        open.put(candidate.values().get(value).elements(), value);
      }
    }
    List<Pair> hypotheses = new ArrayList<>();
    Set<String> claimed = new HashSet<>();
    Set<String> ambiguous = new HashSet<>();
    for (String value : reference.flow().liveValues()) {
      if (pairing.hasReference(value) || reference.value(value).filter(this::isTelling).isEmpty()) {
        continue;
      }
      Tensor wanted = reference.values().get(value);
      List<String> equal =
          open.get(wanted.elements()).stream()
              .filter(name -> agree(wanted, candidate.values().get(name)))
              .toList();
      if (equal.size() == 1) {
        if (!claimed.add(equal.get(0))) {
          ambiguous.add(equal.get(0));
        }
        hypotheses.add(new Pair(value, equal.get(0), "equal values on two inputs", 0.7));
      }
    }
    hypotheses.removeIf(pair -> ambiguous.contains(pair.candidate()));
    if (!hypotheses.isEmpty()) {
      SecondInput other = second.get();
      for (Pair pair : hypotheses) {
        Tensor left = other.reference().get(pair.reference());
        Tensor right = other.candidate().get(pair.candidate());
        if (left != null && right != null && agree(left, right)) {
          pairing.add(pair);
        }
      }
    }
  }

  private boolean isTelling(Tensor tensor) {
    if (!tensor.dtype().isFloat()) {
      return false;
    }
    Set<Double> distinct = new HashSet<>();
    for (long i = 0; i < tensor.elements() && distinct.size() < DISTINCT; i++) {
      distinct.add(tensor.doubleAt(i));
    }
    return distinct.size() >= DISTINCT;
  }

  private static boolean agree(Tensor a, Tensor b) {
    return ErrorMoments.distance(a, b) < EQUAL;
  }
}
