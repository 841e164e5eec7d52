package io.github.mnnparity.cli.demo;

import com.google.common.io.MoreFiles;
import com.google.common.io.RecursiveDeleteOption;
import io.github.mnnparity.cli.render.Console;
import io.github.mnnparity.cli.render.InstallProgress;
import io.github.mnnparity.core.CompareOptions;
import io.github.mnnparity.core.CompareOptions.EngineChoice;
import io.github.mnnparity.core.Parity;
import io.github.mnnparity.core.capture.EngineProvider.EngineOptions;
import io.github.mnnparity.core.error.BadInputException;
import io.github.mnnparity.core.error.EngineException;
import io.github.mnnparity.core.error.ParityException;
import io.github.mnnparity.core.error.Problem;
import io.github.mnnparity.core.io.AtomicFiles;
import io.github.mnnparity.core.io.JvmEnd;
import io.github.mnnparity.core.report.FindingKind;
import io.github.mnnparity.core.report.Report;
import io.github.mnnparity.core.report.Verdict;
import io.github.mnnparity.core.tensor.Shape;
import io.github.mnnparity.mnn.convert.Converter;
import io.github.mnnparity.mnn.setup.PinnedWheels;
import io.github.mnnparity.mnn.setup.PythonEnvironment;
import io.github.mnnparity.mnn.setup.PythonSetup;
import io.github.mnnparity.report.TextOptions.Detail;
import io.github.mnnparity.report.TextReport;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Shows on a real model what a comparison says of a healthy and of a damaged conversion. */
public final class Demo {
  private static final String MODEL = "ch_ppocr_mobile_v2.0_cls_infer.onnx";
  private static final Shape MODEL_SHAPE = Shape.of(1, 3, 48, 192);
  private static final Duration CONVERSION = Duration.ofMinutes(5);

  private final Console console;
  private final Optional<Path> python;
  private final Network network;
  private boolean asExpected = true;

  /** Whether anything may be installed or fetched. */
  public enum Network {
    ALLOWED,
    FORBIDDEN
  }

  /** A model and its conversion. */
  private record Pair(Path reference, Path candidate, Optional<Shape> shape) {}

  public Demo(Console console, Optional<Path> python, Network network) {
    this.console = console;
    this.python = python;
    this.network = network;
  }

  /** As {@link #runIn}, in a folder that is deleted afterwards, also on Ctrl-C. */
  public boolean runInTemporaryFolder() {
    Path folder;
    try {
      folder = Files.createTempDirectory("parity-demo-");
    } catch (IOException e) {
      throw unwritable(System.getProperty("java.io.tmpdir", "the temporary folder"), e);
    }
    try (JvmEnd.Undo undo = JvmEnd.undo(() -> delete(folder))) {
      return runIn(folder);
    } finally {
      delete(folder);
    }
  }

  /**
   * Shows everything that can be shown here.
   *
   * @return whether all of it came out as it should
   * @throws ParityException if a comparison cannot be run at all
   */
  public boolean runIn(Path folder) {
    makeFolder(folder);
    title(1, "the real MNN engine");
    Optional<PythonEnvironment> environment = engine();
    title(2, "a healthy conversion");
    Pair pair = pair(environment, folder);
    Report healthy = compare(pair.reference(), pair.candidate(), pair, environment);
    List<String> views =
        environment.isPresent() ? List.of("lifted", "session", "module") : List.of("lifted");
    expect(
        healthy.verdict() == Verdict.MATCH && healthy.scope().containsAll(views),
        "MATCH in " + String.join(", ", views));
    byte[] original = bytesOf(pair.candidate());
    title(3, "one attribute damaged in a copy of the .mnn file");
    showDamage(Damage.ofAttribute(original), "attribute.mnn", folder, pair, environment);
    title(4, "one weight channel damaged in a copy of the .mnn file");
    showDamage(Damage.ofWeights(original), "weights.mnn", folder, pair, environment);
    say("");
    if (environment.isEmpty()) {
      say("Left out, because MNN is not installed: its session and module views, and a real");
      say("conversion. `parity setup` installs it; `parity demo` then shows everything.");
    }
    say(
        asExpected
            ? "Everything came out as it should."
            : "Something did not come out as it should.");
    return asExpected;
  }

  private Optional<PythonEnvironment> engine() {
    PythonSetup setup = PythonSetup.ofUser();
    try {
      Optional<PythonEnvironment> found =
          network == Network.ALLOWED
              ? Optional.of(setup.install(python, new InstallProgress(console)))
              : Optional.empty();
      say(
          found
              .map(environment -> "MNN is ready: " + environment.interpreter())
              .orElse("Not used (--offline)."));
      return found;
    } catch (EngineException e) {
      say("MNN cannot be installed here, so that the file alone is looked at.");
      say("  found:    " + e.problem().found());
      say("  next:     " + e.problem().next());
      return Optional.empty();
    }
  }

  private Pair pair(Optional<PythonEnvironment> environment, Path folder) {
    if (environment.isPresent()) {
      try {
        return converted(environment.get(), folder);
      } catch (EngineException e) {
        say("The PP-OCR model cannot be had here: " + e.problem().found());
      }
    }
    say("The model: a small classifier that comes with MNN Parity, and its conversion.");
    return new Pair(unpack("small.onnx", folder), unpack("small.mnn", folder), Optional.empty());
  }

  private Pair converted(PythonEnvironment environment, Path folder) {
    Path models =
        new PinnedWheels(PythonSetup.ofUser())
            .fetch(PinnedWheels.DEMO, new InstallProgress(console));
    Path reference = folder.resolve("classifier.onnx");
    copy(models.resolve(MODEL), reference);
    Path candidate = folder.resolve("classifier.mnn");
    console.progress("converting with MNN's own converter");
    new Converter(environment, CONVERSION, Files::isRegularFile)
        .convert(reference, candidate, List.of());
    say("The model: PP-OCR's text direction classifier (MobileNetV3), converted just now with");
    say("MNN's own converter.");
    return new Pair(reference, candidate, Optional.of(MODEL_SHAPE));
  }

  private void showDamage(
      Damage damage, String name, Path folder, Pair pair, Optional<PythonEnvironment> environment) {
    Path file = folder.resolve(name);
    AtomicFiles.write(file, temporary -> Files.write(temporary, damage.file()));
    say("Op '" + damage.op() + "': " + damage.what() + ".");
    Report report = compare(pair.reference(), file, pair, environment);
    boolean named =
        report.verdict() == Verdict.DIVERGED
            && !report.findings().isEmpty()
            && report.findings().get(0).kind() == FindingKind.CONVERSION
            && report.findings().get(0).mnnOps().contains(damage.op());
    expect(named, "DIVERGED, and CONVERSION at '" + damage.op() + "' named first");
  }

  private Report compare(
      Path reference, Path candidate, Pair pair, Optional<PythonEnvironment> environment) {
    EngineOptions engine =
        new EngineOptions(
            EngineOptions.DEFAULT.threads(),
            EngineOptions.DEFAULT.precision(),
            EngineOptions.DEFAULT.deadline(),
            python);
    CompareOptions.Builder options =
        CompareOptions.builder()
            .engine(environment.isPresent() ? EngineChoice.ALL : EngineChoice.LIFTED)
            .engineOptions(engine)
            .progress(console::progress);
    pair.shape().ifPresent(shape -> options.shape("x", shape));
    String shape = pair.shape().map(sizes -> " --shape x=" + sizes).orElse("");
    say("$ parity compare " + reference.getFileName() + " " + candidate.getFileName() + shape);
    say("");
    Report report = Parity.compare(reference, candidate, options.build());
    String text = TextReport.render(report, console.textOptions(Detail.NORMAL, List.of()));
    console.result(text.replace(reference.getParent() + File.separator, ""));
    return report;
  }

  private void expect(boolean condition, String what) {
    asExpected &= condition;
    say("");
    say((condition ? "[as it should] " : "[NOT as it should] ") + what + ".");
  }

  private void title(int step, String text) {
    say((step == 1 ? "" : "\n") + "=== " + step + " of 4: " + text);
  }

  private void say(String line) {
    console.result(line + "\n");
  }

  private static Path unpack(String name, Path folder) {
    Path target = folder.resolve(name);
    AtomicFiles.write(
        target,
        temporary -> {
          try (InputStream in = Demo.class.getResourceAsStream(name)) {
            if (in == null) {
              throw new IOException("the jar lacks " + name);
            }
            Files.write(temporary, in.readAllBytes());
          }
        });
    return target;
  }

  private static void copy(Path from, Path to) {
    AtomicFiles.write(to, temporary -> Files.write(temporary, Files.readAllBytes(from)));
  }

  private static byte[] bytesOf(Path file) {
    try {
      return Files.readAllBytes(file);
    } catch (IOException e) {
      throw unwritable(file.toString(), e);
    }
  }

  /** Makes the folder that {@code --keep} names, where it does not exist. */
  public static void makeFolder(Path folder) {
    try {
      Files.createDirectories(folder);
    } catch (IOException e) {
      throw unwritable(folder.toString(), e);
    }
  }

  private static BadInputException unwritable(String place, IOException e) {
    return new BadInputException(
        new Problem(
            place,
            "a folder that can be read and written",
            e.getClass().getSimpleName() + ": " + e.getMessage(),
            "choose another one with --keep DIR"),
        e);
  }

  private static void delete(Path folder) {
    try {
      MoreFiles.deleteRecursively(folder, RecursiveDeleteOption.ALLOW_INSECURE);
    } catch (IOException e) {
      System.getLogger(Demo.class.getName())
          .log(System.Logger.Level.DEBUG, () -> "left behind: " + folder, e);
    }
  }
}
