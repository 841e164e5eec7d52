package io.github.mnnparity.cli.command;

import io.github.mnnparity.cli.render.Console;
import io.github.mnnparity.core.error.EngineException;
import io.github.mnnparity.core.error.Problem;
import io.github.mnnparity.mnn.convert.ConversionRecord;
import io.github.mnnparity.mnn.convert.Converter;
import io.github.mnnparity.mnn.setup.PythonEnvironment;
import io.github.mnnparity.mnn.setup.PythonSetup;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code parity convert REF.onnx -o CAND.mnn [-- flags]}: converts, records, compares. */
@Command(
    name = "convert",
    description = {
      "Convert with MNN's own converter, keep a record beside the result, and compare at once.",
      "The exit status is that of the comparison."
    },
    mixinStandardHelpOptions = true,
    versionProvider = ParityCommand.Version.class,
    exitCodeList = {"0:match", "1:diverged", "2:not converted or not compared", "3:incomplete"},
    footer = {
      "# Convert and compare at once:",
      "parity convert model.onnx -o converted.mnn",
      "# With flags for the converter:",
      "parity convert model.onnx -o half.mnn -- --fp16"
    })
final class ConvertCommand implements Callable<Integer> {
  private static final Duration DEADLINE = Duration.ofMinutes(30);

  private final Console console;
  private final ComparisonRun.Comparer comparer;

  @Spec private CommandSpec spec;

  @Parameters(index = "0", paramLabel = "REF.onnx", description = "The source model.")
  private Path reference;

  @Parameters(
      index = "1..*",
      arity = "0..*",
      paramLabel = "-- FLAG",
      description = "After --: flags for MNN's converter, such as --fp16 or --weightQuantBits 8.")
  private List<String> flags = new ArrayList<>();

  @Option(
      names = {"-o", "--output"},
      required = true,
      paramLabel = "CAND.mnn",
      description = "Where the converted model goes.")
  private Path candidate;

  @Mixin private CompareArguments arguments;

  @Mixin private OutputFiles outputs;

  ConvertCommand(Console console, ComparisonRun.Comparer comparer) {
    this.console = console;
    this.comparer = comparer;
  }

  @Override
  public Integer call() {
    if (!flags.isEmpty() && !flags.get(0).startsWith("-")) {
      throw new ParameterException(
          spec.commandLine(), "one model is converted; flags start with '-', found " + flags);
    }
    var run = new ComparisonRun(console, comparer, arguments, outputs);
    run.prepare(reference, candidate);
    Interruption.target(candidate);
    console.progress("converting " + reference.getFileName());
    ConversionRecord record =
        new Converter(environment(), DEADLINE).convert(reference, candidate, flags);
    record.warnings().forEach(warning -> console.log("warning: " + warning));
    console.log(
        "wrote " + candidate + " and " + ConversionRecord.placeFor(candidate).getFileName());
    return run.run(reference, candidate);
  }

  private PythonEnvironment environment() {
    return PythonSetup.ofUser()
        .find(arguments.engineOptions().python())
        .orElseThrow(
            () ->
                new EngineException(
                    new Problem(
                        "MNN's converter",
                        "a Python environment with MNN",
                        "none",
                        "parity setup")));
  }
}
