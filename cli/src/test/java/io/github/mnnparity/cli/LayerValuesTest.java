package io.github.mnnparity.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.mnnparity.core.CompareOptions.EngineChoice;
import io.github.mnnparity.core.LayerValues;
import io.github.mnnparity.core.ModelPair;
import io.github.mnnparity.core.Parity;
import io.github.mnnparity.core.error.BadInputException;
import io.github.mnnparity.core.report.Verdict;
import io.github.mnnparity.core.report.detail.LayerDetail.WorstElement;
import io.github.mnnparity.core.tensor.Shape;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

/** Of a copy of the small model in which the weights of one channel are multiplied by 1.5. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class LayerValuesTest {
  private static final Path EXAMPLES = Path.of("..", "examples");
  private final ModelPair pair =
      Parity.between(
              EXAMPLES.resolve("models/small.onnx"),
              EXAMPLES.resolve("notebooks/models/damaged.mnn"))
          .engine(EngineChoice.LIFTED);

  @Test
  void values_are_whole_tensors_of_the_reference_and_of_every_view() {
    LayerValues values = pair.values("widen.relu");

    assertThat(values.reference().shape()).isEqualTo(Shape.of(1, 16, 16, 16));
    assertThat(values.views()).containsOnlyKeys("lifted");
    assertThat(values.in("lifted").elements()).isEqualTo(values.reference().elements());
  }

  @Test
  void the_worst_elements_lie_in_the_damaged_channel_the_worst_first() {
    List<WorstElement> worst = pair.values("widen.relu").worst("lifted", 5);

    assertThat(worst).hasSize(5).allMatch(element -> element.index().get(1) == 11);
    assertThat(worst.stream().map(e -> Math.abs(e.candidate() - e.reference())))
        .isSortedAccordingTo((a, b) -> Double.compare(b, a));
  }

  @Test
  void the_table_tells_type_statistics_and_worst_elements_by_view() {
    LayerValues values = pair.values("widen.relu");

    assertThat(values.asSection().rows()).hasSize(2).allMatch(row -> row.size() == 7);
    assertThat(values.toString())
        .startsWith("Values of widen.relu")
        .contains("reference  FLOAT32 1x16x16x16", "lifted  FLOAT32");
  }

  @Test
  void a_pair_can_be_compared_before_and_after() {
    assertThat(pair.compare().verdict()).isEqualTo(Verdict.DIVERGED);
    assertThat(pair.values("pool").tensor()).isEqualTo("pool");
    assertThat(pair.compare().verdict()).isEqualTo(Verdict.DIVERGED);
  }

  @Test
  void unknown_names_are_refused_with_the_nearest() {
    assertThatThrownBy(() -> pair.values("widenrelu"))
        .isInstanceOf(BadInputException.class)
        .hasMessageContaining("did you mean 'widen.relu'");
    LayerValues values = pair.values("pool");
    assertThatThrownBy(() -> values.in("session"))
        .isInstanceOf(BadInputException.class)
        .hasMessageContaining("a view with a value: lifted");
  }
}
