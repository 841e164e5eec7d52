package io.github.mnnparity.core.ladder;

import io.github.mnnparity.core.capture.Engine.Settings;
import io.github.mnnparity.core.capture.Engine.Trial;
import io.github.mnnparity.core.tensor.Tensor;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Finds the tensor whose being watched is enough to change the answer. */
final class Observed {
  private final Ground ground;
  private final FirstDifference first;

  Observed(Ground ground, FirstDifference first) {
    this.ground = ground;
    this.first = first;
  }

  /**
   * @param plain graph outputs of a run that nobody watches
   * @return empty if no tensor alone is enough
   */
  Optional<FirstDifference.Place> disturber(Settings settings, Map<String, Tensor> plain) {
    List<String> names = first.tensors();
    while (names.size() > 1) {
      List<String> front = names.subList(0, names.size() / 2);
      List<String> back = names.subList(names.size() / 2, names.size());
      if (disturbs(settings, plain, front)) {
        names = front;
      } else if (disturbs(settings, plain, back)) {
        names = back;
      } else {
        return Optional.empty();
      }
    }
    return names.stream().findFirst().map(name -> first.place(name, 0));
  }

  private boolean disturbs(Settings settings, Map<String, Tensor> plain, List<String> watched) {
    Trial trial = ground.engine().attempt(settings, ground.inputs(), watched);
    return trial.unfit().isEmpty()
        && trial.capture().failure().isEmpty()
        && plain.entrySet().stream()
            .anyMatch(
                entry -> {
                  Tensor value = trial.capture().values().get(entry.getKey());
                  return value == null || !value.bitEquals(entry.getValue());
                });
  }
}
