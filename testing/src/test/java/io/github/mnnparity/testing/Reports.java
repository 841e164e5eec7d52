package io.github.mnnparity.testing;

import io.github.mnnparity.core.report.AlignmentSummary;
import io.github.mnnparity.core.report.AlignmentSummary.Unaligned;
import io.github.mnnparity.core.report.ErrorSummary;
import io.github.mnnparity.core.report.Finding;
import io.github.mnnparity.core.report.FindingKind;
import io.github.mnnparity.core.report.Layer;
import io.github.mnnparity.core.report.Layer.State;
import io.github.mnnparity.core.report.Layer.ViewResult;
import io.github.mnnparity.core.report.Report;
import io.github.mnnparity.core.report.Severity;
import io.github.mnnparity.core.report.Verdict;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/** Made-up reports. */
final class Reports {
  private static final ViewResult NOT_CAPTURED =
      new ViewResult(
          State.NOT_CAPTURED, Optional.empty(), Optional.empty(), 0, "the engine gave no value");

  private Reports() {}

  /** Seven layers; the fourth is wrong in the file. */
  static Report diverged() {
    List<Layer> layers = new ArrayList<>();
    double[] errors = {1e-7, 1e-7, 0.02, 0.82, 0.5, 0.4, 0.3};
    for (int i = 0; i < errors.length; i++) {
      ViewResult result = compared(errors[i]);
      layers.add(layer(i, "value" + i, Map.of("lifted", result, "session", result)));
    }
    return report(
        Verdict.DIVERGED,
        "DIVERGED: output 'value6' is off by 0.3 in the session view; first guilty: The file does"
            + " not say what the model said at 'op3' (ONNX Conv).",
        List.of(
            finding(1, Severity.ERROR, FindingKind.CONVERSION, "3"),
            finding(2, Severity.ERROR, FindingKind.QUANTIZATION, "5"),
            finding(3, Severity.NOTE, FindingKind.LIFTING, "6")),
        layers);
  }

  /** Everything agrees, but in session one layer is not captured and one is further off. */
  static Report match() {
    return report(Verdict.MATCH, "MATCH in lifted, session (made up)", List.of(), layers());
  }

  static Report incomplete() {
    return report(
        Verdict.INCOMPLETE,
        "INCOMPLETE: the session view failed at 'op3' (Conv)",
        List.of(finding(1, Severity.ERROR, FindingKind.ENGINE_FAILURE, "3")),
        layers());
  }

  private static List<Layer> layers() {
    return List.of(
        layer(0, "same", Map.of("lifted", same(), "session", same())),
        layer(1, "near", Map.of("lifted", compared(1e-7), "session", compared(1e-2))),
        layer(2, "open", Map.of("lifted", compared(1e-7), "session", NOT_CAPTURED)),
        layer(3, "zero", Map.of("lifted", ofZero(), "session", ofZero())),
        layer(4, "hole", Map.of("lifted", compared(1e-7), "session", notFinite())));
  }

  /** Without the engine; {@code MATCH} as where {@code AUTO} found none. */
  static Report withoutEngine(Verdict verdict) {
    Report all = match();
    return new Report(
        verdict,
        verdict + " (file only)",
        List.of("lifted"),
        Map.of("session", "the MNN engine is not installed"),
        List.of(),
        all.alignment(),
        List.of(layer(0, "same", Map.of("lifted", same()))),
        List.of(),
        List.of(),
        all.models(),
        Map.of(),
        Map.of("java", "17"),
        Map.of());
  }

  static Report report(
      Verdict verdict, String headline, List<Finding> findings, List<Layer> layers) {
    return new Report(
        verdict,
        headline,
        List.of("lifted", "session"),
        Map.of(),
        findings,
        new AlignmentSummary(
            0.91,
            0.8,
            1,
            layers.size() - 1,
            2,
            List.of(
                new Unaligned("onnx", "lonely", "no value has its neighbours", false),
                new Unaligned("onnx", "inner", "inside a region", true))),
        layers,
        List.of(),
        List.of(),
        Map.of(
            "reference", Map.of("file", "models/net.onnx"),
            "candidate", Map.of("file", "models/net.mnn")),
        Map.of("seed", 0),
        Map.of("engine", Map.of("engine", "3.6.1")),
        Map.of());
  }

  static Finding finding(int rank, Severity severity, FindingKind kind, String place) {
    return new Finding(
        rank,
        severity,
        kind,
        List.of("op" + place),
        List.of("tensor" + place),
        List.of("node" + place),
        List.of("value" + place),
        0.97,
        "The file does not say what the model said at 'op" + place + "' (ONNX Conv).",
        List.of("pads 2,2,2,2 became 1,2,3,2"),
        List.of("convert it again with another version"),
        Map.of());
  }

  private static Layer layer(int index, String name, Map<String, ViewResult> views) {
    Map<String, ViewResult> ordered = new LinkedHashMap<>();
    List.of("lifted", "session")
        .forEach(
            view -> {
              if (views.containsKey(view)) {
                ordered.put(view, views.get(view));
              }
            });
    return new Layer(
        index,
        name,
        "Conv",
        "tensor" + index,
        "op" + index,
        "1x8x16x16",
        false,
        1e-7,
        List.of(),
        ordered);
  }

  private static ViewResult compared(double relRms) {
    return of(
        new ErrorSummary(
            relRms,
            relRms,
            relRms,
            OptionalDouble.of(-20 * Math.log10(relRms)),
            1 - relRms,
            false,
            0,
            7));
  }

  private static ViewResult same() {
    return of(new ErrorSummary(0, 0, 0, OptionalDouble.empty(), 1, true, 0, -1));
  }

  private static ViewResult ofZero() {
    return of(new ErrorSummary(1e-9, 1e-9, 1e-9, OptionalDouble.empty(), 0, false, 0, 7));
  }

  private static ViewResult notFinite() {
    return of(new ErrorSummary(0, 0, 0, OptionalDouble.of(90), 1, false, 3, 7));
  }

  private static ViewResult of(ErrorSummary error) {
    return new ViewResult(State.COMPARED, Optional.of(error), Optional.empty(), 1e-7, "");
  }
}
