package io.github.mnnparity.suite.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mnnparity.mnn.convert.Converter;
import io.github.mnnparity.mnn.setup.PythonEnvironment;
import io.github.mnnparity.suite.Suites;
import io.github.mnnparity.suite.Tables;
import io.github.mnnparity.suite.conformance.Figures.Figure;
import io.github.mnnparity.suite.real.RealPython;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
final class ConformanceIT {
  private static final Path WORK =
      Path.of("target", "suites", "conformance").toAbsolutePath().normalize();
  private static final Duration CONVERSION = Duration.ofSeconds(60);

  @Test
  void lifting_and_verdict_hold_on_the_tests_that_onnx_carries() {
    PythonEnvironment python = RealPython.require();
    List<Outcome> outcomes = EngineOutcomes.measure(WORK, Suites.full() ? List.of() : sample());
    Converter converter = new Converter(python, CONVERSION, file -> true);
    RowJudge judge = new RowJudge(WORK, Expectations.read(), converter);
    List<Row> rows = Rows.judge(outcomes, judge);

    if (Suites.full()) {
      Tables.CONFORMANCE.write(Page.of(rows, judge.environment()));
    }
    SoftAssertions all = new SoftAssertions();
    for (Figure goal : new Figures(rows).goals()) {
      Suites.print(List.of(goal.line()));
      List<String> misses = goal.misses().stream().map(ConformanceIT::say).limit(20).toList();
      all.assertThat(goal.holds()).as("%s: %s", goal.line(), misses).isTrue();
    }
    all.assertAll();
    assertThat(rows).hasSameSizeAs(outcomes).isNotEmpty();
  }

  private static String say(Row row) {
    return "%s (lifted %s, %s %s, %s)"
        .formatted(row.outcome().id(), row.lifted(), row.verdict(), row.kinds(), row.said());
  }

  /** Each op type that converts once, and some of each kind of failure. */
  private static List<String> sample() {
    try (InputStream in = ConformanceIT.class.getResourceAsStream("sample.txt")) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
