package io.github.mnnparity.core;

import io.github.mnnparity.core.capture.Engine;
import io.github.mnnparity.core.capture.SourceModel;
import io.github.mnnparity.core.diagnose.Cause;
import io.github.mnnparity.core.diagnose.Numbers;
import io.github.mnnparity.core.report.ErrorSummary;
import io.github.mnnparity.core.report.Finding;
import io.github.mnnparity.core.report.FindingKind;
import io.github.mnnparity.core.report.Layer;
import io.github.mnnparity.core.report.Layer.ViewResult;
import io.github.mnnparity.core.report.Severity;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Words for findings: a sentence, evidence, what to do. */
final class FindingWriter {
  private final List<Finding> findings = new ArrayList<>();

  List<Finding> ranked() {
    return Finding.ranked(findings);
  }

  void cause(Cause cause, String onnxOpType) {
    Map<String, Object> details = new LinkedHashMap<>();
    if (Double.isFinite(cause.effect())) {
      details.put("effectOnOutputs", cause.effect());
    }
    if (Double.isFinite(cause.noiseFactor())) {
      details.put("timesNoiseFloor", cause.noiseFactor());
    }
    String place = place(cause.mnnOps(), cause.onnxTensors(), onnxOpType);
    List<String> evidence = new ArrayList<>(cause.evidence());
    if (Double.isFinite(cause.effect())) {
      evidence.add(
          "this alone moves an output by " + Numbers.factor(cause.effect()) + " times its limit");
    }
    add(
        cause.severity(),
        cause.kind(),
        cause.mnnOps(),
        cause.mnnTensors(),
        cause.onnxNodes(),
        cause.onnxTensors(),
        cause.confidence(),
        cause.kind() == FindingKind.REFERENCE
            ? "At " + place + ", " + cause.reason() + "."
            : sentence(cause.kind(), place),
        evidence,
        List.of(),
        details);
  }

  private static String place(List<String> ops, List<String> tensors, String onnxOpType) {
    String name = ops.isEmpty() ? String.join(", ", tensors) : ops.get(0);
    return "'" + name + "' (ONNX " + onnxOpType + ")";
  }

  private static String sentence(FindingKind kind, String place) {
    return switch (kind) {
      case CONVERSION -> "The file does not say what the model said at " + place + ".";
      case ENGINE -> "The engine does not do what the file says at " + place + ".";
      case LIFTING ->
          "Our reading of the file is doubtful at " + place + "; the model is not blamed.";
      case QUANTIZATION -> "The stored form explains the difference at " + place + ".";
      case NON_FINITE -> "NaN or infinity appears at " + place + " on one side only.";
      case API, PREPROCESSING, UNSUPPORTED_OPERATOR, ENGINE_FAILURE, REFERENCE, UNEXPLAINED ->
          "The views differ at " + place + ", and no rule says why.";
    };
  }

  /** A failed run. */
  void failure(
      List<String> views, Engine.Failure failure, SourceModel candidate, List<String> onnxTensors) {
    String shown = String.join(" and the ", views);
    String op = failure.op().orElse("an unknown op");
    String type = failure.opType().map(t -> " (" + t + ")").orElse("");
    String summary =
        switch (failure.kind()) {
          case UNSUPPORTED_OPERATOR -> "The engine has no kernel for '" + op + "'" + type + ".";
          case CRASH -> "The engine crashed while it ran '" + op + "'" + type + ".";
          case TIMEOUT -> "The engine did not come back from '" + op + "'" + type + " in time.";
          case REFUSED -> "The engine refused the model in the " + shown + " view.";
        };
    List<String> ops = new ArrayList<>(failure.op().stream().toList());
    if (ops.isEmpty()) {
      failure
          .opType()
          .ifPresent(
              wanted ->
                  candidate.unlifted().stream()
                      .filter(unlifted -> unlifted.opType().equals(wanted))
                      .map(SourceModel.UnliftedOp::name)
                      .limit(3)
                      .forEach(ops::add));
    }
    add(
        Severity.ERROR,
        failure.kind() == Engine.FailureKind.UNSUPPORTED_OPERATOR
            ? FindingKind.UNSUPPORTED_OPERATOR
            : FindingKind.ENGINE_FAILURE,
        ops,
        List.of(),
        List.of(),
        onnxTensors,
        failure.op().isPresent() || failure.opType().isPresent() ? 0.95 : 0.6,
        summary,
        List.of(shown + " view: " + failure.message()),
        List.of(),
        Map.of("views", views, "failure", failure.kind().name()));
  }

  /** Every layer is within what its coding explains, and together they cost too much. */
  void quantization(List<Layer> lossiest) {
    add(
        Severity.ERROR,
        FindingKind.QUANTIZATION,
        lossiest.stream().map(Layer::mnnOp).toList(),
        lossiest.stream().map(Layer::mnnTensor).toList(),
        List.of(),
        lossiest.stream().map(Layer::onnxTensor).toList(),
        0.8,
        "The stored form of the weights costs more than --min-sqnr allows; the largest single loss is"
            + " at '"
            + lossiest.get(0).mnnOp()
            + "'.",
        List.of("every layer is within what its coding explains"),
        List.of(
            "convert with more bits or smaller blocks (--weightQuantBits, --weightQuantBlock), or"
                + " lower --min-sqnr"),
        Map.of());
  }

  /** An engine view leaves what the file says only in the whole run, not on golden inputs. */
  void leaves(String view, Layer layer) {
    add(
        Severity.ERROR,
        FindingKind.ENGINE,
        List.of(layer.mnnOp()),
        List.of(layer.mnnTensor()),
        List.of(),
        List.of(layer.onnxTensor()),
        0.5,
        "The "
            + view
            + " view leaves what the file says by '"
            + layer.mnnOp()
            + "' (ONNX "
            + layer.onnxOpType()
            + ").",
        List.of(
            offBy(view, layer),
            "the file's own meaning stays within its coding there",
            "alone, on golden inputs, the layer does not show it: the engine chooses its arithmetic by"
                + " what lies around it"),
        List.of(),
        Map.of("view", view));
  }

  /** How far a view is off at a layer, as a multiple of its noise floor too. */
  static String offBy(String view, Layer layer) {
    ViewResult result = layer.views().get(view);
    double error = result.cumulative().map(ErrorSummary::relRms).orElse(0.0);
    double floor = result.noiseFloor();
    return String.format(
        Locale.ROOT,
        "with everything before it, the %s view is off by %.2g (relative RMS)%s",
        view,
        error,
        floor > 0 ? ", x " + Numbers.factor(error / floor) + " the noise floor" : "");
  }

  void simple(
      Severity severity,
      FindingKind kind,
      List<String> onnxTensors,
      double confidence,
      String summary,
      List<String> evidence,
      List<String> advice) {
    add(
        severity,
        kind,
        List.of(),
        List.of(),
        List.of(),
        onnxTensors,
        confidence,
        summary,
        evidence,
        advice,
        Map.of());
  }

  /** A finding that is already in words. */
  void add(Finding finding) {
    findings.add(finding);
  }

  private void add(
      Severity severity,
      FindingKind kind,
      List<String> mnnOps,
      List<String> mnnTensors,
      List<String> onnxNodes,
      List<String> onnxTensors,
      double confidence,
      String summary,
      List<String> evidence,
      List<String> advice,
      Map<String, Object> details) {
    findings.add(
        new Finding(
            0,
            severity,
            kind,
            mnnOps,
            mnnTensors,
            onnxNodes,
            onnxTensors,
            confidence,
            summary,
            evidence,
            advice,
            details));
  }
}
