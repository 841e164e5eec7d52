package io.github.mnnparity.core.ladder;

import io.github.mnnparity.core.align.Pair;
import io.github.mnnparity.core.capture.Engine;
import io.github.mnnparity.core.capture.Engine.Capture;
import io.github.mnnparity.core.capture.Engine.Failure;
import io.github.mnnparity.core.capture.Engine.Settings;
import io.github.mnnparity.core.capture.Engine.Trial;
import io.github.mnnparity.core.diagnose.Thresholds;
import io.github.mnnparity.core.ladder.Rung.Allowance;
import io.github.mnnparity.core.ladder.Rung.Kind;
import io.github.mnnparity.core.ladder.Step.Apart;
import io.github.mnnparity.core.metric.ErrorMoments;
import io.github.mnnparity.core.report.Finding;
import io.github.mnnparity.core.report.Section;
import io.github.mnnparity.core.report.Steps;
import io.github.mnnparity.core.tensor.Tensor;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Runs the candidate file in one way after the other, tells which of them changes the answer by
 * more than it may, and where that begins. One use; not thread-safe.
 */
public final class Ladder {
  /** How much coarser half precision rounds than single precision. */
  private static final double HALF = 0x1p13;

  /** A difference up to this multiple of what rounding explains is noise. */
  private static final double NOISE = 4;

  /** Relative RMS, a third of the drift that is normal between kinds of CPU. */
  private static final double OTHER_TILES = Thresholds.NORMAL_DRIFT / 3;

  /** 20 dB: what values of 8 bits, chosen at run time, may cost. */
  private static final double EIGHT_BITS = 0.1;

  private final Ground ground;
  private final FirstDifference first;
  private final Map<String, Step> steps = new LinkedHashMap<>();
  private final Map<String, Capture> traces = new HashMap<>();
  private Steps runs = Steps.untold();

  public Ladder(Ground ground) {
    this.ground = ground;
    this.first = new FirstDifference(ground.measured());
  }

  /**
   * @param findings not yet ranked
   */
  public record Result(List<Finding> findings, Section section) {}

  public Result climb() {
    Engine engine = ground.engine();
    List<String> views = engine.fitViews();
    runs = Steps.of(ground.progress(), "climbing the engine ladder", rungs(views));
    Map<String, String> left = new LinkedHashMap<>();
    engine.views().forEach(view -> engine.unfit(view).ifPresent(why -> left.put(view, why)));
    for (String view : views) {
      climb(view);
    }
    steps.replaceAll((id, step) -> step.differs() ? located(step) : step);
    List<Step> climbed = List.copyOf(steps.values());
    return new Result(
        new LadderFindings(climbed, first).all(),
        LadderTable.of(climbed, left, engine.environment()));
  }

  /** All rungs of a view; modes are climbed in the first view that runs. */
  private void climb(String view) {
    Optional<Rung> base =
        steps.values().stream()
            .filter(Step::ran)
            .map(Step::rung)
            .filter(rung -> rung.kind() == Kind.BASE)
            .findFirst();
    Rung own =
        base.map(found -> Rung.other(found, view))
            .orElseGet(() -> Rung.ground(Settings.of(ground.options(), view)));
    if (!step(own).ran()) {
      return;
    }
    own.courses().forEach(this::step);
    if (base.isEmpty()) {
      own.modes().forEach(this::step);
    }
  }

  /** Where every view runs. */
  private long rungs(List<String> views) {
    long rungs = 0;
    for (String view : views) {
      Rung base = Rung.ground(Settings.of(ground.options(), view));
      rungs += 1 + base.courses().size() + (rungs == 0 ? base.modes().size() : 0);
    }
    return rungs;
  }

  private Step step(Rung rung) {
    Step step = climb(rung);
    runs.next();
    steps.put(rung.id(), step);
    return step;
  }

  private Step climb(Rung rung) {
    List<String> watched = rung.watched() ? first.tensors() : List.of();
    Trial trial = ground.engine().attempt(rung.settings(), ground.inputs(), watched);
    Capture capture = trial.capture();
    Step base = steps.get(rung.base());
    Map<String, Tensor> values = new LinkedHashMap<>(capture.values());
    if (base != null) {
      values.keySet().retainAll(base.values().keySet());
    }
    boolean ran = trial.unfit().isEmpty() && capture.failure().isEmpty();
    return new Step(
        rung,
        trial.unfit(),
        capture.failure(),
        values,
        ran ? ground.judge().apply(values) : List.of(),
        ran && base != null && base.ran()
            ? Optional.of(apart(rung.allowance(), base.values(), values))
            : Optional.empty(),
        Optional.empty());
  }

  private Apart apart(Allowance allowance, Map<String, Tensor> base, Map<String, Tensor> values) {
    boolean same = true;
    boolean beyond = false;
    double most = 0;
    for (Map.Entry<String, Tensor> entry : base.entrySet()) {
      Tensor left = entry.getValue();
      Tensor right = values.get(entry.getKey());
      if (right == null || !left.bitEquals(right)) {
        same = false;
        double distance =
            right == null ? Double.POSITIVE_INFINITY : ErrorMoments.distance(left, right);
        most = Math.max(most, distance);
        beyond |=
            allowance == Allowance.SAME_BITS
                || distance
                    > first.pair(entry.getKey()).map(p -> allowed(allowance, p)).orElse(0.0);
      }
    }
    return new Apart(same, most, beyond);
  }

  private double allowed(Allowance allowance, Pair pair) {
    double rounding = ground.thresholds().engineCumulative(pair);
    return switch (allowance) {
      case SAME_BITS -> 0;
      case ROUNDING -> rounding;
      case OTHER_TILES -> Math.max(rounding, OTHER_TILES);
      case HALF_FLOATS ->
          Math.max(rounding, NOISE * HALF * ground.thresholds().floors().lifted(pair));
      case EIGHT_BITS -> Math.max(rounding, EIGHT_BITS);
    };
  }

  /** Where a step that changes the answer begins to. */
  private Step located(Step step) {
    Rung rung = step.rung();
    if (rung.kind() == Kind.WATCH) {
      return new Observed(ground, first)
          .disturber(rung.settings(), steps.get(rung.base()).values())
          .map(step::with)
          .orElse(step);
    }
    Capture base = trace(steps.get(rung.base()).rung());
    Capture own = trace(rung);
    return first
        .between(base.values(), own.values(), pair -> allowed(rung.allowance(), pair))
        .or(() -> opOf(own).or(() -> opOf(seen(rung))).map(first::op))
        .map(step::with)
        .orElse(step);
  }

  private static Optional<String> opOf(@Nullable Capture capture) {
    return Optional.ofNullable(capture).flatMap(Capture::failure).flatMap(Failure::op);
  }

  private @Nullable Capture seen(Rung rung) {
    return ground.captures().get(rung.settings().view());
  }

  /** Every tensor of a rung; that of a base was seen by the comparison already. */
  private Capture trace(Rung rung) {
    boolean isBase = rung.kind() == Kind.BASE || rung.kind() == Kind.API;
    Capture known = isBase ? seen(rung) : null;
    if (known != null && known.failure().isEmpty()) {
      return known;
    }
    return isBase ? traces.computeIfAbsent(rung.id(), id -> watched(rung)) : watched(rung);
  }

  private Capture watched(Rung rung) {
    return ground.engine().attempt(rung.settings(), ground.inputs(), first.tensors()).capture();
  }
}
