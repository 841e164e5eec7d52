package io.github.mnnparity.cli.command;

import io.github.mnnparity.cli.render.Console;
import io.github.mnnparity.core.Parity;
import io.github.mnnparity.core.ReduceOptions;
import io.github.mnnparity.core.report.Examination;
import io.github.mnnparity.core.report.ExaminationJson;
import io.github.mnnparity.core.report.Section;
import io.github.mnnparity.report.ExaminationText;
import io.github.mnnparity.report.TextOptions.Detail;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code parity reduce REF.onnx CAND.mnn -o DIR}. */
@Command(
    name = "reduce",
    description = {
      "Make the smallest model that still fails as this one does, as a folder with all that a bug",
      "report needs. The folder is compared before it is delivered."
    },
    mixinStandardHelpOptions = true,
    versionProvider = ParityCommand.Version.class,
    exitCodeList = {
      "0:nothing to reduce",
      "1:reduced and proven",
      "2:could not compare",
      "3:only the whole pair fails"
    },
    footer = {
      "# A folder for a bug report:",
      "parity reduce model.onnx model.mnn -o bug",
      "# With less time, on the file alone:",
      "parity reduce model.onnx model.mnn -o small-bug --engine lifted --budget 30s"
    })
final class ReduceCommand implements Callable<Integer> {
  private final Console console;

  @Spec private CommandSpec spec;

  @Parameters(index = "0", paramLabel = "REF.onnx", description = "The source model.")
  private Path reference;

  @Parameters(index = "1", paramLabel = "CAND.mnn", description = "The converted model.")
  private Path candidate;

  @Option(
      names = {"-o", "--output"},
      required = true,
      paramLabel = "DIR",
      description = "Where the bundle goes: a new or empty folder.")
  private Path target;

  @Option(
      names = "--budget",
      paramLabel = "TIME",
      defaultValue = "120s",
      description = "No new part is tried after this time. Default: 120s.")
  private Duration budget = Duration.ofMinutes(2);

  @Option(names = "--json", paramLabel = "FILE", description = "Write everything as JSON.")
  private @Nullable Path json;

  @Mixin private CompareArguments arguments;

  ReduceCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    if (arguments.quiet()) {
      console.beQuiet();
    }
    Verbosity.apply(arguments.verbose(), console);
    if (json != null) {
      Targets.check(json, List.of(reference, candidate));
    }
    Interruption.target(target);
    Examination examination =
        Parity.reduce(
            reference,
            candidate,
            target,
            ReduceOptions.builder()
                .compare(arguments.options(reference, console).build())
                .budget(budget)
                .build());
    console.done();
    List<String> written = new ArrayList<>();
    if (folder(examination).isPresent()) {
      written.add(target.toString());
    }
    if (json != null) {
      ExaminationJson.write(examination, json);
      written.add(json.toString());
    }
    console.result(ExaminationText.render(examination, console.textOptions(detail(), written)));
    return examination.verdict().exitStatus();
  }

  private static Optional<Section> folder(Examination examination) {
    return examination.sections().stream()
        .filter(section -> section.data().containsKey("folder"))
        .findFirst();
  }

  private Detail detail() {
    if (arguments.quiet()) {
      return Detail.QUIET;
    }
    return arguments.verbose() ? Detail.VERBOSE : Detail.NORMAL;
  }
}
