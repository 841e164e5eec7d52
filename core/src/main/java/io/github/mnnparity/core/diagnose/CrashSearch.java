package io.github.mnnparity.core.diagnose;

import io.github.mnnparity.core.align.Pair;
import io.github.mnnparity.core.capture.Engine;
import io.github.mnnparity.core.capture.Engine.FailureKind;
import java.util.Map;
import java.util.Optional;

/**
 * Finds the op that kills the engine where the engine could not tell: each region is run alone. One
 * search serves all views. Not thread-safe.
 */
public final class CrashSearch {
  private static final int MOST = 400;

  /** A corrupted heap kills only now and then. */
  private static final int ROUNDS = 3;

  private final Measured measured;
  private final EngineReplay replay;
  private Optional<String> guilty = Optional.empty();
  private int rounds;

  public CrashSearch(Measured measured, Evaluator evaluator, Engine engine) {
    this.measured = measured;
    this.replay = new EngineReplay(measured, evaluator, Optional.of(engine), Map.of());
  }

  /** The failure with the first op that fails by itself; the failure as it is if none does. */
  public Engine.Failure named(Engine.Failure failure) {
    boolean unknown = failure.op().isEmpty();
    boolean died = failure.kind() == FailureKind.CRASH || failure.kind() == FailureKind.TIMEOUT;
    if (!unknown || !died) {
      return failure;
    }
    while (guilty.isEmpty() && rounds < ROUNDS) {
      rounds++;
      guilty = search();
    }
    return guilty.isEmpty()
        ? failure
        : new Engine.Failure(failure.kind(), guilty, failure.opType(), failure.message());
  }

  private Optional<String> search() {
    return measured.alignment().pairs().stream()
        .filter(pair -> !measured.alignment().region(pair).candidate().nodes().isEmpty())
        .limit(MOST)
        .filter(this::kills)
        .flatMap(pair -> Place.of(measured, pair).mnnOps().stream())
        .findFirst();
  }

  private boolean kills(Pair pair) {
    return replay
        .replay(new Suspect(pair, "", "may be the op that kills the engine"))
        .failure()
        .filter(found -> found.kind() == FailureKind.CRASH || found.kind() == FailureKind.TIMEOUT)
        .isPresent();
  }
}
