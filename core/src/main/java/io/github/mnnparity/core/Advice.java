package io.github.mnnparity.core;

import io.github.mnnparity.core.advice.Advisor;
import io.github.mnnparity.core.advice.General;
import io.github.mnnparity.core.advice.Place;
import io.github.mnnparity.core.align.Alignment;
import io.github.mnnparity.core.capture.Engine;
import io.github.mnnparity.core.capture.SourceModel;
import io.github.mnnparity.core.diagnose.Measured;
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

/** Tells the advisor what stands where findings of a comparison are. */
final class Advice {
  private static final String UNKNOWN = "not in the file";

  /** Constants that are larger are weights. */
  private static final long MOST_ELEMENTS = 1 << 16;

  private final Compared compared;
  private final Measured measured;

  Advice(Compared compared) {
    this.compared = compared;
    this.measured = compared.measured();
  }

  List<Finding> on(List<Finding> findings) {
    SourceModel candidate = measured.candidate();
    Optional<Engine> engine = compared.engine().engine();
    String madeBy = candidate.properties().getOrDefault("converterVersion", "");
    var general =
        new General(
            shown(measured.reference().file()),
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
    Alignment alignment = measured.alignment();
    Set<Node> reference = new LinkedHashSet<>();
    Set<Node> candidate = new LinkedHashSet<>();
    for (String tensor : finding.onnxTensors()) {
      alignment
          .ofReference(tensor)
          .map(alignment::region)
          .ifPresent(
              region -> {
                reference.addAll(region.reference().nodes());
                candidate.addAll(region.candidate().nodes());
              });
      alignment.reference().producer(tensor).ifPresent(reference::add);
    }
    if (finding.onnxTensors().isEmpty() || candidate.isEmpty()) {
      measured.candidate().graph().nodes().stream()
          .filter(node -> !Collections.disjoint(node.sources(), finding.mnnOps()))
          .forEach(candidate::add);
    }
    return new Place(new ArrayList<>(reference), new ArrayList<>(candidate), constants(reference));
  }

  private List<Tensor> constants(Set<Node> nodes) {
    return nodes.stream()
        .flatMap(node -> measured.alignment().reference().inputsOf(node).stream())
        .flatMap(value -> Stream.ofNullable(measured.reference().graph().initializers().get(value)))
        .filter(tensor -> tensor.elements() <= MOST_ELEMENTS)
        .toList();
  }
}
