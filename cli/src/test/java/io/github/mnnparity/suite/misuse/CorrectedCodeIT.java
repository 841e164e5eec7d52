package io.github.mnnparity.suite.misuse;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mnnparity.core.capture.CodeWriter;
import io.github.mnnparity.core.capture.CodeWriter.Api;
import io.github.mnnparity.core.capture.CodeWriter.Code;
import io.github.mnnparity.core.capture.CodeWriter.Input;
import io.github.mnnparity.core.capture.CodeWriter.Language;
import io.github.mnnparity.core.capture.CodeWriter.Output;
import io.github.mnnparity.core.capture.CodeWriter.Plan;
import io.github.mnnparity.core.capture.GraphRunner.RunOptions;
import io.github.mnnparity.core.graph.Value;
import io.github.mnnparity.core.metric.ErrorMoments;
import io.github.mnnparity.core.tensor.DType;
import io.github.mnnparity.core.tensor.Tensor;
import io.github.mnnparity.onnx.OnnxReader;
import io.github.mnnparity.onnx.capture.OrtGraphRunner;
import io.github.mnnparity.suite.Suites;
import io.github.mnnparity.suite.real.HealthyPairs;
import io.github.mnnparity.suite.real.Pair;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.ServiceLoader;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

/** The Python code that is offered as corrected is run, as pasted. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class CorrectedCodeIT {
  private static final double LIMIT = 1e-3;

  @Test
  void pasted_Python_code_gives_what_the_reference_gives() {
    List<Pair> pairs = new ArrayList<>();
    if (Suites.full()) {
      pairs.addAll(HealthyPairs.published());
      pairs.addAll(HealthyPairs.built());
    } else {
      pairs.add(Models.built("encoder"));
    }
    assertThat(pairs).isNotEmpty();

    for (Pair pair : pairs) {
      var source = new OnnxReader().read(pair.onnx());
      List<String> names = source.graph().outputs().stream().map(Value::name).toList();
      Map<String, Tensor> wanted =
          new OrtGraphRunner().run(source.graph(), pair.inputs(), names, RunOptions.DEFAULT);
      List<Input> inputs = new ArrayList<>();
      pair.inputs()
          .forEach((name, tensor) -> inputs.add(new Input(name, tensor.dtype(), tensor.shape())));
      Plan plan =
          new Plan(
              "model.mnn",
              inputs,
              names.stream().map(name -> new Output(name, DType.FLOAT32)).toList(),
              Optional.empty(),
              false);
      for (Api api : Api.values()) {
        Map<String, Tensor> outputs = AppRunner.pasted(code(plan, api), pair);

        assertThat(outputs.keySet())
            .as(pair + " " + api)
            .containsExactlyInAnyOrderElementsOf(names);
        wanted.forEach(
            (name, tensor) ->
                assertThat(ErrorMoments.distance(tensor, outputs.get(name)))
                    .as(pair + " " + api + " " + name)
                    .isLessThan(LIMIT));
      }
    }
  }

  private static String code(Plan plan, Api api) {
    return ServiceLoader.load(CodeWriter.class).findFirst().orElseThrow().write(plan).stream()
        .filter(code -> code.api() == api && code.language() == Language.PYTHON)
        .map(Code::text)
        .findFirst()
        .orElseThrow();
  }
}
