package io.github.mnnparity.core.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class ProgressTest {
  private final List<Progress> told = new ArrayList<>();

  @Test
  void stages_are_numbered_by_name_and_never_more_than_there_are() {
    Consumer<Progress> listener = Progress.numbered(told::add, 2);

    listener.accept(Progress.of("reading"));
    listener.accept(new Progress("running", 0, 4));
    listener.accept(new Progress("running", 1, 4));
    listener.accept(Progress.of("an extra"));

    assertThat(told)
        .containsExactly(
            new Progress("reading", 0, 0, 1, 2),
            new Progress("running", 0, 4, 2, 2),
            new Progress("running", 1, 4, 2, 2),
            new Progress("an extra", 0, 0, 3, 3));
  }

  @Test
  void numbers_that_are_there_are_kept() {
    Progress.numbered(told::add, 5).accept(new Progress("inner", 1, 2, 3, 4));

    assertThat(told).containsExactly(new Progress("inner", 1, 2, 3, 4));
  }

  @Test
  void steps_are_told_up_to_their_total() {
    Steps steps = Steps.of(told::add, "climbing", 3);

    steps.next();
    steps.next(5);
    steps.next();

    assertThat(told).extracting(Progress::done).containsExactly(0L, 1L, 3L);
    assertThat(told).extracting(Progress::total).containsOnly(3L);
  }
}
