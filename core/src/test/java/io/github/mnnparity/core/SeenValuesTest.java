package io.github.mnnparity.core;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mnnparity.core.explain.Observation;
import io.github.mnnparity.core.tensor.Shape;
import io.github.mnnparity.core.tensor.Tensor;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntToDoubleFunction;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class SeenValuesTest {
  private static final Shape IMAGE = Shape.of(1, 3, 4, 5);
  private static final Tensor INTENDED = tensor(IMAGE, i -> Math.sin(i * i + 1));

  @Test
  void outputs_and_dumps_are_told_by_name_whatever_shape_they_were_written_in() {
    Observation run =
        new Observation(
            Map.of("x", INTENDED),
            Optional.of(Map.of("x", tensor(Shape.of(60), i -> 2 * Math.sin(i * i + 1)))),
            Map.of("y", tensor(Shape.of(60), i -> 0)),
            Map.of());

    assertThat(SeenValues.evidence(run, Map.of("y", INTENDED), 1e-6))
        .containsExactly(
            "the app's output 'y': all values are zero, exactly",
            "the app's input 'x': all values are 2 times the reference's, exactly");
  }

  @Test
  void right_values_and_values_of_another_number_add_nothing() {
    Observation run =
        new Observation(
            Map.of("x", INTENDED),
            Optional.empty(),
            Map.of("y", INTENDED, "z", tensor(Shape.of(8), i -> 0)),
            Map.of());

    assertThat(SeenValues.evidence(run, Map.of("y", INTENDED, "z", INTENDED), 1e-6)).isEmpty();
  }

  private static Tensor tensor(Shape shape, IntToDoubleFunction value) {
    float[] values = new float[Math.toIntExact(shape.elements())];
    for (int i = 0; i < values.length; i++) {
      values[i] = (float) value.applyAsDouble(i);
    }
    return Tensor.ofFloats(shape, values);
  }
}
