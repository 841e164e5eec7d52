package io.github.mnnparity.mnn.lift;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mnnparity.core.capture.GraphRunner;
import io.github.mnnparity.core.capture.GraphRunner.RunOptions;
import io.github.mnnparity.core.tensor.Tensor;
import io.github.mnnparity.mnn.lift.registry.Lifters;
import io.github.mnnparity.mnn.model.NetFile;
import java.util.Map;
import java.util.ServiceLoader;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.aggregator.ArgumentsAccessor;
import org.junit.jupiter.params.provider.CsvFileSource;

/** Small ops, lifted and run; {@link ValueCase} says how a row is read. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class LiftedValuesTest {
  private static final GraphRunner RUNNER =
      ServiceLoader.load(GraphRunner.class).findFirst().orElseThrow();

  @ParameterizedTest(name = "{0} {2} of {3}")
  @CsvFileSource(
      resources = {"/cases/values.csv", "/cases/values-more.csv"},
      delimiter = '|',
      numLinesToSkip = 1,
      nullValues = "-",
      maxCharsPerColumn = 1 << 14)
  void a_lifted_op_computes_what_the_op_means(ArgumentsAccessor row) {
    ValueCase op = new ValueCase(row);

    GraphLifter.Lifted lifted = Lifters.lift(NetFile.model(op.file()));
    Map<String, Tensor> found =
        RUNNER.run(lifted.graph(), op.feeds(), op.outputs(), RunOptions.DEFAULT);

    assertThat(lifted.unlifted()).isEmpty();
    assertThat(ValueCase.text(op.outputs().stream().map(found::get).toList()))
        .isEqualTo(op.expected());
  }
}
