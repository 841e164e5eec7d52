package io.github.mnnparity.core;

import io.github.mnnparity.core.report.Layer;
import io.github.mnnparity.core.report.LayerSpread;
import io.github.mnnparity.core.report.OutputResult;
import io.github.mnnparity.core.report.Section;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Several inputs in the report: which is worst, and which layers are over all of them. */
final class InputSections {
  private static final int MOST_INPUTS = 10;
  private static final int MOST_LAYERS = 8;
  private static final int MOST_NAMES = 3;

  private InputSections() {}

  static Section inputs(List<InputResult> results) {
    List<InputResult> ranked = results.stream().sorted(InputResult.WORST_FIRST).toList();
    List<String> words = new ArrayList<>();
    words.add("All that follows is for '" + ranked.get(0).name() + "', unless it says otherwise.");
    List<InputResult> gaps = ranked.stream().filter(result -> !result.problem().isEmpty()).toList();
    Map<String, List<String>> byProblem = new LinkedHashMap<>();
    gaps.forEach(
        gap ->
            byProblem
                .computeIfAbsent(
                    (gap.compared() ? "not compared everywhere: " : "not compared: ")
                        + gap.problem(),
                    problem -> new ArrayList<>())
                .add("'" + gap.name() + "'"));
    byProblem.entrySet().stream()
        .limit(MOST_INPUTS)
        .map(one -> names(one.getValue(), results.size()) + " " + one.getKey() + ".")
        .forEach(words::add);
    List<InputResult> compared = ranked.stream().filter(InputResult::compared).toList();
    if (compared.size() > MOST_INPUTS || byProblem.size() > MOST_INPUTS) {
      words.add(ranked.size() + " inputs are in the JSON; these are the worst.");
    }
    return new Section(
        "inputs",
        title(ranked),
        words,
        List.of("input", "verdict", "worst output", "view", "relative RMS"),
        compared.stream().limit(MOST_INPUTS).map(InputSections::row).toList(),
        Map.of("inputs", ranked.stream().map(InputSections::data).toList()));
  }

  private static String names(List<String> names, int all) {
    if (names.size() == 1) {
      return names.get(0) + " was";
    }
    if (names.size() == all) {
      return "All were";
    }
    return names.stream().limit(MOST_NAMES).collect(Collectors.joining(", "))
        + (names.size() > MOST_NAMES ? " and " + (names.size() - MOST_NAMES) + " more" : "")
        + " were";
  }

  private static String title(List<InputResult> results) {
    Map<String, Long> counts =
        results.stream()
            .collect(
                Collectors.groupingBy(
                    InputSections::word, LinkedHashMap::new, Collectors.counting()));
    return results.size()
        + " inputs: "
        + counts.entrySet().stream()
            .map(count -> count.getValue() + " " + count.getKey())
            .collect(Collectors.joining(", "));
  }

  private static String word(InputResult result) {
    return result.compared() ? result.verdict().name().toLowerCase(Locale.ROOT) : "not compared";
  }

  private static List<String> row(InputResult result) {
    return List.of(
        result.name(),
        word(result),
        result.worst().map(OutputResult::name).orElse("none"),
        result.worst().map(OutputResult::view).orElse(""),
        result.worst().isPresent() ? number(result.error()) : "");
  }

  private static Map<String, Object> data(InputResult result) {
    Map<String, Object> data = new LinkedHashMap<>();
    data.put("name", result.name());
    data.put("compared", result.compared());
    if (result.compared()) {
      data.put("verdict", result.verdict().name());
    }
    result
        .worst()
        .ifPresent(
            worst -> {
              data.put("output", worst.name());
              data.put("view", worst.view());
              if (Double.isFinite(result.error())) {
                data.put("relRms", result.error());
              }
            });
    if (!result.problem().isEmpty()) {
      data.put("problem", result.problem());
    }
    return data;
  }

  /** The layers that are farthest off, each in the view where it is; empty if none is off. */
  static Optional<Section> layers(List<LayerSpread> spreads, List<Layer> layers) {
    Map<Integer, LayerSpread> worst = new LinkedHashMap<>();
    for (LayerSpread spread : spreads) {
      worst.merge(
          spread.layer(), spread, (one, other) -> other.worst() > one.worst() ? other : one);
    }
    List<LayerSpread> shown =
        worst.values().stream()
            .filter(spread -> spread.worst() > 0)
            .sorted(Comparator.comparingDouble(LayerSpread::worst).reversed())
            .limit(MOST_LAYERS)
            .toList();
    if (shown.isEmpty()) {
      return Optional.empty();
    }
    Map<Integer, Layer> byIndex =
        layers.stream().collect(Collectors.toMap(Layer::index, layer -> layer));
    return Optional.of(
        new Section(
            "layersOverInputs",
            "Layers over all inputs, the farthest off first",
            List.of("Relative RMS errors; all layers in all views are in the JSON and the CSV."),
            List.of("layer", "operator", "view", "mean", "median", "95 %", "worst", "with input"),
            shown.stream().map(spread -> row(spread, byIndex.get(spread.layer()))).toList(),
            Map.of()));
  }

  private static List<String> row(LayerSpread spread, Layer layer) {
    return List.of(
        layer.onnxTensor(),
        layer.onnxOpType(),
        spread.view(),
        number(spread.mean()),
        number(spread.median()),
        number(spread.high()),
        number(spread.worst()),
        spread.worstInput());
  }

  private static String number(double error) {
    return Double.isInfinite(error)
        ? "NaN or infinite"
        : error == 0 ? "0" : String.format(Locale.ROOT, "%.1e", error);
  }
}
