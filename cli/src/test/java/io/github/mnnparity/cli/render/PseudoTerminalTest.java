package io.github.mnnparity.cli.render;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

/** The progress line on a real pseudo-terminal, which {@code script} of util-linux makes. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
@EnabledOnOs(OS.LINUX)
class PseudoTerminalTest {
  private static final Path SCRIPT = Path.of("/usr/bin/script");
  private static final String CONTROL_C = "\u0003";

  @Test
  void the_bar_appears_and_leaves_nothing_behind() throws Exception {
    Process process = start(1);

    String shown = read(process, "the result");

    assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
    assertThat(shown).contains("\r[2/2] running  ", "━", " of 10");
    assertThat(Screen.of(shown)).containsExactly("the result");
  }

  @Test
  void an_interrupt_leaves_a_clean_line() throws Exception {
    Process process = start(60);
    String shown = read(process, " of 600");
    process.getOutputStream().write(CONTROL_C.getBytes(StandardCharsets.UTF_8));
    process.getOutputStream().flush();

    shown += read(process, "no such text");

    assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
    assertThat(shown).doesNotContain("the result").endsWith("\r\u001b[K");
    assertThat(process.exitValue()).isEqualTo(130);
  }

  private static Process start(int seconds) throws IOException {
    assumeTrue(Files.isExecutable(SCRIPT), "needs script of util-linux");
    String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    String command =
        "exec '%s' -XX:TieredStopAtLevel=1 -cp '%s' %s %d"
            .formatted(
                java,
                System.getProperty("java.class.path"),
                ProgressProbe.class.getName(),
                seconds);
    var builder =
        new ProcessBuilder(List.of(SCRIPT.toString(), "-qec", command, "/dev/null"))
            .redirectErrorStream(true);
    builder.environment().put("LC_ALL", "C.UTF-8");
    builder.environment().put("TERM", "xterm");
    builder.environment().put("COLUMNS", "100");
    builder.environment().remove("NO_COLOR");
    return builder.start();
  }

  /** What came until {@code wanted} came, or all. */
  private static String read(Process process, String wanted) throws IOException {
    InputStream in = process.getInputStream();
    var bytes = new java.io.ByteArrayOutputStream();
    var some = new byte[4096];
    String text = "";
    for (int count = in.read(some); count >= 0; count = in.read(some)) {
      bytes.write(some, 0, count);
      text = bytes.toString(StandardCharsets.UTF_8);
      if (text.contains(wanted) && !wanted.equals("the result")) {
        return text;
      }
    }
    return text;
  }
}
