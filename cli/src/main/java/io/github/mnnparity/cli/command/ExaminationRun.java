package io.github.mnnparity.cli.command;

import io.github.mnnparity.cli.render.Console;
import io.github.mnnparity.core.report.Examination;
import io.github.mnnparity.core.report.ExaminationJson;
import io.github.mnnparity.report.ExaminationText;
import io.github.mnnparity.report.TextOptions.Detail;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/**
 * How commands that end in an {@link Examination} show it: the options for it, the files asked for,
 * the text, the exit status. A picocli mixin.
 */
final class ExaminationRun {
  @Spec(Spec.Target.MIXEE)
  private CommandSpec spec;

  @Option(names = "--json", paramLabel = "FILE", description = "Write everything as JSON.")
  private @Nullable Path json;

  @Option(names = "--quiet", description = "Print the verdict only.")
  private boolean quiet;

  @Option(names = "--verbose", description = "Print every note, and logs.")
  private boolean verbose;

  /**
   * @param models must not be overwritten
   * @param alsoWritten files and folders that {@code work} writes by itself
   */
  int run(Console console, List<Path> models, List<Path> alsoWritten, Supplier<Examination> work) {
    if (quiet && verbose) {
      throw new ParameterException(spec.commandLine(), "--quiet and --verbose exclude each other");
    }
    if (quiet) {
      console.beQuiet();
    }
    Verbosity.apply(verbose, console);
    if (json != null) {
      Targets.check(json, models);
    }
    Examination examination = work.get();
    List<String> written = new ArrayList<>();
    alsoWritten.forEach(path -> written.add(path.toString()));
    if (json != null) {
      ExaminationJson.write(examination, json);
      written.add(json.toString());
    }
    console.done();
    console.result(ExaminationText.render(examination, console.textOptions(detail(), written)));
    return examination.verdict().exitStatus();
  }

  private Detail detail() {
    if (quiet) {
      return Detail.QUIET;
    }
    return verbose ? Detail.VERBOSE : Detail.NORMAL;
  }
}
