package io.github.mnnparity.core.diagnose;

import io.github.mnnparity.core.align.Alignment;
import io.github.mnnparity.core.align.Pair;
import io.github.mnnparity.core.metric.ErrorMoments;
import io.github.mnnparity.core.tensor.Tensor;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Finds the regions to look at: where an error begins, never where it only passes. */
final class Suspicion {
  private final Measured measured;
  private final LocalReplay local;
  private final LocalReplay dequantized;
  private final Thresholds thresholds;

  Suspicion(Measured measured, LocalReplay local, Thresholds thresholds) {
    this(measured, local, local, thresholds);
  }

  /**
   * @param dequantized regions of the dequantized form; {@code local} where there is one form
   */
  Suspicion(Measured measured, LocalReplay local, LocalReplay dequantized, Thresholds thresholds) {
    this.measured = measured;
    this.local = local;
    this.dequantized = dequantized;
    this.thresholds = thresholds;
  }

  /** Regions of the lifted graph that answer golden inputs otherwise than the reference. */
  List<Suspect> file() {
    List<Suspect> suspects = new ArrayList<>();
    Alignment alignment = measured.alignment();
    for (Pair pair : alignment.pairs()) {
      boolean cleanInputs =
          alignment.region(pair).candidate().frontier().stream()
              .map(alignment::ofCandidate)
              .flatMap(Optional::stream)
              .noneMatch(measured::shapesClash);
      Tensor value = local.values().get(pair);
      if (!cleanInputs) {
        continue;
      }
      if (value != null) {
        Tensor wanted = measured.referenceValue(pair);
        if (clashes(pair, wanted, value)) {
          suspects.add(new Suspect(pair, "", "shape " + value.shape() + " for " + wanted.shape()));
        } else if (isOff(ErrorMoments.of(wanted, value), thresholds.file(pair))) {
          suspects.add(new Suspect(pair, "", "answers golden inputs otherwise"));
        } else if (isOffDequantized(pair, wanted)) {
          suspects.add(
              new Suspect(pair, "", "its stored weights answer golden inputs otherwise in floats"));
        }
      } else if (local.failures().containsKey(pair)) {
        suspects.add(new Suspect(pair, "", "cannot be run: " + local.failures().get(pair)));
      }
    }
    return suspects;
  }

  /** Rounding to grids can hide what is wrong with the weights. */
  private boolean isOffDequantized(Pair pair, Tensor wanted) {
    Tensor value = dequantized.values().get(pair);
    return dequantized != local
        && value != null
        && value.elements() == wanted.elements()
        && isOff(ErrorMoments.of(wanted, value), thresholds.dequantized(pair));
  }

  /**
   * Regions where an engine view leaves what the file says, with inputs that agree.
   *
   * @param captured tensors of the view by engine name
   */
  List<Suspect> engine(String view, Map<String, Tensor> captured) {
    Map<String, Tensor> values = new LinkedHashMap<>();
    for (Pair pair : measured.alignment().pairs()) {
      measured.captured(pair, captured).ifPresent(value -> values.put(pair.candidate(), value));
    }
    Set<String> off = new HashSet<>();
    for (Pair pair : measured.alignment().pairs()) {
      Tensor value = values.get(pair.candidate());
      if (value != null) {
        Tensor wanted =
            measured.candidateValue(pair).orElseGet(() -> measured.referenceValue(pair));
        if (value.elements() != wanted.elements()
            || isOff(ErrorMoments.of(wanted, value), thresholds.engineCumulative(pair))) {
          off.add(pair.candidate());
        }
      }
    }
    List<Suspect> suspects = new ArrayList<>();
    for (Pair pair : measured.alignment().pairs()) {
      if (off.contains(pair.candidate())) {
        boolean begins =
            measured
                .alignment()
                .candidate()
                .slice(pair.candidate(), values.keySet())
                .frontier()
                .stream()
                .noneMatch(off::contains);
        if (begins) {
          suspects.add(new Suspect(pair, view, "leaves what the file says"));
        }
      }
    }
    return suspects;
  }

  /**
   * Regions that the engine answers otherwise than the lifted graph, both on golden inputs, by more
   * than kinds of CPU do.
   *
   * @param regions as the engine was asked for them
   * @param values what the engine made of golden inputs
   * @param lifted what the lifted graph made of the same
   */
  List<Suspect> engineAlone(
      List<EngineReplay.Question> regions, Map<Pair, Tensor> values, Map<Pair, Tensor> lifted) {
    List<Suspect> suspects = new ArrayList<>();
    for (EngineReplay.Question region : regions) {
      Pair pair = region.place();
      Tensor value = values.get(pair);
      Tensor wanted = lifted.getOrDefault(pair, measured.referenceValue(pair));
      double limit =
          Math.max(thresholds.engine(region.inside(measured.alignment())), Thresholds.NORMAL_DRIFT);
      if (value != null
          && (value.elements() != wanted.elements()
              || isOff(ErrorMoments.of(wanted, value), limit))) {
        suspects.add(
            new Suspect(pair, Suspect.SWEPT, "answers golden inputs otherwise than the file says"));
      }
    }
    return suspects;
  }

  /** Inner values may be held flattened; an output has the shape that the model says. */
  private boolean clashes(Pair pair, Tensor wanted, Tensor value) {
    boolean output = measured.alignment().reference().outputs().contains(pair.reference());
    return output
        ? !essential(value).equals(essential(wanted))
        : value.elements() != wanted.elements();
  }

  /** Sizes without those of 1, which engines add and drop. */
  private static List<Long> essential(Tensor tensor) {
    return tensor.shape().dims().stream().filter(size -> size != 1).boxed().toList();
  }

  private static boolean isOff(ErrorMoments moments, double limit) {
    return !moments.identical() && !(moments.relRms() <= limit);
  }
}
