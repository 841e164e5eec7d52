package io.github.mnnparity.core.explain;

import io.github.mnnparity.core.capture.Engine;
import io.github.mnnparity.core.error.ParityException;
import io.github.mnnparity.core.tensor.DType;
import io.github.mnnparity.core.tensor.Tensor;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/**
 * What rounding explains of an output: measured by moving the input by a few roundings, and by the
 * real engine against the lifted graph where there is one.
 */
final class Floors {
  private static final double ULP = 0x1p-23;
  private static final double MOVED = 4 * ULP;

  /** Other processors and algorithms round otherwise. */
  private static final double SPREAD = 16;

  /** Without an engine to measure, more is allowed. */
  private static final double SPREAD_UNSEEN = 64;

  /** More than this is no noise: an output that rounding moves farther tells nothing apart. */
  private static final double LARGEST = 0.01;

  private Floors() {}

  /**
   * Relative RMS errors by output name.
   *
   * @param inputs that {@code outputs} were computed from
   * @param observation tells what writing the app's outputs as text explains
   */
  static Map<String, Double> of(
      Situation situation,
      Map<String, Tensor> inputs,
      Map<String, Tensor> outputs,
      Observation observation) {
    Map<String, Double> floors = new LinkedHashMap<>();
    Map<String, Tensor> moved = situation.file().outputs(moved(inputs));
    Map<String, Tensor> engine = engine(situation, inputs, observation);
    double spread = engine.isEmpty() ? SPREAD_UNSEEN : SPREAD;
    for (String name : observation.appOutputs().keySet()) {
      double rounding = observation.rounding().getOrDefault(name, 0.0);
      double floor = spread * MOVED / 4;
      Tensor output = outputs.get(name);
      if (output != null && moved.containsKey(name)) {
        floor = Math.max(floor, spread * Residual.of(output, moved.get(name), rounding > 0));
      }
      if (output != null && engine.containsKey(name)) {
        double apart = Residual.of(output, engine.get(name), rounding > 0);
        floor = Math.max(floor, apart <= LARGEST ? apart : 0);
      }
      floors.put(name, Math.min(floor, LARGEST) + rounding);
    }
    return floors;
  }

  /** What the real engine gives for the graph outputs; empty without one or where it fails. */
  static Map<String, Tensor> engine(
      Situation situation, Map<String, Tensor> inputs, Observation observation) {
    if (situation.engine().isEmpty()) {
      return Map.of();
    }
    Engine engine = situation.engine().get();
    List<String> views = engine.fitViews();
    if (views.isEmpty()) {
      return Map.of();
    }
    try {
      return engine
          .capture(
              views.get(views.size() - 1), inputs, List.copyOf(observation.appOutputs().keySet()))
          .values();
    } catch (ParityException e) {
      return Map.of();
    }
  }

  private static Map<String, Tensor> moved(Map<String, Tensor> inputs) {
    SplittableRandom random = new SplittableRandom(1);
    Map<String, Tensor> moved = new LinkedHashMap<>();
    inputs.forEach(
        (name, tensor) -> {
          if (tensor.dtype() != DType.FLOAT32) {
            moved.put(name, tensor);
            return;
          }
          float[] values = tensor.toFloats();
          for (int i = 0; i < values.length; i++) {
            values[i] *= (float) (1 + MOVED * (2 * random.nextDouble() - 1));
          }
          moved.put(name, Tensor.ofFloats(tensor.shape(), values));
        });
    return moved;
  }
}
