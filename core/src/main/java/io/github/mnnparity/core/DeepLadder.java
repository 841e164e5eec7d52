package io.github.mnnparity.core;

import io.github.mnnparity.core.capture.Engine;
import io.github.mnnparity.core.ladder.Ground;
import io.github.mnnparity.core.ladder.Ladder;
import io.github.mnnparity.core.report.Section;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** {@code --deep}: which way of running the file changes the answer. */
final class DeepLadder implements Experiment {
  @Override
  public boolean isDue(Compared compared) {
    return compared.options().deep();
  }

  @Override
  public Result run(Compared compared) {
    Optional<Engine> engine = compared.engine().engine();
    if (engine.isEmpty()) {
      String why =
          compared.engine().skipped().values().stream()
              .findFirst()
              .orElse("no engine view was asked for");
      return new Result(
          List.of(),
          List.of(
              new Section(
                  "ladder",
                  "Engine ladder",
                  List.of("No rung was climbed: " + why + "."),
                  List.of(),
                  List.of(),
                  Map.of("rungs", List.of(), "leftOut", Map.of()))));
    }
    Ladder.Result result =
        new Ladder(
                new Ground(
                    compared.measured(),
                    compared.thresholds(),
                    engine.get(),
                    compared.options().engineOptions(),
                    compared.inputs().engineFeeds(),
                    compared.engine().captures(),
                    values -> compared.judge().judge("ladder", values, "the engine gave no value"),
                    compared.options().progress()))
            .climb();
    return new Result(result.findings(), List.of(result.section()));
  }
}
