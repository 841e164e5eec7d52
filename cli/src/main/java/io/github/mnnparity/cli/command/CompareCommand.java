package io.github.mnnparity.cli.command;

import io.github.mnnparity.cli.render.Console;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code parity compare REF.onnx CAND.mnn}. */
@Command(
    name = "compare",
    description = "Compare a converted model with its source, and name the operator to blame.",
    mixinStandardHelpOptions = true,
    versionProvider = ParityCommand.Version.class,
    exitCodeList = {"0:match", "1:diverged", "2:could not compare", "3:incomplete"},
    footer = {
      "# Values made from a seed:",
      "parity compare model.onnx model.mnn",
      "# Your own input, and the report for programs:",
      "parity compare model.onnx model.mnn --input x.npy --json report.json --csv layers.csv",
      "# Only what the file says, with limits of your own:",
      "parity compare model.onnx model.mnn --engine lifted --limit op:Softmax:maxAbs=1e-5",
      "# A folder of inputs; the worst of them decides:",
      "parity compare model.onnx model.mnn --input inputs --quiet"
    })
final class CompareCommand implements Callable<Integer> {
  private final Console console;
  private final ComparisonRun.Comparer comparer;

  @Parameters(index = "0", paramLabel = "REF.onnx", description = "The source model.")
  private Path reference;

  @Parameters(index = "1", paramLabel = "CAND.mnn", description = "The converted model.")
  private Path candidate;

  @Mixin private CompareArguments arguments;

  @Mixin private OutputFiles outputs;

  CompareCommand(Console console, ComparisonRun.Comparer comparer) {
    this.console = console;
    this.comparer = comparer;
  }

  @Override
  public Integer call() {
    return new ComparisonRun(console, comparer, arguments, outputs).run(reference, candidate);
  }
}
