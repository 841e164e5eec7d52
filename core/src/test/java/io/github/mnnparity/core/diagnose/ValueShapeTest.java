package io.github.mnnparity.core.diagnose;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mnnparity.core.align.Pair;
import io.github.mnnparity.core.diagnose.EngineReplay.Triple;
import io.github.mnnparity.core.noise.NoiseFloors;
import io.github.mnnparity.core.report.FindingKind;
import io.github.mnnparity.core.tensor.Shape;
import io.github.mnnparity.core.tensor.Tensor;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntToDoubleFunction;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class ValueShapeTest {
  private static final Pair PAIR = new Pair("y", "y", "equal tensor name", 1);
  private static final Thresholds THRESHOLDS =
      new Thresholds(new NoiseFloors(Map.of(), Map.of(), Map.of(), Map.of()), Map.of(), Map.of());
  private static final Tensor RIGHT = tensor(i -> Math.sin(i * i + 1));

  @Test
  void wrong_values_of_the_guilty_side_are_told_by_what_they_look_like() {
    assertThat(shape(tensor(i -> -Math.sin(i * i + 1)))).contains("the sign is inverted, exactly");
  }

  @Test
  void values_that_look_like_nothing_known_and_missing_values_add_no_evidence() {
    assertThat(shape(tensor(i -> Math.cos(7 * i * i)))).isEmpty();
    assertThat(ValueShape.of(triple(), verdict(Optional.empty()), THRESHOLDS)).isEmpty();
  }

  private static Optional<String> shape(Tensor answer) {
    return ValueShape.of(triple(), verdict(Optional.of(answer)), THRESHOLDS);
  }

  private static Blame.Verdict verdict(Optional<Tensor> answer) {
    return new Blame.Verdict(FindingKind.ENGINE, 0.95, answer);
  }

  private static Triple triple() {
    return new Triple(PAIR, RIGHT, Optional.empty(), Optional.empty(), Optional.empty());
  }

  private static Tensor tensor(IntToDoubleFunction value) {
    float[] values = new float[120];
    for (int i = 0; i < values.length; i++) {
      values[i] = (float) value.applyAsDouble(i);
    }
    return Tensor.ofFloats(Shape.of(1, 4, 5, 6), values);
  }
}
