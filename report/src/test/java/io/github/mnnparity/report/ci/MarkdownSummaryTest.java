package io.github.mnnparity.report.ci;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class MarkdownSummaryTest {
  @Test
  void the_summary_of_a_job_has_outputs_and_findings() {
    assertThat(MarkdownSummary.toText(Results.diverged()))
        .isEqualTo(
            """
            ### MNN Parity DIVERGED: <code>net.v2.mnn</code>

            DIVERGED: output 'z' is off by 12.5 %

            | output | lifted | session |
            | --- | --- | --- |
            | <code>y</code> | the same in every bit of its values |  |
            | <code>z</code> |  | **off** relative RMS error 1.3e-01 |
            | <code>n</code> |  | **off** 3 elements are NaN or infinite on one side only |
            | <code>m</code> |  | **off** the engine gave no value |

            **ERROR CONVERSION** (confidence 97 %): The file stores other pads than the model.

            - at ONNX \\#1:Conv; MNN Conv\\_1
            - pads: model 1,1,1,1, file 0,1,1,1
            - **do:** convert again

            """);
  }

  @Test
  void names_of_tensors_are_no_markup() {
    assertThat(MarkdownSummary.escaped("<script>|*a*_b_`c`&\nd"))
        .isEqualTo("&lt;script>\\|\\*a\\*\\_b\\_\\`c\\`&amp; d");
  }
}
