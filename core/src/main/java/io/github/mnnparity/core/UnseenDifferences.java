package io.github.mnnparity.core;

import io.github.mnnparity.core.audit.StaticAudit.Place;
import io.github.mnnparity.core.diagnose.Cause;
import io.github.mnnparity.core.report.Finding;
import io.github.mnnparity.core.report.Severity;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * What the file says otherwise and this input does not show: a bound that is never reached, for
 * example. A note for each.
 */
final class UnseenDifferences implements Experiment {
  @Override
  public boolean isDue(Compared compared) {
    return true;
  }

  @Override
  public Result run(Compared compared) {
    Set<String> blamed = new HashSet<>();
    for (Cause cause : compared.causes()) {
      blamed.addAll(cause.mnnOps());
      blamed.addAll(cause.onnxTensors());
    }
    List<Place> proven =
        compared.audit().verdicts().places().stream().filter(Place::isProven).toList();
    List<Finding> notes = new ArrayList<>();
    for (Finding finding :
        StaticFindings.of(
            proven, compared.measured().candidate(), compared.measured().alignment())) {
      boolean known =
          finding.mnnOps().stream().anyMatch(blamed::contains)
              || finding.onnxTensors().stream().anyMatch(blamed::contains);
      if (!known) {
        List<String> evidence = new ArrayList<>(finding.evidence());
        evidence.add("the values of this run do not show it");
        notes.add(
            new Finding(
                0,
                Severity.NOTE,
                finding.kind(),
                finding.mnnOps(),
                finding.mnnTensors(),
                finding.onnxNodes(),
                finding.onnxTensors(),
                finding.confidence(),
                finding.summary(),
                evidence,
                List.of("use an input that reaches this place, or mend the file"),
                finding.details()));
      }
    }
    return new Result(notes, List.of());
  }
}
