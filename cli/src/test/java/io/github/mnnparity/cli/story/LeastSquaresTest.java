package io.github.mnnparity.cli.story;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class LeastSquaresTest {
  @Test
  void a_line_through_points_is_found() {
    double[][] points = {{0, 1}, {1, 1}, {2, 1}, {3, 1}};
    double[][] values = {{1}, {3}, {5}, {7}};

    double[][] line = LeastSquares.solve(points, values, 1e-12);

    assertThat(line[0][0]).isCloseTo(2, within(1e-9));
    assertThat(line[1][0]).isCloseTo(1, within(1e-9));
  }

  @Test
  void a_ridge_pulls_towards_zero_and_gives_an_answer_where_there_are_many() {
    double[][] same = {{1, 1}, {1, 1}};
    double[][] values = {{2}, {2}};

    double[][] shared = LeastSquares.solve(same, values, 1e-9);

    assertThat(shared[0][0]).isCloseTo(1, within(1e-6));
    assertThat(shared[1][0]).isCloseTo(1, within(1e-6));
    assertThat(LeastSquares.solve(same, values, 2)[0][0]).isCloseTo(0.5, within(1e-9));
  }
}
