package io.github.mnnparity.cli.story;

import com.fasterxml.jackson.databind.JsonNode;
import com.google.common.collect.ImmutableMap;
import com.google.common.io.MoreFiles;
import com.google.common.io.RecursiveDeleteOption;
import io.github.mnnparity.cli.render.Console;
import io.github.mnnparity.cli.story.Shell.Ended;
import io.github.mnnparity.core.capture.GraphRunner;
import io.github.mnnparity.core.capture.GraphRunner.RunOptions;
import io.github.mnnparity.core.error.ParityException;
import io.github.mnnparity.core.graph.Graph;
import io.github.mnnparity.core.report.Verdict;
import io.github.mnnparity.core.tensor.Tensor;
import io.github.mnnparity.mnn.setup.PythonEnvironment;
import io.github.mnnparity.onnx.OnnxWriter;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.ServiceLoader;
import java.util.function.Function;
import java.util.function.ToIntBiFunction;
import java.util.stream.IntStream;

/**
 * A small MobileNetV3 that is right in ONNX and converts well, and the five ways in which an app
 * still gets wrong answers: each is made, and the command that names its cause is run.
 */
public final class MobileNetStory {
  private static final int CHAPTERS = 7;
  private static final int EXAM = 100;
  private static final long EXAM_SEED = 99;
  private static final String MODEL = "mobilenet.onnx";
  private static final String CONVERTED = "mobilenet.mnn";
  private static final String CIRCLE = "@/circle.npy";
  private static final String TRIANGLE = "@/triangle.npy";
  private static final String PREPROCESSING =
      "order=RGB,scale=1/255,mean=0.485:0.456:0.406,std=0.229:0.224:0.225,layout=NCHW";

  private final Shell shell;
  private final Path folder;
  private final App app;
  private final GraphRunner runner;
  private final List<Frame> pictures = Frame.drawn();
  private final List<String> summary = new ArrayList<>();
  private boolean asExpected = true;
  private int chapter;

  /** What parity should say: exit status 1, the kind of its first finding, a word in it. */
  private record Expected(String kind, String named) {
    boolean isIn(Ended ended) {
      JsonNode first = ended.report().path("findings").path(0);
      return ended.status() == Verdict.DIVERGED.exitStatus()
          && first.path("severity").asText().equals("ERROR")
          && first.path("kind").asText().equals(kind)
          && first.toString().contains(named);
    }

    @Override
    public String toString() {
      return named.isEmpty() ? kind : kind + " (" + named + ")";
    }
  }

  /**
   * @param folder exists; everything that is made stays there
   * @param options that every command gets, such as the Python to use
   * @param parity runs a command line of parity; what it says goes to the stream
   */
  public MobileNetStory(
      Console console,
      Path folder,
      PythonEnvironment environment,
      List<String> options,
      ToIntBiFunction<List<String>, PrintStream> parity) {
    this.folder = folder.toAbsolutePath();
    this.shell = new Shell(console, folder, options, parity);
    this.app = new App(environment, this.folder);
    this.runner = ServiceLoader.load(GraphRunner.class).findFirst().orElseThrow();
  }

  /**
   * Tells it all.
   *
   * @return whether every cause was named as it should be
   * @throws ParityException if something cannot be run at all
   */
  public boolean tell() {
    shell.say("Everything stays in " + folder + "; the commands are as typed there.\n");
    Map<String, Tensor> learnt = Training.learn(runner);
    rightInOnnx(learnt);
    converted();
    preprocessing();
    attributeLost(learnt);
    session();
    quantization();
    operator(learnt);
    shell.say("\nWhat the app said of circle.png, and what parity said of the app:\n");
    summary.forEach(shell::say);
    shell.say("");
    shell.say(
        asExpected
            ? "Everything came out as it should."
            : "Something did not come out as it should.");
    return asExpected;
  }

  private void rightInOnnx(Map<String, Tensor> learnt) {
    title("a network that is right in ONNX");
    Graph graph = MobileNet.of(MobileNet.Form.PLAIN, learnt);
    OnnxWriter.write(graph, folder.resolve(MODEL));
    pictures.forEach(picture -> picture.writeTo(folder));
    ConverterCheck.write(folder.resolve("check"), run(graph, ConverterCheck.noise()));
    Random random = new Random(EXAM_SEED);
    int right = 0;
    for (int i = 0; i < EXAM; i++) {
      ShapeClass shape = ShapeClass.ALL.get(i % ShapeClass.ALL.size());
      Tensor picture = Drawing.prepared(Drawing.of(shape, random));
      right += Answer.of(run(graph, picture)).shape() == shape ? 1 : 0;
    }
    List<Answer> answers =
        pictures.stream()
            .map(picture -> Answer.of(run(graph, Drawing.prepared(picture.picture()))))
            .toList();
    shell.say("A MobileNetV3 for small pictures of a circle, a square, a triangle or nothing was");
    shell.say("built just now. In ONNX Runtime it is right on " + right + " of " + EXAM);
    shell.say("pictures that it never saw. Of these it says:\n");
    tell(answers);
    expect(right > EXAM * 9 / 10 && areRight(answers), "right on more than 90 %, and on these");
  }

  private void converted() {
    title("converted well, and checked by the converter itself");
    Ended ended = convert(MODEL, CONVERTED, "converted.json");
    boolean passed = checked(CONVERTED);
    List<Answer> answers = app(App.Way.RIGHT, CONVERTED);
    expect(
        ended.status() == Verdict.MATCH.exitStatus() && passed && areRight(answers),
        "MATCH, the converter's check passes, and an app that does it right is right");
  }

  private void preprocessing() {
    title("cause 1, the input: no mean, no deviation, and blue comes first");
    shell.say("The same file, in an app that prepares its pictures in a hurry.");
    List<Answer> answers = app(App.Way.HASTY, CONVERTED);
    Ended ended =
        explain(
            "explain-input.json",
            App.Way.HASTY,
            Frame::png,
            "--image",
            List.of("--preprocess", PREPROCESSING, "--app-api", "module"));
    named("input preprocessing", answers, ended, true, new Expected("PREPROCESSING", "BGR"));
  }

  private void attributeLost(Map<String, Tensor> learnt) {
    title("cause 2, the conversion: an attribute is lost");
    shell.say("The same network in another export: one convolution's padding is called SAME_LOWER");
    shell.say("instead of given as numbers. ONNX answers the same; the file has one word for");
    shell.say("SAME_LOWER and SAME_UPPER.");
    String model = "same-lower.onnx";
    OnnxWriter.write(MobileNet.of(MobileNet.Form.SAME_LOWER, learnt), folder.resolve(model));
    Ended ended = convert(model, "same-lower.mnn", "same-lower.json");
    converted("attribute lost", "same-lower.mnn", ended, "CONVERSION", "block4/depthwise/conv");
  }

  private void session() {
    title("cause 3, the API: a Session runs twice, its input is copied in once");
    shell.say("The same file as at first, in an app with MNN's Session API; one run to warm up.");
    List<Answer> answers = app(App.Way.SESSION, CONVERTED);
    Ended ended = explain("explain-api.json", App.Way.SESSION, Frame::npy, "--input", List.of());
    named("Session API misused", answers, ended, true, new Expected("API", "input-not-refilled"));
  }

  private void quantization() {
    title("cause 4, quantization: weights of 4 bits");
    Ended ended =
        convert(
            MODEL,
            "four-bits.mnn",
            "four-bits.json",
            List.of("--input", TRIANGLE, "--keep-float-file", "@/keep.json"),
            "--weightQuantBits",
            "4");
    converted("quantization loss", "four-bits.mnn", ended, "QUANTIZATION", "");
    shell.say("\nThe cure: the layers of keep.json stay in floats.\n");
    cured(
        "mixed.mnn",
        convert(
            MODEL,
            "mixed.mnn",
            "mixed.json",
            List.of("--input", TRIANGLE),
            "--weightQuantBits",
            "4",
            "--compressionParamsFile",
            "@PWD/keep.json"));
  }

  private void operator(Map<String, Tensor> learnt) {
    title("cause 5, the engine: an operator that it computes differently");
    shell.say("The same network in another export: one gate is written with Less and Greater.");
    shell.say("ONNX answers the same, and the file says the same; MNN's kernel of Less orders");
    shell.say("negative numbers the wrong way round.");
    String model = "compared-gate.onnx";
    OnnxWriter.write(MobileNet.of(MobileNet.Form.COMPARED_GATE, learnt), folder.resolve(model));
    Ended ended = convert(model, "compared-gate.mnn", "compared-gate.json");
    converted("operator of the engine", "compared-gate.mnn", ended, "ENGINE", "block5/se/low");
    shell.say(
        "\nThe cure: `reduce` cuts the fault out for a bug report, and looks for a way around.\n");
    remove(folder.resolve("bug"));
    shell.parity(
        "reduced.json",
        "reduce",
        "@/" + model,
        "@/compared-gate.mnn",
        "--input",
        CIRCLE,
        "-o",
        "@/bug");
    shell.say("");
    cured("rewritten.mnn", convert("bug/rewritten.onnx", "rewritten.mnn", "rewritten.json"));
  }

  private Ended convert(String model, String candidate, String report) {
    return convert(model, candidate, report, List.of("--input", CIRCLE));
  }

  /**
   * @param options of parity
   * @param flags of the converter
   */
  private Ended convert(
      String model, String candidate, String report, List<String> options, String... flags) {
    List<String> words = new ArrayList<>();
    words.addAll(List.of("convert", "@/" + model, "-o", "@/" + candidate));
    words.addAll(options);
    words.addAll(List.of("--", "--testdir", "@PWD/check"));
    words.addAll(List.of(flags));
    return shell.parity(report, words.toArray(String[]::new));
  }

  private Ended explain(
      String report,
      App.Way way,
      Function<Frame, String> file,
      String option,
      List<String> options) {
    List<String> words = new ArrayList<>(List.of("explain", "@/" + MODEL, "@/" + CONVERTED));
    for (Frame picture : pictures) {
      words.addAll(List.of(option, "@/" + file.apply(picture)));
      words.addAll(List.of("--app-output", "@/" + App.answerTo(picture, way.word())));
    }
    words.addAll(options);
    words.addAll(List.of("--app-language", "python"));
    shell.say("");
    return shell.parity(report, words.toArray(String[]::new));
  }

  private boolean checked(String candidate) {
    boolean passed = ConverterCheck.passed(folder.resolve(candidate));
    shell.say("\nThe converter's own check, on noise: " + (passed ? "passed." : "failed."));
    return passed;
  }

  private List<Answer> app(App.Way way, String candidate) {
    String prefix = way == App.Way.RIGHT ? candidate.replace(".mnn", "") : way.word();
    List<Answer> answers = app.run(way, folder.resolve(candidate), prefix, pictures);
    shell.say("The app says:\n");
    tell(answers);
    return answers;
  }

  private void tell(List<Answer> answers) {
    for (int i = 0; i < answers.size(); i++) {
      shell.say(String.format("  %-12s  %s", pictures.get(i).png(), answers.get(i)));
    }
  }

  private boolean areRight(List<Answer> answers) {
    return IntStream.range(0, answers.size())
        .allMatch(i -> answers.get(i).shape().word().equals(pictures.get(i).name()));
  }

  private void converted(String cause, String candidate, Ended ended, String kind, String name) {
    boolean passed = checked(candidate);
    List<Answer> answers = app(App.Way.RIGHT, candidate);
    named(cause, answers, ended, passed, new Expected(kind, name));
  }

  private void named(
      String cause, List<Answer> answers, Ended ended, boolean passed, Expected expected) {
    boolean good = passed && !areRight(answers) && expected.isIn(ended);
    expect(good, "the converter's check passed, the app is wrong, and parity says " + expected);
    JsonNode first = ended.report().path("findings").path(0);
    summary.add(String.format("  %d  %-22s  the app: %s", chapter - 2, cause, answers.get(0)));
    summary.add(
        good
            ? "     " + first.path("kind").asText() + ": " + first.path("summary").asText()
            : "     NOT named");
  }

  private void cured(String candidate, Ended ended) {
    shell.say("");
    List<Answer> answers = app(App.Way.RIGHT, candidate);
    expect(
        ended.status() == Verdict.MATCH.exitStatus() && areRight(answers),
        "cured: parity says MATCH, and the app is right again");
  }

  private static void remove(Path made) {
    if (Files.exists(made)) {
      try {
        MoreFiles.deleteRecursively(made, RecursiveDeleteOption.ALLOW_INSECURE);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  private void expect(boolean condition, String what) {
    asExpected &= condition;
    shell.say("\n" + (condition ? "[as it should] " : "[NOT as it should] ") + what + ".");
  }

  private void title(String text) {
    chapter++;
    shell.say((chapter == 1 ? "" : "\n") + "=== " + chapter + " of " + CHAPTERS + ": " + text);
  }

  private Tensor run(Graph graph, Tensor picture) {
    return runner
        .run(
            graph,
            ImmutableMap.of(MobileNet.INPUT, picture),
            List.of(MobileNet.OUTPUT),
            RunOptions.DEFAULT)
        .get(MobileNet.OUTPUT);
  }
}
