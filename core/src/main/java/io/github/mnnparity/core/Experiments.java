package io.github.mnnparity.core;

import java.util.List;

/** The list of experiments; a new one is one class and one line here. */
final class Experiments {
  private static final List<Experiment> ALL =
      List.of(
          new ExpectedOutputs(),
          new UnseenDifferences(),
          new Versions(),
          new DeviceFindings(),
          new QuantizationLedger(),
          new DeepLadder());

  private Experiments() {}

  static Experiment.Result run(Compared compared) {
    Experiment.Result found = Experiment.Result.NOTHING;
    for (Experiment experiment : ALL) {
      if (experiment.isDue(compared)) {
        found = found.and(experiment.run(compared));
      }
    }
    return found;
  }
}
