package io.github.mnnparity.mnn.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mnnparity.mnn.MnnReader;
import io.github.mnnparity.mnn.lift.ValueCase;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Nets that MNN's converter wrote from TensorFlow, TFLite and Caffe models. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class FrontEndsIT {
  private static final List<String> SAMPLE =
      List.of("tensorflow/shapes.mnn", "tflite/resize.mnn", "caffe/ssd.mnn");

  static Stream<Path> models() throws IOException, URISyntaxException {
    Path folder =
        Path.of(Objects.requireNonNull(ValueCase.class.getResource("/frontends")).toURI());
    try (Stream<Path> files = Files.walk(folder)) {
      return files
          .filter(file -> file.toString().endsWith(".mnn"))
          .map(folder::relativize)
          .sorted()
          .map(folder::resolve)
          .toList()
          .stream();
    }
  }

  private static boolean isChosen(Path model) {
    return Boolean.getBoolean("parity.full") || SAMPLE.stream().anyMatch(model::endsWith);
  }

  static Stream<Path> chosen() throws IOException, URISyntaxException {
    return models().filter(FrontEndsIT::isChosen);
  }

  @Test
  void every_op_of_other_front_ends_is_lifted() throws IOException, URISyntaxException {
    List<Path> models = models().toList();

    assertThat(models).hasSizeGreaterThan(40);
    assertThat(models)
        .allSatisfy(model -> assertThat(new MnnReader().read(model).unlifted()).isEmpty());
  }

  @ParameterizedTest
  @MethodSource("chosen")
  void a_lifted_net_of_another_front_end_computes_what_the_engine_does(Path model) {
    LiftCheck.Outcome outcome = LiftCheck.check(model, 8);

    assertThat(outcome.faults()).isEmpty();
    assertThat(outcome.compared()).isPositive();
  }
}
