package io.github.mnnparity.core;

import io.github.mnnparity.core.ExplainVerdict.Answer;
import io.github.mnnparity.core.ExplainVerdict.Outcome;
import io.github.mnnparity.core.capture.SourceModel;
import io.github.mnnparity.core.explain.CodeSample;
import io.github.mnnparity.core.explain.CodeSample.Api;
import io.github.mnnparity.core.explain.CodeSample.Language;
import io.github.mnnparity.core.explain.Explanation;
import io.github.mnnparity.core.explain.Search.Scored;
import io.github.mnnparity.core.preprocess.Variant;
import io.github.mnnparity.core.preprocess.dump.InputDump;
import io.github.mnnparity.core.report.Examination;
import io.github.mnnparity.core.report.Finding;
import io.github.mnnparity.core.report.FindingKind;
import io.github.mnnparity.core.report.Section;
import io.github.mnnparity.core.report.Severity;
import io.github.mnnparity.core.report.Verdict;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Words and tables for what a search found. */
final class ExplainWriter {
  private static final int ROWS = 8;

  private final SourceModel reference;
  private final SourceModel candidate;
  private final ExplainOptions options;
  private final Map<String, Object> environment;

  ExplainWriter(
      SourceModel reference,
      SourceModel candidate,
      ExplainOptions options,
      Map<String, Object> engine,
      String runtime) {
    this.reference = reference;
    this.candidate = candidate;
    this.options = options;
    this.environment = new LinkedHashMap<>(engine);
    this.environment.put("runtime", runtime);
  }

  /**
   * @param seen what the app's values look like beside the intended ones, in sentences
   */
  Examination examination(Outcome outcome, AppRuns runs, List<String> seen, long millis) {
    List<Finding> findings = new ArrayList<>();
    if (outcome.answer() != Answer.RIGHT && outcome.answer() != Answer.NEARLY_RIGHT) {
      findings.add(finding(outcome, runs, seen));
    }
    List<Section> sections = new ArrayList<>();
    hypotheses(outcome, sections);
    code(outcome, runs, sections);
    Map<String, Object> inputs = new LinkedHashMap<>();
    inputs.put("runs", runs.observations().size());
    runs.recipe().ifPresent(recipe -> inputs.put("preprocessing", recipe.steps().words()));
    return new Examination(
        "explain",
        verdict(outcome.answer()),
        headline(outcome),
        findings,
        sections,
        Map.of("reference", facts(reference), "candidate", facts(candidate)),
        inputs,
        environment,
        Map.of("totalMs", millis));
  }

  private static Map<String, Object> facts(SourceModel model) {
    Map<String, Object> facts = new LinkedHashMap<>();
    facts.put("file", model.file().toString());
    facts.put("sha256", ModelFiles.sha256(model.file()));
    facts.putAll(model.properties());
    return facts;
  }

  private static Verdict verdict(Answer answer) {
    return switch (answer) {
      case RIGHT, NEARLY_RIGHT -> Verdict.MATCH;
      case FILE, ENGINE, EXPLAINED, DUMP, DUMP_ONLY, DUMP_UNKNOWN -> Verdict.DIVERGED;
      case AMBIGUOUS, TOO_FEW, UNEXPLAINED -> Verdict.INCOMPLETE;
    };
  }

  private static String headline(Outcome outcome) {
    return switch (outcome.answer()) {
      case RIGHT ->
          "the app's output is right: the reference gives it for the intended input ("
              + times(outcome.distance())
              + ")";
      case NEARLY_RIGHT ->
          "the app's output is right but for the rounding of resized pixels, in which libraries"
              + " and processors differ ("
              + times(outcome.distance())
              + ")";
      case FILE ->
          "the app runs the file rightly, but the file does not give the reference's output";
      case ENGINE -> "the app's output is what the engine gives for the intended input";
      case EXPLAINED -> "explained: " + best(outcome).text();
      case DUMP -> "explained: " + first(outcome).text();
      case DUMP_ONLY -> "the input is wrong, and that is not all: " + first(outcome).text();
      case DUMP_UNKNOWN -> "the app's input is wrong and explains its output; how is open";
      case AMBIGUOUS -> "several mistakes give the app's output";
      case TOO_FEW -> "too few values to name the mistake";
      case UNEXPLAINED -> "unexplained: no mistake that was tried gives the app's output";
    };
  }

  private static Scored bestScored(Outcome outcome) {
    return outcome.search().flatMap(found -> found.best()).orElseThrow();
  }

  private static Explanation best(Outcome outcome) {
    return bestScored(outcome).explanation();
  }

  private static Variant first(Outcome outcome) {
    return outcome.dumps().get(0).variant();
  }

  private Finding finding(Outcome outcome, AppRuns runs, List<String> seen) {
    List<String> evidence = new ArrayList<>();
    List<String> advice = new ArrayList<>();
    Map<String, Object> details = new LinkedHashMap<>();
    evidence.add(
        "the intended input gives an output that is "
            + times(outcome.distance())
            + " away from the app's (noise floor "
            + number(outcome.floor())
            + " relative RMS)");
    if (outcome.inputError() >= 0) {
      evidence.add(
          "the app's input dump differs from the intended input by "
              + number(outcome.inputError())
              + " relative RMS");
    }
    evidence.addAll(seen);
    details.put("answer", outcome.answer().name());
    finiteInto(details, "distanceOfIntended", outcome.distance());
    switch (outcome.answer()) {
      case RIGHT, NEARLY_RIGHT -> {}
      case FILE ->
          advice.add(compare("the difference comes from the conversion, not from the app"));
      case ENGINE -> advice.add(compare("the file says something else than the engine computes"));
      case EXPLAINED -> explained(outcome, evidence, advice, details);
      case DUMP, DUMP_ONLY -> dumped(outcome, runs, evidence, advice, details);
      case DUMP_UNKNOWN -> {
        evidence.add("the network gives the app's output for the app's input dump");
        nearest(outcome, evidence);
        advice.add(
            "look at the code between the image and the input tensor; give the original image with"
                + " --image and the intended steps with --preprocess to have them searched");
      }
      case AMBIGUOUS -> {
        evidence.add(
            outcome.search().orElseThrow().rivals().size()
                + " mistakes give the app's output about equally well; the table lists them");
        collect(advice, true);
      }
      case TOO_FEW -> tooFew(outcome, runs, evidence, advice);
      case UNEXPLAINED -> unexplained(outcome, evidence, advice);
    }
    return new Finding(
        1,
        Severity.ERROR,
        kind(outcome),
        List.of(),
        List.of(),
        List.of(),
        runs.image().map(value -> List.of(value.name())).orElse(List.of()),
        confidence(outcome.answer()),
        summary(outcome),
        evidence,
        advice,
        details);
  }

  private static FindingKind kind(Outcome outcome) {
    return switch (outcome.answer()) {
      case FILE -> FindingKind.CONVERSION;
      case ENGINE -> FindingKind.ENGINE;
      case EXPLAINED -> best(outcome).kind();
      case DUMP, DUMP_ONLY -> FindingKind.PREPROCESSING;
      case RIGHT, NEARLY_RIGHT, DUMP_UNKNOWN, AMBIGUOUS, TOO_FEW, UNEXPLAINED ->
          FindingKind.UNEXPLAINED;
    };
  }

  private static double confidence(Answer answer) {
    return switch (answer) {
      case EXPLAINED -> 0.95;
      case DUMP -> 0.99;
      case FILE, ENGINE, DUMP_ONLY -> 0.9;
      case RIGHT, NEARLY_RIGHT, DUMP_UNKNOWN, AMBIGUOUS, TOO_FEW, UNEXPLAINED -> 0.5;
    };
  }

  private static String summary(Outcome outcome) {
    return switch (outcome.answer()) {
      case EXPLAINED -> best(outcome).text() + ".";
      case DUMP, DUMP_ONLY -> first(outcome).text() + ".";
      case FILE -> "The app gets what the file says for the intended input; the reference differs.";
      case ENGINE ->
          "The app gets what the real engine gives for the intended input; the file says something"
              + " else.";
      case DUMP_UNKNOWN ->
          "The app's input is not the intended one, and the network gives the app's output for it.";
      case AMBIGUOUS -> "More than one mistake gives the app's output.";
      case TOO_FEW -> "The app's output has too few values to tell a mistake from chance.";
      case RIGHT, NEARLY_RIGHT, UNEXPLAINED -> "Nothing that was tried gives the app's output.";
    };
  }

  private static void explained(
      Outcome outcome, List<String> evidence, List<String> advice, Map<String, Object> details) {
    Explanation best = best(outcome);
    evidence.add(
        "with this mistake the network gives the app's output: residual "
            + number(best.residual())
            + ", "
            + times(best.floors()));
    List<Scored> twins = outcome.search().orElseThrow().twins();
    for (Scored twin : twins) {
      evidence.add("the same output comes of this: " + twin.trial().text());
    }
    details.put("twins", twins.stream().map(twin -> twin.trial().cause()).distinct().toList());
    outcome.search().orElseThrow().ranked().stream()
        .filter(other -> other.floors() > 10 * Math.max(1, best.floors()))
        .findFirst()
        .ifPresent(
            next ->
                evidence.add(
                    "the next best of "
                        + outcome.search().orElseThrow().tried()
                        + " mistakes that were tried ("
                        + label(next.trial().cause(), next.trial().parameters())
                        + ") is "
                        + times(next.floors())
                        + " away"));
    if (best.floors() > 10) {
      evidence.add(
          "the rest is what another rounding of resized pixels explains: the app's library or"
              + " processor rounds otherwise than the filter that was tried");
    }
    details.put("cause", best.cause());
    details.put("parameters", best.parameters());
    finiteInto(details, "residual", best.residual());
    finiteInto(details, "floors", best.floors());
    String instead = bestScored(outcome).trial().advice();
    if (!instead.isEmpty()) {
      advice.add(instead);
    }
    advise(best.parameters(), advice);
  }

  private void dumped(
      Outcome outcome,
      AppRuns runs,
      List<String> evidence,
      List<String> advice,
      Map<String, Object> details) {
    InputDump.Match match = outcome.dumps().get(0);
    evidence.add(
        "with this mistake the steps give the app's input dump: residual "
            + number(match.residual())
            + " relative RMS");
    evidence.add(
        outcome.answer() == Answer.DUMP
            ? "the network gives the app's output for the app's input dump"
            : "but for the app's input dump the network does not give the app's output: there is a"
                + " second mistake behind the input");
    details.put("cause", String.join("+", match.variant().causes()));
    details.put("parameters", match.variant().parameters());
    finiteInto(details, "residual", match.residual());
    advise(match.variant().parameters(), advice);
    if (outcome.answer() == Answer.DUMP_ONLY) {
      advice.add("correct the input first, then run `parity explain` again with the new output");
    }
  }

  private static void advise(Map<String, Object> parameters, List<String> advice) {
    List<Map<?, ?>> parts = new ArrayList<>();
    if (parameters.containsKey("intended")) {
      parts.add(parameters);
    }
    parameters.values().stream()
        .filter(value -> value instanceof Map<?, ?>)
        .forEach(value -> parts.add((Map<?, ?>) value));
    for (Map<?, ?> part : parts) {
      advice.add("in the app, replace " + part.get("used") + " by " + part.get("intended"));
    }
    if (parts.isEmpty()) {
      advice.add("correct the app as the code below shows");
    }
  }

  private static void nearest(Outcome outcome, List<String> evidence) {
    outcome.dumps().stream()
        .findFirst()
        .filter(match -> Double.isFinite(match.residual()))
        .ifPresent(
            match ->
                evidence.add(
                    "the nearest of the mistakes that were tried is still "
                        + number(match.residual())
                        + " relative RMS away: "
                        + match.variant().text()));
  }

  private static void tooFew(
      Outcome outcome, AppRuns runs, List<String> evidence, List<String> advice) {
    outcome
        .search()
        .flatMap(found -> found.ranked().stream().findFirst())
        .ifPresent(
            scored ->
                evidence.add(
                    "the best guess (" + times(scored.floors()) + "): " + scored.trial().text()));
    int missing = ExplainVerdict.ENOUGH_RUNS - runs.observations().size();
    advice.add(
        "outputs of "
            + ExplainVerdict.FEW_VALUES
            + " values or fewer need several inputs: give at least "
            + missing
            + " more pairs of --image and --app-output, with different images");
    advice.add("or dump the input tensor in the app and give it with --app-input");
  }

  private static void unexplained(Outcome outcome, List<String> evidence, List<String> advice) {
    outcome
        .search()
        .ifPresent(
            found -> {
              evidence.add(
                  found.tried()
                      + " mistakes were tried"
                      + (found.left() > 0
                          ? ", " + found.left() + " not, for want of time (--budget)"
                          : ""));
              found.ranked().stream()
                  .findFirst()
                  .ifPresent(
                      scored ->
                          evidence.add(
                              "the nearest ("
                                  + scored.trial().cause()
                                  + ") is still "
                                  + times(scored.floors())
                                  + " away"));
            });
    nearest(outcome, evidence);
    collect(advice, outcome.inputError() < 0);
  }

  private static void collect(List<String> advice, boolean input) {
    if (input) {
      advice.add(
          "on the device, write the input tensor just before the run, and give it with --app-input");
      advice.add("give more pairs of --image and --app-output, with different images");
    } else {
      advice.add(
          "write the values of the layers on the device (docs/capture-on-device.md) and compare them"
              + " with --view");
    }
    advice.add(
        "check that the app loads this very .mnn file (its SHA-256 is in the JSON), with the same"
            + " MNN version");
  }

  private String compare(String why) {
    return why + ": run `parity compare " + reference.file() + " " + candidate.file() + "`";
  }

  private void hypotheses(Outcome outcome, List<Section> sections) {
    if (outcome.search().isEmpty()) {
      dumps(outcome, sections);
      return;
    }
    List<List<String>> rows = new ArrayList<>();
    List<Object> data = new ArrayList<>();
    for (Scored scored :
        ExplainVerdict.shown(outcome.search().get()).stream().limit(ROWS).toList()) {
      Explanation each = scored.explanation();
      rows.add(
          List.of(
              each.kind().name(),
              label(each.cause(), each.parameters()),
              number(each.residual()),
              times(each.floors())));
      Map<String, Object> entry = new LinkedHashMap<>();
      entry.put("kind", each.kind().name());
      entry.put("cause", each.cause());
      entry.put("parameters", each.parameters());
      finiteInto(entry, "residual", each.residual());
      finiteInto(entry, "floors", each.floors());
      data.add(entry);
    }
    sections.add(
        new Section(
            "hypotheses",
            "Mistakes that come closest",
            List.of(),
            List.of("kind", "mistake", "residual", "noise floor"),
            rows,
            Map.of(
                "tried", outcome.search().get().tried(),
                "left", outcome.search().get().left(),
                "best", data)));
  }

  private static void dumps(Outcome outcome, List<Section> sections) {
    if (outcome.dumps().isEmpty()) {
      return;
    }
    List<List<String>> rows = new ArrayList<>();
    List<Object> data = new ArrayList<>();
    for (InputDump.Match match : outcome.dumps().stream().limit(ROWS).toList()) {
      String cause = String.join("+", match.variant().causes());
      rows.add(List.of(label(cause, match.variant().parameters()), number(match.residual())));
      Map<String, Object> entry = new LinkedHashMap<>();
      entry.put("cause", String.join("+", match.variant().causes()));
      entry.put("parameters", match.variant().parameters());
      finiteInto(entry, "residual", match.residual());
      data.add(entry);
    }
    sections.add(
        new Section(
            "hypotheses",
            "Mistakes that come closest to the input dump",
            List.of(),
            List.of("mistake", "residual"),
            rows,
            Map.of("tried", outcome.dumps().size(), "best", data)));
  }

  private void code(Outcome outcome, AppRuns runs, List<Section> sections) {
    List<CodeSample> samples =
        switch (outcome.answer()) {
          case EXPLAINED, DUMP, DUMP_ONLY, AMBIGUOUS ->
              new IntendedCode(reference, candidate, options).samples(runs);
          case RIGHT, NEARLY_RIGHT, FILE, ENGINE, DUMP_UNKNOWN, TOO_FEW, UNEXPLAINED -> List.of();
        };
    List<Object> data = new ArrayList<>();
    List<List<String>> rows = new ArrayList<>();
    String heading = "";
    Api api = options.api().orElse(Api.SESSION);
    Language language = options.language().orElse(Language.CPP);
    for (CodeSample sample : samples) {
      data.add(
          Map.of(
              "api", sample.api().name(),
              "language", sample.language().name(),
              "text", sample.text()));
      if (sample.api() == api && sample.language() == language) {
        heading = language + ", " + api + " API";
        sample.text().lines().forEach(line -> rows.add(List.of(line)));
      }
    }
    if (!data.isEmpty()) {
      sections.add(
          new Section(
              "correctedCode",
              "Corrected code",
              List.of(),
              rows.isEmpty() ? List.of() : List.of(heading),
              rows,
              Map.of("samples", data)));
    }
  }

  /** A mistake in a few words: {@code channel-order BGR}. */
  private static String label(String cause, Map<String, Object> parameters) {
    Object used = parameters.getOrDefault("used", parameters.get("variant"));
    if (used != null) {
      return cause + " " + used;
    }
    List<String> parts = new ArrayList<>();
    parameters.forEach(
        (name, each) -> {
          if (each instanceof Map<?, ?> part) {
            parts.add(name + " " + part.get("used"));
          }
        });
    return parts.isEmpty() ? cause : String.join("; ", parts);
  }

  private static void finiteInto(Map<String, Object> map, String key, double value) {
    if (Double.isFinite(value)) {
      map.put(key, value);
    }
  }

  static String times(double floors) {
    if (!Double.isFinite(floors)) {
      return "not comparable";
    }
    return floors <= 1
        ? "within the noise floor"
        : String.format(Locale.ROOT, floors < 10 ? "x %.1f" : "x %.0f", floors)
            + " the noise floor";
  }

  private static String number(double value) {
    return Double.isFinite(value) ? String.format(Locale.ROOT, "%.2g", value) : "infinite";
  }
}
