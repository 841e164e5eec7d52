package io.github.mnnparity.core.diagnose;

import io.github.mnnparity.core.align.Pair;
import io.github.mnnparity.core.audit.StaticAudit;
import io.github.mnnparity.core.capture.Engine;
import io.github.mnnparity.core.metric.ErrorMoments;
import io.github.mnnparity.core.noise.Grids;
import io.github.mnnparity.core.report.FindingKind;
import io.github.mnnparity.core.report.Severity;
import io.github.mnnparity.core.tensor.Tensor;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Turns measurements into findings, by the rules of blame. One use; not thread-safe. */
public final class Diagnosis {
  /** An error beyond this multiple of the threshold has another cause than coding. */
  private static final double FAR = 3;

  /** A cause that explains less than this share of a limit explains nothing. */
  private static final double PART = 0.2;

  private static final int MOST_FILE_SUSPECTS = 48;
  private static final int MOST_ENGINE_SUSPECTS = 6;
  private static final int MOST_SWEPT_SUSPECTS = 24;

  private final Measured measured;
  private final Evaluator evaluator;
  private final Thresholds thresholds;
  private final LocalReplay local;
  private final LocalReplay dequantized;
  private final Grids grids;
  private final Map<String, Map<String, Tensor>> captured;
  private final Optional<Engine> engine;
  private final Map<String, Double> outputLimits;
  private final Set<String> diverged;
  private final StaticEvidence files;
  private final Map<Pair, Tensor> engineLocal = new LinkedHashMap<>();
  private int leftOut;

  /**
   * @param local regions as the candidate runs
   * @param dequantized regions of the dequantized form; {@code local} where there is one form
   * @param audit of the same alignment
   * @param captured engine tensors by view and engine name
   * @param outputLimits allowed relative RMS error by canonical reference output
   * @param diverged views with an output beyond its limit
   */
  public Diagnosis(
      Measured measured,
      Evaluator evaluator,
      Thresholds thresholds,
      LocalReplay local,
      LocalReplay dequantized,
      Grids grids,
      StaticAudit audit,
      Map<String, Map<String, Tensor>> captured,
      Optional<Engine> engine,
      Map<String, Double> outputLimits,
      Set<String> diverged) {
    this.measured = measured;
    this.evaluator = evaluator;
    this.thresholds = thresholds;
    this.local = local;
    this.dequantized = dequantized;
    this.grids = grids;
    this.files = new StaticEvidence(measured, audit);
    this.captured = captured;
    this.engine = engine;
    this.outputLimits = outputLimits;
    this.diverged = diverged;
  }

  /** Findings in execution order within their severity, errors first; not yet ranked. */
  public List<Cause> causes() {
    EngineReplay replay = new EngineReplay(measured, evaluator, engine, captured);
    List<Suspect> suspects = suspects(replay);
    Counterfactual counterfactual = new Counterfactual(measured, evaluator, outputLimits);
    List<Cause> causes = new ArrayList<>();
    Set<String> seen = new HashSet<>();
    for (Suspect suspect : suspects) {
      EngineReplay.Triple triple = replay.replay(suspect);
      triple.engine().ifPresent(value -> engineLocal.put(triple.place(), value));
      Blame blame = Blame.of(suspect, triple, thresholds);
      for (Blame.Verdict verdict : blame.verdicts()) {
        if (isTold(suspect, verdict)
            && seen.add(verdict.kind() + " " + suspect.pair().reference())) {
          double effect =
              verdict.answer().isPresent()
                  ? counterfactual.effect(triple.place(), verdict.answer().get())
                  : Double.POSITIVE_INFINITY;
          causes.add(cause(suspect, triple, blame, verdict, effect));
        }
      }
    }
    causes.addAll(wrongScales(causes));
    return ranked(causes);
  }

  /** A decision that rounding inside the region flips. */
  private boolean isRounding(EngineReplay.Triple triple, Blame.Verdict verdict) {
    return verdict
        .answer()
        .filter(
            answer ->
                new InnerFlips(measured, evaluator).excuse(triple.place(), triple.inside(), answer))
        .isPresent();
  }

  /** The file is suspected by its own regions alone, which know best what rounding explains. */
  private static boolean isTold(Suspect suspect, Blame.Verdict verdict) {
    return suspect.isFile()
        || verdict.kind() == FindingKind.ENGINE
        || (verdict.kind() == FindingKind.UNEXPLAINED && !suspect.view().equals(Suspect.SWEPT));
  }

  /** What the engine made of golden inputs, for the pairs that were replayed. */
  public Map<Pair, Tensor> engineLocal() {
    return engineLocal;
  }

  /** Regions that answer golden inputs otherwise and were not looked at: there were too many. */
  public int leftOut() {
    return leftOut;
  }

  private List<Suspect> suspects(EngineReplay replay) {
    Suspicion suspicion = new Suspicion(measured, local, dequantized, thresholds);
    List<Suspect> file = suspicion.file();
    leftOut = Math.max(0, file.size() - MOST_FILE_SUSPECTS);
    List<Suspect> suspects = new ArrayList<>(file.stream().limit(MOST_FILE_SUSPECTS).toList());
    Set<String> known = new HashSet<>();
    suspects.forEach(suspect -> known.add(suspect.pair().reference()));
    captured.forEach(
        (view, values) ->
            suspicion.engine(view, values).stream()
                .limit(MOST_ENGINE_SUSPECTS)
                .filter(suspect -> known.add(suspect.pair().reference()))
                .forEach(suspects::add));
    if (!diverged.isEmpty() || suspects.stream().anyMatch(suspect -> !suspect.isFile())) {
      List<Suspect> swept =
          swept(replay, suspicion).stream()
              .filter(suspect -> known.add(suspect.pair().reference()))
              .toList();
      leftOut += Math.max(0, swept.size() - MOST_SWEPT_SUSPECTS);
      suspects.addAll(swept.stream().limit(MOST_SWEPT_SUSPECTS).toList());
    }
    suspects.sort(
        Comparator.comparingInt(
            suspect -> measured.alignment().reference().order(suspect.pair().reference())));
    return suspects;
  }

  /** Regions that the engine answers otherwise than the file, wherever they lie. */
  private List<Suspect> swept(EngineReplay replay, Suspicion suspicion) {
    boolean captures = captured.values().stream().anyMatch(values -> !values.isEmpty());
    if (engine.isEmpty() || !captures) {
      return List.of();
    }
    List<EngineReplay.Question> regions = replay.questions();
    engineLocal.putAll(EngineSweep.of(measured, engine.get(), regions));
    List<Pair> borders = new ArrayList<>();
    measured.alignment().pairs().stream()
        .filter(pair -> measured.candidateFeeds().containsKey(pair.candidate()))
        .forEach(borders::add);
    regions.forEach(region -> borders.add(region.place()));
    LocalReplay lifted = LocalReplay.of(measured, evaluator, measured.running(), Map.of(), borders);
    return suspicion.engineAlone(regions, engineLocal, lifted.values());
  }

  private Cause cause(
      Suspect suspect,
      EngineReplay.Triple triple,
      Blame blame,
      Blame.Verdict verdict,
      double effect) {
    Pair pair = suspect.pair();
    List<String> evidence = new ArrayList<>(blame.evidence());
    ValueShape.of(triple, verdict, thresholds).ifPresent(evidence::add);
    FindingKind kind = verdict.kind();
    boolean coded = thresholds.isCoded(pair);
    boolean error = effect > 1 && (!diverged.isEmpty() || thresholds.anyCoded());
    if (kind == FindingKind.CONVERSION) {
      WeightDifference weights = files.weights(pair);
      evidence.addAll(files.of(pair));
      if (coded && areGridsToBlame(pair)) {
        kind = FindingKind.QUANTIZATION;
        error = !diverged.isEmpty() && effect > 1;
        evidence.addAll(new GridDifference(measured, grids).evidence(pair));
      } else if (coded) {
        boolean rounding = weights == WeightDifference.WITHIN_CODING && isWhatCodingExplains(pair);
        error = !rounding;
        if (rounding || weights == WeightDifference.WRONG_SCALE) {
          kind = FindingKind.QUANTIZATION;
        }
      }
    }
    return new Cause(
            pair,
            kind,
            error ? Severity.ERROR : Severity.NOTE,
            verdict.confidence(),
            effect,
            Place.of(measured, pair),
            suspect.reason(),
            evidence)
        .withNoiseFactor(verdict.noiseFactor());
  }

  /** Scales that are off too little, or for too few channels, to show in the values of a layer. */
  private List<Cause> wrongScales(List<Cause> known) {
    Set<String> blamed = new HashSet<>();
    known.forEach(cause -> blamed.add(cause.pair().reference()));
    List<Cause> causes = new ArrayList<>();
    for (Pair pair : measured.alignment().pairs()) {
      if (thresholds.isCoded(pair) && !blamed.contains(pair.reference())) {
        if (files.weights(pair) == WeightDifference.WRONG_SCALE) {
          causes.add(
              new Cause(
                  pair,
                  FindingKind.QUANTIZATION,
                  Severity.NOTE,
                  0.9,
                  0,
                  Place.of(measured, pair),
                  "its stored scales are not those of the reference's weights",
                  files.of(pair)));
        }
      }
    }
    return causes;
  }

  /** With its layers computing in floats, the region answers as the reference does. */
  private boolean areGridsToBlame(Pair pair) {
    Tensor value = dequantized.values().get(pair);
    Tensor wanted = measured.referenceValue(pair);
    return !grids.layers(pair).isEmpty()
        && value != null
        && ErrorMoments.distance(wanted, value) <= thresholds.dequantized(pair);
  }

  /** Weights in order do not excuse a lost bias: the error, too, must be of the coding's size. */
  private boolean isWhatCodingExplains(Pair pair) {
    Tensor value = local.values().get(pair);
    return value != null
        && ErrorMoments.distance(measured.referenceValue(pair), value)
            <= FAR * thresholds.file(pair);
  }

  /**
   * Where something diverged and nothing alone explains it, the strongest causes are the errors.
   */
  private List<Cause> ranked(List<Cause> causes) {
    List<Cause> result = new ArrayList<>(causes);
    boolean explained = causes.stream().anyMatch(cause -> cause.severity() == Severity.ERROR);
    double strongest =
        causes.stream()
            .filter(cause -> cause.kind() != FindingKind.LIFTING)
            .mapToDouble(Cause::effect)
            .max()
            .orElse(0);
    if (!diverged.isEmpty() && !explained && strongest > PART) {
      result.replaceAll(
          cause ->
              cause.effect() >= strongest / 2 && cause.kind() != FindingKind.LIFTING
                  ? cause.withSeverity(Severity.ERROR)
                  : cause);
    }
    result.replaceAll(
        cause -> cause.kind() == FindingKind.LIFTING ? cause.withSeverity(Severity.NOTE) : cause);
    result.sort(Comparator.comparing(Cause::severity));
    return result;
  }
}
