package io.github.mnnparity.cli.command;

import io.github.mnnparity.cli.render.Console;
import io.github.mnnparity.core.AuditOptions;
import io.github.mnnparity.core.Parity;
import io.github.mnnparity.core.report.Examination;
import io.github.mnnparity.core.report.ExaminationJson;
import io.github.mnnparity.report.ExaminationText;
import io.github.mnnparity.report.TextOptions.Detail;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code parity audit REF.onnx CAND.mnn}. */
@Command(
    name = "audit",
    description = {
      "Compare what two files say, without running anything: operators, attributes, weights and",
      "constants, with what the converter folds into them. Says which formula fails where."
    },
    mixinStandardHelpOptions = true,
    versionProvider = ParityCommand.Version.class,
    exitCodeList = {
      "0:the file says what the model says",
      "1:it provably does not",
      "2:could not compare",
      "3:something could not be accounted for"
    },
    footer = {
      "# Nothing is run, no engine is needed:",
      "parity audit model.onnx model.mnn",
      "# For programs:",
      "parity audit model.onnx model.mnn --quiet --json audit.json"
    })
final class AuditCommand implements Callable<Integer> {
  private final Console console;

  @Parameters(index = "0", paramLabel = "REF.onnx", description = "The source model.")
  private Path reference;

  @Parameters(index = "1", paramLabel = "CAND.mnn", description = "The converted model.")
  private Path candidate;

  @Option(
      names = "--min-coverage",
      paramLabel = "SHARE",
      defaultValue = "0.9",
      description = "Share of the values that must have a counterpart. Default: 0.9.")
  private double minCoverage;

  @Option(
      names = "--force",
      description = "Compare files that look like two different networks all the same.")
  private boolean force;

  @Option(names = "--json", paramLabel = "FILE", description = "Write the result as JSON.")
  private @Nullable Path json;

  @Mixin private CiFiles ci;

  @Option(names = "--quiet", description = "Print the verdict only.")
  private boolean quiet;

  @Option(names = "--verbose", description = "Also print notes beside errors, and logs.")
  private boolean verbose;

  AuditCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    if (quiet) {
      console.beQuiet();
    }
    Verbosity.apply(verbose, console);
    if (json != null) {
      Targets.check(json, List.of(reference, candidate));
    }
    ci.check(List.of(reference, candidate));
    console.progress("reading both files");
    Examination examination =
        Parity.audit(
            reference,
            candidate,
            AuditOptions.builder().minCoverage(minCoverage).force(force).build());
    console.done();
    List<String> written = new ArrayList<>();
    if (json != null) {
      ExaminationJson.write(examination, json);
      written.add(json.toString());
    }
    written.addAll(ci.write(examination));
    Detail detail = quiet ? Detail.QUIET : verbose ? Detail.VERBOSE : Detail.NORMAL;
    console.result(
        ci.guarded(ExaminationText.render(examination, console.textOptions(detail, written))));
    ci.annotate(examination, console);
    return examination.verdict().exitStatus();
  }
}
