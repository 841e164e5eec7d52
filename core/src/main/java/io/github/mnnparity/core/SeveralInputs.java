package io.github.mnnparity.core;

import io.github.mnnparity.core.capture.ModelReader.Role;
import io.github.mnnparity.core.capture.SourceModel;
import io.github.mnnparity.core.error.BadInputException;
import io.github.mnnparity.core.error.ParityException;
import io.github.mnnparity.core.error.Problem;
import io.github.mnnparity.core.feed.InputSet;
import io.github.mnnparity.core.report.Progress;
import io.github.mnnparity.core.report.Report;
import io.github.mnnparity.core.report.Section;
import io.github.mnnparity.core.report.Verdict;
import io.github.mnnparity.core.tensor.Tensor;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Compares every input in every view, with models and engine loaded once, then looks for causes
 * with the worst.
 */
final class SeveralInputs {
  private final Path referenceFile;
  private final Path candidateFile;
  private final CompareOptions options;

  SeveralInputs(Path referenceFile, Path candidateFile, CompareOptions options) {
    this.referenceFile = referenceFile;
    this.candidateFile = candidateFile;
    this.options = Comparison.numbered(options, 1);
  }

  /** A comparison with one of the inputs. */
  private record Examined(InputResult input, CompareOptions options, Report report) {}

  Report run() {
    long start = System.nanoTime();
    options.progress().accept(Progress.of("reading both files"));
    SourceModel reference = ModelFiles.read(referenceFile, Role.REFERENCE);
    SourceModel candidate = ModelFiles.read(candidateFile, Role.CANDIDATE);
    try (EngineHost host = open(reference, candidate)) {
      InputSurvey survey = new InputSurvey(reference, candidate, host, options);
      List<InputResult> results = results(survey);
      long spent = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - start);
      Examined examined = examined(survey, results, reference, candidate, host);
      return over(examined.report(), results, survey, spent);
    }
  }

  /** The options of a comparison with the worst input; the same where there is only one. */
  static CompareOptions ofWorst(Path referenceFile, Path candidateFile, CompareOptions options) {
    if (options.inputSets().size() <= 1) {
      return options;
    }
    SeveralInputs several = new SeveralInputs(referenceFile, candidateFile, options);
    SourceModel reference = ModelFiles.read(referenceFile, Role.REFERENCE);
    SourceModel candidate = ModelFiles.read(candidateFile, Role.CANDIDATE);
    try (EngineHost host = several.open(reference, candidate)) {
      InputSurvey survey = new InputSurvey(reference, candidate, host, several.options);
      List<InputResult> results = several.results(survey);
      return several
          .examined(survey, results, reference, candidate, host)
          .options()
          .with(options.progress());
    }
  }

  private EngineHost open(SourceModel reference, SourceModel candidate) {
    checkNames(reference);
    if (!options.force()) {
      ModelFiles.checkSameNetwork(reference, candidate);
    }
    return EngineHost.open(candidate, options);
  }

  private void checkNames(SourceModel reference) {
    Set<String> names = new HashSet<>();
    for (InputSet set : options.inputSets()) {
      if (!names.add(set.name())) {
        throw new BadInputException(
            new Problem(
                "input '" + set.name() + "'",
                "inputs of different names",
                "two of this name",
                "rename one of them: the report tells inputs by their names"));
      }
    }
    for (InputSet set : options.inputSets()) {
      Map<String, Tensor> tensors;
      try {
        tensors = set.tensors();
      } catch (ParityException e) {
        continue; // It is told when it is this one's turn.
      }
      InputPlan.checkNames(reference, options.with(set, tensors, Map.of()));
      return;
    }
  }

  /**
   * One for each input, in their order.
   *
   * @throws ParityException if none of them can be used
   */
  private List<InputResult> results(InputSurvey survey) {
    List<InputSet> sets = options.inputSets();
    List<InputResult> results = new ArrayList<>();
    ParityException first = null;
    for (InputSet set : sets) {
      options.progress().accept(new Progress("comparing inputs", results.size(), sets.size()));
      try {
        results.add(survey.compare(set));
      } catch (ParityException e) {
        first = first == null ? e : first;
        Problem problem = e.problem();
        results.add(
            InputResult.refused(
                set,
                problem.place()
                    + " should be "
                    + problem.expected()
                    + ", found "
                    + problem.found()));
      }
    }
    options.progress().accept(new Progress("comparing inputs", sets.size(), sets.size()));
    if (first != null && results.stream().noneMatch(InputResult::compared)) {
      throw new BadInputException(
          new Problem(
              "all " + sets.size() + " inputs, such as " + sets.get(0).name(),
              first.problem().place() + ": " + first.problem().expected(),
              first.problem().found(),
              first.problem().next()),
          first);
    }
    return results;
  }

  /**
   * The comparison that decides. An output that seems off may turn out to be within its limit: then
   * the next input has its turn. Corrects {@code results} by what it finds.
   */
  private Examined examined(
      InputSurvey survey,
      List<InputResult> results,
      SourceModel reference,
      SourceModel candidate,
      EngineHost host) {
    Examined worst = null;
    for (InputResult result :
        results.stream().filter(InputResult::compared).sorted(InputResult.WORST_FIRST).toList()) {
      if (worst != null && !result.verdict().isWorseThan(worst.report().verdict())) {
        break;
      }
      CompareOptions own = survey.options(result.set());
      Report report = new Comparison(reference, candidate, host, own).run();
      InputResult known = result.with(report.verdict());
      results.set(results.indexOf(result), known);
      worst = worse(worst, new Examined(known, own, report));
    }
    return worst;
  }

  private static Examined worse(@Nullable Examined known, Examined found) {
    return known == null || found.report().verdict().isWorseThan(known.report().verdict())
        ? found
        : known;
  }

  private Report over(
      Report report, List<InputResult> results, InputSurvey survey, long milliseconds) {
    var spreads = survey.spreads(report.layers());
    List<Section> sections = new ArrayList<>();
    sections.add(InputSections.inputs(results));
    InputSections.layers(spreads, report.layers()).ifPresent(sections::add);
    sections.addAll(report.sections());
    Optional<InputResult> gap =
        results.stream().filter(result -> !result.problem().isEmpty()).findFirst();
    boolean incomplete = report.verdict() == Verdict.MATCH && gap.isPresent();
    return report.over(
        incomplete ? Verdict.INCOMPLETE : report.verdict(),
        incomplete
            ? "INCOMPLETE: input '"
                + gap.get().name()
                + "' was not compared"
                + (gap.get().compared() ? " everywhere: " : ": ")
                + gap.get().problem()
            : report.headline(),
        sections,
        spreads,
        milliseconds);
  }
}
