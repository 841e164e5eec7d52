package io.github.mnnparity.core.diagnose;

import io.github.mnnparity.core.align.Pair;
import io.github.mnnparity.core.capture.Engine;
import io.github.mnnparity.core.diagnose.EngineReplay.Question;
import io.github.mnnparity.core.graph.Node;
import io.github.mnnparity.core.tensor.Tensor;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Every region in the engine on golden inputs, many in one run: regions that do not touch are asked
 * for together, so that a few runs of the whole file answer all. What hides behind a first fault
 * shows here.
 */
final class EngineSweep {
  /** Bytes of golden inputs in one run. */
  private static final long MOST_BYTES = 128L << 20;

  /** Runs that the engine may refuse, each then asked again in halves. */
  private static final int PATIENCE = 16;

  private final Measured measured;
  private final Engine engine;
  private final Map<Pair, Tensor> values = new LinkedHashMap<>();
  private int refusals;

  private EngineSweep(Measured measured, Engine engine) {
    this.measured = measured;
    this.engine = engine;
  }

  /** What the engine makes of golden inputs, by pair; without those that it refuses. */
  static Map<Pair, Tensor> of(Measured measured, Engine engine, List<Question> regions) {
    EngineSweep sweep = new EngineSweep(measured, engine);
    sweep.batches(regions).forEach(batch -> sweep.ask(batch.questions));
    return sweep.values;
  }

  /** Questions none of which computes what another one is fed. */
  private static final class Batch {
    private final List<Question> questions = new ArrayList<>();
    private final Set<String> made = new HashSet<>();
    private final Set<String> fed = new HashSet<>();
    private long bytes;

    boolean takes(Question question, Set<String> makes) {
      return bytes + size(question) <= MOST_BYTES
          && makes.stream().noneMatch(fed::contains)
          && question.engineInputs().keySet().stream().noneMatch(made::contains);
    }

    void add(Question question, Set<String> makes) {
      questions.add(question);
      made.addAll(makes);
      fed.addAll(question.engineInputs().keySet());
      bytes += size(question);
    }

    private static long size(Question question) {
      return question.engineInputs().values().stream().mapToLong(Tensor::byteSize).sum();
    }
  }

  private List<Batch> batches(List<Question> questions) {
    List<Batch> batches = new ArrayList<>();
    for (Question question : questions) {
      Set<String> makes = makes(question);
      Optional<Batch> free =
          batches.stream().filter(batch -> batch.takes(question, makes)).findFirst();
      if (free.isEmpty()) {
        batches.add(new Batch());
      }
      free.orElseGet(() -> batches.get(batches.size() - 1)).add(question, makes);
    }
    return batches;
  }

  /** Names of everything that is computed on the way, the place among them. */
  private Set<String> makes(Question question) {
    Set<String> made = new HashSet<>(measured.engineNames(question.place()));
    for (Node node : question.slice().nodes()) {
      node.outputs().forEach(output -> made.addAll(measured.engineNames(output)));
    }
    return made;
  }

  private void ask(List<Question> questions) {
    Map<String, Tensor> inputs = new HashMap<>();
    Map<String, Pair> wanted = new LinkedHashMap<>();
    for (Question question : questions) {
      inputs.putAll(question.engineInputs());
      wanted.put(measured.engineNames(question.place()).get(0), question.place());
    }
    Engine.Capture capture = engine.replay(inputs, wanted.keySet());
    if (capture.failure().isEmpty()) {
      capture.values().forEach((name, value) -> values.put(wanted.get(name), value));
    } else if (questions.size() > 1 && refusals++ < PATIENCE) {
      int middle = questions.size() / 2;
      ask(questions.subList(0, middle));
      ask(questions.subList(middle, questions.size()));
    }
  }
}
