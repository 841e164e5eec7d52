package io.github.mnnparity.suite.explain;

import io.github.mnnparity.core.ExplainOptions;
import io.github.mnnparity.core.ExplainOptions.AppRun;
import io.github.mnnparity.core.Parity;
import io.github.mnnparity.core.image.Preprocessing;
import io.github.mnnparity.core.input.Dump;
import io.github.mnnparity.core.report.Examination;
import io.github.mnnparity.core.report.Finding;
import io.github.mnnparity.core.report.FindingKind;
import io.github.mnnparity.core.report.Verdict;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * One app and what is known of it.
 *
 * @param mistakes of {@code apps.py}; {@code right} for none
 * @param known what {@code explain} is given beside the image
 */
record Case(Subject subject, List<String> mistakes, Known known) {
  enum Known {
    OUTPUT,
    INPUT_DUMP
  }

  /** What came of it. */
  record Result(Case of, boolean hit, String said, long millis, String environment) {}

  String id() {
    return subject.name().replace(' ', '-') + "-" + String.join("+", mistakes);
  }

  /** The others are named from what the file says alone. */
  boolean wantsEngine() {
    return known == Known.OUTPUT && subject.outputs().contains("boxes");
  }

  boolean isRight() {
    return mistakes.equals(List.of("right"));
  }

  Examination explain(Apps apps, boolean engine, Duration budget) {
    ExplainOptions.Builder options =
        ExplainOptions.builder()
            .preprocessing(Preprocessing.parse(subject.preprocess()))
            .engine(engine)
            .budget(budget);
    for (int i = 0; i < subject.images().size(); i++) {
      Map<String, Dump> dumps =
          known == Known.INPUT_DUMP ? Dump.read(apps.input(id(), i)) : Map.of();
      options.run(
          new AppRun(
              Optional.of(subject.images().get(i)),
              "",
              Map.of(),
              dumps,
              Dump.read(apps.output(id(), i))));
    }
    return Parity.explain(subject.onnx(), subject.mnn(), options.build());
  }

  Result judge(Apps apps, boolean engine, Duration budget) {
    long start = System.nanoTime();
    Examination examination = explain(apps, engine, budget);
    long millis = (System.nanoTime() - start) / 1_000_000;
    String said = examination.headline();
    if (isRight()) {
      return new Result(
          this,
          examination.verdict() == Verdict.MATCH,
          said,
          millis,
          String.valueOf(examination.environment()));
    }
    Finding finding = examination.findings().isEmpty() ? null : examination.findings().get(0);
    boolean hit = finding != null && finding.kind() == FindingKind.PREPROCESSING && names(finding);
    return new Result(this, hit, said, millis, String.valueOf(examination.environment()));
  }

  private boolean names(Finding finding) {
    List<Expected> wanted = Expected.all(subject, mistakes);
    Set<String> causes =
        new TreeSet<>(Arrays.asList(String.valueOf(finding.details().get("cause")).split("\\+")));
    Set<String> expected = new TreeSet<>(wanted.stream().map(Expected::cause).toList());
    String parameters = String.valueOf(finding.details().get("parameters"));
    List<String> missing = new ArrayList<>();
    wanted.stream()
        .map(Expected::used)
        .filter(used -> !parameters.contains(used))
        .forEach(missing::add);
    return causes.equals(expected) && missing.isEmpty();
  }
}
