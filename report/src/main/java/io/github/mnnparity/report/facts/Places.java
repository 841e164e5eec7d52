package io.github.mnnparity.report.facts;

import io.github.mnnparity.core.report.Finding;
import io.github.mnnparity.core.report.Layer;
import io.github.mnnparity.core.report.Report;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Where the findings of a report lie. Stateless, thread-safe. */
public final class Places {
  private static final int GUILTY = 3;

  private Places() {}

  /** Positions, in the report's layers, of those that a finding names; at most three. */
  public static Set<Integer> guilty(Report report, Finding finding) {
    List<Layer> layers = report.layers();
    for (Predicate<Layer> rule :
        List.<Predicate<Layer>>of(
            layer -> finding.onnxTensors().contains(layer.onnxTensor()),
            layer -> finding.mnnTensors().contains(layer.mnnTensor()),
            layer -> finding.mnnOps().contains(layer.mnnOp()))) {
      Set<Integer> rows =
          IntStream.range(0, layers.size())
              .filter(row -> rule.test(layers.get(row)))
              .limit(GUILTY)
              .boxed()
              .collect(Collectors.toCollection(TreeSet::new));
      if (!rows.isEmpty()) {
        return rows;
      }
    }
    return Set.of();
  }

  /** The guilty layers and their neighbours, {@code around} of them on each side. */
  public static Set<Integer> excerpt(Report report, Set<Integer> guilty, int around) {
    Set<Integer> shown = new TreeSet<>();
    for (int row : guilty) {
      IntStream.rangeClosed(
              Math.max(0, row - around), Math.min(report.layers().size() - 1, row + around))
          .forEach(shown::add);
    }
    return shown;
  }
}
