package io.github.mnnparity.suite.explain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.github.mnnparity.core.report.Examination;
import io.github.mnnparity.core.report.FindingKind;
import io.github.mnnparity.core.report.Verdict;
import io.github.mnnparity.suite.Suites;
import io.github.mnnparity.suite.Tables;
import io.github.mnnparity.suite.explain.Case.Known;
import io.github.mnnparity.suite.explain.Case.Result;
import io.github.mnnparity.suite.real.RealPython;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
final class ExplainSuiteIT {
  private static final double MIN_HITS = 0.95;
  private static final int FULL_MIN = 40;
  private static final Duration BUDGET = Duration.ofSeconds(Suites.full() ? 20 : 4);

  @BeforeAll
  static void need_the_engine() {
    RealPython.require();
  }

  @Test
  void the_mistake_of_an_app_is_named_with_its_parameters_and_none_where_there_is_none() {
    List<Case> cases = Suites.full() ? Cases.all() : Cases.sample();
    assumeThat(cases).as("models of the suite").isNotEmpty();
    Apps apps = apps("mistakes");
    cases.forEach(
        each -> apps.add(each.id(), each.subject(), each.subject().mnn(), each.mistakes()));
    apps.run();

    List<Result> results = new ArrayList<>();
    for (Case each : cases) {
      Result result = each.judge(apps, Suites.full() && each.wantsEngine(), BUDGET);
      Suites.print(List.of(row(result) + " " + result.millis() + " ms"));
      results.add(result);
    }

    List<String> page = page(results);
    Suites.print(page);
    if (Suites.full()) {
      Tables.EXPLAINED.write(page);
      assertThat(mistakes(results)).hasSizeGreaterThanOrEqualTo(FULL_MIN);
    }
    assertThat(results).filteredOn(result -> result.of().isRight()).allMatch(Result::hit);
    List<Result> misses = mistakes(results).stream().filter(result -> !result.hit()).toList();
    assertThat(1 - misses.size() / (double) mistakes(results).size())
        .as("misses: %s", misses.stream().map(ExplainSuiteIT::row).toList())
        .isGreaterThanOrEqualTo(MIN_HITS);
  }

  @Test
  void what_no_mistake_explains_stays_unexplained() throws IOException {
    List<Subject> subjects =
        Suites.full() ? Cases.subjects() : Cases.subjects().stream().limit(1).toList();
    assumeThat(subjects).as("models of the suite").isNotEmpty();
    Apps apps = apps("unexplained");
    for (Subject subject : subjects) {
      apps.add(id(subject, "damaged"), subject, damaged(subject), List.of("right"));
      apps.add(id(subject, "blurred"), subject, subject.mnn(), List.of("blurred"));
    }
    apps.run();

    for (Subject subject : subjects) {
      for (String reason : Suites.full() ? List.of("damaged", "blurred") : List.of("damaged")) {
        Examination examination =
            new Case(subject, List.of(reason), Known.OUTPUT)
                .explain(apps, Suites.full(), Duration.ofSeconds(Suites.full() ? 5 : 2));

        assertThat(examination.findings())
            .as(subject.name() + " " + reason)
            .singleElement()
            .satisfies(finding -> assertThat(finding.kind()).isEqualTo(FindingKind.UNEXPLAINED));
        assertThat(examination.verdict()).isEqualTo(Verdict.INCOMPLETE);
      }
    }
  }

  private static String id(Subject subject, String reason) {
    return new Case(subject, List.of(reason), Known.OUTPUT).id();
  }

  private static Apps apps(String name) {
    return new Apps(Path.of("target", "suites", "explain", name).toAbsolutePath());
  }

  /** A file with weights of the wrong sign in three places. */
  private static Path damaged(Subject subject) throws IOException {
    byte[] bytes = Files.readAllBytes(subject.mnn());
    ByteBuffer words = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    for (int quarter = 1; quarter < 4; quarter++) {
      int start = bytes.length / 4 * quarter & ~3;
      for (int at = start; at < start + 8000; at += 4) {
        float value = words.getFloat(at);
        if (Math.abs(value) > 1e-6 && Math.abs(value) < 10) {
          words.putFloat(at, -value);
        }
      }
    }
    Path file =
        Path.of("target", "suites", "explain", id(subject, "damaged") + ".mnn").toAbsolutePath();
    Files.createDirectories(file.getParent());
    return Files.write(file, bytes);
  }

  private static List<Result> mistakes(List<Result> results) {
    return results.stream().filter(result -> !result.of().isRight()).toList();
  }

  private static List<String> page(List<Result> results) {
    List<Result> mistakes = mistakes(results);
    long hits = mistakes.stream().filter(Result::hit).count();
    List<String> page = new ArrayList<>();
    page.add("# Explained mistakes");
    page.add("");
    page.add(
        String.format(
            Locale.ROOT,
            "%d of %d apps with a mistake between image and input: cause and parameters named. %d of %d"
                + " right outputs called right. The apps are written in Python with MNN alone and know"
                + " nothing of MNN Parity; the names of the mistakes were written down by hand. Pairs of"
                + " mistakes count when both are named. The real engine was asked for outputs of the"
                + " face detector only.",
            hits,
            mistakes.size(),
            results.stream().filter(result -> result.of().isRight() && result.hit()).count(),
            results.size() - mistakes.size()));
    page.add("");
    page.add(
        Tables.EXPLAINED.origin(
            results.size() + " apps", "Made with " + environment(results) + "."));
    page.add("");
    page.add("| model | mistakes | known | named | what was said |");
    page.add("|---|---|---|---|---|");
    results.forEach(result -> page.add(row(result)));
    return page;
  }

  private static String environment(List<Result> results) {
    return results.stream()
        .filter(result -> result.of().wantsEngine())
        .findFirst()
        .orElse(results.get(0))
        .environment();
  }

  private static String row(Result result) {
    Case each = result.of();
    return String.format(
        "| %s | %s | %s | %s | %s |",
        each.subject().name(),
        String.join(", ", each.mistakes()),
        each.known() == Known.OUTPUT ? "image, output" : "image, input dump, output",
        result.hit() ? "yes" : "**no**",
        result.said());
  }
}
