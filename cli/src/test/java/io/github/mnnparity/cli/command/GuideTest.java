package io.github.mnnparity.cli.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import com.google.common.base.Splitter;
import io.github.mnnparity.cli.render.Console;
import io.github.mnnparity.core.report.FindingKind;
import io.github.mnnparity.report.TextOptions.Colour;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

/** The guide must not speak of commands that do not exist, nor leave a kind of finding out. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class GuideTest {
  private static final Path GUIDE = Path.of("..", "docs", "guide.md");

  @Test
  void every_command_can_be_typed() throws IOException {
    List<String> commands =
        Files.readAllLines(GUIDE).stream()
            .map(line -> line.replaceFirst("^\\$ ", "").replaceFirst(" +# .*$", ""))
            .filter(line -> line.startsWith("parity "))
            .toList();

    assertThat(commands).hasSizeGreaterThan(4);
    for (String command : commands) {
      List<String> words = Splitter.on(' ').omitEmptyStrings().splitToList(command);
      var out = new PrintStream(new ByteArrayOutputStream(), true, StandardCharsets.UTF_8);
      var console = new Console(out, out, Colour.NONE, false);
      assertThatCode(
              () ->
                  ParityCommand.commandLine(console, new Failures(console, false))
                      .parseArgs(words.subList(1, words.size()).toArray(String[]::new)))
          .as(command)
          .doesNotThrowAnyException();
    }
  }

  @Test
  void every_kind_of_finding_is_read_and_cured() throws IOException {
    assertThat(Files.readString(GUIDE))
        .contains(List.of(FindingKind.values()).stream().map(Enum::name).toList());
  }
}
