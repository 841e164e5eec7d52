package io.github.mnnparity.cli.story;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mnnparity.cli.Main;
import io.github.mnnparity.suite.Suites;
import io.github.mnnparity.suite.real.RealPython;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class MobileNetStoryIT {
  private static final ByteArrayOutputStream OUT = new ByteArrayOutputStream();

  /** Short, so that lines are folded as in the tutorial. */
  private static final Path FOLDER = Path.of("target", "story");

  private static int status;

  @BeforeAll
  static void tell() {
    RealPython.require();
    PrintStream err = new PrintStream(new ByteArrayOutputStream(), true, StandardCharsets.UTF_8);
    String[] words = {"demo", "--story", "mobilenet", "--keep", FOLDER.toString()};
    status = Main.run(words, new PrintStream(OUT, true, StandardCharsets.UTF_8), err);
  }

  @Test
  void every_cause_is_named() {
    assertThat(told()).doesNotContain("NOT as it should", "NOT named");
    assertThat(told().lines().filter(line -> line.startsWith("[as it should]"))).hasSize(9);
    assertThat(status).isZero();
  }

  /** With {@code -Pfull} the tutorial's blocks are written anew. */
  @Test
  void what_the_tutorial_shows_is_what_is_printed() throws Exception {
    if (Suites.full()) {
      Transcript.write(Transcript.refreshed(Transcript.tutorial(), told()));
    }
    List<String> shown = Transcript.shown(Transcript.tutorial());
    String printed = Transcript.flat(told());

    assertThat(shown).hasSizeGreaterThan(100);
    assertThat(shown.stream().filter(line -> !printed.contains(line))).isEmpty();
  }

  private static String told() {
    return OUT.toString(StandardCharsets.UTF_8);
  }
}
