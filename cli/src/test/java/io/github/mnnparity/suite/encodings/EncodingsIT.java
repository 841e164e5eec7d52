package io.github.mnnparity.suite.encodings;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mnnparity.suite.Suites;
import io.github.mnnparity.suite.Tables;
import io.github.mnnparity.suite.encodings.IndependentDecoder.Values;
import io.github.mnnparity.suite.real.RealPython;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
final class EncodingsIT {
  private static final int MIN_FULL = 150;

  /** As for healthy pairs. */
  private static final double MAX_FLOORS = 4;

  /** Relative RMS error of the outputs that activations of 20 steps a unit explain. */
  private static final double MAX_ROUNDED = 0.05;

  @BeforeAll
  static void need_the_engine() {
    RealPython.require();
  }

  private record Case(Subject subject, String packing, String origin, Path file) {}

  private record Row(
      Case of, String stored, WeightCheck.Result weights, EngineCheck.Result engine) {
    boolean holds() {
      return weights.differences().isEmpty()
          && weights.values() > 0
          && engine.failures().isEmpty()
          && engine.tensors() > 0
          && engine.worst() <= MAX_FLOORS;
    }

    String line() {
      return String.format(
          Locale.ROOT,
          "| %s | %s | %s | %s | %d in %d ops | %s | %d | %.2g | %.2g |%s",
          of.packing(),
          of.subject(),
          of.origin(),
          stored,
          weights.values(),
          weights.ops(),
          weights.differences().isEmpty() ? "yes" : "**no**",
          engine.tensors(),
          engine.output(),
          engine.worst(),
          holds()
              ? ""
              : " **"
                  + engine.worstTensor()
                  + " "
                  + engine.failures()
                  + " "
                  + weights.differences().stream().limit(3).toList()
                  + "** |");
    }
  }

  @Test
  void decoded_weights_are_exact_and_the_engine_computes_with_the_same_ones() {
    List<Row> rows = new ArrayList<>();
    try (IndependentDecoder decoder = new IndependentDecoder()) {
      for (Case each : cases()) {
        rows.add(row(each, decoder));
        Suites.print(List.of(rows.get(rows.size() - 1).line()));
      }
    }

    if (Suites.full()) {
      Tables.ENCODINGS.write(page(rows));
      assertThat(rows).hasSizeGreaterThanOrEqualTo(MIN_FULL);
    }
    assertThat(rows.stream().map(Row::stored).collect(Collectors.joining(", ")))
        .as("each form of storing weights is met")
        .contains("type 0", "type 1", "type 2", "type 3", "type 4", "float32", "external");
    assertThat(rows.stream().filter(row -> !row.holds()).map(Row::line)).isEmpty();
  }

  /** The engine rounds activations there, which the lifted graph does not. */
  @Test
  void integer_products_have_the_weights_that_the_engine_multiplies_with() {
    List<Subject> small = Subject.sample();
    Subject last = small.get(small.size() - 1);
    Path file = last.withIntegerProducts();

    EngineCheck.Result result = EngineCheck.of(file, last.inputs());

    assertThat(result.failures()).isEmpty();
    assertThat(result.tensors()).isPositive();
    assertThat(result.output()).isLessThan(MAX_ROUNDED);
    try (IndependentDecoder decoder = new IndependentDecoder()) {
      assertThat(WeightCheck.of(file, decoder.decode(file)).differences()).isEmpty();
    }
  }

  private static List<Case> cases() {
    List<Case> cases = new ArrayList<>();
    for (Subject subject : Suites.full() ? Subject.all() : Subject.sample()) {
      for (Packing packing : Suites.full() ? Packing.all() : Packing.sample()) {
        cases.add(new Case(subject, packing.name(), "converter", subject.packed(packing)));
      }
    }
    List<Subject> small = Subject.sample();
    Subject last = small.get(small.size() - 1);
    for (String form : OldForms.ALL.keySet()) {
      cases.add(new Case(last, form, "patched", last.patched(form)));
    }
    return cases;
  }

  private static Row row(Case of, IndependentDecoder decoder) {
    List<Values> expected = decoder.decode(of.file());
    Map<String, Long> stored =
        expected.stream()
            .filter(values -> !values.field().equals("bias"))
            .filter(values -> values.dtype().startsWith("float"))
            .collect(Collectors.groupingBy(Values::stored, TreeMap::new, Collectors.counting()));
    return new Row(
        of,
        stored.entrySet().stream()
            .map(entry -> entry.getKey() + " x " + entry.getValue())
            .collect(Collectors.joining(", ")),
        WeightCheck.of(of.file(), expected),
        EngineCheck.of(of.file(), of.subject().inputs()));
  }

  private static List<String> page(List<Row> rows) {
    List<String> page = new ArrayList<>();
    page.add("# Encodings of weights");
    page.add("");
    page.add(
        String.format(
            Locale.ROOT,
            "%d of %d packings hold: every decoded value is bit-equal to that of a decoder of the"
                + " suite's own (Python, written from the description of the format), and every"
                + " value of the lifted graph lies within 4 noise floors of the real engine's"
                + " tensor, in the session and in the module view. *Farthest* is the largest"
                + " distance in noise floors (1 = all that rounding explains), *output* the largest"
                + " relative RMS distance of a graph output.",
            rows.stream().filter(Row::holds).count(),
            rows.size()));
    page.add("");
    page.add(Tables.ENCODINGS.origin(rows.size() + " files", EngineCheck.environment()));
    page.add("");
    page.add(
        "| packing | model | written by | stored weights and constants | compared values |"
            + " bit-equal | tensors against the engine | output | farthest |");
    page.add("|---|---|---|---|---|---|---|---|---|");
    rows.forEach(row -> page.add(row.line()));
    return page;
  }
}
