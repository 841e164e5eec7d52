package io.github.mnnparity.core;

import io.github.mnnparity.core.align.Alignment;
import io.github.mnnparity.core.align.Pair;
import io.github.mnnparity.core.audit.MissingFields;
import io.github.mnnparity.core.audit.StaticAudit.Place;
import io.github.mnnparity.core.audit.form.Difference;
import io.github.mnnparity.core.audit.form.Difference.Kind;
import io.github.mnnparity.core.capture.SourceModel;
import io.github.mnnparity.core.graph.Node;
import io.github.mnnparity.core.report.Finding;
import io.github.mnnparity.core.report.FindingKind;
import io.github.mnnparity.core.report.Severity;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Words for what an audit found. */
final class StaticFindings {
  private static final int MOST_OPS = 3;

  private StaticFindings() {}

  /** A finding for each place, in execution order. */
  static List<Finding> of(List<Place> places, SourceModel candidate, Alignment alignment) {
    List<Finding> findings = new ArrayList<>();
    for (Place place : places) {
      findings.add(finding(place, candidate, alignment));
    }
    return findings;
  }

  private static Finding finding(Place place, SourceModel candidate, Alignment alignment) {
    Difference difference = place.difference();
    List<String> ops = ops(place, candidate, alignment);
    List<String> nodes =
        difference.referenceNodes().stream()
            .flatMap(node -> node.sources().stream())
            .distinct()
            .toList();
    List<String> evidence = new ArrayList<>(difference.evidence());
    coded(difference, candidate, evidence);
    List<String> missing = MissingFields.of(difference, ops, candidate);
    evidence.addAll(missing);
    if (!place.isProven()) {
      evidence.add("more than one thing differs in this region; they may make up for each other");
    }
    return new Finding(
        0,
        place.isProven() ? Severity.ERROR : Severity.NOTE,
        difference.kind() == Kind.SCALES ? FindingKind.QUANTIZATION : FindingKind.CONVERSION,
        ops,
        tensors(place.pair(), candidate),
        nodes,
        List.of(place.pair().reference()),
        place.isProven() ? place.pair().confidence() : 0.5,
        "At '"
            + (ops.isEmpty() ? place.pair().candidate() : ops.get(0))
            + "' (ONNX "
            + types(difference, place.pair(), alignment)
            + "): "
            + difference.summary()
            + ".",
        evidence,
        advice(difference, missing),
        Map.of("difference", difference.kind().name().toLowerCase(Locale.ROOT)));
  }

  private static String types(Difference difference, Pair pair, Alignment alignment) {
    return difference.referenceNodes().isEmpty()
        ? alignment.reference().producer(pair.reference()).map(Node::opType).orElse("value")
        : difference.referenceNodes().stream()
            .map(Node::opType)
            .distinct()
            .collect(Collectors.joining(" → "));
  }

  /** The op of the last node first, then those that hold what differs, then the others. */
  private static List<String> ops(Place place, SourceModel candidate, Alignment alignment) {
    Difference difference = place.difference();
    List<String> nodes = new ArrayList<>();
    for (int i = difference.candidateNodes().size() - 1; i >= 0; i--) {
      difference.candidateNodes().get(i).sources().stream().limit(1).forEach(nodes::add);
    }
    Set<String> ops = new LinkedHashSet<>(nodes.stream().limit(1).toList());
    for (String constant : difference.constants()) {
      String holder = candidate.constantOps().get(constant);
      if (holder != null) {
        ops.add(holder);
      } else if (ops.isEmpty()) {
        alignment.candidate().consumers(constant).stream()
            .flatMap(node -> node.sources().stream().limit(1))
            .forEach(ops::add);
      }
    }
    ops.addAll(nodes);
    if (ops.isEmpty()) {
      alignment.region(place.pair()).candidate().nodes().stream()
          .flatMap(node -> node.sources().stream().limit(1))
          .forEach(ops::add);
    }
    return ops.stream().limit(MOST_OPS).toList();
  }

  private static List<String> tensors(Pair pair, SourceModel candidate) {
    String name = candidate.tensorNames().get(pair.candidate());
    return name == null ? List.of() : List.of(name);
  }

  private static void coded(Difference difference, SourceModel candidate, List<String> evidence) {
    difference.constants().stream()
        .map(candidate.graph().codings()::get)
        .filter(coding -> coding != null)
        .findFirst()
        .ifPresent(
            coding ->
                evidence.add(
                    "the file stores them as "
                        + coding.description()
                        + "; its rounding is allowed for"));
  }

  private static List<String> advice(Difference difference, List<String> missing) {
    if (!missing.isEmpty()) {
      return List.of(
          "the format cannot say this: rewrite the operator before the export, so that it does not"
              + " need the attribute",
          "`parity compare` tells what it does to the outputs");
    }
    return switch (difference.kind()) {
      case SCALES ->
          List.of(
              "quantize again from the float file; if it stays, keep this layer in float",
              "`parity compare` tells what it does to the outputs");
      default ->
          List.of(
              "convert again from the original ONNX file with `parity convert`",
              "`parity compare` tells what it does to the outputs");
    };
  }
}
