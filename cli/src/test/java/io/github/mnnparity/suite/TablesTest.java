package io.github.mnnparity.suite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.file.Files;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
final class TablesTest {
  @ParameterizedTest
  @EnumSource
  void a_committed_table_was_made_from_the_sources_of_today(Tables table) throws IOException {
    assumeThat(Suites.full()).as("this very run writes the tables").isFalse();

    assertThat(table.file()).as("renew it with `mvn verify -Pfull`").exists();
    assertThat(Files.readString(table.file()))
        .as("%s is older than its sources; renew it with `mvn verify -Pfull`", table.file())
        .contains(table.digest());
  }
}
