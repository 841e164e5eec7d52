package io.github.mnnparity.core;

import io.github.mnnparity.core.align.Pair;
import io.github.mnnparity.core.capture.EngineProvider.EngineOptions;
import io.github.mnnparity.core.capture.ModelConverter;
import io.github.mnnparity.core.diagnose.Measured;
import io.github.mnnparity.core.graph.Value;
import io.github.mnnparity.core.reduce.BundleMaker;
import io.github.mnnparity.core.reduce.Workshop;
import io.github.mnnparity.core.report.Examination;
import io.github.mnnparity.core.report.Finding;
import io.github.mnnparity.core.report.Progress;
import io.github.mnnparity.core.report.Report;
import io.github.mnnparity.core.report.Section;
import io.github.mnnparity.core.report.Severity;
import io.github.mnnparity.core.report.Verdict;
import io.github.mnnparity.core.tensor.Tensor;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** One reduction from files to a bundle. One use. */
final class Reduction {
  private final Path reference;
  private final Path candidate;
  private final Path target;
  private final ReduceOptions options;

  Reduction(Path reference, Path candidate, Path target, ReduceOptions options) {
    this.reference = reference;
    this.candidate = candidate;
    this.target = target;
    this.options = options;
  }

  /** A comparison after its engine was closed. */
  private record Done(Compared compared, Report report) {}

  Examination run() {
    BundleMaker.checkTarget(target);
    CompareOptions worst = SeveralInputs.ofWorst(reference, candidate, options.compare());
    Done whole = new Comparison(reference, candidate, worst).reported(Done::new);
    Optional<Finding> error =
        whole.report().findings().stream()
            .filter(finding -> finding.severity() == Severity.ERROR)
            .findFirst();
    if (error.isEmpty()) {
      return examination(
          whole.report(),
          whole.report().verdict(),
          "nothing to reduce: " + whole.report().headline(),
          List.of(),
          List.of());
    }
    options.compare().progress().accept(Progress.of("reducing"));
    Compared compared = whole.compared();
    BundleMaker.Made made =
        new BundleMaker(
                compared.measured(),
                compared.evaluator(),
                workshop(compared.measured()),
                whole.report(),
                step -> options.compare().progress().accept(Progress.of(step)))
            .make(error.get(), target, options.budget());
    return examination(
        whole.report(),
        made.reduced() && made.proven() ? Verdict.DIVERGED : Verdict.INCOMPLETE,
        headline(made),
        List.of(withAdvice(made.finding(), error.get().advice())),
        sections(made, whole.report()));
  }

  /** The part's finding with the advice on the whole, less the advice to do what was done. */
  private static Finding withAdvice(Finding finding, List<String> advice) {
    return finding.withAdvice(
        advice.stream().filter(line -> !line.contains("parity reduce ")).toList());
  }

  private Workshop workshop(Measured measured) {
    String format = measured.candidate().format();
    EngineOptions engine = options.compare().engineOptions();
    Optional<ModelConverter> converter = Services.converter(format);
    return new Workshop(
        Services.writer(),
        Services.cutter(format),
        converter.filter(found -> found.isInstalled(engine)),
        converter.map(found -> found.flags(candidate)).orElse(List.of()),
        engine,
        this::compare);
  }

  private Workshop.Answer compare(Path part, Path converted, Map<String, Tensor> inputs) {
    CompareOptions asked = options.compare();
    CompareOptions.Builder builder =
        CompareOptions.builder()
            .seed(asked.seed())
            .engine(asked.engine())
            .minSqnr(asked.minSqnr())
            .minCoverage(0)
            .engineOptions(asked.engineOptions())
            .memoryBudget(asked.memoryBudget())
            .force(true);
    asked.limits().forEach(builder::limit);
    inputs.forEach(builder::input);
    return new Comparison(part, converted, builder.build())
        .reported(
            (compared, report) ->
                new Workshop.Answer(
                    report, actual(compared), inputNames(compared), outputNames(compared)));
  }

  private static Map<String, Map<String, Tensor>> actual(Compared compared) {
    Measured measured = compared.measured();
    Map<String, Map<String, Tensor>> actual = new LinkedHashMap<>();
    for (Value output : measured.reference().graph().outputs()) {
      pair(measured, output.name())
          .ifPresent(
              pair -> {
                measured
                    .candidateValue(pair)
                    .ifPresent(value -> put(actual, Views.LIFTED, output.name(), value));
                compared
                    .engine()
                    .values()
                    .forEach(
                        (view, values) ->
                            measured
                                .captured(pair, values)
                                .ifPresent(value -> put(actual, view, output.name(), value)));
              });
    }
    return actual;
  }

  private static void put(
      Map<String, Map<String, Tensor>> actual, String view, String output, Tensor value) {
    actual.computeIfAbsent(view, name -> new LinkedHashMap<>()).put(output, value);
  }

  private static Optional<Pair> pair(Measured measured, String output) {
    return measured.alignment().ofReference(measured.alignment().reference().canonical(output));
  }

  private static Map<String, String> inputNames(Compared compared) {
    Map<String, String> names = new LinkedHashMap<>();
    compared
        .inputs()
        .engineFeeds()
        .forEach(
            (name, value) ->
                compared.inputs().referenceFeeds().entrySet().stream()
                    .filter(feed -> feed.getValue() == value)
                    .map(Map.Entry::getKey)
                    .findFirst()
                    .ifPresent(input -> names.put(input, name)));
    return names;
  }

  private static Map<String, String> outputNames(Compared compared) {
    Map<String, String> names = new LinkedHashMap<>();
    List<Value> outputs = compared.measured().reference().graph().outputs();
    List<Value> others = compared.measured().candidate().graph().outputs();
    for (int i = 0; i < outputs.size(); i++) {
      String name = outputs.get(i).name();
      boolean same = others.stream().anyMatch(other -> other.name().equals(name));
      String own = same || i >= others.size() ? name : others.get(i).name();
      names.put(name, compared.measured().candidate().tensorNames().getOrDefault(own, own));
    }
    return names;
  }

  private String headline(BundleMaker.Made made) {
    if (!made.reduced()) {
      return "no part of the pair fails in the same way alone; the whole pair is in " + target;
    }
    return "reduced to "
        + made.operators().size()
        + " of "
        + made.wholeNodes()
        + " nodes, which fail the same way: "
        + made.title();
  }

  private List<Section> sections(BundleMaker.Made made, Report whole) {
    List<Section> sections = new ArrayList<>(List.of(section(made, whole)));
    if (!made.wayAround().isEmpty()) {
      List<String> words = new ArrayList<>(made.wayAround());
      words.add(target.resolve("rewritten.onnx") + " is the whole model with it.");
      sections.add(
          new Section(
              "rewrite",
              "A way around",
              words,
              List.of(),
              List.of(),
              Map.of(
                  "file", target.resolve("rewritten.onnx").toString(), "words", made.wayAround())));
    }
    return sections;
  }

  private Section section(BundleMaker.Made made, Report whole) {
    List<String> words = new ArrayList<>();
    words.add(
        (made.trials() == 1 ? "One part was tried" : made.trials() + " parts were tried")
            + (made.proven()
                ? "; what is in the folder was read"
                    + " back and compared: the same kind of error at the same place."
                : "."));
    if (made.reduced()) {
      words.add(
          made.converted()
              ? "A fresh conversion of the part fails too: converter or engine are at fault, not"
                  + " this file alone."
              : "The part is cut out of the untouched file. A fresh conversion does not fail this"
                  + " way, or none could be made: suspect the file first, and convert again.");
    }
    List<List<String>> rows = new ArrayList<>();
    rows.add(
        List.of(
            "nodes",
            Integer.toString(made.wholeNodes()),
            Integer.toString(made.operators().size())));
    rows.add(
        List.of("relative RMS error there", number(made.symptom().error()), number(made.error())));
    made.inputs().forEach((name, type) -> rows.add(List.of("input " + name, "", type)));
    if (made.reduced()) {
      made.operators().stream().limit(6).forEach(line -> rows.add(List.of("node", "", line)));
    }
    Map<String, Object> data = new LinkedHashMap<>();
    data.put("folder", target.toString());
    data.put("reduced", made.reduced());
    data.put("proven", made.proven());
    data.put("freshConversionFails", made.converted());
    data.put("nodes", made.operators().size());
    data.put("wholeNodes", made.wholeNodes());
    data.put("trials", made.trials());
    data.put("title", made.title());
    data.put("operators", made.operators());
    data.put("wholeVerdict", whole.verdict().name());
    return new Section("reduction", "Reduction", words, List.of("", "whole", "part"), rows, data);
  }

  private static String number(double value) {
    return Double.isNaN(value) ? "-" : String.format(Locale.ROOT, "%.3g", value);
  }

  private static Examination examination(
      Report whole,
      Verdict verdict,
      String headline,
      List<Finding> findings,
      List<Section> sections) {
    return new Examination(
        "reduce",
        verdict,
        headline,
        findings,
        sections,
        whole.models(),
        whole.inputs(),
        whole.environment(),
        whole.timings());
  }
}
