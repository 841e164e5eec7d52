package io.github.mnnparity.testing.junit;

import static io.github.mnnparity.testing.ParityAssertions.assertThat;

import io.github.mnnparity.core.CompareOptions.EngineChoice;
import io.github.mnnparity.core.report.Report;
import io.github.mnnparity.core.report.Verdict;
import io.github.mnnparity.testing.ReportAssert;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;

/** Tests that are run by tests. */
final class Fixtures {
  static final String ONNX = "../examples/models/small.onnx";
  static final String MNN = "../examples/models/small.mnn";
  static final String BROKEN = "target/fixtures/broken.mnn";

  private Fixtures() {}

  static class Passing {
    @ParityTest(reference = ONNX, candidate = MNN, engine = EngineChoice.LIFTED)
    void empty() {}

    @ParityTest(reference = ONNX, candidate = MNN, engine = EngineChoice.LIFTED)
    void asking(Report report, ReportAssert assertions, TestInfo info) {
      assertThat(report.scope()).containsExactly("lifted");
      assertions.agrees().layer("block.conv").hasSqnrAbove(100);
      assertThat(info.getDisplayName()).isEqualTo("made up from seed 0");
    }
  }

  static class Failing {
    @ParityTest(reference = ONNX, candidate = BROKEN, engine = EngineChoice.LIFTED)
    void empty() {}

    @ParityTest(reference = ONNX, candidate = BROKEN, engine = EngineChoice.LIFTED)
    void says_so(Report report) {
      assertThat(report.verdict()).isEqualTo(Verdict.MATCH);
    }

    @ParityTest(reference = ONNX, candidate = BROKEN, engine = EngineChoice.LIFTED)
    void is_expected(ReportAssert report) {
      report.diverges().hasFirstDivergenceAt("block.conv");
    }
  }

  static class Fed {
    @ParityTest(
        reference = ONNX,
        candidate = MNN,
        engine = EngineChoice.LIFTED,
        inputs = {"target/fixtures/inputs", "target/fixtures/one.npy"})
    void files(Report report) {
      assertThat(report.inputs()).containsEntry("seeded", false);
    }

    @ParityTest(
        reference = ONNX,
        candidate = MNN,
        engine = EngineChoice.LIFTED,
        inputs = "image=target/fixtures/inputs")
    void by_name() {}

    @ParityTest(
        reference = ONNX,
        candidate = MNN,
        engine = EngineChoice.LIFTED,
        seeds = {3, 4})
    void seeds(Report report, TestInfo info) {
      assertThat(info.getDisplayName()).endsWith(String.valueOf(report.inputs().get("seed")));
    }
  }

  @ParityTest(reference = ONNX, candidate = MNN, engine = EngineChoice.LIFTED, seeds = 5)
  static class Shared {
    static Report first;

    @Test
    void one(Report report) {
      remember(report);
    }

    @Test
    void two(ReportAssert report) {
      remember(report.agrees().actual());
    }

    @Test
    void none() {}

    @ParityTest
    void template() {}

    @ParityTest(seeds = {6, 7})
    void other(Report report) {
      assertThat(report.inputs()).doesNotContainEntry("seed", 5L);
    }

    @Nested
    class Inner {
      @ParityTest
      void nested(Report report) {
        assertThat(report.inputs()).containsEntry("seed", 5L);
      }
    }

    private static synchronized void remember(Report report) {
      if (first == null) {
        first = report;
      }
      assertThat(report).isSameAs(first);
    }
  }

  static class WithoutEngine {
    @ParityTest(reference = ONNX, candidate = MNN)
    void compared() {}

    @ParityTest(reference = ONNX, convert = true)
    void converted() {}

    @ParityTest(reference = ONNX, candidate = BROKEN)
    void broken() {}

    @ParityTest(reference = ONNX, candidate = MNN, requireEngine = true)
    void demanded() {}

    @ParityTest(reference = ONNX, candidate = MNN, engine = EngineChoice.ALL)
    void all() {}

    @ParityTest(reference = ONNX, convert = true, requireEngine = true)
    void converted_demanded() {}
  }

  @ParityTest(reference = ONNX, candidate = MNN)
  static class SharedWithoutEngine {
    @Test
    void one(Report report) {
      assertThat(report).agrees();
    }
  }

  @ParityTest(
      reference = ONNX,
      candidate = MNN,
      engine = EngineChoice.LIFTED,
      seeds = {1, 2})
  static class SharedBySeveral {
    @Test
    void one(Report report) {}

    @ParityTest
    void each() {}
  }

  static class Mistaken {
    @ParityTest
    void nothing_said() {}

    @ParityTest(reference = ONNX)
    void no_candidate() {}

    @ParityTest(reference = ONNX, candidate = MNN, convert = true)
    void both() {}

    @ParityTest(reference = ONNX, candidate = MNN, flags = "--fp16")
    void flags() {}

    @ParityTest(reference = ONNX, candidate = MNN, inputs = "x.npy", seeds = 1)
    void inputs_and_seeds() {}

    @ParityTest(reference = "modles/small.onnx", candidate = MNN)
    void no_file() {}

    @ParityTest(reference = ONNX, candidate = MNN, inputs = "x.npy")
    void no_input() {}

    @ParityTest(reference = ONNX, candidate = MNN, shapes = "1x3")
    void shape() {}

    @ParityTest(reference = ONNX, candidate = MNN, minCoverage = 90)
    void coverage() {}
  }
}
