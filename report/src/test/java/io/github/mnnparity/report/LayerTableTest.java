package io.github.mnnparity.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mnnparity.core.report.ErrorSummary;
import io.github.mnnparity.core.report.Layer;
import io.github.mnnparity.core.report.Layer.State;
import io.github.mnnparity.core.report.Layer.ViewResult;
import io.github.mnnparity.core.report.Role;
import io.github.mnnparity.report.TextOptions.Colour;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class LayerTableTest {
  private static Layer layer(int index, String name, double error, Role role, OptionalDouble gain) {
    ErrorSummary off =
        new ErrorSummary(error, error, error, OptionalDouble.empty(), 1, error == 0, 0, 0);
    ViewResult result =
        new ViewResult(State.COMPARED, Optional.of(off), Optional.empty(), 1e-7, "")
            .with(Optional.of(role), gain);
    return new Layer(
        index,
        name,
        "Relu",
        name,
        "op" + name,
        "4",
        false,
        1e-7,
        List.of(),
        Map.of("lifted", result));
  }

  @Test
  void rows_say_what_part_a_layer_plays_and_what_it_amplifies() {
    List<Layer> layers =
        List.of(
            layer(0, "a", 0, Role.CLEAN, OptionalDouble.empty()),
            layer(1, "b", 0.1, Role.ORIGIN, OptionalDouble.empty()),
            layer(2, "c", 0.08, Role.CARRIER, OptionalDouble.of(0.8)),
            layer(3, "d", 4, Role.AMPLIFIER, OptionalDouble.of(50)));

    String text =
        new LayerTable(List.of("lifted"), new Style(Colour.NONE, 100))
            .render(layers, Set.of(1), Set.of(0, 1, 2, 3));

    assertThat(text)
        .isEqualTo(
            """
                 #  ONNX tensor (op)  MNN op   lifted   floor  role
                 0  a (Relu)          opa        same 1.0e-07
              >> 1  b (Relu)          opb     1.0e-01 1.0e-07  origin
                 2  c (Relu)          opc     8.0e-02 1.0e-07  carrier
                 3  d (Relu)          opd     4.0e+00 1.0e-07  amplifier x50
            """);
  }
}
