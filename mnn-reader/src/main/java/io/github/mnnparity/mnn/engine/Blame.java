package io.github.mnnparity.mnn.engine;

import io.github.mnnparity.core.capture.Engine.Failure;
import io.github.mnnparity.core.capture.Engine.FailureKind;
import io.github.mnnparity.core.tensor.Tensor;
import io.github.mnnparity.mnn.engine.Asker.View;
import io.github.mnnparity.mnn.engine.Asker.Wish;
import io.github.mnnparity.mnn.worker.Reply;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Finds the op that makes a model fail. A model with callbacks tells it; otherwise the first op is
 * searched, by halving, up to which the model cannot be run.
 */
final class Blame {
  private final Asker asker;
  private final ModelFacts facts;
  private final Map<String, Tensor> inputs;

  Blame(Asker asker, ModelFacts facts, Map<String, Tensor> inputs) {
    this.asker = asker;
    this.facts = facts;
    this.inputs = inputs;
  }

  /**
   * @param failure with its op, if that was found
   * @param place number of ops that still run; empty if no search was made or none was found
   */
  record Found(Failure failure, Optional<Integer> place) {}

  /**
   * @param reply of the run that failed
   */
  Found find(Reply reply) {
    Failure failure = Failures.of(reply, Optional.of(facts));
    if (failure.op().isPresent()) {
      return new Found(failure, placeOf(failure.op().get()));
    }
    if (failure.kind() == FailureKind.TIMEOUT) {
      boolean running =
          reply.death().map(death -> death.status().phase().equals("run")).orElse(false);
      return new Found(running ? byCallbacks(failure) : failure, Optional.empty());
    }
    boolean ran = reply.death().isPresent() || reply.answer().path("stage").asText().equals("run");
    int place = ran ? firstFailing() : -1;
    return place < 0
        ? new Found(failure, Optional.empty())
        : new Found(Failures.at(failure, facts.ops().get(place)), Optional.of(place));
  }

  private Optional<Integer> placeOf(String name) {
    for (int place = 0; place < facts.ops().size(); place++) {
      if (facts.ops().get(place).name().equals(name)) {
        return Optional.of(place);
      }
    }
    return Optional.empty();
  }

  /** A Module has no callbacks; a Session with the same fate names the op. */
  private Failure byCallbacks(Failure failure) {
    if (facts.subgraphs() > 0) {
      return failure;
    }
    Reply reply = asker.run(View.SESSION, inputs, List.of(), 1);
    if (reply.death().isEmpty()) {
      return failure;
    }
    Failure again = Failures.of(reply, Optional.of(facts));
    return again.kind() == failure.kind()
        ? new Failure(failure.kind(), again.op(), again.opType(), failure.message())
        : failure;
  }

  /** Place of the first op with which the model fails; -1 if no op makes the difference. */
  private int firstFailing() {
    int runs = 0;
    int fails = facts.ops().size();
    if (fails == 0 || !runsUpTo(0) || runsUpTo(fails)) {
      return -1;
    }
    while (fails - runs > 1) {
      int middle = (runs + fails) / 2;
      if (runsUpTo(middle)) {
        runs = middle;
      } else {
        fails = middle;
      }
    }
    return fails - 1;
  }

  private boolean runsUpTo(int count) {
    Collection<String> names = count == 0 ? facts.inputs() : facts.tensorsBefore(count);
    return asker.run(View.MODULE, inputs, names, 1, Wish.NO_VALUES).ok();
  }
}
