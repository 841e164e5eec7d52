package io.github.mnnparity.mnn.misuse.registry;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mnnparity.core.tensor.Shape;
import io.github.mnnparity.core.tensor.Tensor;
import io.github.mnnparity.mnn.misuse.ApiMisuse;
import io.github.mnnparity.mnn.misuse.Setting;
import io.github.mnnparity.mnn.worker.WorkerProcess;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class ApiMisusesTest {
  private static final Setting IMAGES =
      Setting.of(Map.of("x", Tensor.ofFloats(Shape.of(2, 1, 1, 1), 1, 2)), 0);

  @Test
  void the_worker_does_every_misuse_of_the_catalogue_and_no_other() throws IOException {
    List<String> done;
    try (InputStream in = WorkerProcess.class.getResourceAsStream("misuse.py")) {
      String script = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      done =
          Pattern.compile("(?m)^    \"([a-z-]+)\": [a-z_]+,$")
              .matcher(script)
              .results()
              .map(match -> match.group(1))
              .toList();
    }

    assertThat(done).hasSizeGreaterThanOrEqualTo(20);
    assertThat(ids()).containsExactlyInAnyOrderElementsOf(done).doesNotHaveDuplicates();
  }

  @Test
  void each_says_what_happens_and_what_to_do_in_sentences_without_full_stop() {
    assertThat(ApiMisuses.ALL)
        .allSatisfy(
            misuse -> {
              assertThat(misuse.title()).isNotBlank();
              assertThat(misuse.cause()).startsWith("the app ").doesNotEndWith(".");
              assertThat(misuse.advice()).isNotBlank().doesNotEndWith(".");
            });
  }

  @Test
  void the_Session_API_is_not_blamed_for_models_that_it_cannot_run() {
    Setting controlFlow = new Setting(IMAGES.inputs(), 1);

    assertThat(ids(IMAGES)).contains("input-not-refilled").doesNotContain("session-control-flow");
    assertThat(ids(controlFlow))
        .contains("session-control-flow", "shape-not-mutable")
        .doesNotContain("input-not-refilled", "output-before-run", "nhwc-host", "smaller-host");
  }

  @Test
  void layouts_of_images_need_images_and_batches_need_a_batch() {
    Setting words = Setting.of(Map.of("ids", Tensor.ofLongs(Shape.of(1, 3), 1, 2, 3)), 0);

    assertThat(ids(IMAGES)).contains("nchw-host", "packed-input", "batch-not-filled", "int-var");
    assertThat(ids(words))
        .doesNotContain("nchw-host", "packed-input", "batch-not-filled", "int-var")
        .contains("input-not-refilled");
  }

  private static List<String> ids() {
    return ApiMisuses.ALL.stream().map(ApiMisuse::id).toList();
  }

  private static List<String> ids(Setting setting) {
    return ApiMisuses.ALL.stream()
        .filter(misuse -> misuse.unfit(setting).isEmpty())
        .map(ApiMisuse::id)
        .toList();
  }
}
