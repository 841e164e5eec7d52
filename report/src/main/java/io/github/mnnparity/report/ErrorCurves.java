package io.github.mnnparity.report;

import io.github.mnnparity.core.report.ErrorSummary;
import io.github.mnnparity.core.report.Finding;
import io.github.mnnparity.core.report.Layer;
import io.github.mnnparity.core.report.OutputResult;
import io.github.mnnparity.core.report.Report;
import io.github.mnnparity.core.report.Severity;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.ToDoubleFunction;

/**
 * What a chart draws of one report. Errors are relative RMS; NaN where there is none.
 *
 * @param label before the views' names; empty where it is the only report
 */
record ErrorCurves(String label, Report report, List<String> views) {
  /** By name of the curve, one error a layer. Exactly equal layers have the error 0. */
  Map<String, double[]> errors() {
    Map<String, double[]> curves = new LinkedHashMap<>();
    for (String view : views) {
      double[] errors = perLayer(layer -> error(layer, view));
      if (hasNumber(errors)) {
        curves.put(label.isEmpty() ? view : label, errors);
      }
    }
    return curves;
  }

  double[] floor() {
    return perLayer(Layer::noiseFloor);
  }

  double[] depth() {
    return perLayer(layer -> layer.index());
  }

  /** The strictest of the outputs that these views have. */
  OptionalDouble limit() {
    return report.outputs().stream()
        .filter(output -> views.contains(output.view()))
        .mapToDouble(ErrorCurves::relative)
        .filter(limit -> limit > 0)
        .min();
  }

  /** Layers of errors, at most three: the places to look at. */
  List<Layer> blamed() {
    List<Layer> blamed = new ArrayList<>();
    for (Finding finding : report.findings()) {
      if (finding.severity() == Severity.ERROR) {
        report.layers().stream()
            .filter(layer -> finding.onnxTensors().contains(layer.onnxTensor()))
            .findFirst()
            .filter(layer -> !blamed.contains(layer))
            .ifPresent(blamed::add);
      }
    }
    return blamed.subList(0, Math.min(3, blamed.size()));
  }

  /** The largest error of a layer in these views; 0 where there is none. */
  double worst(Layer layer) {
    return views.stream()
        .mapToDouble(view -> error(layer, view))
        .filter(Double::isFinite)
        .max()
        .orElse(0);
  }

  @Override
  public String toString() {
    return (label.isEmpty() ? "" : label + ": ")
        + Words.count(report.layers().size(), "layer")
        + " in "
        + String.join(", ", views);
  }

  private static double relative(OutputResult output) {
    boolean decibel = output.rule().startsWith("SQNR");
    return decibel ? Math.pow(10, -output.limit() / 20) : output.limit();
  }

  private double[] perLayer(ToDoubleFunction<Layer> number) {
    return report.layers().stream().mapToDouble(number).toArray();
  }

  private static double error(Layer layer, String view) {
    return Optional.ofNullable(layer.views().get(view))
        .flatMap(Layer.ViewResult::cumulative)
        .map(ErrorCurves::drawn)
        .orElse(Double.NaN);
  }

  /** NaN or infinity on one side only is as wrong as an error of 1, however small the rest is. */
  private static double drawn(ErrorSummary error) {
    return error.nonFiniteMismatch() > 0 ? Math.max(1, error.relRms()) : error.relRms();
  }

  private static boolean hasNumber(double[] errors) {
    for (double error : errors) {
      if (!Double.isNaN(error)) {
        return true;
      }
    }
    return false;
  }
}
