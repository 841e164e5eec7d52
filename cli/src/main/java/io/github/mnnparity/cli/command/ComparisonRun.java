package io.github.mnnparity.cli.command;

import io.github.mnnparity.cli.render.Console;
import io.github.mnnparity.core.CompareOptions;
import io.github.mnnparity.core.report.Report;
import io.github.mnnparity.mnn.convert.KeepFloatFile;
import io.github.mnnparity.report.TextOptions.Detail;
import io.github.mnnparity.report.TextReport;
import java.nio.file.Path;
import java.util.List;

/** A comparison from the command line: run, write the files asked for, print, exit status. */
final class ComparisonRun {
  /** What compares: {@code Parity::compare}, or a stand-in in tests. */
  @FunctionalInterface
  interface Comparer {
    Report compare(Path reference, Path candidate, CompareOptions options);
  }

  private final Console console;
  private final Comparer comparer;
  private final CompareArguments arguments;
  private final OutputFiles outputs;

  ComparisonRun(
      Console console, Comparer comparer, CompareArguments arguments, OutputFiles outputs) {
    this.console = console;
    this.comparer = comparer;
    this.arguments = arguments;
    this.outputs = outputs;
  }

  /** Whatever can be refused is refused here, before any long work. */
  void prepare(Path reference, Path candidate) {
    if (arguments.quiet()) {
      console.beQuiet();
    }
    Verbosity.apply(arguments.verbose(), console);
    outputs.check(List.of(reference, candidate));
    arguments
        .keepFloatFile()
        .ifPresent(
            target -> {
              KeepFloatFile.checkName(target);
              Targets.check(target, List.of(reference, candidate));
            });
  }

  int run(Path reference, Path candidate) {
    prepare(reference, candidate);
    Report report =
        comparer.compare(
            reference,
            candidate,
            arguments
                .options(reference, console)
                .details(outputs.wantDetails())
                .values(outputs.values()::see)
                .build());
    if (outputs.wantDetails()) {
      console.progress("writing the report");
    }
    List<String> written = outputs.write(report);
    written.addAll(outputs.values().write(console));
    arguments.keepFloatFile().ifPresent(target -> written.add(KeepFloat.write(report, target)));
    console.result(
        outputs.ci().guarded(TextReport.render(report, console.textOptions(detail(), written))));
    outputs.ci().annotate(report, console);
    return report.verdict().exitStatus();
  }

  private Detail detail() {
    if (arguments.quiet()) {
      return Detail.QUIET;
    }
    return arguments.verbose() ? Detail.VERBOSE : Detail.NORMAL;
  }
}
