package io.github.mnnparity.suite.fault;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mnnparity.suite.Suites;
import io.github.mnnparity.suite.flat.FlatTree;
import io.github.mnnparity.suite.real.HealthyPairs;
import io.github.mnnparity.suite.real.Pair;
import io.github.mnnparity.suite.real.PlainRuns;
import io.github.mnnparity.suite.real.PlainRuns.Outcome;
import io.github.mnnparity.suite.real.RealPython;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
final class RoundTripIT {
  @TempDir private Path folder;

  @BeforeAll
  static void need_the_engine() {
    RealPython.require();
  }

  @Test
  void a_file_that_is_written_anew_without_damage_runs_bit_for_bit_as_before() throws IOException {
    try (PlainRuns runs = new PlainRuns()) {
      for (Pair pair : (Suites.full() ? HealthyPairs.all() : HealthyPairs.built())) {
        Path again = folder.resolve(pair.name() + ".mnn");
        Files.write(again, FlatTree.write(FlatTree.parse(Files.readAllBytes(pair.mnn()))));

        List<Outcome> outcomes = runs.effects(pair.mnn(), pair.inputs(), List.of(again));

        assertThat(outcomes).as(pair.name()).containsExactly(new Outcome("RAN", 0, true));
      }
    }
  }
}
