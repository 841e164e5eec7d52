package io.github.mnnparity.core.diagnose;

import io.github.mnnparity.core.align.Pair;
import io.github.mnnparity.core.align.Region;
import io.github.mnnparity.core.audit.MissingFields;
import io.github.mnnparity.core.audit.StaticAudit;
import io.github.mnnparity.core.audit.form.Difference;
import io.github.mnnparity.core.audit.form.Difference.Kind;
import io.github.mnnparity.core.audit.form.Outcome;
import io.github.mnnparity.core.graph.Node;
import io.github.mnnparity.core.graph.WeightCoding;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** What can be seen of a region without running it, in words. */
final class StaticEvidence {
  private static final int MOST = 6;

  private final Measured measured;
  private final StaticAudit audit;

  StaticEvidence(Measured measured, StaticAudit audit) {
    this.measured = measured;
    this.audit = audit;
  }

  WeightDifference weights(Pair pair) {
    Outcome outcome = audit.of(pair);
    if (has(outcome, Kind.WEIGHTS)) {
      return WeightDifference.OTHER;
    }
    if (has(outcome, Kind.SCALES)) {
      return WeightDifference.WRONG_SCALE;
    }
    return outcome.layers() > 0 ? WeightDifference.WITHIN_CODING : WeightDifference.UNKNOWN;
  }

  private static boolean has(Outcome outcome, Kind kind) {
    return outcome.differences().stream().anyMatch(difference -> difference.kind() == kind);
  }

  /** Operators, attributes, weights and constants that differ; then what is known of the coding. */
  List<String> of(Pair pair) {
    Region region = measured.alignment().region(pair);
    Outcome outcome = audit.of(pair);
    List<String> found = new ArrayList<>();
    String reference = types(region.reference().nodes());
    String candidate = types(region.candidate().nodes());
    if (!reference.equals(candidate)) {
      found.add("ONNX says " + reference + ", the file says " + candidate);
    }
    for (Difference difference : outcome.differences()) {
      if (!found.contains(difference.summary())) {
        found.add(difference.summary());
      }
      found.addAll(difference.evidence());
      found.addAll(
          MissingFields.of(
              difference,
              difference.candidateNodes().stream()
                  .flatMap(node -> node.sources().stream())
                  .toList(),
              measured.candidate()));
    }
    found.addAll(outcome.bySize());
    coding(region)
        .filter(coded -> weights(pair) == WeightDifference.WITHIN_CODING)
        .ifPresent(
            coded ->
                found.add(
                    "all weights within the bound of their coding (" + coded.description() + ")"));
    return found.stream().limit(MOST).toList();
  }

  private Optional<WeightCoding> coding(Region region) {
    return region.candidate().nodes().stream()
        .flatMap(node -> measured.alignment().candidate().inputsOf(node).stream())
        .map(measured.candidate().graph().codings()::get)
        .filter(coding -> coding != null)
        .findFirst();
  }

  private static String types(List<Node> nodes) {
    return nodes.isEmpty()
        ? "nothing"
        : nodes.stream().map(Node::opType).collect(Collectors.joining(" → "));
  }
}
