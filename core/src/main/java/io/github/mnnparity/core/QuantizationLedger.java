package io.github.mnnparity.core;

import io.github.mnnparity.core.align.Pair;
import io.github.mnnparity.core.diagnose.Cause;
import io.github.mnnparity.core.diagnose.Measured;
import io.github.mnnparity.core.error.ParityException;
import io.github.mnnparity.core.feed.InputSet;
import io.github.mnnparity.core.graph.Flow;
import io.github.mnnparity.core.ledger.Ledger;
import io.github.mnnparity.core.ledger.LedgerFindings;
import io.github.mnnparity.core.ledger.LedgerSection;
import io.github.mnnparity.core.ledger.Point;
import io.github.mnnparity.core.ledger.Sample;
import io.github.mnnparity.core.report.Finding;
import io.github.mnnparity.core.report.FindingKind;
import io.github.mnnparity.core.report.Progress;
import io.github.mnnparity.core.report.Severity;
import io.github.mnnparity.core.report.Steps;
import io.github.mnnparity.core.tensor.Tensor;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Where a quantized candidate loses its signal, and what keeping layers in floats brings. */
final class QuantizationLedger implements Experiment {
  private static final System.Logger LOG = System.getLogger(QuantizationLedger.class.getName());

  private static final int MOST_SAMPLES = 16;
  private static final int MANY = 256;
  private static final int ALONE = 64;
  private static final int WITHOUT = 8;
  private static final int STEPS = 4;
  private static final int DEEP_STEPS = 12;

  @Override
  public boolean isDue(Compared compared) {
    return compared.judge().isCoded()
        && (compared.diverged() || compared.options().deep() || compared.options().ledger());
  }

  @Override
  public Result run(Compared compared) {
    String stage = "weighing what quantization costs";
    compared.options().progress().accept(Progress.of(stage));
    List<Sample> samples = samples(compared);
    double target = compared.options().minSqnr();
    boolean deep = compared.options().deep();
    Ledger ledger =
        Ledger.of(
            compared.measured(),
            compared.evaluator(),
            compared.grids(),
            compared.thresholds().floors(),
            compared.local(),
            compared.dequantized(),
            samples,
            deep
                ? new Ledger.Extent(target, MANY, MANY, DEEP_STEPS)
                : new Ledger.Extent(target, ALONE, WITHOUT, STEPS),
            layers -> Steps.of(compared.options().progress(), stage, layers));
    if (ledger.points().isEmpty()) {
      return Result.NOTHING;
    }
    return new Result(
        findings(compared, ledger, target),
        List.of(LedgerSection.of(ledger, target, samples.size())));
  }

  /** The input of the comparison, then others of the same shapes, up to a few. */
  private static List<Sample> samples(Compared compared) {
    Measured measured = compared.measured();
    List<Sample> samples = new ArrayList<>();
    List<InputSet> sets = compared.options().inputSets();
    samples.add(
        new Sample(
            sets.isEmpty() ? "the input" : sets.get(0).name(),
            measured.candidateFeeds(),
            measured.referenceValues()));
    for (int i = 1; i < sets.size() && samples.size() < MOST_SAMPLES; i++) {
      sample(compared, sets.get(i)).ifPresent(samples::add);
    }
    return samples;
  }

  /** Empty for an input of other shapes, and for one that cannot be used. */
  private static Optional<Sample> sample(Compared compared, InputSet set) {
    Measured measured = compared.measured();
    Map<String, Tensor> current = measured.feeds();
    try {
      InputPlan plan =
          InputPlan.of(
              measured.reference(),
              measured.candidate(),
              compared.options().with(set, set.tensors(), Map.of()));
      boolean fits =
          plan.candidateFeeds().keySet().equals(measured.candidateFeeds().keySet())
              && plan.referenceFeeds().entrySet().stream()
                  .allMatch(
                      feed -> feed.getValue().shape().equals(current.get(feed.getKey()).shape()));
      Flow flow = measured.alignment().reference();
      return fits
          ? Optional.of(
              new Sample(
                  set.name(),
                  plan.candidateFeeds(),
                  compared.evaluator().run(flow.graph(), plan.referenceFeeds(), flow.outputs())))
          : Optional.empty();
    } catch (ParityException e) {
      LOG.log(System.Logger.Level.DEBUG, () -> "no sample: " + set.name(), e);
      return Optional.empty();
    }
  }

  private static List<Finding> findings(Compared compared, Ledger ledger, double target) {
    LedgerFindings words = new LedgerFindings(compared.measured(), ledger);
    List<Finding> findings = new ArrayList<>();
    Set<Pair> wrongScales =
        words.guilty().stream()
            .filter(words::isWrongScale)
            .map(Point::pair)
            .collect(Collectors.toSet());
    boolean otherError =
        compared.causes().stream()
            .filter(QuantizationLedger::isOtherError)
            .anyMatch(cause -> !wrongScales.contains(cause.pair()));
    boolean fileOff =
        compared.outputs().stream()
            .anyMatch(
                output -> output.view().equals(Views.LIFTED) && ReportAssembler.isOff(output));
    for (Point point : words.guilty()) {
      Optional<Cause> known =
          compared.causes().stream().filter(cause -> cause.pair().equals(point.pair())).findFirst();
      boolean blamedOtherwise =
          known.filter(QuantizationLedger::isOtherError).isPresent() && !words.isWrongScale(point);
      if (!blamedOtherwise) {
        boolean error =
            fileOff && !otherError
                || known.filter(cause -> cause.severity() == Severity.ERROR).isPresent();
        findings.add(words.of(point, error, target, known.map(Cause::evidence).orElse(List.of())));
      }
    }
    return findings;
  }

  private static boolean isOtherError(Cause cause) {
    return cause.severity() == Severity.ERROR && cause.kind() != FindingKind.QUANTIZATION;
  }
}
