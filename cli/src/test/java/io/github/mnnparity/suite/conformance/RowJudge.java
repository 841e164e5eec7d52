package io.github.mnnparity.suite.conformance;

import io.github.mnnparity.core.CompareOptions;
import io.github.mnnparity.core.CompareOptions.EngineChoice;
import io.github.mnnparity.core.Parity;
import io.github.mnnparity.core.capture.EngineProvider.EngineOptions;
import io.github.mnnparity.core.error.ParityException;
import io.github.mnnparity.core.report.Finding;
import io.github.mnnparity.core.report.FindingKind;
import io.github.mnnparity.core.report.Report;
import io.github.mnnparity.core.tensor.DType;
import io.github.mnnparity.core.tensor.Tensor;
import io.github.mnnparity.mnn.convert.Converter;
import io.github.mnnparity.onnx.OnnxTensors;
import io.github.mnnparity.suite.Suites;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Makes a row from a test's files: conversion refused, or lifted answer and comparison. */
final class RowJudge {
  private static final Duration DEADLINE = Duration.ofSeconds(20);
  private static final int TRIES = 4;

  private final Path work;
  private final Expectations expectations;
  private final Converter converter;

  /** What a comparison ran with; any of them, all are alike. */
  private volatile String environment = "";

  RowJudge(Path work, Expectations expectations, Converter converter) {
    this.work = work;
    this.expectations = expectations;
    this.converter = converter;
  }

  String environment() {
    return environment;
  }

  Row judge(Outcome outcome) {
    long start = System.nanoTime();
    Row row = outcome.isConverted() ? converted(outcome) : refused(outcome);
    long millis = (System.nanoTime() - start) / 1_000_000;
    return new Row(
        row.outcome(),
        row.expected(),
        row.lifted(),
        row.verdict(),
        row.kinds(),
        row.said(),
        row.runtime(),
        millis);
  }

  /** A row without a comparison, for one that did not end. */
  Row unfinished(Outcome outcome, String why) {
    return new Row(
        outcome, expectations.of(outcome), "", "", List.of(), Row.UNFINISHED + why, "", 0);
  }

  private Row refused(Outcome outcome) {
    Path folder = work.resolve(outcome.folder());
    List<String> kinds = new ArrayList<>();
    String said;
    try {
      converter.convert(folder.resolve("model.onnx"), folder.resolve("again.mnn"), List.of());
      said = "converted this time";
    } catch (ParityException e) {
      said = line(e);
      kinds.add("ERROR " + (said.contains("Not Support") ? "UNSUPPORTED_OPERATOR" : "CONVERTER"));
    }
    return new Row(outcome, Optional.empty(), "", "", kinds, said, "", 0);
  }

  private Row converted(Outcome outcome) {
    Path folder = work.resolve(outcome.folder());
    Path mnn = folder.resolve("model.mnn");
    Optional<Expectations.Expectation> expected = expectations.of(outcome);
    Map<String, Tensor> inputs = new LinkedHashMap<>();
    List<Tensor> wanted = new ArrayList<>();
    try {
      for (int i = 0; i < outcome.inputs().size(); i++) {
        inputs.put(outcome.inputs().get(i), OnnxTensors.read(folder.resolve("in_" + i + ".pb")));
      }
      for (int i = 0; i < outcome.outputs().size(); i++) {
        wanted.add(OnnxTensors.read(folder.resolve("out_" + i + ".pb")));
      }
    } catch (ParityException e) {
      return new Row(outcome, expected, "", "", List.of(), "", "the test's data: " + line(e), 0);
    }
    if (Stream.concat(inputs.values().stream(), wanted.stream())
        .anyMatch(tensor -> tensor.dtype() == DType.STRING)) {
      return new Row(outcome, expected, "", "", List.of(), "", "the test's data: strings", 0);
    }
    Path onnx = folder.resolve("model.onnx");
    String lifted = Answers.lifted(outcome, mnn, inputs, wanted);
    String runtime = Answers.reference(outcome, onnx, inputs, wanted);
    if (!runtime.isEmpty() && !runtime.startsWith("answers")) {
      return new Row(outcome, expected, lifted, "", List.of(), "", runtime, 0);
    }
    CompareOptions.Builder options =
        CompareOptions.builder()
            .engine(EngineChoice.MODULE)
            .engineOptions(new EngineOptions(1, "high", DEADLINE, Optional.empty()));
    inputs.forEach(options::input);
    try {
      Report report = Parity.compare(onnx, mnn, options.build());
      // A heap that the engine has corrupted does not bring it down every time.
      for (int again = 0; again < TRIES && survived(outcome, report); again++) {
        report = Parity.compare(onnx, mnn, options.build());
      }
      environment = Suites.environment(report);
      return new Row(
          outcome,
          expected,
          lifted,
          report.verdict().name(),
          report.findings().stream().map(RowJudge::kind).toList(),
          said(report),
          runtime,
          0);
    } catch (ParityException e) {
      String why = e.getClass().getSimpleName() + " " + line(e);
      return new Row(outcome, expected, lifted, "", List.of(), why, runtime, 0);
    }
  }

  private static boolean survived(Outcome outcome, Report report) {
    return outcome.engine().equals("CRASH")
        && report.findings().stream()
            .noneMatch(finding -> finding.kind() == FindingKind.ENGINE_FAILURE);
  }

  private static String kind(Finding finding) {
    return finding.severity() + " " + finding.kind();
  }

  private static String said(Report report) {
    List<String> findings = report.findings().stream().map(Suites::describe).limit(3).toList();
    return findings.isEmpty() && !report.verdict().name().equals(Row.MATCH)
        ? report.headline()
        : String.join("; ", findings);
  }

  private static String line(ParityException fault) {
    return String.valueOf(fault.getMessage()).replaceAll("\\s+", " ");
  }
}
