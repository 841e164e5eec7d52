package io.github.mnnparity.core;

import io.github.mnnparity.core.align.Alignment;
import io.github.mnnparity.core.align.Pair;
import io.github.mnnparity.core.capture.Engine;
import io.github.mnnparity.core.diagnose.LocalReplay;
import io.github.mnnparity.core.diagnose.Measured;
import io.github.mnnparity.core.diagnose.Roles;
import io.github.mnnparity.core.diagnose.Thresholds;
import io.github.mnnparity.core.graph.Node;
import io.github.mnnparity.core.metric.ErrorMoments;
import io.github.mnnparity.core.report.ErrorSummary;
import io.github.mnnparity.core.report.Layer;
import io.github.mnnparity.core.report.Layer.State;
import io.github.mnnparity.core.report.Layer.ViewResult;
import io.github.mnnparity.core.tensor.Tensor;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** The rows of the report: every aligned pair in every view. */
final class LayerRows {
  private final Measured measured;
  private final Thresholds thresholds;
  private final LocalReplay local;
  private final Map<Pair, Tensor> engineLocal;
  private final Map<String, Engine.Capture> captures;
  private final Set<String> blamed;

  LayerRows(Compared compared) {
    this.measured = compared.measured();
    this.thresholds = compared.thresholds();
    this.local = compared.local();
    this.engineLocal = compared.engineLocal();
    this.captures = compared.engine().captures();
    this.blamed =
        compared.causes().stream()
            .map(cause -> cause.pair().reference())
            .collect(Collectors.toSet());
  }

  List<Layer> rows() {
    Alignment alignment = measured.alignment();
    Map<Pair, Map<String, ViewResult>> results = new LinkedHashMap<>();
    for (Pair pair : alignment.pairs()) {
      Map<String, ViewResult> views = new LinkedHashMap<>();
      views.put(Views.LIFTED, lifted(pair));
      captures.forEach((view, capture) -> views.put(view, engine(view, capture, pair)));
      results.put(pair, views);
    }
    Map<String, Roles> roles = roles(results);
    List<Layer> rows = new ArrayList<>();
    for (Pair pair : alignment.pairs()) {
      rows.add(
          new Layer(
              rows.size(),
              pair.reference(),
              alignment.reference().producer(pair.reference()).map(Node::opType).orElse("Input"),
              measured.engineNames(pair).stream().findFirst().orElse(pair.candidate()),
              alignment
                  .candidate()
                  .producer(pair.candidate())
                  .flatMap(node -> node.sources().stream().findFirst())
                  .orElse(""),
              measured.referenceValue(pair).shape().toString(),
              thresholds.isExact(pair),
              thresholds.floors().lifted(pair),
              List.of(pair.evidence()),
              withRoles(pair, results.get(pair), roles)));
    }
    return rows;
  }

  /**
   * An engine that keeps no value inside a region is off at its end if the file is off inside: the
   * file's own regions say where.
   */
  private Map<String, ViewResult> withRoles(
      Pair pair, Map<String, ViewResult> views, Map<String, Roles> roles) {
    Map<String, ViewResult> told = new LinkedHashMap<>();
    Roles lifted = roles.get(Views.LIFTED);
    Roles.Part own = lifted.of(pair);
    views.forEach(
        (view, result) -> {
          Roles.Part part = roles.get(view).of(pair);
          if (!view.equals(Views.LIFTED) && part.isOrigin() && !own.isOrigin()) {
            boolean inside =
                together(pair, kept(view)).stream().anyMatch(one -> lifted.of(one).isOrigin());
            part = inside ? own : part;
          }
          told.put(view, result.with(part.role(), part.gain()));
        });
    return told;
  }

  /** By view; an engine's replay, which is its module's, speaks for every engine view. */
  private Map<String, Roles> roles(Map<Pair, Map<String, ViewResult>> results) {
    Map<String, Roles> roles = new LinkedHashMap<>();
    roles.put(
        Views.LIFTED,
        new Roles(
            measured.alignment(),
            cumulative(Views.LIFTED, results),
            distances(local.values()),
            thresholds::lifted,
            thresholds::file));
    captures
        .keySet()
        .forEach(
            view -> {
              Set<String> kept = kept(view);
              roles.put(
                  view,
                  new Roles(
                      measured.alignment(),
                      cumulative(view, results),
                      distances(engineLocal),
                      thresholds::engineAgainstReference,
                      pair -> engineNoise(pair, kept)));
            });
    return roles;
  }

  /** Where no finding blames the engine, up to the drift between kinds of CPU. */
  private double engineNoise(Pair pair, Set<String> kept) {
    double noise = thresholds.engineLocalAgainstReference(together(pair, kept));
    return blamed.contains(pair.reference()) ? noise : Math.max(noise, Thresholds.NORMAL_DRIFT);
  }

  /** Candidate values that the engine gave in the view. */
  private Set<String> kept(String view) {
    Map<String, Tensor> values = captures.get(view).values();
    return measured.alignment().pairs().stream()
        .filter(pair -> measured.captured(pair, values).isPresent())
        .map(Pair::candidate)
        .collect(Collectors.toSet());
  }

  /** Pairs inside the region that the engine was asked for: it keeps no value of some. */
  private List<Pair> together(Pair pair, Set<String> kept) {
    Alignment alignment = measured.alignment();
    return alignment.candidate().slice(pair.candidate(), kept).nodes().stream()
        .flatMap(node -> node.outputs().stream())
        .flatMap(output -> alignment.ofCandidate(output).stream())
        .toList();
  }

  private static Map<Pair, Double> cumulative(
      String view, Map<Pair, Map<String, ViewResult>> results) {
    Map<Pair, Double> errors = new LinkedHashMap<>();
    results.forEach(
        (pair, views) ->
            views
                .get(view)
                .cumulative()
                .ifPresent(
                    error ->
                        errors.put(
                            pair,
                            error.nonFiniteMismatch() > 0
                                ? Double.POSITIVE_INFINITY
                                : error.relRms())));
    return errors;
  }

  private Map<Pair, Double> distances(Map<Pair, Tensor> values) {
    Map<Pair, Double> distances = new LinkedHashMap<>();
    values.forEach(
        (pair, value) ->
            distances.put(pair, ErrorMoments.distance(measured.referenceValue(pair), value)));
    return distances;
  }

  private ViewResult lifted(Pair pair) {
    Tensor alone = local.values().get(pair);
    Optional<ErrorSummary> localError = error(pair, Optional.ofNullable(alone));
    Optional<Tensor> value = measured.candidateValue(pair);
    double floor = thresholds.floors().lifted(pair);
    if (value.isEmpty()) {
      String reason =
          measured
              .candidateFailures()
              .getOrDefault(pair.candidate(), "an op before it is not lifted");
      boolean failed = measured.candidateFailures().containsKey(pair.candidate());
      return new ViewResult(
          failed ? State.FAILED : State.NOT_CAPTURED, Optional.empty(), localError, floor, reason);
    }
    return compared(pair, value.get(), localError, floor);
  }

  private ViewResult engine(String view, Engine.Capture capture, Pair pair) {
    double floor = thresholds.floors().engine(pair);
    Optional<Tensor> value = measured.captured(pair, capture.values());
    if (value.isPresent()) {
      Optional<Tensor> alone =
          view.equals("module") ? Optional.ofNullable(engineLocal.get(pair)) : Optional.empty();
      return compared(pair, value.get(), error(pair, alone), floor);
    }
    if (capture.failure().isPresent()) {
      return new ViewResult(
          State.FAILED,
          Optional.empty(),
          Optional.empty(),
          floor,
          capture.failure().get().message());
    }
    String reason =
        measured.captured(pair, capture.missing()).orElse("the engine keeps no value of this name");
    return new ViewResult(State.NOT_CAPTURED, Optional.empty(), Optional.empty(), floor, reason);
  }

  private ViewResult compared(
      Pair pair, Tensor value, Optional<ErrorSummary> localError, double floor) {
    Optional<ErrorSummary> error = error(pair, Optional.of(value));
    return error.isPresent()
        ? new ViewResult(State.COMPARED, error, localError, floor, "")
        : new ViewResult(
            State.FAILED,
            Optional.empty(),
            localError,
            floor,
            "shape "
                + value.shape()
                + ", the reference has "
                + measured.referenceValue(pair).shape());
  }

  private Optional<ErrorSummary> error(Pair pair, Optional<Tensor> value) {
    Tensor reference = measured.referenceValue(pair);
    return value
        .filter(tensor -> tensor.elements() == reference.elements())
        .map(tensor -> ErrorMoments.of(reference, tensor).summary());
  }
}
