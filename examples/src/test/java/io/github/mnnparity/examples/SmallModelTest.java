package io.github.mnnparity.examples;

import static io.github.mnnparity.testing.ParityAssertions.assertThatModel;

import io.github.mnnparity.core.CompareOptions;
import io.github.mnnparity.core.CompareOptions.EngineChoice;
import java.nio.file.Path;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

/** How a project guards a conversion with one assertion. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class SmallModelTest {
  private static final Path MODELS = Path.of("models");

  @Test
  void the_file_says_what_the_model_said() {
    CompareOptions options = CompareOptions.builder().engine(EngineChoice.LIFTED).build();

    assertThatModel(MODELS.resolve("small.mnn"))
        .withOptions(options)
        .matches(MODELS.resolve("small.onnx"))
        .hasCoverageOfAtLeast(0.95);
  }
}
