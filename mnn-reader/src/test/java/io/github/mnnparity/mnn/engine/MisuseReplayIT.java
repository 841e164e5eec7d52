package io.github.mnnparity.mnn.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mnnparity.core.capture.Engine.FailureKind;
import io.github.mnnparity.core.capture.EngineProvider.EngineOptions;
import io.github.mnnparity.core.capture.Misuses;
import io.github.mnnparity.core.capture.Misuses.Outcome;
import io.github.mnnparity.core.capture.Misuses.Variant;
import io.github.mnnparity.core.tensor.Shape;
import io.github.mnnparity.core.tensor.Tensor;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class MisuseReplayIT {
  private static final EngineOptions OPTIONS =
      new EngineOptions(1, "high", Duration.ofSeconds(20), Optional.empty());
  private static final Map<String, Tensor> INPUTS = Map.of("x", noise(1));
  private static final Map<String, Tensor> EARLIER = Map.of("x", noise(2));

  @TempDir Path folder;
  private MnnEngine engine;

  @BeforeEach
  void open() {
    Path onnx = RealEngine.models().resolve("ch_ppocr_mobile_v2.0_cls_infer.onnx");
    engine = RealEngine.open(RealEngine.converted(onnx, folder), OPTIONS);
  }

  @AfterEach
  void close() {
    engine.close();
  }

  @Test
  void every_misuse_gives_outputs_or_says_why_not() {
    Map<String, Outcome> outcomes = new LinkedHashMap<>();
    engine
        .misuses()
        .catalogue()
        .forEach(
            misuse ->
                outcomes.put(misuse.id(), engine.misuses().replay(misuse.id(), INPUTS, Map.of())));

    assertThat(outcomes).hasSizeGreaterThanOrEqualTo(20);
    outcomes.forEach(
        (id, outcome) ->
            assertThat(
                    !outcome.variants().isEmpty()
                        || outcome.nothing().isPresent()
                        || outcome.failure().isPresent())
                .as(id + " " + outcome)
                .isTrue());
    assertThat(outcomes.get("session-control-flow").nothing())
        .hasValue("the model has no control flow");
    assertThat(outcomes.values().stream().filter(each -> !each.variants().isEmpty()).count())
        .isGreaterThan(14);
  }

  @Test
  void a_crash_is_an_outcome_and_the_next_misuse_runs() {
    Outcome crash = engine.misuses().replay("inputs-missing", INPUTS, Map.of());
    Outcome next = engine.misuses().replay("nchw-host", INPUTS, Map.of());

    assertThat(crash.failure().orElseThrow().kind()).isEqualTo(FailureKind.CRASH);
    assertThat(next.variants()).hasSize(1);
  }

  @Test
  void what_was_run_before_is_what_a_stale_output_shows() {
    Map<String, Tensor> before = engine.capture("module", EARLIER, List.of()).values();

    Outcome stale = engine.misuses().replay("output-before-run", INPUTS, EARLIER);

    Variant answer =
        stale.variants().stream()
            .filter(variant -> variant.name().equals("the answer to the input before it"))
            .findFirst()
            .orElseThrow();
    assertThat(answer.how()).isEqualTo(Misuses.How.MODEL);
    answer
        .outputs()
        .forEach((name, value) -> assertThat(value.bitEquals(before.get(name))).isTrue());
  }

  private static Tensor noise(long seed) {
    Random random = new Random(seed);
    float[] values = new float[3 * 48 * 192];
    for (int i = 0; i < values.length; i++) {
      values[i] = (float) random.nextGaussian();
    }
    return Tensor.ofFloats(Shape.of(1, 3, 48, 192), values);
  }
}
