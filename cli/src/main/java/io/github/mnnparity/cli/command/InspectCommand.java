package io.github.mnnparity.cli.command;

import io.github.mnnparity.cli.render.Console;
import io.github.mnnparity.core.Parity;
import io.github.mnnparity.core.capture.ModelReader.Depth;
import io.github.mnnparity.core.inspect.ModelSummary;
import io.github.mnnparity.core.inspect.SummaryJson;
import io.github.mnnparity.report.ModelText;
import io.github.mnnparity.report.ModelText.Part;
import io.github.mnnparity.report.TextOptions.Detail;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code parity inspect MODEL}. */
@Command(
    name = "inspect",
    description = {
      "Tell what is in a model file, .onnx or .mnn: ops with their shapes and fields, weights and",
      "how they are stored, quantization. A fault in one op is told with the rest."
    },
    mixinStandardHelpOptions = true,
    versionProvider = ParityCommand.Version.class,
    exitCodeList = {"0:told", "2:cannot be read, or told with faults that keep it from being used"},
    footer = {
      "# What is in it, in a few lines:",
      "parity inspect model.mnn --overview",
      "# All ops of a type:",
      "parity inspect model.mnn --filter Convolution",
      "# For programs:",
      "parity inspect model.onnx --json -"
    })
final class InspectCommand implements Callable<Integer> {
  private static final String STANDARD_OUTPUT = "-";
  private static final int SOUND = 0;
  private static final int FAULTY = 2;

  private final Console console;

  @Spec private CommandSpec spec;

  @Parameters(index = "0", paramLabel = "MODEL", description = "The model file.")
  private Path model;

  @Option(names = "--overview", description = "Leave the table of ops out.")
  private boolean overview;

  @Option(names = "--ops", description = "Leave the overview out.")
  private boolean ops;

  @Option(
      names = "--filter",
      paramLabel = "NAME|TYPE",
      description = {
        "Only ops of this type, or with this text in their name or in the name of a value that they",
        "read or write; case does not count. Leaves the overview out."
      })
  private @Nullable String filter;

  @Option(
      names = "--weights",
      description = "Also a table of the weights: smallest, largest, mean, deviation, zeros.")
  private boolean weights;

  @Option(
      names = "--json",
      paramLabel = "FILE",
      description = "Write all of it as JSON; - prints it instead of the text.")
  private @Nullable String json;

  @Option(names = "--verbose", description = "Print logs.")
  private boolean verbose;

  InspectCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    Verbosity.apply(verbose, console);
    if (overview && (ops || filter != null)) {
      throw new ParameterException(
          spec.commandLine(), "--overview excludes --ops and --filter, which show ops");
    }
    boolean printsJson = STANDARD_OUTPUT.equals(json);
    if (json != null && !printsJson) {
      Targets.check(Path.of(json), List.of(model));
    }
    console.progress("reading " + model.getFileName());
    ModelSummary all = Parity.inspect(model, weights ? Depth.STATISTICS : Depth.STRUCTURE);
    ModelSummary summary = filter == null ? all : all.narrowed(filter);
    console.done();
    if (printsJson) {
      console.result(SummaryJson.toText(summary));
    } else {
      if (json != null) {
        SummaryJson.write(summary, Path.of(json));
      }
      console.result(
          ModelText.render(summary, console.textOptions(Detail.NORMAL, List.of()), parts()));
    }
    if (filter != null && summary.graphs().stream().allMatch(graph -> graph.ops().isEmpty())) {
      console.log("parity: no op matches --filter " + filter);
    }
    return summary.faults().isEmpty() ? SOUND : FAULTY;
  }

  private Set<Part> parts() {
    EnumSet<Part> parts = EnumSet.allOf(Part.class);
    if (overview) {
      parts.remove(Part.OPS);
    }
    if (ops || filter != null) {
      parts.remove(Part.OVERVIEW);
    }
    if (filter == null) {
      parts.remove(Part.CONSTANTS);
    }
    if (!weights) {
      parts.remove(Part.WEIGHTS);
    }
    return parts;
  }
}
