package io.github.mnnparity.core.align;

import com.google.common.collect.ImmutableList;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Pairs by name: graph inputs, graph outputs, equal tensor names, then names behind suffixes that
 * converters are known to add. A name that another tensor's value hides behind is passed over. A
 * name pair stays a pair when the element counts differ: that is a difference to report.
 */
final class NameMatcher {
  private static final List<String> SUFFIXES = List.of("__before_tr");

  private final Side reference;
  private final Side candidate;
  private final Set<String> candidateValues;

  NameMatcher(Side reference, Side candidate) {
    this.reference = reference;
    this.candidate = candidate;
    this.candidateValues = Set.copyOf(candidate.flow().liveValues());
  }

  void match(Pairing pairing) {
    boundary(pairing, reference.flow().inputs(), candidate.flow().inputs(), "graph input");
    boundary(pairing, reference.flow().outputs(), candidate.flow().outputs(), "graph output");
    for (String value : reference.flow().liveValues()) {
      if (!pairing.hasReference(value)) {
        byName(pairing, value, "", "equal tensor name", 0.98);
      }
    }
    for (String suffix : SUFFIXES) {
      for (String value : reference.flow().liveValues()) {
        if (!pairing.hasReference(value)) {
          byName(pairing, value, suffix, "equal tensor name before " + suffix, 0.95);
        }
      }
    }
  }

  private void boundary(
      Pairing pairing, List<String> references, List<String> candidates, String what) {
    List<String> left = new ArrayList<>();
    for (String value : references) {
      Optional<String> same = names(value).stream().filter(candidates::contains).findFirst();
      if (same.isPresent()) {
        pairing.add(new Pair(value, same.get(), what + " of equal name", 1));
      } else {
        left.add(value);
      }
    }
    List<String> free = candidates.stream().filter(value -> !pairing.hasCandidate(value)).toList();
    List<String> open =
        left.stream().filter(value -> !pairing.hasReference(value)).distinct().toList();
    if (open.size() == free.size()) {
      for (int i = 0; i < open.size(); i++) {
        if (Side.compatible(reference, open.get(i), candidate, free.get(i))) {
          pairing.add(new Pair(open.get(i), free.get(i), what + " in the same place", 0.9));
        }
      }
    }
  }

  private ImmutableList<String> names(String value) {
    return ImmutableList.<String>builder()
        .add(value)
        .addAll(reference.flow().aliases(value))
        .build();
  }

  private void byName(
      Pairing pairing, String value, String suffix, String evidence, double confidence) {
    for (String name : names(value)) {
      String wanted = name + suffix;
      String carrier = candidate.flow().canonical(wanted);
      if (!candidate.distrusted().contains(wanted)
          && candidateValues.contains(carrier)
          && Side.sameFamily(reference, value, candidate, carrier)
          && pairing.add(new Pair(value, carrier, evidence, confidence))) {
        return;
      }
    }
  }
}
