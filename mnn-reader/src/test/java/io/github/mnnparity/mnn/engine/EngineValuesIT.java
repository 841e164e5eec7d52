package io.github.mnnparity.mnn.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mnnparity.core.capture.Engine.Capture;
import io.github.mnnparity.core.capture.EngineProvider.EngineOptions;
import io.github.mnnparity.core.tensor.Tensor;
import io.github.mnnparity.mnn.lift.ValueCase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.aggregator.ArgumentsAccessor;
import org.junit.jupiter.params.provider.CsvFileSource;

/**
 * What lifters make of an op, held against the real engine: the same rows as the lifted ones. A row
 * whose engine differs says why.
 */
@EnabledIfSystemProperty(named = "parity.full", matches = "true")
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class EngineValuesIT {
  @TempDir private Path folder;

  @ParameterizedTest(name = "{0} {2} of {3}")
  @CsvFileSource(
      resources = {"/cases/values.csv", "/cases/values-more.csv"},
      delimiter = '|',
      numLinesToSkip = 1,
      nullValues = "-",
      maxCharsPerColumn = 1 << 14)
  void the_engine_computes_what_the_lifted_op_does_or_the_row_says_why_not(ArgumentsAccessor row)
      throws IOException {
    ValueCase op = new ValueCase(row);
    Path file = folder.resolve("op.mnn");
    Files.write(file, op.file());

    try (MnnEngine engine = RealEngine.open(file, EngineOptions.DEFAULT)) {
      Capture capture = engine.capture("module", op.feeds(), op.outputs());
      List<Tensor> found =
          op.outputs().stream()
              .map(name -> capture.values().get(name))
              .filter(Objects::nonNull)
              .toList();

      if (op.difference().isEmpty()) {
        assertThat(capture.failure()).isEmpty();
        assertThat(ValueCase.text(found)).isEqualTo(op.expected());
      } else {
        assertThat(ValueCase.text(found)).as(op.difference()).isNotEqualTo(op.expected());
      }
    }
  }
}
