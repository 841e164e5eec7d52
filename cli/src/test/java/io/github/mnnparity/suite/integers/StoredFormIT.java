package io.github.mnnparity.suite.integers;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mnnparity.core.capture.Engine;
import io.github.mnnparity.core.capture.GraphRunner.RunOptions;
import io.github.mnnparity.core.capture.QuantizedForms;
import io.github.mnnparity.core.capture.QuantizedLayer;
import io.github.mnnparity.core.capture.SourceModel;
import io.github.mnnparity.core.graph.Graph;
import io.github.mnnparity.core.tensor.Shape;
import io.github.mnnparity.core.tensor.Tensor;
import io.github.mnnparity.mnn.MnnReader;
import io.github.mnnparity.suite.Suites;
import io.github.mnnparity.suite.Tables;
import io.github.mnnparity.suite.real.HealthyPairs;
import io.github.mnnparity.suite.real.Pair;
import io.github.mnnparity.suite.real.RealPython;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
final class StoredFormIT {
  private static final double STEP = 1.001;

  @BeforeAll
  static void need_the_engine() {
    RealPython.require();
  }

  @Test
  void integer_convolutions_are_bit_exact_with_the_engine_and_other_layers_within_a_step() {
    List<String> rows = new ArrayList<>();
    for (Pair pair : IntegerFiles.all()) {
      List<LayerCheck.Result> results = LayerCheck.of(pair);
      rows.add(row(pair, results));
      Suites.print(List.of(rows.get(rows.size() - 1)));

      assertThat(results).as("layers of %s", pair).hasSizeGreaterThan(10);
      assertThat(results.stream().filter(LayerCheck.Result::isConvolution))
          .as("convolutions of %s", pair)
          .allMatch(result -> result.local() == 0);
      assertThat(results.stream().filter(result -> !result.isConvolution()))
          .as("other layers of %s", pair)
          .allMatch(
              result ->
                  result.local() <= STEP || EngineDefects.knows(pair.name(), result.layer().op()));
    }
    if (Suites.full()) {
      Tables.INTEGERS.write(page(rows));
    }
  }

  private static String row(Pair pair, List<LayerCheck.Result> results) {
    List<LayerCheck.Result> convolutions =
        results.stream().filter(LayerCheck.Result::isConvolution).toList();
    List<LayerCheck.Result> others =
        results.stream().filter(result -> !result.isConvolution()).toList();
    return String.format(
        Locale.ROOT,
        "| %s | %d of %d | %d of %d | %.3g | %d of %d | %s |",
        pair,
        convolutions.stream().filter(result -> result.local() == 0).count(),
        convolutions.size(),
        others.stream().filter(result -> result.local() == 0).count(),
        others.size(),
        others.stream()
            .filter(result -> !EngineDefects.knows(pair.name(), result.layer().op()))
            .mapToDouble(LayerCheck.Result::local)
            .max()
            .orElse(0),
        results.stream().filter(result -> result.cumulative() == 0).count(),
        results.size(),
        String.join(", ", EngineDefects.of(pair.name())));
  }

  private static List<String> page(List<String> rows) {
    List<String> page = new ArrayList<>();
    page.add("# Files of integers");
    page.add("");
    page.add(
        "Every layer that the file stores as integer arithmetic, as lifted in the stored form and as"
            + " the real engine computes it. *Convolutions* and *others* are bit-equal on the"
            + " engine's own values, *farthest* is the largest difference of the others in steps of"
            + " their grid, *from the inputs on* counts layers whose value is bit-equal with"
            + " everything upstream. Ops named last are left out of *farthest*: the engine is wrong"
            + " there, as `EngineDefectsIT` shows.");
    page.add("");
    page.add(Tables.INTEGERS.origin(rows.size() + " files", LayerCheck.RUNNER.description() + "."));
    page.add("");
    page.add(
        "| file | convolutions | others | farthest | from the inputs on | wrong in the engine |");
    page.add("|---|---|---|---|---|---|");
    page.addAll(rows);
    return page;
  }

  @Test
  void forms_differ_only_in_the_layers_that_are_on() {
    Pair pair = IntegerFiles.of("mobilenet-v2", "KL");
    SourceModel model = new MnnReader().read(pair.mnn());
    QuantizedForms forms = model.quantized();
    List<QuantizedLayer> layers = forms.layers();
    Map<String, Tensor> floats = run(model.graph(), pair);
    Map<String, Tensor> stored = run(forms.stored(), pair);

    assertThat(changed(floats, run(forms.graph(layer -> false), pair))).as("all off").isEmpty();
    assertThat(stored.keySet()).as("names").containsAll(floats.keySet());
    for (int on = 1; on < layers.size(); on++) {
      Set<QuantizedLayer> first = new HashSet<>(layers.subList(0, on));
      String last = layers.get(on - 1).output().value();

      assertThat(run(forms.graph(first::contains), pair).get(last).data())
          .as("%s with the layers before it on", last)
          .isEqualTo(stored.get(last).data());
    }
    for (QuantizedLayer layer : layers) {
      Map<String, Tensor> alone = run(forms.graph(layer::equals), pair);

      // A restored product has no value of its own for the convolution inside it.
      String output = layer.output().value();
      assertThat(changed(floats, alone))
          .as("values that %s alone changes", layer.op())
          .first()
          .matches(first -> first.equals(output) || !floats.containsKey(output));
    }
  }

  private static List<String> changed(Map<String, Tensor> before, Map<String, Tensor> after) {
    return before.keySet().stream()
        .filter(value -> !before.get(value).bitEquals(after.get(value)))
        .toList();
  }

  /** All values that have a name in the file. */
  private static Map<String, Tensor> run(Graph graph, Pair pair) {
    Set<String> wanted = new LinkedHashSet<>();
    graph.nodes().forEach(node -> wanted.addAll(node.outputs()));
    wanted.removeAll(graph.hidden());
    return LayerCheck.RUNNER.run(graph, pair.inputs(), wanted, RunOptions.DEFAULT);
  }

  @Test
  void an_older_file_is_bit_exact_where_the_engine_runs_it() {
    var file = HealthyPairs.sharedModel("rfb-320-quant-kl.mnn");
    Assumptions.assumeTrue(file.isPresent(), "no shared models");
    SourceModel model = new MnnReader().read(file.get());
    Graph stored = model.quantized().stored();
    Tensor picture = RealQuantizer.input(Shape.of(1, 3, 240, 320));
    Map<String, Tensor> input = Map.of("input", picture);
    List<String> wanted = List.of("308", "314", "boxes", "scores");
    Map<String, Tensor> lifted = LayerCheck.RUNNER.run(stored, input, wanted, RunOptions.DEFAULT);

    try (Engine engine = LayerCheck.open(file.get())) {
      // The engine has no EltwiseInt8: it runs what lies before it, and what lies behind it.
      Map<String, Tensor> before = engine.replay(input, List.of("308")).values();
      Map<String, Tensor> behind =
          engine.replay(Map.of("314", lifted.get("314")), List.of("boxes", "scores")).values();

      assertThat(before.get("308").data()).isEqualTo(lifted.get("308").data());
      assertThat(behind.get("boxes").data()).isEqualTo(lifted.get("boxes").data());
      assertThat(LayerCheck.steps(behind.get("scores"), lifted.get("scores"), 1)).isLessThan(1e-6);
    }
  }
}
