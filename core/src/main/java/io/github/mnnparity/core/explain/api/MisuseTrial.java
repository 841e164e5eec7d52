package io.github.mnnparity.core.explain.api;

import io.github.mnnparity.core.capture.Misuses.How;
import io.github.mnnparity.core.capture.Misuses.Misuse;
import io.github.mnnparity.core.explain.Situation;
import io.github.mnnparity.core.explain.Trial;
import io.github.mnnparity.core.report.FindingKind;
import io.github.mnnparity.core.tensor.Tensor;
import java.util.Map;

/** One way in which one misuse occurs. */
record MisuseTrial(Replays replays, Misuse misuse, String variant, How how) implements Trial {
  @Override
  public FindingKind kind() {
    return FindingKind.API;
  }

  @Override
  public String cause() {
    return misuse.id();
  }

  @Override
  public Map<String, Object> parameters() {
    return Map.of(
        "variant",
        variant,
        "replayed",
        how == How.REAL ? "in the engine" : "by its effect on memory");
  }

  @Override
  public String text() {
    String cause = misuse.cause();
    return Character.toUpperCase(cause.charAt(0)) + cause.substring(1) + " (" + variant + ")";
  }

  @Override
  public String advice() {
    return misuse.advice();
  }

  @Override
  public Map<String, Tensor> outputs(Situation situation, int index) {
    return replays.outputs(misuse.id(), variant, index);
  }
}
