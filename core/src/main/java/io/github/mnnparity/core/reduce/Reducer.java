package io.github.mnnparity.core.reduce;

import io.github.mnnparity.core.align.Pair;
import io.github.mnnparity.core.diagnose.Evaluator;
import io.github.mnnparity.core.diagnose.Measured;
import io.github.mnnparity.core.graph.Node;
import io.github.mnnparity.core.report.Finding;
import io.github.mnnparity.core.report.Report;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Looks for the smallest part that fails as the whole does: first the region of the first error on
 * golden inputs, and wider ones where that alone does not fail; then single operators of it, and
 * smaller inputs. One use.
 */
public final class Reducer {
  private static final int MOST_RINGS = 64;

  private final Measured measured;
  private final PartCutter cutter;
  private final Workshop workshop;
  private final Duration budget;
  private final Consumer<String> progress;

  /**
   * @param budget no new trial is started after it
   */
  public Reducer(
      Measured measured,
      Evaluator evaluator,
      Workshop workshop,
      Duration budget,
      Consumer<String> progress) {
    this.measured = measured;
    this.cutter = new PartCutter(measured, evaluator);
    this.workshop = workshop;
    this.budget = budget;
    this.progress = progress;
  }

  /**
   * @param found the smallest part that fails in the same way; empty where no part does
   * @param trials parts that were tried
   */
  record Reduction(Symptom symptom, Optional<Trial> found, int trials) {}

  /**
   * @param finding the first error of {@code report}
   * @param folder for files of parts, to be thrown away afterwards
   */
  Reduction reduce(Finding finding, Report report, Path folder) {
    Optional<Pair> place = place(finding);
    Set<String> region = new HashSet<>();
    finding.onnxTensors().stream()
        .flatMap(tensor -> measured.alignment().ofReference(tensor).stream())
        .forEach(
            pair ->
                measured.alignment().region(pair).reference().nodes().stream()
                    .map(Node::outputs)
                    .forEach(region::addAll));
    place.ifPresent(
        pair ->
            measured.alignment().region(pair).reference().nodes().stream()
                .map(Node::outputs)
                .forEach(region::addAll));
    Symptom symptom = Symptom.of(finding, report, region);
    Trials trials = new Trials(workshop, folder, measured.candidate().file(), symptom, budget);
    Optional<Trial> found =
        place
            .flatMap(pair -> widening(pair, trials))
            .map(trial -> narrowed(trial, finding, region, trials))
            .map(trial -> shrunk(trial, trials));
    return new Reduction(symptom, found, trials.count());
  }

  /** Where the finding is. */
  private Optional<Pair> place(Finding finding) {
    List<Pair> named =
        finding.onnxTensors().stream()
            .flatMap(tensor -> measured.alignment().ofReference(tensor).stream())
            .filter(pair -> measured.referenceValues().containsKey(pair.reference()))
            .toList();
    return named.stream().findFirst().map(this::askable);
  }

  /** The pair itself or the nearest one downstream whose value has a name in the file. */
  private Pair askable(Pair pair) {
    Deque<String> open = new ArrayDeque<>(List.of(pair.candidate()));
    Set<String> seen = new HashSet<>(open);
    while (!open.isEmpty()) {
      String value = open.poll();
      Optional<Pair> here = measured.alignment().ofCandidate(value);
      if (here.isPresent()
          && !measured.engineNames(here.get()).isEmpty()
          && measured.referenceValues().containsKey(here.get().reference())) {
        return here.get();
      }
      for (Node node : measured.alignment().candidate().consumers(value)) {
        node.outputs().stream().filter(seen::add).forEach(open::add);
      }
    }
    return pair;
  }

  private Optional<Trial> widening(Pair target, Trials trials) {
    Set<Pair> borders = new HashSet<>(cutter.borders());
    borders.remove(target);
    for (int ring = 0, step = 1; ring < MOST_RINGS && !trials.isOver(); ring += step, step *= 2) {
      Part part = cutter.between(borders, target);
      progress.accept("trying " + part.nodes() + " of the reference's nodes");
      Optional<Trial> trial = trials.converted(part).or(() -> trials.cut(part));
      if (trial.isPresent()) {
        return trial;
      }
      boolean wider = false;
      for (int i = 0; i < step; i++) {
        Set<Pair> read = cutter.readBy(target, borders);
        read.removeIf(pair -> measured.feeds().containsKey(pair.reference()));
        wider |= borders.removeAll(read);
      }
      if (!wider) {
        return Optional.empty();
      }
    }
    return Optional.empty();
  }

  /** One operator of the region by itself, if it fails as the region does. */
  private Trial narrowed(Trial trial, Finding finding, Set<String> region, Trials trials) {
    if (!trial.converted() || trial.part().nodes() < 2) {
      return trial;
    }
    List<Node> suspects = new ArrayList<>();
    for (Node node : measured.alignment().reference().nodes()) {
      if (!Collections.disjoint(node.outputs(), region)) {
        suspects.add(node);
      }
    }
    Collections.reverse(suspects);
    suspects.sort(
        (a, b) ->
            Boolean.compare(
                Collections.disjoint(finding.onnxNodes(), a.sources()),
                Collections.disjoint(finding.onnxNodes(), b.sources())));
    Trial best = trial;
    for (Node node : suspects) {
      Optional<Trial> alone =
          trials.isOver()
              ? Optional.empty()
              : cutter
                  .node(node)
                  .filter(part -> part.nodes() < trial.part().nodes())
                  .flatMap(trials::converted);
      if (alone.isPresent()) {
        return alone.get();
      }
    }
    return best;
  }

  /** Over inputs as small as still fail. */
  private Trial shrunk(Trial trial, Trials trials) {
    Trial best = trial;
    boolean smaller = true;
    while (smaller && !trials.isOver()) {
      smaller = false;
      for (Crop crop : Crop.values()) {
        Trial current = best;
        Optional<Trial> next =
            crop.of(current.part().inputs())
                .flatMap(inputs -> cutter.over(current.part(), inputs))
                .flatMap(part -> trials.again(current, part));
        if (next.isPresent()) {
          progress.accept("smaller inputs fail too");
          best = next.get();
          smaller = true;
          break;
        }
      }
    }
    return best;
  }
}
