package io.github.mnnparity.core.diagnose;

import com.google.common.collect.ImmutableList;
import io.github.mnnparity.core.align.Alignment;
import io.github.mnnparity.core.align.Pair;
import io.github.mnnparity.core.capture.Engine;
import io.github.mnnparity.core.error.ParityException;
import io.github.mnnparity.core.graph.Flow;
import io.github.mnnparity.core.graph.Node;
import io.github.mnnparity.core.tensor.Tensor;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Runs one region in the engine and in the lifted graph, on the same golden inputs. */
final class EngineReplay {
  private final Measured measured;
  private final Evaluator evaluator;
  private final Optional<Engine> engine;
  private final Set<String> knownToEngine = new HashSet<>();

  /**
   * @param captured engine tensors by view and engine name. A value that no view gave may be the
   *     one that goes wrong, so regions are not cut there; where nothing was captured they are cut
   *     at every pair
   */
  EngineReplay(
      Measured measured,
      Evaluator evaluator,
      Optional<Engine> engine,
      Map<String, Map<String, Tensor>> captured) {
    this.measured = measured;
    this.evaluator = evaluator;
    this.engine = engine;
    boolean any = captured.values().stream().anyMatch(values -> !values.isEmpty());
    for (Pair pair : measured.alignment().pairs()) {
      boolean given =
          !any
              || measured.candidateFeeds().containsKey(pair.candidate())
              || captured.values().stream()
                  .anyMatch(values -> measured.captured(pair, values).isPresent());
      if (given && !measured.engineNames(pair).isEmpty() && measured.golden(pair).isPresent()) {
        knownToEngine.add(pair.candidate());
      }
    }
  }

  /**
   * @param place the pair that was looked at: the suspect's, or the next one downstream that the
   *     engine can be asked for
   * @param lifted empty if the lifted region cannot be run
   * @param engine empty if there is no engine or it failed
   * @param inside pairs that were computed on the way, the place among them
   */
  record Triple(
      Pair place,
      Tensor reference,
      Optional<Tensor> lifted,
      Optional<Tensor> engine,
      Optional<Engine.Failure> failure,
      List<Pair> inside) {
    Triple(
        Pair place,
        Tensor reference,
        Optional<Tensor> lifted,
        Optional<Tensor> engine,
        Optional<Engine.Failure> failure) {
      this(place, reference, lifted, engine, failure, List.of(place));
    }
  }

  /**
   * What is to be computed for one place, from golden values.
   *
   * @param golden by name of the lifted graph
   * @param engineInputs the same by engine name
   */
  record Question(
      Pair place, Flow.Slice slice, Map<String, Tensor> golden, Map<String, Tensor> engineInputs) {
    /** Pairs that are computed on the way, the place among them. */
    List<Pair> inside(Alignment alignment) {
      return slice.nodes().stream()
          .flatMap(node -> node.outputs().stream())
          .flatMap(output -> alignment.ofCandidate(output).stream())
          .toList();
    }
  }

  /** Pairs that the engine can be asked for, each with its region alone. */
  List<Question> questions() {
    return measured.alignment().pairs().stream()
        .filter(pair -> knownToEngine.contains(pair.candidate()))
        .map(this::question)
        .filter(question -> !question.slice().nodes().isEmpty())
        .toList();
  }

  private Question question(Pair place) {
    Alignment alignment = measured.alignment();
    Flow.Slice slice = alignment.candidate().slice(place.candidate(), knownToEngine);
    Map<String, Tensor> golden = new HashMap<>();
    Map<String, Tensor> engineInputs = new HashMap<>();
    for (String value : slice.frontier()) {
      Optional<Pair> pair = alignment.ofCandidate(value);
      Optional<Tensor> tensor = pair.flatMap(measured::golden);
      if (tensor.isEmpty()) {
        tensor = Optional.ofNullable(measured.candidateFeeds().get(value));
      }
      if (tensor.isPresent()) {
        golden.put(value, tensor.get());
        List<String> names = measured.engineNames(value);
        engineInputs.put(names.isEmpty() ? value : names.get(0), tensor.get());
      }
    }
    return new Question(place, slice, golden, engineInputs);
  }

  Triple replay(Suspect suspect) {
    Question question = question(askable(suspect.pair()));
    Pair place = question.place();
    Optional<Tensor> lifted = lifted(question.slice(), place, question.golden());
    if (engine.isEmpty() || measured.engineNames(place).isEmpty()) {
      return new Triple(
          place,
          measured.referenceValue(place),
          lifted,
          Optional.empty(),
          Optional.empty(),
          question.inside(measured.alignment()));
    }
    String output = measured.engineNames(place).get(0);
    Engine.Capture capture = engine.get().replay(question.engineInputs(), List.of(output));
    return new Triple(
        place,
        measured.referenceValue(place),
        lifted,
        Optional.ofNullable(capture.values().get(output)),
        capture.failure(),
        question.inside(measured.alignment()));
  }

  private Optional<Tensor> lifted(Flow.Slice slice, Pair place, Map<String, Tensor> golden) {
    if (slice.nodes().stream().anyMatch(Node::isOpaque)) {
      return Optional.empty();
    }
    try {
      return Optional.ofNullable(run(place, golden));
    } catch (ParityException e) {
      return measured.running() == measured.candidate().graph()
          ? Optional.empty()
          : withAllGolden(place, golden);
    }
  }

  /** The form that runs may read what the restored graph, which gave the frontier, does not. */
  private Optional<Tensor> withAllGolden(Pair place, Map<String, Tensor> golden) {
    Map<String, Tensor> all = new HashMap<>(measured.candidateFeeds());
    for (Pair pair : measured.alignment().pairs()) {
      if (!pair.equals(place) && knownToEngine.contains(pair.candidate())) {
        measured.golden(pair).ifPresent(value -> all.put(pair.candidate(), value));
      }
    }
    all.putAll(golden);
    try {
      return Optional.ofNullable(run(place, all));
    } catch (ParityException e) {
      return Optional.empty();
    }
  }

  private @Nullable Tensor run(Pair place, Map<String, Tensor> golden) {
    return evaluator
        .run(measured.running(), golden, List.of(place.candidate()))
        .get(place.candidate());
  }

  /** The pair itself or the nearest one downstream whose value has a name in the file. */
  private Pair askable(Pair pair) {
    Alignment alignment = measured.alignment();
    Deque<String> open = new ArrayDeque<>(ImmutableList.of(pair.candidate()));
    Set<String> seen = new HashSet<>(open);
    while (!open.isEmpty()) {
      String value = open.poll();
      Optional<Pair> here = alignment.ofCandidate(value);
      if (here.isPresent() && !measured.engineNames(here.get()).isEmpty()) {
        return here.get();
      }
      for (Node node : alignment.candidate().consumers(value)) {
        node.outputs().stream().filter(seen::add).forEach(open::add);
      }
    }
    return pair;
  }
}
