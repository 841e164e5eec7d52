package io.github.mnnparity.core.report;

import io.github.mnnparity.core.report.AlignmentSummary.Unaligned;
import io.github.mnnparity.core.report.Layer.State;
import io.github.mnnparity.core.report.Layer.ViewResult;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/** A made-up report that uses every field. */
final class SampleReport {
  static final ErrorSummary SAME =
      new ErrorSummary(0, 0, 0, OptionalDouble.empty(), 1, true, 0, -1);
  static final ErrorSummary OFF =
      new ErrorSummary(0.5, 0.25, 0.125, OptionalDouble.of(18.06), 0.99, false, 2, 7);

  private SampleReport() {}

  static Report diverged() {
    var finding =
        new Finding(
            1,
            Severity.ERROR,
            FindingKind.CONVERSION,
            List.of("Conv_1"),
            List.of("y"),
            List.of("#1:Conv"),
            List.of("y"),
            0.97,
            "The file stores other pads than the model.",
            List.of("pads: model 1,1,1,1, file 0,1,1,1"),
            List.of("convert again"),
            Map.of("pads", List.of(1, 1L, 1.5, true), "nested", Map.of("scale", Double.NaN)));
    var compared =
        new ViewResult(State.COMPARED, Optional.of(OFF), Optional.of(OFF), 1e-7, "")
            .with(Optional.of(Role.AMPLIFIER), OptionalDouble.of(8));
    var same = new ViewResult(State.COMPARED, Optional.of(SAME), Optional.empty(), 1e-7, "");
    var failed =
        new ViewResult(
            State.FAILED, Optional.empty(), Optional.empty(), 1e-7, "the engine stopped");
    return new Report(
        Verdict.DIVERGED,
        "DIVERGED: output 'z' is off by 12.5 %",
        List.of("lifted", "session"),
        Map.of("module", "the engine, \"MNN\", is not there"),
        List.of(finding),
        new AlignmentSummary(
            0.98, 0.7, 1, 1, 3, List.of(new Unaligned("onnx", "w", "fused into Conv_1", true))),
        List.of(
            new Layer(
                0,
                "x",
                "",
                "x",
                "",
                "1x3x8x8",
                true,
                0,
                List.of("same name"),
                Map.of("lifted", same)),
            new Layer(
                1,
                "y,1",
                "Conv",
                "y",
                "Conv_1",
                "1x8x8x8",
                false,
                1e-7,
                List.of(),
                Map.of("session", compared)),
            new Layer(
                2,
                "z",
                "Relu",
                "z",
                "Relu_2",
                "1x8x8x8",
                true,
                0,
                List.of(),
                Map.of("session", failed))),
        List.of(
            new OutputResult("session", "z", Optional.of(OFF), 1e-3, "0.1 % relative", false, "")),
        List.of(
            new Section(
                "ladder",
                "Engine ladder",
                List.of("One step changes the answer."),
                List.of("step", "error"),
                List.of(List.of("precision low", "3.1e-02")),
                Map.of("steps", 1, "worst", Double.POSITIVE_INFINITY))),
        Map.of("candidate", Map.of("file", "a.mnn")),
        Map.of("seed", 0),
        Map.of("os", "linux"),
        Map.of("total", 1.25));
  }
}
