package io.github.mnnparity.cli.command;

import io.github.mnnparity.cli.command.ArgumentValues.Named;
import io.github.mnnparity.cli.render.Console;
import io.github.mnnparity.core.ExplainOptions;
import io.github.mnnparity.core.Parity;
import io.github.mnnparity.core.capture.EngineProvider.EngineOptions;
import io.github.mnnparity.core.explain.CodeSample.Api;
import io.github.mnnparity.core.explain.CodeSample.Language;
import io.github.mnnparity.core.feed.InputFiles;
import io.github.mnnparity.core.image.Preprocessing;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code parity explain REF.onnx CAND.mnn --app-output F ...}. */
@Command(
    name = "explain",
    description = {
      "Find the preprocessing or API mistake of an app that reproduces its wrong output.",
      "Give what the app got, and either its input dump or the original image with the intended"
          + " preprocessing."
    },
    mixinStandardHelpOptions = true,
    versionProvider = ParityCommand.Version.class,
    exitCodeList = {"0:the output is right", "1:explained", "2:could not be used", "3:unexplained"},
    footer = {
      "# From the picture that the app was shown:",
      "parity explain model.onnx app.mnn --image cat.png --app-output got.npy --preprocess resize=32x32,scale=1/255",
      "# From what the app fed the network:",
      "parity explain model.onnx app.mnn --input x.npy --app-input fed.npy --app-output got.npy"
    })
final class ExplainCommand implements Callable<Integer> {
  private final Console console;

  @Parameters(index = "0", paramLabel = "REF.onnx", description = "The source model.")
  private Path reference;

  @Parameters(index = "1", paramLabel = "CAND.mnn", description = "The model that the app runs.")
  private Path candidate;

  @Option(
      names = "--app-output",
      required = true,
      paramLabel = "[NAME=]FILE",
      description = {
        "What the app got: .npy, .npz, numbers as text, or float32 bytes.",
        "Several runs of the app: give the options several times, in the same order."
      })
  private List<Named> appOutputs = new ArrayList<>();

  @Option(
      names = "--app-input",
      paramLabel = "[NAME=]FILE",
      description = "What the app really fed, in the order of its memory.")
  private List<Named> appInputs = new ArrayList<>();

  @Option(
      names = "--image",
      paramLabel = "[NAME=]FILE",
      description = "The image that the app started from: PNG, JPEG, BMP or GIF.")
  private List<Named> images = new ArrayList<>();

  @Option(
      names = "--input",
      paramLabel = "[NAME=]FILE",
      description = "The intended input tensor: .npy, .npz or ONNX .pb.")
  private List<Named> inputs = new ArrayList<>();

  @Option(
      names = "--preprocess",
      paramLabel = "STEPS",
      description = {
        "The intended steps from the image to the input, such as",
        "\"resize=224x224:bilinear,order=RGB,scale=1/255,mean=0.5,std=0.5,layout=NCHW\"."
      })
  private @Nullable String preprocess;

  @Option(
      names = "--app-api",
      paramLabel = "API",
      completionCandidates = Candidates.Apis.class,
      description = "session or module, for the corrected code. Default: session.")
  private @Nullable Api api;

  @Option(
      names = "--app-language",
      paramLabel = "LANGUAGE",
      completionCandidates = Candidates.Languages.class,
      description = "cpp, python or java, for the corrected code. Default: cpp.")
  private @Nullable Language language;

  @Option(
      names = "--budget",
      paramLabel = "TIME",
      defaultValue = "30s",
      description = "For the search. Default: 30s.")
  private Duration budget = Duration.ofSeconds(30);

  @Option(
      names = "--no-engine",
      description = "Do not ask the real MNN: faster, but no API misuse is found.")
  private boolean noEngine;

  @Option(
      names = "--python",
      paramLabel = "FILE",
      description = "Python that has MNN. Default: the environment variable PARITY_PYTHON.")
  private @Nullable Path python;

  @Option(
      names = "--force",
      description = "Go on although the files do not look like the same network.")
  private boolean force;

  @Mixin private ExaminationRun run;

  ExplainCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    return run.run(
        console,
        List.of(reference, candidate),
        List.of(),
        () -> Parity.explain(reference, candidate, options()));
  }

  private ExplainOptions options() {
    ExplainOptions.Builder builder =
        ExplainOptions.builder()
            .engine(!noEngine)
            .engineOptions(
                new EngineOptions(
                    1,
                    "high",
                    EngineOptions.DEFAULT.deadline(),
                    CompareArguments.interpreter(python)))
            .budget(budget)
            .force(force)
            .progress(console::progress);
    Preprocessing steps = preprocess == null ? null : Preprocessing.parse(preprocess);
    if (steps != null) {
      builder.preprocessing(steps);
    }
    if (api != null) {
      builder.api(api);
    }
    if (language != null) {
      builder.language(language);
    }
    new AppFiles(new InputFiles(reference))
        .runs(appOutputs, appInputs, images, inputs, steps == null || steps.turned())
        .forEach(builder::run);
    return builder.build();
  }
}
