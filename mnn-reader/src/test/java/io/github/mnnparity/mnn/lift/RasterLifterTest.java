package io.github.mnnparity.mnn.lift;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mnnparity.core.capture.GraphRunner;
import io.github.mnnparity.core.capture.GraphRunner.RunOptions;
import io.github.mnnparity.core.tensor.Shape;
import io.github.mnnparity.core.tensor.Tensor;
import io.github.mnnparity.mnn.lift.registry.Lifters;
import io.github.mnnparity.mnn.model.MnnModel;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.ServiceLoader;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class RasterLifterTest {
  @Test
  void copies_of_memory_in_a_file_with_fixed_shapes_are_gathered() throws URISyntaxException {
    Path file =
        Path.of(
            Objects.requireNonNull(
                    RasterLifterTest.class.getResource("/frontends/static/raster.mnn"))
                .toURI());
    GraphRunner runner = ServiceLoader.load(GraphRunner.class).findFirst().orElseThrow();

    GraphLifter.Lifted lifted = Lifters.lift(MnnModel.read(file));
    Tensor x = Tensor.ofFloats(Shape.of(1, 2, 3), 0, 1, 2, 3, 4, 5);
    Tensor y =
        runner.run(lifted.graph(), Map.of("x", x), List.of("y"), RunOptions.DEFAULT).get("y");

    assertThat(lifted.unlifted()).isEmpty();
    assertThat(y.shape()).isEqualTo(Shape.of(1, 6, 2));
    assertThat(y.toFloats()).containsExactly(0, 3, 1, 4, 2, 5, 0, 3, 1, 4, 2, 5);
  }
}
