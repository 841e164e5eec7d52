package io.github.mnnparity.cli.render;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mnnparity.core.report.Progress;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class ConsoleTest {
  private static final Terminal TERMINAL = new Terminal(true, true, 80, false, false, true);
  private static final Duration AT_ONCE = Duration.ZERO;
  private static final Duration NEVER = Duration.ofMinutes(10);

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();

  @Test
  void off_a_terminal_every_stage_is_a_line() {
    Console console = console(Terminal.NONE, AT_ONCE);

    console.progress(new Progress("running", 0, 2, 1, 2));
    console.progress(new Progress("running", 1, 2, 1, 2));
    console.progress(new Progress("aligning", 0, 0, 2, 2));
    console.result("MATCH\n");

    assertThat(text(err).lines()).containsExactly("[1/2] running", "[2/2] aligning");
    assertThat(text(out)).isEqualTo("MATCH\n");
  }

  @Test
  void on_a_terminal_the_line_is_drawn_over_and_leaves_nothing() throws Exception {
    Console console = console(TERMINAL, AT_ONCE);

    console.progress(new Progress("running", 1, 2, 1, 2));
    awaitText("1 of 2");
    console.progress(new Progress("aligning", 0, 0, 2, 2));
    awaitText("aligning");
    console.result("MATCH\n");

    assertThat(text(err)).contains("━━━━━").doesNotContain("\n").endsWith("\r\u001b[K");
    assertThat(Screen.of(text(err))).isEmpty();
  }

  @Test
  void work_that_is_over_at_once_shows_no_bar() {
    Console console = console(TERMINAL, NEVER);

    console.progress("reading");
    console.progress("writing");
    console.done();

    assertThat(text(err)).isEmpty();
  }

  @Test
  void a_line_that_stays_comes_above_the_bar() throws Exception {
    Console console = console(TERMINAL, AT_ONCE);

    console.progress("running");
    awaitText("running");
    console.log("WARNING Worker: slow");
    err.write("|".getBytes(StandardCharsets.UTF_8));
    awaitText("|\rrunning");
    console.done();

    assertThat(Screen.of(text(err))).containsExactly("WARNING Worker: slow");
  }

  @Test
  void quiet_is_silent() {
    Console console = console(Terminal.NONE, AT_ONCE);
    console.beQuiet();

    console.progress("reading");

    assertThat(text(err)).isEmpty();
  }

  @Test
  void verbose_tells_how_long_every_stage_took() {
    Console console = console(Terminal.NONE, AT_ONCE);
    console.beVerbose();

    console.progress(new Progress("reading", 0, 0, 1, 2));
    console.progress(new Progress("running", 0, 0, 2, 2));
    console.done();

    assertThat(text(err).lines().map(line -> line.replaceAll("\\d\\.\\d\\d s", "T")))
        .containsExactly("    T  [1/2] reading", "    T  [2/2] running");
  }

  private Console console(Terminal terminal, Duration patience) {
    return new Console(print(out), print(err), terminal, patience);
  }

  private static PrintStream print(ByteArrayOutputStream to) {
    return new PrintStream(to, true, StandardCharsets.UTF_8);
  }

  private static String text(ByteArrayOutputStream from) {
    return from.toString(StandardCharsets.UTF_8);
  }

  private void awaitText(String wanted) throws InterruptedException {
    for (int i = 0; i < 500 && !text(err).contains(wanted); i++) {
      Thread.sleep(10);
    }
    assertThat(text(err)).contains(wanted);
  }
}
