package io.github.mnnparity.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mnnparity.core.report.Examination;
import io.github.mnnparity.core.report.Finding;
import io.github.mnnparity.core.report.FindingKind;
import io.github.mnnparity.core.report.Section;
import io.github.mnnparity.core.report.Severity;
import io.github.mnnparity.core.report.Verdict;
import io.github.mnnparity.report.TextOptions.Colour;
import io.github.mnnparity.report.TextOptions.Detail;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class ExaminationTextTest {
  @Test
  void findings_come_before_tables_and_notes_wait_behind_errors() {
    String text = render(Detail.NORMAL);

    assertThat(text)
        .isEqualTo(
            """
            DIVERGED: one attribute differs

            1  ERROR  CONVERSION  confidence 97 %
               ONNX  conv_1 (tensor y)
               MNN   Conv_1 (tensor y)
               Evidence
               - pads: 1 in ONNX, 0 in the file
               What to do
               - convert again

            Regions
               region  state
               conv_1  differs

            Written   audit.json
            """);
    assertThat(render(Detail.VERBOSE)).contains("2  NOTE  CONVERSION");
  }

  @Test
  void quiet_is_the_verdict_alone() {
    assertThat(render(Detail.QUIET)).isEqualTo("DIVERGED: one attribute differs\n");
  }

  private static String render(Detail detail) {
    return ExaminationText.render(
        new Examination(
            "audit",
            Verdict.DIVERGED,
            "DIVERGED: one attribute differs",
            List.of(finding(1, Severity.ERROR), finding(2, Severity.NOTE)),
            List.of(
                new Section(
                    "regions",
                    "Regions",
                    List.of(),
                    List.of("region", "state"),
                    List.of(List.of("conv_1", "differs")),
                    Map.of())),
            Map.of(),
            Map.of(),
            Map.of(),
            Map.of()),
        new TextOptions(Colour.NONE, detail, List.of("audit.json")));
  }

  private static Finding finding(int rank, Severity severity) {
    return new Finding(
        rank,
        severity,
        FindingKind.CONVERSION,
        List.of("Conv_1"),
        List.of("y"),
        List.of("conv_1"),
        List.of("y"),
        0.97,
        "one attribute differs",
        List.of("pads: 1 in ONNX, 0 in the file"),
        List.of("convert again"),
        Map.of());
  }
}
