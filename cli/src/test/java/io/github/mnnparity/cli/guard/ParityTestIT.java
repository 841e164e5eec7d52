package io.github.mnnparity.cli.guard;

import static io.github.mnnparity.testing.ParityAssertions.assertThat;

import io.github.mnnparity.core.CompareOptions.EngineChoice;
import io.github.mnnparity.core.report.Report;
import io.github.mnnparity.suite.real.RealPython;
import io.github.mnnparity.testing.ReportAssert;
import io.github.mnnparity.testing.junit.ParityTest;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** What users write, with the real converter and engine. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
@Execution(ExecutionMode.CONCURRENT)
@ParityTest(reference = "../examples/models/small.onnx", convert = true, requireEngine = true)
class ParityTestIT {
  @BeforeAll
  static void engine() {
    RealPython.require();
  }

  @ParityTest(seeds = {0, 1})
  void a_model_is_converted_into_the_build_folder_and_agrees_in_every_view(Report report) {
    assertThat(report).agrees().hasCoverageOfAtLeast(0.9).ranInEngine();
    assertThat(report.scope()).containsExactly("lifted", "session", "module");
    Path candidate = Path.of(((Map<?, ?>) report.models().get("candidate")).get("file").toString());
    assertThat(candidate).isRegularFile().hasParent(folder());
    assertThat(candidate.resolveSibling(candidate.getFileName() + ".parity.json")).exists();
  }

  @ParityTest(flags = "--fp16")
  void flags_reach_the_converter(ReportAssert report) {
    report.agrees().layer("block.conv").in("session").hasSqnrAbove(30);
    assertThat(report.actual().models().get("candidate").toString()).contains("float16");
  }

  @ParityTest(
      convert = false,
      candidate = "../examples/models/small.mnn",
      engine = EngineChoice.ALL)
  void a_method_may_name_another_candidate() {}

  private static Path folder() {
    return Path.of("target/parity").toAbsolutePath().resolve(ParityTestIT.class.getName());
  }
}
