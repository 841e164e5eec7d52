package io.github.mnnparity.mnn.engine;

import io.github.mnnparity.core.capture.Engine.Capture;
import io.github.mnnparity.core.capture.Engine.Failure;
import io.github.mnnparity.core.capture.Engine.FailureKind;
import io.github.mnnparity.core.tensor.Tensor;
import io.github.mnnparity.mnn.engine.Asker.View;
import io.github.mnnparity.mnn.worker.Reply;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The Session API: values from callbacks of a run of the untouched file. Ops without a callback of
 * their own (views, shape arithmetic) come from a second session that is told to keep their
 * tensors; they are taken only if its graph outputs have the same bits.
 */
final class SessionCapture {
  private final Asker asker;
  private final ModelFacts facts;
  private final Map<String, Tensor> inputs;

  SessionCapture(Asker asker, ModelFacts facts, Map<String, Tensor> inputs) {
    this.asker = asker;
    this.facts = facts;
    this.inputs = inputs;
  }

  Capture capture(Collection<String> wanted) {
    Values watched = new Values();
    Reply reply = asker.run(View.SESSION, inputs, wanted, 1);
    watched.add(reply);
    Map<String, Tensor> values = new LinkedHashMap<>(watched.ofRun(0));
    if (!reply.ok()) {
      return new Capture(values, Map.of(), Optional.of(blamed(reply)), false, false);
    }
    Values plain = new Values();
    Reply second = asker.run(View.PLAIN_SESSION, inputs, List.of(), 2);
    if (!second.ok()) {
      Failure failure = Failures.of(second, Optional.of(facts));
      return new Capture(values, Map.of(), Optional.of(failure), false, false);
    }
    plain.add(second);
    boolean certified = Values.sameBits(facts.outputs(), values, plain.ofRun(0));
    boolean repeatable = Values.sameBits(facts.outputs(), plain.ofRun(0), plain.ofRun(1));
    addSaved(wanted, values, watched);
    Set<String> asked = new LinkedHashSet<>(wanted);
    asked.addAll(facts.outputs());
    return new Capture(
        values, watched.missing(asked, values), Optional.empty(), certified, repeatable);
  }

  private Failure blamed(Reply reply) {
    Failure failure = Failures.of(reply, Optional.of(facts));
    return failure.kind() == FailureKind.TIMEOUT || facts.subgraphs() > 0
        ? failure
        : new Blame(asker, facts, inputs).find(reply).failure();
  }

  private void addSaved(Collection<String> wanted, Map<String, Tensor> values, Values watched) {
    Set<String> left = new LinkedHashSet<>(wanted);
    left.removeAll(values.keySet());
    if (left.isEmpty()) {
      return;
    }
    Reply reply = asker.run(View.SAVED, inputs, left, 1);
    Values saved = new Values();
    saved.add(reply);
    if (reply.ok() && Values.sameBits(facts.outputs(), values, saved.ofRun(0))) {
      left.forEach(
          name -> {
            Tensor value = saved.ofRun(0).get(name);
            if (value != null) {
              values.put(name, value);
            }
          });
      watched.add(reply);
    }
  }
}
