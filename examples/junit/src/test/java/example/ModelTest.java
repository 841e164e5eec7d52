package example;

import static io.github.mnnparity.testing.ParityAssertions.assertThat;

import io.github.mnnparity.core.Parity;
import io.github.mnnparity.core.report.Report;
import io.github.mnnparity.testing.ReportAssert;
import io.github.mnnparity.testing.junit.ParityTest;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class ModelTest {
  @Test
  void the_converted_model_answers_as_its_source() {
    Report report =
        Parity.between(Path.of("models/small.onnx"), Path.of("models/small.mnn")).seed(1).compare();
    assertThat(report).agrees().hasCoverageOfAtLeast(0.9);
    assertThat(report).layer("block.conv").hasSqnrAbove(100);
  }

  @ParityTest(reference = "models/small.onnx", candidate = "models/small.mnn", seeds = {2, 3})
  void it_does_so_for_every_input() {}

  @ParityTest(reference = "models/small.onnx", convert = true, flags = "--fp16")
  void half_precision_is_enough(ReportAssert report) {
    report.agrees().layer("block.conv").hasSqnrAbove(50);
  }
}
