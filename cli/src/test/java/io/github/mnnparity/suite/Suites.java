package io.github.mnnparity.suite;

import io.github.mnnparity.core.CompareOptions;
import io.github.mnnparity.core.CompareOptions.EngineChoice;
import io.github.mnnparity.core.Parity;
import io.github.mnnparity.core.report.Finding;
import io.github.mnnparity.core.report.Report;
import io.github.mnnparity.core.tensor.Tensor;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** What the suites share: how they compare, and how they say what they saw. */
public final class Suites {
  private Suites() {}

  /** Whether {@code -Pfull} asked for everything. */
  public static boolean full() {
    return Boolean.getBoolean("parity.full");
  }

  /** All views. */
  public static Report compare(Path onnx, Path mnn, Map<String, Tensor> inputs) {
    return compare(onnx, mnn, inputs, EngineChoice.ALL);
  }

  public static Report compare(
      Path onnx, Path mnn, Map<String, Tensor> inputs, EngineChoice engine) {
    CompareOptions.Builder options = CompareOptions.builder().engine(engine);
    inputs.forEach(options::input);
    return Parity.compare(onnx, mnn, options.build());
  }

  /** The finding in half a line. */
  public static String describe(Finding finding) {
    return finding.severity() + " " + finding.kind() + " " + finding.mnnOps();
  }

  /** Verdict and findings in a line. */
  public static String describe(Report report) {
    List<String> findings = report.findings().stream().map(Suites::describe).limit(4).toList();
    return report.verdict() + " " + findings + " " + report.skipped();
  }

  /** Runtime, engine and machine in a line, for the committed tables. */
  public static String environment(Report report) {
    return "Made with " + report.environment() + ".";
  }

  /** Prints {@code lines}; what the suites measured is part of what they give. */
  public static void print(List<String> lines) {
    PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    lines.forEach(out::println);
  }
}
