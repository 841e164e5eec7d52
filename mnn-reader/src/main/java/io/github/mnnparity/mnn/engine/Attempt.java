package io.github.mnnparity.mnn.engine;

import io.github.mnnparity.core.capture.Engine.Capture;
import io.github.mnnparity.core.capture.Engine.Course;
import io.github.mnnparity.core.capture.Engine.Settings;
import io.github.mnnparity.core.capture.Engine.Trial;
import io.github.mnnparity.core.tensor.Tensor;
import io.github.mnnparity.mnn.engine.Asker.View;
import io.github.mnnparity.mnn.worker.Reply;
import io.github.mnnparity.mnn.worker.Reply.Death;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** One run of the file with settings of its own, with nothing kept from runs before. */
final class Attempt {
  private final Asker asker;
  private final ModelFacts facts;
  private final Map<String, Tensor> inputs;

  Attempt(Asker asker, ModelFacts facts, Map<String, Tensor> inputs) {
    this.asker = asker;
    this.facts = facts;
    this.inputs = inputs;
  }

  /**
   * @param wanted tensors to watch; a run that watches none is a plain one
   */
  Trial with(Settings settings, Collection<String> wanted) {
    boolean session = settings.view().equals("session");
    View view = !session ? View.MODULE : wanted.isEmpty() ? View.PLAIN_SESSION : View.SESSION;
    int runs = settings.course() == Course.AGAIN ? 2 : 1;
    Asker own = asker.with(settings);
    Reply reply = own.run(view, inputs, wanted, runs);
    Values values = new Values();
    values.add(reply);
    Map<String, Tensor> given = new LinkedHashMap<>(values.ofRun(runs - 1));
    if (!reply.ok()) {
      return unfit(reply)
          .map(Trial::unfit)
          .orElseGet(
              () ->
                  Trial.of(
                      new Capture(
                          given,
                          Map.of(),
                          Optional.of(Failures.of(reply, Optional.of(facts))),
                          false,
                          false)));
    }
    if (view == View.SESSION) {
      addSaved(own, wanted, runs, given, values);
    }
    Set<String> asked = new LinkedHashSet<>(wanted);
    asked.addAll(facts.outputs());
    return Trial.of(new Capture(given, values.missing(asked, given), Optional.empty(), true, true));
  }

  /** Views and shape arithmetic have no callback; a session can be told to keep their tensors. */
  private void addSaved(
      Asker own, Collection<String> wanted, int runs, Map<String, Tensor> given, Values values) {
    Set<String> left = new LinkedHashSet<>(wanted);
    left.removeAll(given.keySet());
    if (left.isEmpty()) {
      return;
    }
    Reply reply = own.run(View.SAVED, inputs, left, runs);
    Values saved = new Values();
    saved.add(reply);
    if (reply.ok() && Values.sameBits(facts.outputs(), given, saved.ofRun(runs - 1))) {
      saved.ofRun(runs - 1).forEach(given::putIfAbsent);
      values.add(reply);
    }
  }

  /** Why the settings cannot be tried; a size that a model does not survive is not its fault. */
  private static Optional<String> unfit(Reply reply) {
    boolean refused = reply.answer().path("stage").asText().equals("unfit");
    boolean away =
        reply.death().map(Death::status).filter(s -> s.phase().equals("detour")).isPresent();
    if (away) {
      return Optional.of("the engine does not survive another size of this model's inputs");
    }
    return refused ? Optional.of(reply.answer().path("message").asText()) : Optional.empty();
  }
}
