package io.github.mnnparity.cli.render;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
@DisabledOnOs(OS.WINDOWS)
class TerminalsTest {
  @TempDir private Path folder;

  @ParameterizedTest
  @CsvSource({
    "/dev/pts/3, true",
    "/dev/tty1, true",
    "/dev/ttyS0, true",
    "/dev/null, false",
    "/dev, false",
    "/tmp/log.txt, false",
    "pipe:[81234], false"
  })
  void only_terminals_are_terminals(String open, boolean expected) throws Exception {
    Path link = Files.createSymbolicLink(folder.resolve("1"), Path.of(open));

    assertThat(Terminals.isTerminal(link)).isEqualTo(expected);
  }
}
