package io.github.mnnparity.core.diagnose;

import io.github.mnnparity.core.align.Alignment;
import io.github.mnnparity.core.align.Pair;
import io.github.mnnparity.core.report.Role;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.function.ToDoubleFunction;

/**
 * Which part each layer plays in the error of one view: whether the error begins there, or what
 * becomes of the error that comes in.
 */
public final class Roles {
  /** From this gain on, a layer that is right by itself makes an error much larger. */
  static final double AMPLIFIES = 4;

  /** Up to this gain, a layer makes an error go away. */
  static final double HEALS = 0.25;

  private final Alignment alignment;
  private final Map<Pair, Double> cumulative;
  private final Map<Pair, Double> local;
  private final ToDoubleFunction<Pair> noise;
  private final ToDoubleFunction<Pair> localNoise;
  private final Map<String, Double> byCandidate = new HashMap<>();
  private final Set<String> off = new HashSet<>();

  /**
   * @param gain see {@link io.github.mnnparity.core.report.Layer.ViewResult}
   */
  public record Part(Optional<Role> role, OptionalDouble gain) {
    static final Part CLEAN = new Part(Optional.of(Role.CLEAN), OptionalDouble.empty());

    public boolean isOrigin() {
      return role.equals(Optional.of(Role.ORIGIN));
    }
  }

  /**
   * @param cumulative relative RMS error where the view has a value; {@code +∞} for another shape
   *     or a NaN on one side
   * @param local the same on golden inputs, where the layer was run alone
   * @param noise largest cumulative error that is noise
   * @param localNoise largest local error that is noise
   */
  public Roles(
      Alignment alignment,
      Map<Pair, Double> cumulative,
      Map<Pair, Double> local,
      ToDoubleFunction<Pair> noise,
      ToDoubleFunction<Pair> localNoise) {
    this.alignment = alignment;
    this.cumulative = cumulative;
    this.local = local;
    this.noise = noise;
    this.localNoise = localNoise;
    cumulative.forEach(
        (pair, error) -> {
          byCandidate.put(pair.candidate(), error);
          if (error > noise.applyAsDouble(pair)) {
            off.add(pair.candidate());
          }
        });
  }

  /** The part of a pair; without a role where the view has no value, or cannot tell. */
  public Part of(Pair pair) {
    boolean begins = local.containsKey(pair) && local.get(pair) > localNoise.applyAsDouble(pair);
    if (off.isEmpty() && !begins && cumulative.containsKey(pair)) {
      return Part.CLEAN;
    }
    List<String> inputs =
        alignment.candidate().slice(pair.candidate(), byCandidate.keySet()).frontier();
    boolean offInside = inputs.stream().anyMatch(off::contains);
    double in =
        inputs.stream().mapToDouble(value -> byCandidate.getOrDefault(value, 0.0)).max().orElse(0);
    OptionalDouble gain =
        offInside && cumulative.containsKey(pair) && Double.isFinite(in) && !begins
            ? OptionalDouble.of(cumulative.get(pair) / in)
            : OptionalDouble.empty();
    return new Part(role(pair, begins, offInside, gain), gain);
  }

  private Optional<Role> role(Pair pair, boolean begins, boolean offInside, OptionalDouble gain) {
    if (begins) {
      return Optional.of(Role.ORIGIN);
    }
    if (!cumulative.containsKey(pair)) {
      return Optional.empty();
    }
    boolean offOutside = off.contains(pair.candidate());
    if (!offOutside) {
      return Optional.of(offInside ? Role.HEALER : Role.CLEAN);
    }
    if (!local.containsKey(pair)) {
      return offInside ? Optional.empty() : Optional.of(Role.ORIGIN);
    }
    if (!offInside || gain.orElse(1) >= AMPLIFIES) {
      return Optional.of(Role.AMPLIFIER);
    }
    return Optional.of(gain.orElse(1) <= HEALS ? Role.HEALER : Role.CARRIER);
  }
}
