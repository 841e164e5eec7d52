package io.github.mnnparity.core;

import io.github.mnnparity.core.advice.Advisor;
import io.github.mnnparity.core.advice.General;
import io.github.mnnparity.core.advice.Place;
import io.github.mnnparity.core.align.Alignment;
import io.github.mnnparity.core.capture.Engine;
import io.github.mnnparity.core.capture.SourceModel;
import io.github.mnnparity.core.graph.Node;
import io.github.mnnparity.core.report.Finding;
import io.github.mnnparity.core.report.FindingKind;
import io.github.mnnparity.core.tensor.Tensor;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Tells the advisor what stands where findings on a pair of files are. */
final class Advice {
  private static final String UNKNOWN = "not in the file";

  /** Constants that are larger are weights. */
  private static final long MOST_ELEMENTS = 1 << 16;

  private final SourceModel reference;
  private final SourceModel candidate;
  private final Alignment alignment;
  private final Optional<Engine> engine;

  Advice(Compared compared) {
    this(
        compared.measured().reference(),
        compared.measured().candidate(),
        compared.measured().alignment(),
        compared.engine().engine());
  }

  /**
   * @param engine where one ran
   */
  Advice(
      SourceModel reference, SourceModel candidate, Alignment alignment, Optional<Engine> engine) {
    this.reference = reference;
    this.candidate = candidate;
    this.alignment = alignment;
    this.engine = engine;
  }

  List<Finding> on(List<Finding> findings) {
    String madeBy = candidate.properties().getOrDefault("converterVersion", "");
    var general =
        new General(
            shown(reference.file()),
            shown(candidate.file()),
            madeBy.equals(UNKNOWN) ? "" : madeBy,
            engine.map(running -> running.environment().getOrDefault("engine", "")).orElse(""));
    return new Advisor(
            Services.advice(candidate.format()),
            engine.map(Engine::quirks).orElse(List.of()),
            general,
            candidate.properties().getOrDefault("weightCodings", ""))
        .advised(findings, this::place);
  }

  private static String shown(Path file) {
    String name = file.toString();
    return name.matches("[\\w./:@%+=-]+") ? name : "'" + name + "'";
  }

  private Place place(Finding finding) {
    boolean failed =
        finding.kind() == FindingKind.ENGINE_FAILURE
            || finding.kind() == FindingKind.UNSUPPORTED_OPERATOR;
    if (failed && finding.mnnOps().isEmpty()) {
      return new Place(List.of(), List.of(), List.of()); // nobody knows what was running
    }
    Set<Node> left = new LinkedHashSet<>();
    Set<Node> right = new LinkedHashSet<>();
    for (String tensor : finding.onnxTensors()) {
      alignment
          .ofReference(tensor)
          .map(alignment::region)
          .ifPresent(
              region -> {
                left.addAll(region.reference().nodes());
                right.addAll(region.candidate().nodes());
              });
      alignment.reference().producer(tensor).ifPresent(left::add);
    }
    if (finding.onnxTensors().isEmpty() || right.isEmpty()) {
      candidate.graph().nodes().stream()
          .filter(node -> !Collections.disjoint(node.sources(), finding.mnnOps()))
          .forEach(right::add);
    }
    return new Place(new ArrayList<>(left), new ArrayList<>(right), constants(left));
  }

  private List<Tensor> constants(Set<Node> nodes) {
    return nodes.stream()
        .flatMap(node -> alignment.reference().inputsOf(node).stream())
        .flatMap(value -> Stream.ofNullable(reference.graph().initializers().get(value)))
        .filter(tensor -> tensor.elements() <= MOST_ELEMENTS)
        .toList();
  }
}
