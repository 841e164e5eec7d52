package io.github.mnnparity.core.ledger;

import static io.github.mnnparity.core.ledger.LedgerSection.number;
import static io.github.mnnparity.core.ledger.LedgerSection.percent;

import io.github.mnnparity.core.align.Region;
import io.github.mnnparity.core.diagnose.Measured;
import io.github.mnnparity.core.graph.Node;
import io.github.mnnparity.core.report.Finding;
import io.github.mnnparity.core.report.FindingKind;
import io.github.mnnparity.core.report.Severity;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Names the points where a ledger loses most, with the split and what to do. */
public final class LedgerFindings {
  private static final int MOST = 3;
  private static final double LARGE_SHARE = 0.2;
  private static final double SMALL_SHARE = 0.05;

  /** A scale that fits so badly is named whatever the outputs say. */
  private static final double WRONG_GRID = 6;

  private static final double AUDIBLE = 35;
  private static final double SMALLEST_COST = 0.5;
  private static final double ALL = 30;

  private final Measured measured;
  private final Ledger ledger;

  public LedgerFindings(Measured measured, Ledger ledger) {
    this.measured = measured;
    this.ledger = ledger;
  }

  /**
   * The points to name, in execution order: those with a fault that is heard at the outputs, those
   * with a large share of the loss, and the costliest in any case. Two that touch the same wrong
   * grid count once.
   */
  public List<Point> guilty() {
    List<Point> guilty = new ArrayList<>();
    Set<String> grids = new HashSet<>();
    List<Point> candidates = new ArrayList<>(ledger.lossiest());
    candidates.removeIf(point -> !ledger.splits().containsKey(point));
    // Of two layers with the same loss, the one that writes a wrong grid goes first.
    for (Point point : candidates) {
      Split split = ledger.splits().get(point);
      boolean faulty = !split.faults().isEmpty() || wrong(split).isPresent();
      double share = ledger.share(point);
      boolean named = guilty.isEmpty() || share >= (faulty ? SMALL_SHARE : LARGE_SHARE);
      boolean fresh =
          split.faults().isEmpty()
              ? wrong(split).map(fit -> grids.add(fit.tensor().value())).orElse(true)
              : true;
      if (named && fresh && guilty.size() < MOST) {
        guilty.add(point);
      }
    }
    guilty.sort(Comparator.comparingInt(ledger.points()::indexOf));
    return guilty;
  }

  /** Whether the weights are those of the reference once their scales are put right. */
  public boolean isWrongScale(Point point) {
    Split split = ledger.splits().get(point);
    return split != null
        && !split.faults().isEmpty()
        && split.faults().stream().allMatch(fault -> fault.factor() != 1)
        && split.other() < split.weights();
  }

  /**
   * @param error whether the loss explains outputs beyond their limit
   * @param known evidence that a comparison has already found at the place
   */
  public Finding of(Point point, boolean error, double target, List<String> known) {
    Split split = ledger.splits().get(point);
    List<String> evidence = new ArrayList<>();
    evidence.add(split(split));
    split.faults().stream().limit(MOST).map(ScaleFault::words).forEach(evidence::add);
    split.grids().forEach(grid -> grid(grid, evidence));
    evidence.addAll(split.mismatches());
    ledger.whatIf().ifPresent(whatIf -> outputs(point, whatIf, evidence));
    known.stream().filter(line -> !evidence.contains(line)).forEach(evidence::add);
    Region region = measured.alignment().region(point.pair());
    Map<String, Object> details = new LinkedHashMap<>();
    details.put("noise", LedgerSection.noise(split));
    details.put("shareOfLoss", ledger.share(point));
    return new Finding(
        0,
        error ? Severity.ERROR : Severity.NOTE,
        FindingKind.QUANTIZATION,
        List.of(point.op()),
        List.of(point.pair().candidate()),
        region.reference().nodes().stream().map(Node::name).limit(MOST).toList(),
        List.of(point.pair().reference()),
        0.95,
        summary(point, split),
        evidence,
        advice(split, target),
        details);
  }

  private String summary(Point point, Split split) {
    String place = "'" + point.op() + "' (ONNX " + point.opType() + ")";
    Optional<GridFit> wrong = wrong(split);
    if (!split.faults().isEmpty() && split.weights() >= split.clipping() + split.rounding()) {
      ScaleFault worst = split.faults().get(0);
      return "Quantization fails at " + place + ": " + worst.words() + ".";
    }
    if (wrong.isPresent()) {
      return String.format(
          Locale.ROOT,
          "Quantization fails at %s: the scale of '%s' is %s its values.",
          place,
          wrong.get().tensor().value(),
          wrong.get().bestFactor() > 1 ? "too small for" : "too large for");
    }
    return String.format(
        Locale.ROOT,
        "Quantization loses most at %s: %s of the loss of all layers.",
        place,
        percent(ledger.share(point)));
  }

  private static Optional<GridFit> wrong(Split split) {
    return split.grids().stream()
        .filter(fit -> fit.gain() >= WRONG_GRID && Split.decibel(fit.noise()) < AUDIBLE)
        .max((a, b) -> Double.compare(a.noise(), b.noise()));
  }

  private static String split(Split split) {
    List<String> parts = new ArrayList<>();
    cost("weight rounding", split, split.weights(), parts);
    cost("activation rounding", split, split.rounding(), parts);
    cost("clipping", split, split.clipping(), parts);
    cost("scales that differ between neighbours", split, split.mismatch(), parts);
    cost("what is not quantization", split, split.other(), parts);
    return String.format(
        Locale.ROOT,
        "the layer alone keeps %s dB (rounding explains %s dB)%s",
        number(split.sqnr()),
        number(Split.decibel(split.weightsTheory() + split.roundingTheory())),
        parts.isEmpty() ? "" : ": " + String.join(", ", parts));
  }

  private static void cost(String what, Split split, double noise, List<String> parts) {
    double cost = split.cost(noise);
    if (cost >= ALL) {
      parts.add("all of it is " + what);
    } else if (cost >= SMALLEST_COST) {
      parts.add(what + " costs " + number(cost) + " dB");
    }
  }

  private static void grid(GridFit fit, List<String> evidence) {
    if (fit.saturated() > 0) {
      evidence.add(
          String.format(
              Locale.ROOT,
              "%s of the values of '%s' are cut off by its scale %.4g, up to %.2g× past the range",
              percent(fit.saturated()),
              fit.tensor().value(),
              fit.tensor().step(),
              fit.farthest()));
    }
    if (fit.gain() >= WRONG_GRID / 2 && Split.decibel(fit.noise()) < AUDIBLE) {
      evidence.add(
          String.format(
              Locale.ROOT,
              "for these values the scale of '%s' is off by ×%.3g: the best one would lose %s dB"
                  + " less",
              fit.tensor().value(),
              1 / fit.bestFactor(),
              number(fit.gain())));
    }
  }

  private void outputs(Point point, WhatIf whatIf, List<String> evidence) {
    Double alone = whatIf.alone().get(point.op());
    Double without = whatIf.without().get(point.op());
    evidence.add(
        "the worst output keeps "
            + number(whatIf.stored())
            + " dB"
            + (alone == null ? "" : "; with only this layer quantized " + number(alone) + " dB")
            + (without == null ? "" : "; with this one in floats " + number(without) + " dB"));
  }

  private List<String> advice(Split split, double target) {
    List<String> advice = new ArrayList<>();
    Optional<GridFit> wrong = wrong(split);
    if (!split.faults().isEmpty()) {
      advice.add("quantize this layer again from the full weights: its stored scales are wrong");
    }
    if (wrong.isPresent()) {
      advice.add(
          String.format(
              Locale.ROOT,
              "calibrate '%s' again with inputs like this one, prepared as the app prepares them: a"
                  + " scale of about %.3g fits",
              wrong.get().tensor().value(),
              wrong.get().tensor().step() * wrong.get().bestFactor()));
    }
    ledger.whatIf().flatMap(whatIf -> keep(whatIf, target)).ifPresent(advice::add);
    advice.add("write the layers to keep for MNN's tools with `--keep-float-file FILE.json`");
    return advice;
  }

  private static Optional<String> keep(WhatIf whatIf, double target) {
    if (whatIf.steps().isEmpty()) {
      return Optional.empty();
    }
    WhatIf.Step last = whatIf.steps().get(whatIf.steps().size() - 1);
    return Optional.of(
        String.format(
            Locale.ROOT,
            "keep %s in floats: the worst output then has %s dB instead of %s%s (measured)",
            LedgerSection.named(last.kept()),
            number(last.sqnr()),
            number(whatIf.stored()),
            last.sqnr() < target ? ", still below " + number(target) : ""));
  }
}
