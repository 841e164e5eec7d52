package io.github.mnnparity.testing.junit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import io.github.mnnparity.core.input.NumpyFiles;
import io.github.mnnparity.core.tensor.Shape;
import io.github.mnnparity.core.tensor.Tensor;
import io.github.mnnparity.mnn.setup.PythonSetup;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.platform.engine.TestDescriptor;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.UniqueId;
import org.junit.platform.testkit.engine.EngineExecutionResults;
import org.junit.platform.testkit.engine.EngineTestKit;
import org.junit.platform.testkit.engine.Event;
import org.junit.platform.testkit.engine.EventType;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class ParityTestExtensionTest {
  private static final Path FIXTURES = Path.of("target/fixtures");

  @BeforeAll
  static void write() throws IOException {
    Files.createDirectories(FIXTURES.resolve("inputs"));
    Broken.writtenTo(FIXTURES);
    for (String name : List.of("inputs/a.npy", "inputs/b.npy", "one.npy")) {
      float[] values = new float[3 * 32 * 32];
      Arrays.fill(values, name.length() / 10f);
      NumpyFiles.writeArray(
          Tensor.ofFloats(Shape.of(1, 3, 32, 32), values), FIXTURES.resolve(name));
    }
  }

  @Test
  void an_empty_body_agrees_and_a_body_may_ask_for_the_report() {
    EngineExecutionResults results = run(Fixtures.Passing.class);

    results.testEvents().assertStatistics(stats -> stats.started(2).succeeded(2));
    assertThat(reportOf(Fixtures.Passing.class, "empty.html")).content().contains("MATCH");
    assertThat(reportOf(Fixtures.Passing.class, "asking.html")).isRegularFile();
  }

  @Test
  void a_failure_is_a_diagnosis_and_names_the_report() {
    EngineExecutionResults results = run(Fixtures.Failing.class);

    results.testEvents().assertStatistics(stats -> stats.succeeded(1).failed(2));
    Path empty = reportOf(Fixtures.Failing.class, "empty.html");
    assertThat(empty).content().contains("DIVERGED");
    assertThat(failures(results).get("empty()"))
        .isInstanceOf(AssertionError.class)
        .hasMessageContainingAll(
            "Expecting target/fixtures/broken.mnn",
            "to match ../examples/models/small.onnx",
            "DIVERGED: output 'probabilities'",
            "1  ERROR  CONVERSION",
            "The 5 worst layers, >> the guilty one",
            "What to do",
            "Report    " + empty);
    Path own = reportOf(Fixtures.Failing.class, "says_so.html");
    assertThat(failures(results).get("says_so(Report)").getSuppressed())
        .singleElement()
        .asString()
        .endsWith("the comparison is in " + own);
    assertThat(
            results.allEvents().stream()
                .filter(event -> event.getType() == EventType.REPORTING_ENTRY_PUBLISHED))
        .hasSize(2)
        .anySatisfy(event -> assertThat(event.getPayload().toString()).contains(own.toString()));
  }

  @Test
  void each_input_is_a_test_of_its_name() {
    EngineExecutionResults results = run(Fixtures.Fed.class);

    results.testEvents().assertStatistics(stats -> stats.started(7).succeeded(7));
    assertThat(names(results))
        .containsExactlyInAnyOrder(
            "files(Report) a.npy",
            "files(Report) b.npy",
            "files(Report) one.npy",
            "by_name() a.npy",
            "by_name() b.npy",
            "seeds(Report, TestInfo) made up from seed 3",
            "seeds(Report, TestInfo) made up from seed 4");
    assertThat(reportOf(Fixtures.Fed.class, "files-3-one.npy.html")).isRegularFile();
  }

  @Test
  void a_class_shares_one_comparison_and_its_settings() {
    Fixtures.Shared.first = null;
    EngineExecutionResults results = run(Fixtures.Shared.class);

    results.testEvents().assertStatistics(stats -> stats.started(7).succeeded(7));
    assertThat(Fixtures.Shared.first.inputs()).containsEntry("seed", 5L);
    assertThat(reportOf(Fixtures.Shared.Inner.class, "nested.html")).isRegularFile();
  }

  @Test
  void several_inputs_of_a_class_are_for_methods_that_run_once_for_each() {
    EngineExecutionResults results = run(Fixtures.SharedBySeveral.class);

    results.testEvents().assertStatistics(stats -> stats.succeeded(2).failed(1));
    assertThat(failures(results).get("one(Report)"))
        .hasMessageContainingAll("one input for a method with @Test", "found:    2 inputs");
  }

  @Test
  void tests_may_run_in_parallel() {
    Fixtures.Shared.first = null;
    EngineExecutionResults results =
        EngineTestKit.engine("junit-jupiter")
            .selectors(selectClass(Fixtures.Shared.class), selectClass(Fixtures.Passing.class))
            .configurationParameter("junit.jupiter.execution.parallel.enabled", "true")
            .configurationParameter("junit.jupiter.execution.parallel.mode.default", "concurrent")
            .configurationParameter(
                "junit.jupiter.execution.parallel.config.executor-service", "FORK_JOIN_POOL")
            .configurationParameter("junit.jupiter.execution.parallel.config.strategy", "fixed")
            .configurationParameter(
                "junit.jupiter.execution.parallel.config.fixed.parallelism", "4")
            .execute();

    results.testEvents().assertStatistics(stats -> stats.started(9).succeeded(9));
  }

  @Test
  void without_the_engine_tests_are_skipped_unless_it_was_demanded() {
    assumeTrue(PythonSetup.ofUser().find(Optional.empty()).isEmpty(), "the engine is here");
    EngineExecutionResults results = run(Fixtures.WithoutEngine.class);

    Map<String, Throwable> skipped = thrown(results, TestExecutionResult.Status.ABORTED);
    assertThat(skipped.get("compared()"))
        .hasMessageContainingAll("only the file of", "the MNN engine is not installed");
    assertThat(skipped.get("converted()"))
        .hasMessageContainingAll("not converted, and so not compared", "`parity setup`");
    Map<String, Throwable> failed = failures(results);
    assertThat(failed.get("broken()")).hasMessageContaining("DIVERGED");
    assertThat(failed.get("demanded()"))
        .hasMessageContainingAll("but it did not", "the MNN engine is not installed");
    assertThat(failed.get("all()")).hasMessageContaining("the MNN engine is not installed");
    assertThat(failed.get("converted_demanded()")).hasMessageContaining("`parity setup`");
    run(Fixtures.SharedWithoutEngine.class)
        .testEvents()
        .assertStatistics(stats -> stats.aborted(1).failed(0));
  }

  @Test
  void a_whole_run_can_demand_the_engine() {
    assumeTrue(PythonSetup.ofUser().find(Optional.empty()).isEmpty(), "the engine is here");
    EngineTestKit.engine("junit-jupiter")
        .selectors(selectClass(Fixtures.SharedWithoutEngine.class))
        .configurationParameter("parity.requireEngine", "true")
        .execute()
        .testEvents()
        .assertStatistics(stats -> stats.aborted(0).failed(1));
  }

  @Test
  void mistakes_of_the_annotation_are_told_with_the_place_and_the_next_step() {
    EngineExecutionResults results = run(Fixtures.Mistaken.class);

    Map<String, Throwable> failed = failures(results);
    assertThat(failed).hasSize(9);
    assertThat(failed.get("nothing_said()"))
        .hasMessageContainingAll(
            "@ParityTest on Mistaken.nothing_said", "reference = the .onnx file", "none");
    assertThat(failed.get("no_candidate()")).hasMessageContaining("or convert = true");
    assertThat(failed.get("both()")).hasMessageContaining("leave the candidate out");
    assertThat(failed.get("flags()")).hasMessageContaining("add convert = true");
    assertThat(failed.get("inputs_and_seeds()")).hasMessageContaining("inputs or seeds");
    assertThat(failed.get("no_file()"))
        .hasMessageContainingAll("'modles/small.onnx' is neither", "from the project's folder");
    assertThat(failed.get("no_input()")).hasMessageContaining("'x.npy' is neither");
    assertThat(failed.get("shape()")).hasMessageContaining("NAME=1x3x224x224");
    assertThat(failed.get("coverage()")).hasMessageContaining("from 0 to 1");
  }

  private static EngineExecutionResults run(Class<?> fixture) {
    return EngineTestKit.engine("junit-jupiter").selectors(selectClass(fixture)).execute();
  }

  private static Path reportOf(Class<?> fixture, String file) {
    return Path.of("target/parity", Fixtures.class.getName(), fixture.getSimpleName() + "." + file)
        .toAbsolutePath();
  }

  private static Map<String, Throwable> failures(EngineExecutionResults results) {
    return thrown(results, TestExecutionResult.Status.FAILED);
  }

  /** By method, of tests and of methods that lead to no test. */
  private static Map<String, Throwable> thrown(
      EngineExecutionResults results, TestExecutionResult.Status status) {
    Map<String, Throwable> thrown = new TreeMap<>();
    results
        .allEvents()
        .finished()
        .filter(event -> event.getRequiredPayload(TestExecutionResult.class).getStatus() == status)
        .forEach(
            event ->
                thrown.put(
                    method(event),
                    event
                        .getRequiredPayload(TestExecutionResult.class)
                        .getThrowable()
                        .orElseThrow()));
    return thrown;
  }

  private static List<String> names(EngineExecutionResults results) {
    return results
        .testEvents()
        .started()
        .map(event -> method(event) + " " + event.getTestDescriptor().getDisplayName())
        .toList();
  }

  private static String method(Event event) {
    TestDescriptor test = event.getTestDescriptor();
    return test.getUniqueId().getSegments().stream()
        .filter(
            segment ->
                segment.getType().contains("method") || segment.getType().equals("test-template"))
        .map(UniqueId.Segment::getValue)
        .map(value -> value.replaceAll("[a-z]+(\\.[a-z]+)*\\.", ""))
        .findFirst()
        .orElse("");
  }
}
