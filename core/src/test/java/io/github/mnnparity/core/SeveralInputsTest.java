package io.github.mnnparity.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.github.mnnparity.core.error.BadInputException;
import io.github.mnnparity.core.error.Problem;
import io.github.mnnparity.core.feed.InputSet;
import io.github.mnnparity.core.report.LayerSpread;
import io.github.mnnparity.core.report.Progress;
import io.github.mnnparity.core.report.Report;
import io.github.mnnparity.core.report.ReportCsv;
import io.github.mnnparity.core.report.ReportJson;
import io.github.mnnparity.core.report.Verdict;
import io.github.mnnparity.core.tensor.Shape;
import io.github.mnnparity.core.tensor.Tensor;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Several inputs, with a reader, a runner and an engine made up in {@code fake}: y = max(x + 1, 0),
 * or x + 2 where the candidate is changed.
 */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class SeveralInputsTest {
  private static final float[] LARGE = {1e5f, 2e5f, 3e5f, 4e5f};
  private static final float[] SMALL = {1, 2, 3, 4};
  private static final float[] SMALLER = {0.1f, 0.2f, 0.3f, 0.4f};
  private static final float[] NEGATIVE = {-9, -9, -9, -9};

  @TempDir Path folder;
  private Path reference;

  @BeforeEach
  void writeReference() throws IOException {
    reference = Files.writeString(folder.resolve("reference"), "reference");
  }

  private Report compare(String candidate, InputSet... sets) throws IOException {
    return compare(candidate, builder -> builder, sets);
  }

  private Report compare(
      String candidate, UnaryOperator<CompareOptions.Builder> more, InputSet... sets)
      throws IOException {
    CompareOptions.Builder options = more.apply(CompareOptions.builder());
    List.of(sets).forEach(options::inputSet);
    Path file = Files.writeString(folder.resolve("candidate"), "candidate " + candidate);
    return Parity.compare(reference, file, options.build());
  }

  private static InputSet set(String name, float... numbers) {
    return new InputSet(name, Map.of("x", Tensor.ofFloats(Shape.of(numbers.length), numbers)));
  }

  private static InputSet broken(String name) {
    return new InputSet(
        name,
        () -> {
          throw new BadInputException(new Problem(name, "an array", "a damaged file", "save it"));
        });
  }

  @Test
  void the_worst_input_decides_and_is_looked_into() throws IOException {
    Report report =
        compare("changed", set("large", LARGE), set("small", SMALL), set("smaller", SMALLER));

    assertThat(report.verdict()).isEqualTo(Verdict.DIVERGED);
    assertThat(report.sections().get(0).title()).isEqualTo("3 inputs: 2 diverged, 1 match");
    assertThat(report.sections().get(0).rows())
        .extracting(row -> row.get(0) + " " + row.get(1))
        .containsExactly("smaller diverged", "small diverged", "large match");
    assertThat(report.findings().get(0).mnnOps()).containsExactly("op:a");
  }

  @Test
  void every_layer_is_compared_in_every_view_over_all_inputs() throws IOException {
    Report report =
        compare("changed", set("large", LARGE), set("small", SMALL), set("negative", NEGATIVE));

    List<LayerSpread> spreads = report.spreads();
    assertThat(spreads).extracting(LayerSpread::inputs).containsOnly(3);
    assertThat(spreads)
        .extracting(spread -> report.layers().get(spread.layer()).onnxTensor() + spread.view())
        .containsExactly(
            "xlifted",
            "xsession",
            "xmodule",
            "alifted",
            "asession",
            "amodule",
            "ylifted",
            "ysession",
            "ymodule");
    LayerSpread sum = spreads.get(3);
    double large = 2 / Math.sqrt(1e10 + 4e10 + 9e10 + 16e10);
    double small = 2 / Math.sqrt(4 + 9 + 16 + 25);
    double negative = 2 / Math.sqrt(4 * 64);
    assertThat(sum.worst()).isCloseTo(small, within(1e-6));
    assertThat(sum.median()).isCloseTo(negative, within(1e-6));
    assertThat(sum.mean()).isCloseTo((large + small + negative) / 3, within(1e-6));
    assertThat(sum.high()).isBetween(sum.median(), sum.worst());
    assertThat(sum.worstInput()).isEqualTo("small");
    assertThat(spreads.get(6).median()).isLessThan(1e-4);
  }

  @Test
  void the_engine_runs_on_every_input() throws IOException {
    Report report = compare("mistaken", set("negative", NEGATIVE), set("small", SMALL));

    assertThat(report.verdict()).isEqualTo(Verdict.DIVERGED);
    assertThat(report.sections().get(0).rows())
        .extracting(row -> row.get(0) + " " + row.get(1))
        .containsExactly("small diverged", "negative match");
    assertThat(report.spreads())
        .filteredOn(spread -> spread.view().equals("session") && spread.worst() > 0)
        .singleElement()
        .matches(spread -> spread.worst() == 1 && spread.worstInput().equals("small"));
  }

  @Test
  void an_input_that_cannot_be_used_is_told_and_the_others_are_compared() throws IOException {
    Report report =
        compare("faithful", broken("cat.npy"), set("dog.npy", SMALL), set("odd.npy", 1, 2));

    assertThat(report.verdict()).isEqualTo(Verdict.INCOMPLETE);
    assertThat(report.headline())
        .isEqualTo(
            "INCOMPLETE: input 'cat.npy' was not compared: cat.npy should be an array, found a"
                + " damaged file");
    assertThat(report.sections().get(0).title()).isEqualTo("3 inputs: 1 match, 2 not compared");
    assertThat(report.sections().get(0).words())
        .anyMatch(line -> line.contains("'odd.npy' was not compared: input 'x' should be"));
    assertThat(report.spreads()).extracting(LayerSpread::inputs).containsOnly(1);
  }

  @Test
  void a_divergence_counts_more_than_an_input_that_cannot_be_used() throws IOException {
    Report report = compare("changed", broken("cat.npy"), set("dog.npy", SMALL));

    assertThat(report.verdict()).isEqualTo(Verdict.DIVERGED);
  }

  @Test
  void a_crash_of_the_engine_leaves_every_input_incomplete() throws IOException {
    Report report = compare("crashing", set("one", SMALL), set("other", LARGE));

    assertThat(report.verdict()).isEqualTo(Verdict.INCOMPLETE);
    assertThat(report.sections().get(0).words())
        .anyMatch(line -> line.startsWith("All were not compared everywhere: the session view"));
  }

  @Test
  void where_no_input_can_be_used_the_first_problem_is_told() {
    assertThatThrownBy(() -> compare("faithful", broken("cat.npy"), broken("dog.npy")))
        .isInstanceOf(BadInputException.class)
        .hasMessageContaining("all 2 inputs, such as cat.npy")
        .hasMessageContaining("a damaged file");
  }

  @Test
  void a_name_that_the_model_does_not_have_is_refused_at_once() {
    List<Progress> steps = new ArrayList<>();
    InputSet typo = new InputSet("one", Map.of("y", Tensor.ofFloats(Shape.of(4), SMALL)));

    assertThatThrownBy(
            () -> compare("faithful", all -> all.progress(steps::add), typo, set("other", SMALL)))
        .isInstanceOf(BadInputException.class)
        .hasMessageContaining("input 'y'");
    assertThat(steps).extracting(Progress::stage).containsExactly("reading both files");
  }

  @Test
  void two_inputs_of_one_name_are_refused() {
    assertThatThrownBy(() -> compare("faithful", set("one", SMALL), set("one", LARGE)))
        .isInstanceOf(BadInputException.class)
        .hasMessageContaining("two of this name");
  }

  @Test
  void progress_counts_inputs() throws IOException {
    List<Progress> steps = new ArrayList<>();

    compare("faithful", all -> all.progress(steps::add), set("one", SMALL), set("two", LARGE));

    assertThat(steps)
        .filteredOn(step -> step.stage().equals("comparing inputs"))
        .extracting(step -> step.done() + "/" + step.total())
        .containsExactly("0/2", "1/2", "2/2");
  }

  @Test
  void one_input_is_in_memory_at_a_time() throws IOException {
    List<String> read = new ArrayList<>();
    List<InputSet> sets = new ArrayList<>();
    for (String name : List.of("one", "two", "three")) {
      sets.add(
          new InputSet(
              name,
              () -> {
                read.add(name);
                return Map.of("x", Tensor.ofFloats(Shape.of(4), SMALL));
              }));
    }

    compare(
        "faithful",
        all ->
            all.progress(
                step -> {
                  if (step.stage().equals("comparing inputs")) {
                    read.add("step " + step.done());
                  }
                }),
        sets.toArray(InputSet[]::new));

    assertThat(read)
        .containsSubsequence("step 0", "one", "step 1", "two", "step 2", "three", "step 3");
  }

  @Test
  void values_from_elsewhere_are_in_a_folder_for_each_input() throws IOException {
    Path dumps = Files.createDirectory(folder.resolve("dumps"));
    for (String name : List.of("one", "two")) {
      Path own = Files.createDirectory(dumps.resolve(name));
      Files.writeString(own.resolve("y.txt"), name.equals("one") ? "2\n3\n4\n5\n" : "2\n3\n4\n9\n");
    }

    Report report =
        compare(
            "faithful",
            all -> all.view("phone", dumps),
            set("one.npy", SMALL),
            set("two", SMALL),
            set("three.npy", SMALL));

    assertThat(report.verdict()).isEqualTo(Verdict.DIVERGED);
    assertThat(report.sections().get(0).rows())
        .extracting(row -> row.get(0) + " " + row.get(1) + " " + row.get(3))
        .startsWith("two diverged phone");
    assertThat(report.sections().get(0).words())
        .anyMatch(line -> line.contains("'three.npy' was not compared") && line.contains("dumps"));
  }

  @Test
  void the_json_and_the_csv_hold_what_was_seen_over_all_inputs() throws IOException {
    Report report = compare("changed", set("one", SMALL), set("two", LARGE));

    assertThat(ReportJson.toText(report)).contains("\"overInputs\"", "\"worstInput\" : \"one\"");
    assertThat(ReportCsv.toText(report)).contains("worstRelRms,worstInput\r\n", ",2,0.0,0.0");
  }
}
