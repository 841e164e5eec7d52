package io.github.mnnparity.core.picture;

import io.github.mnnparity.core.align.Alignment;
import io.github.mnnparity.core.align.Pair;
import io.github.mnnparity.core.align.Region;
import io.github.mnnparity.core.audit.StaticAudit;
import io.github.mnnparity.core.audit.form.Difference;
import io.github.mnnparity.core.audit.form.Outcome;
import io.github.mnnparity.core.diagnose.Measured;
import io.github.mnnparity.core.inspect.GraphSummary;
import io.github.mnnparity.core.report.detail.Details;
import io.github.mnnparity.core.report.detail.LayerDetail;
import io.github.mnnparity.core.tensor.Tensor;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** Takes the pictures of a comparison. */
public final class Pictures {
  private Pictures() {}

  /**
   * @param lifted name of the view of the lifted graph
   * @param engine values of every other view, by its name and the engine's names
   * @param audit what both files say, region by region
   * @param candidateFile what the candidate's file says, its main graph
   * @return layers in the order of the aligned pairs
   */
  public static Details of(
      Measured measured,
      String lifted,
      Map<String, Map<String, Tensor>> engine,
      StaticAudit audit,
      GraphSummary candidateFile) {
    Alignment alignment = measured.alignment();
    NodeLayers reference = new NodeLayers(alignment.reference());
    NodeLayers candidate = new NodeLayers(alignment.candidate());
    List<Pair> pairs = alignment.pairs();
    List<List<String>> saidOtherwise = new ArrayList<>();
    for (int layer = 0; layer < pairs.size(); layer++) {
      Pair pair = pairs.get(layer);
      Region region = alignment.region(pair);
      reference.add(layer, pair.reference(), region.reference());
      candidate.add(layer, pair.candidate(), region.candidate());
      saidOtherwise.add(saidOtherwise(audit.of(pair)));
    }
    List<LayerDetail> layers =
        IntStream.range(0, pairs.size())
            .parallel()
            .mapToObj(
                layer ->
                    LayerPictures.of(
                        layer,
                        measured.referenceValue(pairs.get(layer)),
                        views(measured, pairs.get(layer), lifted, engine),
                        saidOtherwise.get(layer)))
            .toList();
    return new Details(
        GraphPictures.reference(measured.reference().graph(), reference),
        GraphPictures.candidate(measured.candidate(), candidateFile, candidate),
        layers);
  }

  private static List<String> saidOtherwise(Outcome outcome) {
    String doubt = outcome.isProven() ? "" : " (something else here may make up for it)";
    List<String> words = new ArrayList<>();
    for (Difference difference : outcome.differences()) {
      words.add(difference.summary() + doubt);
      words.addAll(difference.evidence());
    }
    return words;
  }

  private static Map<String, Tensor> views(
      Measured measured, Pair pair, String lifted, Map<String, Map<String, Tensor>> engine) {
    Map<String, Tensor> views = new LinkedHashMap<>();
    measured.candidateValue(pair).ifPresent(value -> views.put(lifted, value));
    engine.forEach(
        (view, values) ->
            measured.captured(pair, values).ifPresent(value -> views.put(view, value)));
    long elements = measured.referenceValue(pair).elements();
    views.values().removeIf(value -> value.elements() != elements);
    return views;
  }
}
