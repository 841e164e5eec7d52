package io.github.mnnparity.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.mnnparity.core.error.BadInputException;
import io.github.mnnparity.core.report.FindingKind;
import io.github.mnnparity.core.report.Layer;
import io.github.mnnparity.core.report.Report;
import io.github.mnnparity.core.report.Role;
import io.github.mnnparity.core.report.Severity;
import java.util.List;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class WalkTest {
  private static final Report REPORT = SampleReports.diverged(20, index -> "t" + index);
  private static final int GUILTY = 8;
  private final Walk walk = Walk.through(REPORT);

  @Test
  void the_first_divergence_is_the_first_layer_beyond_noise() {
    Layer first = walk.firstDivergence().orElseThrow();

    assertThat(Rounding.isBeyond(first)).isTrue();
    assertThat(REPORT.layers().subList(0, first.index())).noneMatch(Rounding::isBeyond);
  }

  @Test
  void layers_are_narrowed_step_by_step_and_keep_their_order() {
    LayerWalk beyond = walk.layers().in("lifted").beyondNoise();

    assertThat(beyond.list()).isNotEmpty().allMatch(layer -> Rounding.isBeyond(layer, "lifted"));
    assertThat(beyond.list()).isSortedAccordingTo((a, b) -> a.index() - b.index());
    assertThat(beyond.ofType("Conv").list())
        .isNotEmpty()
        .allMatch(layer -> layer.onnxOpType().equals("Conv"));
  }

  @Test
  void the_worst_come_first_and_are_as_many_as_asked_for() {
    List<Layer> worst = walk.layers().in("lifted").worst(3).list();

    assertThat(worst).hasSize(3);
    assertThat(worst.stream().map(WalkTest::lifted))
        .isSortedAccordingTo((a, b) -> Double.compare(b, a));
    assertThat(lifted(worst.get(0)))
        .isEqualTo(REPORT.layers().stream().mapToDouble(WalkTest::lifted).max().getAsDouble());
  }

  @Test
  void guilty_layers_are_shown_among_their_neighbours() {
    assertThat(walk.guilty().names()).contains("t" + GUILTY);
    assertThat(walk.layers().where(layer -> layer.index() == GUILTY).around(1).names())
        .containsExactly("t7", "t8", "t9");
    assertThat(walk.layers().withRole(Role.ORIGIN).names()).containsExactly("t" + GUILTY);
  }

  @Test
  void findings_come_by_severity_and_by_kind() {
    assertThat(walk.errors()).isNotEmpty().allMatch(f -> f.severity() == Severity.ERROR);
    assertThat(walk.notes()).allMatch(f -> f.severity() == Severity.NOTE);
    assertThat(walk.findings(FindingKind.CONVERSION))
        .isNotEmpty()
        .allMatch(f -> f.kind() == FindingKind.CONVERSION);
  }

  @Test
  void a_table_has_a_column_for_each_view_that_is_looked_at() {
    var table = walk.layers().in("session").worst(2).asSection();

    assertThat(table.columns())
        .containsExactly("#", "ONNX tensor", "op", "MNN op", "session", "floor", "role");
    assertThat(table.rows()).hasSize(2);
    assertThat(table.title()).isEqualTo("2 layers of 20, relative RMS error");
    assertThat(walk.layers().toString()).contains("20 layers, relative RMS error", "t19");
  }

  @Test
  void an_unknown_layer_or_view_is_refused_with_the_nearest_name() {
    assertThatThrownBy(() -> walk.layer("T7"))
        .isInstanceOf(BadInputException.class)
        .hasMessageContaining("no layer of that name")
        .hasMessageContaining("did you mean 't7'");
    assertThatThrownBy(() -> walk.layers().in("sesion"))
        .isInstanceOf(BadInputException.class)
        .hasMessageContaining("did you mean 'session'?");
    assertThat(walk.layer("t3").index()).isEqualTo(3);
  }

  private static double lifted(Layer layer) {
    return layer.views().get("lifted").cumulative().map(error -> error.relRms()).orElse(0.0);
  }
}
