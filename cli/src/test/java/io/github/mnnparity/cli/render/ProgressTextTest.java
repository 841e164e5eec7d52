package io.github.mnnparity.cli.render;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mnnparity.core.report.Progress;
import java.time.Duration;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class ProgressTextTest {
  private static final Progress RUNGS = new Progress("climbing the engine ladder", 6, 24, 7, 7);
  private static final Duration NONE = Duration.ZERO;

  @Test
  void a_stage_whose_steps_are_not_counted_shows_its_time() {
    assertThat(text(100, false, false).line(new Progress("aligning", 0, 0, 3, 6), seconds(7), NONE))
        .isEqualTo("[3/6] aligning  0:07");
  }

  @Test
  void counted_steps_show_a_bar_and_the_time_that_is_left() {
    assertThat(text(100, false, false).line(RUNGS, seconds(12), NONE))
        .isEqualTo(
            "[7/7] climbing the engine ladder  ######------------------  6 of 24  0:12, about 0:36"
                + " left");
    assertThat(text(100, true, false).line(RUNGS, seconds(12), NONE))
        .contains("━━━━━━──────────────────");
  }

  @Test
  void colours_change_no_letter() {
    String painted = text(100, true, true).line(RUNGS, seconds(12), NONE);

    assertThat(painted).contains("\u001b[36m━━━━━━\u001b[0m");
    assertThat(painted.replaceAll("\u001b\\[[0-9]+m", ""))
        .isEqualTo(text(100, true, false).line(RUNGS, seconds(12), NONE));
  }

  @Test
  void a_narrow_terminal_loses_the_bar_first_and_then_the_end_of_the_words() {
    assertThat(text(72, false, false).line(RUNGS, seconds(12), NONE))
        .isEqualTo("[7/7] climbing the engine ladder  6 of 24  0:12, about 0:36 left");
    assertThat(text(50, false, false).line(RUNGS, seconds(12), NONE))
        .isEqualTo("[7/7] climbing...  6 of 24  0:12, about 0:36 left");
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 20, 40, 72, 80, 100, 160, 400})
  void no_line_reaches_the_last_column(int columns) {
    String line = text(columns, true, false).line(RUNGS, seconds(4000), seconds(3));

    assertThat(line.length()).isLessThan(columns);
  }

  @ParameterizedTest
  @CsvSource({
    "0, 24, 60", // nothing was seen yet
    "1, 24, 60", // one step may be the odd one
    "2, 3,  60", // too few to be alike
    "24, 24, 60", // over
    "6, 24, 0", // too early
    "60, 64, 2", // as good as over
  })
  void without_ground_nothing_is_foretold(long done, long total, int elapsed) {
    assertThat(ProgressText.left(new Progress("s", done, total), seconds(elapsed), NONE)).isEmpty();
  }

  @Test
  void what_is_left_shrinks_while_a_step_runs_but_not_below_the_steps_that_wait() {
    Progress progress = new Progress("s", 4, 8);

    assertThat(ProgressText.left(progress, seconds(8), NONE)).contains(seconds(8));
    assertThat(ProgressText.left(progress, seconds(9), seconds(1))).contains(seconds(7));
    assertThat(ProgressText.left(progress, seconds(18), seconds(10))).contains(seconds(6));
  }

  @Test
  void a_line_that_stays_says_the_same_in_words() {
    assertThat(text(100, false, false).plain(RUNGS, seconds(12)))
        .isEqualTo("[7/7] climbing the engine ladder: 6 of 24 done, about 0:36 left");
    assertThat(text(100, false, false).plain(Progress.of("reading"), NONE)).isEqualTo("reading");
  }

  @Test
  void words_from_a_file_name_cannot_command_the_terminal() {
    assertThat(ProgressText.label(Progress.of("reading a\u001b[2Jb\n.mnn")))
        .isEqualTo("reading a [2Jb .mnn");
  }

  @Test
  void times_are_read_as_clocks() {
    assertThat(ProgressText.clock(seconds(7))).isEqualTo("0:07");
    assertThat(ProgressText.clock(seconds(750))).isEqualTo("12:30");
    assertThat(ProgressText.clock(seconds(3723))).isEqualTo("1:02:03");
  }

  private static ProgressText text(int columns, boolean unicode, boolean colour) {
    return new ProgressText(new Terminal(true, true, columns, colour, colour, unicode));
  }

  private static Duration seconds(long seconds) {
    return Duration.ofSeconds(seconds);
  }
}
