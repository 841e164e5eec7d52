package io.github.mnnparity.mnn.engine;

import io.github.mnnparity.core.capture.Engine.Capture;
import io.github.mnnparity.core.tensor.Tensor;
import io.github.mnnparity.mnn.engine.Asker.View;
import io.github.mnnparity.mnn.engine.Asker.Wish;
import io.github.mnnparity.mnn.worker.Reply;
import io.github.mnnparity.mnn.worker.Reply.DeathKind;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The Module API: the model is loaded with every wanted tensor as an output, so that one run gives
 * all values. Where the engine does not take some of them, they are asked for in halves.
 */
final class ModuleCapture {
  /** Requests that asking in halves may take. */
  private static final int PATIENCE = 48;

  private final Asker asker;
  private final ModelFacts facts;
  private final Map<String, Tensor> inputs;
  private final Map<String, String> formats;
  private int requests;

  /**
   * @param formats filled with the layouts that the engine keeps the tensors in
   */
  ModuleCapture(
      Asker asker, ModelFacts facts, Map<String, Tensor> inputs, Map<String, String> formats) {
    this.asker = asker;
    this.facts = facts;
    this.inputs = inputs;
    this.formats = formats;
  }

  Capture capture(Collection<String> wanted) {
    Reply all = asker.run(View.MODULE, inputs, wanted, 1);
    if (all.death().map(death -> death.kind() == DeathKind.TIMEOUT).orElse(false)) {
      return failed(all, wanted);
    }
    Reply twice = asker.run(View.MODULE, inputs, List.of(), 2);
    if (!twice.ok()) {
      return failed(twice, wanted);
    }
    Values plain = new Values();
    plain.add(twice);
    Values captured = new Values();
    captured.add(all);
    Map<String, Tensor> values = new LinkedHashMap<>(captured.ofRun(0));
    Map<String, String> refused = new LinkedHashMap<>();
    if (!all.ok()) {
      values = new LinkedHashMap<>(plain.ofRun(0));
      List<String> names = new ArrayList<>(wanted);
      names.removeAll(facts.outputs());
      inHalves(names, plain.ofRun(0), values, refused);
    }
    formats.putAll(captured.formats());
    Set<String> asked = new LinkedHashSet<>(wanted);
    asked.addAll(facts.outputs());
    Map<String, String> missing = captured.missing(asked, values);
    missing.putAll(refused);
    return new Capture(
        values,
        missing,
        Optional.empty(),
        Values.sameBits(facts.outputs(), values, plain.ofRun(0)),
        Values.sameBits(facts.outputs(), plain.ofRun(0), plain.ofRun(1)));
  }

  /** Asks for ever fewer tensors; keeps only values of runs whose graph outputs did not change. */
  private void inHalves(
      List<String> names,
      Map<String, Tensor> outputs,
      Map<String, Tensor> values,
      Map<String, String> refused) {
    if (names.isEmpty()) {
      return;
    }
    if (requests++ >= PATIENCE) {
      names.forEach(name -> refused.put(name, "the engine fails when it is asked for too often"));
      return;
    }
    Reply reply = asker.run(View.MODULE, inputs, names, 1);
    Values captured = new Values();
    captured.add(reply);
    if (reply.ok() && Values.sameBits(facts.outputs(), outputs, captured.ofRun(0))) {
      values.putAll(captured.ofRun(0));
      formats.putAll(captured.formats());
    } else if (names.size() == 1) {
      refused.put(names.get(0), reason(reply));
    } else {
      int middle = names.size() / 2;
      inHalves(names.subList(0, middle), outputs, values, refused);
      inHalves(names.subList(middle, names.size()), outputs, values, refused);
    }
  }

  private String reason(Reply reply) {
    return reply.ok()
        ? "asking for it changes the graph outputs"
        : Failures.of(reply, Optional.of(facts)).message();
  }

  /** The failure with its op, and the values of the ops before it. */
  private Capture failed(Reply reply, Collection<String> wanted) {
    Blame.Found found = new Blame(asker, facts, inputs).find(reply);
    Values before = new Values();
    if (found.place().isPresent()) {
      List<String> names = new ArrayList<>(facts.tensorsBefore(found.place().get()));
      names.retainAll(new LinkedHashSet<>(wanted));
      before.add(asker.run(View.MODULE, inputs, names, 1, Wish.ONLY_NAMED));
    }
    return new Capture(before.ofRun(0), Map.of(), Optional.of(found.failure()), false, false);
  }
}
