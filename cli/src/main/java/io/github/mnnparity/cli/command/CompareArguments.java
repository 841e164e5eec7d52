package io.github.mnnparity.cli.command;

import io.github.mnnparity.cli.command.ArgumentValues.ByteSize;
import io.github.mnnparity.cli.command.ArgumentValues.Named;
import io.github.mnnparity.cli.render.Console;
import io.github.mnnparity.core.CompareOptions;
import io.github.mnnparity.core.CompareOptions.EngineChoice;
import io.github.mnnparity.core.CompareOptions.Limit;
import io.github.mnnparity.core.capture.EngineProvider.EngineOptions;
import io.github.mnnparity.core.feed.InputFiles;
import io.github.mnnparity.core.feed.InputFolders;
import io.github.mnnparity.core.feed.InputSet;
import io.github.mnnparity.core.feed.NamedFile;
import io.github.mnnparity.core.image.Preprocessing;
import io.github.mnnparity.core.tensor.Shape;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The options of a comparison, shared by the commands that end in one. */
final class CompareArguments {
  private static final Pattern VIEW_NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9_.-]{0,31}");
  private static final Pattern VERSION = Pattern.compile("\\d+(\\.\\d+){1,3}[A-Za-z0-9.+-]*");
  private static final List<String> OWN_VIEWS = List.of("lifted", "session", "module");

  @Spec(Spec.Target.MIXEE)
  private CommandSpec spec;

  @Option(
      names = "--input",
      paramLabel = "[NAME=]FILE",
      description = {
        "Input values: .npy, .npz, ONNX .pb, JSON of Polygraphy, a folder of MNN's tests, or an"
            + " image with --preprocess. NAME may be left out when the model has one input.",
        "Inputs that are not given are made from --seed. FILE may be a folder of such files:",
        "the worst of them decides."
      })
  private List<Named> inputs = new ArrayList<>();

  @Option(
      names = "--preprocess",
      paramLabel = "STEPS",
      description = {
        "From an image to the input, such as",
        "\"resize=224x224:bilinear,order=RGB,scale=1/255,mean=0.5,std=0.5,layout=NCHW\"."
      })
  private @Nullable String preprocess;

  @Option(
      names = "--shape",
      paramLabel = "[NAME=]1x3x224x224",
      description = "Size of an input with dynamic dimensions.")
  private List<Named> shapes = new ArrayList<>();

  @Option(names = "--seed", paramLabel = "N", description = "For made inputs. Default: 0.")
  private long seed;

  @Option(
      names = "--engine",
      paramLabel = "VIEW",
      defaultValue = "AUTO",
      completionCandidates = Candidates.Engines.class,
      description = {
        "auto (default): lifted, and MNN's session and module where MNN is installed.",
        "lifted, session, module, all: just these; one that is missing makes the result incomplete."
      })
  private EngineChoice engine = EngineChoice.AUTO;

  @Option(
      names = "--limit",
      paramLabel = "LIMIT",
      description = "Own limit: relRms=1e-2, op:Conv:maxAbs=0.1, tensor:NAME:sqnr=30.")
  private List<Limit> limits = new ArrayList<>();

  @Option(
      names = "--min-sqnr",
      paramLabel = "DB",
      defaultValue = "20",
      description = "Signal to noise ratio that a quantized model must keep. Default: 20.")
  private double minSqnr;

  @Option(
      names = "--min-coverage",
      paramLabel = "SHARE",
      defaultValue = "0.9",
      description = "Share of the values that must be compared. Default: 0.9.")
  private double minCoverage;

  @Option(
      names = "--threads",
      paramLabel = "N",
      defaultValue = "1",
      description = "Threads of MNN. Default: 1.")
  private int threads;

  @Option(
      names = "--precision",
      paramLabel = "P",
      defaultValue = "high",
      completionCandidates = Candidates.Levels.class,
      description = "Precision of MNN: high (default), normal, low.")
  private String precision = "high";

  @Option(
      names = "--deadline",
      paramLabel = "TIME",
      defaultValue = "60s",
      description = "MNN is stopped when one request takes longer. Default: 60s.")
  private Duration deadline = Duration.ofSeconds(60);

  @Option(
      names = "--memory-budget",
      paramLabel = "SIZE",
      defaultValue = "2g",
      description = "Memory for the values of one run. Default: 2g.")
  private ByteSize memoryBudget = new ByteSize(2L << 30);

  @Option(
      names = "--python",
      paramLabel = "FILE",
      description = {
        "Python that has MNN, used as it is instead of the one of `parity setup`.",
        "Default: the environment variable PARITY_PYTHON."
      })
  private @Nullable Path python;

  @Option(
      names = "--view",
      paramLabel = "NAME=DIR",
      description = {
        "Values captured on a phone or with your own MNN build, as a further view:",
        ".npy files named by tensor, or text as MNN's tools write it. Give the same --input."
      })
  private List<Named> views = new ArrayList<>();

  @Option(
      names = "--app-mnn-version",
      paramLabel = "X.Y.Z",
      description = "Version of MNN in the app: recorded, and differences are told.")
  private String appVersion = "";

  @Option(
      names = "--deep",
      description = {
        "Also run MNN in every other way: again, anew, resized and back, other threads,",
        "precisions and memory modes, the other API, unwatched; name what changes the answer.",
        "For quantized candidates, weigh what each layer costs, whatever the verdict."
      })
  private boolean deep;

  @Option(
      names = "--keep-float-file",
      paramLabel = "FILE.json",
      description = {
        "Find the layers of a quantized candidate to keep in floats, and write them for MNN's"
            + " tools:",
        "a compression-parameter file for the converter, or settings for the quantizer (settings",
        "that FILE holds are kept)."
      })
  private @Nullable Path keepFloatFile;

  @Option(
      names = "--force",
      description = "Compare although the files do not look like the same network.")
  private boolean force;

  @Option(names = "--quiet", description = "Print the verdict only.")
  private boolean quiet;

  @Option(names = "--verbose", description = "Print every note and layer, and logs.")
  private boolean verbose;

  /** The interpreter to use as it is: from {@code --python}, else from the environment. */
  static Optional<Path> interpreter(@Nullable Path option) {
    if (option != null) {
      return Optional.of(option);
    }
    String variable = System.getenv().getOrDefault("PARITY_PYTHON", "");
    return variable.isBlank() ? Optional.empty() : Optional.of(Path.of(variable));
  }

  EngineOptions engineOptions() {
    return new EngineOptions(threads, precision, deadline, interpreter(python));
  }

  /**
   * @throws io.github.mnnparity.core.error.BadInputException if an input file cannot be used
   */
  CompareOptions.Builder options(Path reference, Console console) {
    check();
    var files =
        new InputFiles(reference, Optional.ofNullable(preprocess).map(Preprocessing::parse));
    CompareOptions.Builder builder =
        CompareOptions.builder()
            .seed(seed)
            .engine(engine)
            .minSqnr(minSqnr)
            .minCoverage(minCoverage)
            .engineOptions(engineOptions())
            .memoryBudget(memoryBudget.bytes())
            .appVersion(appVersion)
            .deep(deep)
            .force(force)
            .ledger(keepFloatFile != null)
            .progress(console::progress);
    limits.forEach(builder::limit);
    List<NamedFile> named = inputs.stream().map(Named::file).toList();
    List<InputSet> sets = InputFolders.sets(files, named);
    if (sets.size() == 1) {
      sets.get(0).tensors().forEach(builder::input);
      InputFolders.testFolder(named).ifPresent(builder::expected);
    }
    sets.forEach(builder::inputSet);
    shapes(files).forEach(builder::shape);
    views.forEach(view -> builder.view(view.name(), Path.of(view.value())));
    return builder;
  }

  private Map<String, Shape> shapes(InputFiles files) {
    Map<String, Shape> given = new LinkedHashMap<>();
    for (Named argument : shapes) {
      String name = files.name(argument.name(), "--shape");
      require(
          given.put(name, ArgumentValues.shape(argument.value())) == null,
          "--shape for input '" + name + "' is given twice");
    }
    return given;
  }

  private void check() {
    require(threads >= 1, "--threads must be at least 1, found " + threads);
    require(
        minCoverage >= 0 && minCoverage <= 1,
        "--min-coverage must be from 0 to 1, found " + minCoverage);
    require(!Double.isNaN(minSqnr), "--min-sqnr must be a number");
    if (!List.of("high", "normal", "low").contains(precision)) {
      throw new ParameterException(
          spec.commandLine(),
          "--precision must be high, normal or low, found " + precision,
          spec.findOption("--precision"),
          precision);
    }
    for (Named view : views) {
      require(
          VIEW_NAME.matcher(view.name()).matches() && !OWN_VIEWS.contains(view.name()),
          "--view takes NAME=DIR with a name of letters and digits other than "
              + String.join(", ", OWN_VIEWS)
              + "; found "
              + (view.name().isEmpty() ? view.value() : view.name()));
    }
    require(
        views.stream().map(Named::name).distinct().count() == views.size(),
        "--view takes each name once");
    require(
        appVersion.isEmpty() || VERSION.matcher(appVersion).matches(),
        "--app-mnn-version takes a version such as 3.6.1, found " + appVersion);
    require(!(quiet && verbose), "--quiet and --verbose exclude each other");
  }

  private void require(boolean condition, String message) {
    if (!condition) {
      throw new ParameterException(spec.commandLine(), message);
    }
  }

  Optional<Path> keepFloatFile() {
    return Optional.ofNullable(keepFloatFile);
  }

  boolean quiet() {
    return quiet;
  }

  boolean verbose() {
    return verbose;
  }
}
