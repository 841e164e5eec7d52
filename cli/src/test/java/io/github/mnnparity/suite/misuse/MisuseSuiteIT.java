package io.github.mnnparity.suite.misuse;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mnnparity.core.ExplainOptions;
import io.github.mnnparity.core.ExplainOptions.AppRun;
import io.github.mnnparity.core.Parity;
import io.github.mnnparity.core.graph.Value;
import io.github.mnnparity.core.input.Dump;
import io.github.mnnparity.core.report.Examination;
import io.github.mnnparity.core.tensor.Tensor;
import io.github.mnnparity.onnx.OnnxReader;
import io.github.mnnparity.suite.Suites;
import io.github.mnnparity.suite.Tables;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

/** Small apps with one mistake each; {@code parity explain} gets their inputs and outputs. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class MisuseSuiteIT {
  private static final double MIN_HITS = 0.95;
  private static final int FULL_MIN_KINDS = 12;

  private String environment = "";

  @Test
  void the_misuse_is_named_and_none_is_where_the_app_is_right() {
    List<AppCase> cases = Suites.full() ? AppCases.all() : AppCases.sample();
    List<Answer> answers = new ArrayList<>();
    for (AppCase app : cases) {
      answers.add(answer(app));
      Suites.print(List.of(answers.get(answers.size() - 1).row()));
    }

    if (Suites.full()) {
      Tables.MISUSES.write(page(answers));
    }
    assertThat(answers).allMatch(answer -> answer.app().expected().isPresent() || answer.isHit());
    List<String> misses =
        answers.stream().filter(answer -> !answer.isHit()).map(Answer::row).toList();
    assertThat(1 - misses.size() / Math.max(1.0, answers.size()))
        .as("misses: %s", misses)
        .isGreaterThanOrEqualTo(MIN_HITS);
    if (Suites.full()) {
      assertThat(answers.stream().filter(Answer::isHit).map(a -> a.app().expected()).distinct())
          .hasSizeGreaterThan(FULL_MIN_KINDS);
    }
  }

  private List<String> page(List<Answer> answers) {
    long wrong = answers.stream().filter(each -> each.app().expected().isPresent()).count();
    long named =
        answers.stream().filter(each -> each.app().expected().isPresent() && each.isHit()).count();
    long right = answers.size() - wrong;
    long quiet =
        answers.stream().filter(each -> each.app().expected().isEmpty() && each.isHit()).count();
    List<String> page = new ArrayList<>();
    page.add("# Misuses of MNN's API");
    page.add("");
    page.add(
        "What apps do wrong with MNN's Session and Module APIs, replayed in the real engine and held"
            + " against what an app got: `parity explain`. Corrected code for the model at hand comes"
            + " with the answer, in C++, Python and Java (JNI).");
    page.add("");
    page.addAll(Catalogue.list());
    page.add("");
    page.addAll(Catalogue.limits());
    page.add("");
    page.add("## Apps");
    page.add("");
    page.add(
        named
            + " of "
            + wrong
            + " apps with a mistake: `parity explain` names it, from the app's inputs and outputs"
            + " alone. "
            + quiet
            + " of "
            + right
            + " apps without one: it names none. The apps (`suite/misuse/apps.py`) share no code with"
            + " the catalogue and run with MNN's defaults (4 threads, precision normal). What is named"
            + " in one breath gives the same output on this model; `layout` and the like are mistakes"
            + " of preprocessing with the same effect. The distance is that of the best of them from"
            + " the app's output, in multiples of the noise floor.");
    page.add("");
    page.add(Tables.MISUSES.origin(answers.size() + " apps", environment));
    page.add("");
    page.add("| model | app | runs | batch | mistake | named | distance | hit |");
    page.add("|---|---|---|---|---|---|---|---|");
    answers.forEach(each -> page.add(each.row()));
    page.add("");
    page.addAll(Catalogue.table());
    return page;
  }

  private Answer answer(AppCase app) {
    List<String> outputs =
        new OnnxReader()
            .read(app.pair().onnx()).graph().outputs().stream().map(Value::name).toList();
    List<Map<String, Tensor>> inputs = new ArrayList<>();
    for (int run = 0; run < app.runs(); run++) {
      inputs.add(Models.inputs(app.pair(), app.batch(), 10 + run));
    }
    Optional<List<Map<String, Tensor>>> seen = AppRunner.outputs(app, outputs, inputs);
    if (seen.isEmpty()) {
      return Answer.none(app);
    }
    ExplainOptions.Builder options = ExplainOptions.builder();
    for (int run = 0; run < app.runs(); run++) {
      Map<String, Dump> got = new LinkedHashMap<>();
      seen.get().get(run).forEach((name, tensor) -> got.put(name, new Dump(tensor, 0)));
      options.run(new AppRun(Optional.empty(), "", inputs.get(run), Map.of(), got));
    }
    Examination examination = Parity.explain(app.pair().onnx(), app.pair().mnn(), options.build());
    environment = "Made with " + examination.environment() + ".";
    return Answer.of(app, examination);
  }
}
