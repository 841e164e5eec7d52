package io.github.mnnparity.suite.misuse;

import io.github.mnnparity.core.capture.Engine;
import io.github.mnnparity.core.capture.EngineProvider;
import io.github.mnnparity.core.capture.EngineProvider.EngineOptions;
import io.github.mnnparity.core.capture.Misuses;
import io.github.mnnparity.core.capture.Misuses.How;
import io.github.mnnparity.core.capture.Misuses.Misuse;
import io.github.mnnparity.core.capture.Misuses.Outcome;
import io.github.mnnparity.core.capture.Misuses.Variant;
import io.github.mnnparity.core.metric.ErrorMoments;
import io.github.mnnparity.core.tensor.Tensor;
import io.github.mnnparity.mnn.misuse.ApiMisuse;
import io.github.mnnparity.mnn.misuse.registry.ApiMisuses;
import io.github.mnnparity.suite.real.Pair;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.stream.Stream;

/** What every misuse of the catalogue does to every model. */
final class Catalogue {
  private static final double UNCHANGED = 1e-4;

  private Catalogue() {}

  /** What each misuse is and what to do instead. */
  static List<String> list() {
    List<String> list = new ArrayList<>();
    list.add("| misuse | what happens | what to do |");
    list.add("|---|---|---|");
    for (ApiMisuse misuse : ApiMisuses.ALL) {
      list.add(
          "| `%s`: %s | %s | %s |"
              .formatted(misuse.id(), misuse.title(), misuse.cause(), misuse.advice()));
    }
    return list;
  }

  /** What the method cannot do. */
  static List<String> limits() {
    return List.of(
        "## Limits",
        "",
        "- The replay runs on this machine. Misuses whose output depends on the plan for memory"
            + " (`input-not-refilled`) or on how many channels are packed together differ on ARM:"
            + " blocks of 4, 8 and 16 channels are computed, other plans are not known.",
        "- What memory held before is not known: only zeros and the app's earlier inputs and outputs"
            + " are tried. Give the app's runs in their order.",
        "- Outputs of 16 values or fewer hit by chance: several runs are needed, and the tool says"
            + " so.",
        "- MNN's own Java classes (`com.taobao.android.mnn`) copy arrays straight into the memory of"
            + " the session's tensors, so that they do `packed-input` where the model keeps its input"
            + " packed; the corrected Java code has a JNI layer of its own.");
  }

  /** A row for each misuse, a column for each model. */
  static List<String> table() {
    List<Pair> pairs =
        Stream.of(
                Models.classifier(),
                Models.detector(),
                Models.faces(),
                Optional.of(Models.built("mobilenet-v2")))
            .flatMap(Optional::stream)
            .toList();
    Map<String, List<String>> rows = new LinkedHashMap<>();
    for (Pair pair : pairs) {
      EngineProvider provider = ServiceLoader.load(EngineProvider.class).findFirst().orElseThrow();
      try (Engine engine = provider.open(pair.mnn(), EngineOptions.DEFAULT).orElseThrow()) {
        Map<String, Tensor> inputs = Models.inputs(pair, 1, 10);
        Map<String, Tensor> right = engine.capture("module", inputs, List.of()).values();
        Misuses misuses = engine.misuses();
        for (Misuse misuse : misuses.catalogue()) {
          Outcome outcome = misuses.replay(misuse.id(), inputs, Models.inputs(pair, 1, 11));
          rows.computeIfAbsent(misuse.id(), id -> new ArrayList<>()).add(cell(outcome, right));
        }
      }
    }
    List<String> table = new ArrayList<>();
    table.add("## What each misuse does");
    table.add("");
    table.add(
        "Replayed once on one input. Numbers are relative RMS errors of the output that moves most,"
            + " one for each way in which the misuse occurs; (m) marks those whose effect on memory"
            + " was computed and run, because Python cannot do them; *undefined* ones show whatever"
            + " memory held and are never named.");
    table.add("");
    table.add("| misuse | " + String.join(" | ", pairs.stream().map(Pair::name).toList()) + " |");
    table.add("|---|" + "---|".repeat(pairs.size()));
    rows.forEach((id, cells) -> table.add("| `" + id + "` | " + String.join(" | ", cells) + " |"));
    return table;
  }

  private static String cell(Outcome outcome, Map<String, Tensor> right) {
    List<String> parts = new ArrayList<>();
    for (Variant variant : outcome.variants()) {
      if (variant.how() == How.UNDEFINED) {
        parts.add(variant.name() + ": *undefined*");
      } else {
        double error = error(variant.outputs(), right);
        String text =
            error < UNCHANGED
                ? "no effect"
                : Double.isInfinite(error)
                    ? "another shape, NaN or infinity"
                    : String.format(Locale.ROOT, "%.2g", error);
        parts.add(variant.name() + (variant.how() == How.MODEL ? " (m): " : ": ") + text);
      }
    }
    outcome.nothing().ifPresent(parts::add);
    outcome
        .failure()
        .ifPresent(failure -> parts.add("**" + failure.kind() + "** " + firstLine(failure)));
    return String.join("; ", parts).replace("|", "/");
  }

  private static String firstLine(Engine.Failure failure) {
    return failure.message().lines().findFirst().orElse("").replaceAll(";.*", "");
  }

  private static double error(Map<String, Tensor> outputs, Map<String, Tensor> right) {
    double worst = 0;
    for (Map.Entry<String, Tensor> entry : right.entrySet()) {
      Tensor got = outputs.get(entry.getKey());
      worst =
          Math.max(
              worst,
              got == null
                  ? Double.POSITIVE_INFINITY
                  : ErrorMoments.distance(entry.getValue(), got));
    }
    return worst;
  }
}
