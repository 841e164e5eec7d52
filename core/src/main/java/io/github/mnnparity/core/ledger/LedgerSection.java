package io.github.mnnparity.core.ledger;

import io.github.mnnparity.core.report.Section;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The ledger as words, a table and data of a report. */
public final class LedgerSection {
  /** Name of the section in the JSON. */
  public static final String ID = "ledger";

  private static final int MOST_ROWS = 12;
  private static final int NAMED = 4;

  /** From here on there is nothing but the rounding of floats. */
  private static final double SILENT = 110;

  private static final List<String> COLUMNS =
      List.of(
          "MNN op",
          "stored",
          "layer",
          "theory",
          "weights",
          "rounding",
          "clipping",
          "cut off",
          "alone",
          "without");

  private LedgerSection() {}

  /**
   * @param samples how many inputs were run
   */
  public static Section of(Ledger ledger, double target, int samples) {
    List<Point> lossiest = ledger.lossiest();
    List<List<String>> rows =
        lossiest.stream()
            .filter(ledger.splits()::containsKey)
            .limit(MOST_ROWS)
            .map(point -> row(ledger, point))
            .toList();
    return new Section(
        ID,
        "Quantization ledger, the costliest layers first (dB)",
        words(ledger, target, samples, rows.size()),
        rows.isEmpty() ? List.of() : COLUMNS,
        rows,
        data(ledger, target, samples));
  }

  private static List<String> row(Ledger ledger, Point point) {
    Split split = ledger.splits().get(point);
    return List.of(
        point.op(),
        point.storedAs(),
        number(split.sqnr()),
        number(Split.decibel(split.weightsTheory() + split.roundingTheory())),
        level(split.weights()),
        level(split.rounding()),
        level(split.clipping()),
        split.saturated() == 0 ? "" : percent(split.saturated()),
        ledger.whatIf().map(w -> w.alone().get(point.op())).map(LedgerSection::number).orElse(""),
        ledger
            .whatIf()
            .map(w -> w.without().get(point.op()))
            .map(LedgerSection::number)
            .orElse(""));
  }

  /** A cause alone, in dB; empty for one that does nothing. */
  private static String level(double noise) {
    return Split.decibel(noise) >= SILENT ? "" : number(Split.decibel(noise));
  }

  private static List<String> words(Ledger ledger, double target, int samples, int shown) {
    List<String> words = new ArrayList<>();
    ledger.whatIf().ifPresent(whatIf -> outputs(ledger, whatIf, samples, words));
    ledger.whatIf().ifPresent(whatIf -> steps(ledger, whatIf, target, words));
    long restorable = ledger.points().stream().filter(Point::isRestorable).count();
    if (restorable < ledger.points().size()) {
      words.add(
          "The reference does not tell the full weights of "
              + (ledger.points().size() - restorable)
              + " layers: theirs stay as stored in every what-if.");
    }
    words.add(
        "layer: its signal to noise on golden inputs; theory: what rounding explains; weights,"
            + " rounding, clipping: with that cause only; alone, without: the worst output with"
            + " only this layer quantized, with all but this one."
            + (shown < ledger.points().size()
                ? " " + (ledger.points().size() - shown) + " more layers are in the JSON."
                : ""));
    return words;
  }

  private static void outputs(Ledger ledger, WhatIf whatIf, int samples, List<String> words) {
    Map<String, Long> forms =
        ledger.points().stream()
            .collect(
                Collectors.groupingBy(Point::storedAs, LinkedHashMap::new, Collectors.counting()));
    String held =
        forms.entrySet().stream()
            .map(form -> form.getValue() + " " + form.getKey())
            .collect(Collectors.joining(", "));
    words.add(
        String.format(
            Locale.ROOT,
            "%d quantized layers (%s); the worst output keeps %s dB%s as stored, %s with all of"
                + " them in floats.",
            ledger.points().size(),
            held,
            number(whatIf.stored()),
            samples > 1 ? " over " + samples + " inputs" : "",
            whatIf.floats() >= SILENT ? "no error" : number(whatIf.floats()) + " dB"));
  }

  private static void steps(Ledger ledger, WhatIf whatIf, double target, List<String> words) {
    for (WhatIf.Step step : whatIf.steps()) {
      List<String> added = step.added();
      words.add(
          String.format(
              Locale.ROOT,
              "Keep %s%s in floats: %s dB (%d of %d layers, file %s).",
              step.kept().size() > step.added().size() ? "also " : "",
              named(added),
              number(step.sqnr()),
              step.kept().size(),
              ledger.points().size(),
              bytes(step.extraBytes())));
    }
    double reached = whatIf.steps().isEmpty() ? whatIf.stored() : last(whatIf).sqnr();
    if (reached < target) {
      words.add(
          String.format(
              Locale.ROOT,
              whatIf.floats() < target
                  ? "With no layer quantized it would not reach %s dB either: something else is"
                      + " wrong."
                  : "No half of the layers in floats reaches %s dB: the loss is spread over them.",
              number(target)));
    } else if (whatIf.steps().isEmpty()) {
      words.add("No layer in floats makes the worst output better.");
    }
  }

  static String named(List<String> ops) {
    return ops.stream().limit(NAMED).map(op -> "'" + op + "'").collect(Collectors.joining(", "))
        + (ops.size() > NAMED ? " and " + (ops.size() - NAMED) + " more" : "");
  }

  private static WhatIf.Step last(WhatIf whatIf) {
    return whatIf.steps().get(whatIf.steps().size() - 1);
  }

  private static Map<String, Object> data(Ledger ledger, double target, int samples) {
    Map<String, Object> data = new LinkedHashMap<>();
    data.put("targetDb", finite(target));
    data.put("inputs", samples);
    data.put(
        "stored",
        ledger.points().stream().anyMatch(point -> point.layer().isPresent())
            ? "integers"
            : "weights");
    data.put("layers", ledger.lossiest().stream().map(point -> layer(ledger, point)).toList());
    ledger
        .whatIf()
        .ifPresent(
            whatIf -> {
              data.put("storedDb", finite(whatIf.stored()));
              data.put("floatsDb", finite(whatIf.floats()));
              data.put("steps", whatIf.steps().stream().map(LedgerSection::step).toList());
              if (!whatIf.steps().isEmpty()) {
                data.put("keepFloat", step(last(whatIf)));
              }
            });
    return data;
  }

  private static Map<String, Object> step(WhatIf.Step step) {
    Map<String, Object> data = new LinkedHashMap<>();
    data.put("added", step.added());
    data.put("ops", step.kept());
    data.put("sqnrDb", finite(step.sqnr()));
    data.put("worstInput", step.worst());
    data.put("extraBytes", step.extraBytes());
    return data;
  }

  private static Map<String, Object> layer(Ledger ledger, Point point) {
    Map<String, Object> data = new LinkedHashMap<>();
    data.put("mnnOp", point.op());
    data.put("onnxTensor", point.pair().reference());
    data.put("stored", point.storedAs());
    Split split = ledger.splits().get(point);
    if (split != null) {
      data.put("sqnrDb", finite(split.sqnr()));
      data.put("theoryDb", finite(Split.decibel(split.weightsTheory() + split.roundingTheory())));
      data.put("noise", noise(split));
      data.put("grids", split.grids().stream().map(LedgerSection::grid).toList());
      data.put("scaleFaults", split.faults().stream().limit(16).map(ScaleFault::words).toList());
    }
    ledger
        .whatIf()
        .ifPresent(
            whatIf -> {
              put(data, "aloneDb", whatIf.alone().get(point.op()));
              put(data, "withoutDb", whatIf.without().get(point.op()));
            });
    return data;
  }

  private static void put(Map<String, Object> data, String key, @Nullable Double decibel) {
    if (decibel != null) {
      data.put(key, finite(decibel));
    }
  }

  /** Relative noise powers by cause. */
  static Map<String, Object> noise(Split split) {
    Map<String, Object> data = new LinkedHashMap<>();
    data.put("total", split.total());
    data.put("weights", split.weights());
    data.put("weightsTheory", split.weightsTheory());
    data.put("rounding", split.rounding());
    data.put("roundingTheory", split.roundingTheory());
    data.put("clipping", split.clipping());
    data.put("mismatch", split.mismatch());
    data.put("other", split.other());
    return data;
  }

  private static Map<String, Object> grid(GridFit fit) {
    Map<String, Object> data = new LinkedHashMap<>();
    data.put("tensor", fit.tensor().value());
    data.put("scale", fit.tensor().step());
    data.put("saturated", fit.saturated());
    data.put("farthest", finite(fit.farthest()));
    data.put("bestScaleFactor", fit.bestFactor());
    data.put("bestScaleGainDb", finite(fit.gain()));
    return data;
  }

  private static double finite(double value) {
    return Double.isFinite(value) ? value : Math.copySign(1e12, value);
  }

  static String number(double decibel) {
    return String.format(Locale.ROOT, "%.1f", decibel == 0 ? 0.0 : decibel);
  }

  static String percent(double share) {
    return String.format(Locale.ROOT, share < 0.001 ? "%.2g %%" : "%.1f %%", 100 * share);
  }

  private static String bytes(long extra) {
    return extra < 1024
        ? "+" + extra + " B"
        : extra < 1 << 20
            ? "+" + Math.round(extra / 1024.0) + " KiB"
            : String.format(Locale.ROOT, "+%.1f MiB", extra / 1048576.0);
  }
}
