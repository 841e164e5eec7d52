package io.github.mnnparity.suite.misuse;

import io.github.mnnparity.suite.real.Pair;
import java.util.ArrayList;
import java.util.List;

/** The apps of the suite: on the classifier, the detector, a face detector and built networks. */
final class AppCases {
  /** Runs that tell an output of two values from chance. */
  private static final int MANY = 3;

  private AppCases() {}

  static List<AppCase> sample() {
    List<AppCase> cases = new ArrayList<>();
    Models.classifier()
        .ifPresent(
            pair -> {
              cases.add(AppCase.right(pair, "Right", MANY));
              cases.add(AppCase.wrong(pair, "TensorflowHost", "nhwc-host", MANY));
              cases.add(AppCase.wrong(pair, "RunsTwice", "input-not-refilled", MANY));
            });
    return cases;
  }

  static List<AppCase> all() {
    List<AppCase> cases = new ArrayList<>();
    Models.detector().ifPresent(pair -> detector(pair, cases));
    Models.detector("--keepInputFormat=0").ifPresent(pair -> packedDetector(pair, cases));
    Models.faces().ifPresent(pair -> faces(pair, cases));
    network(Models.built("mobilenet-v2"), cases);
    Models.classifier().ifPresent(pair -> classifier(pair, cases));
    return cases;
  }

  private static void classifier(Pair pair, List<AppCase> cases) {
    images(pair, MANY, cases);
    unpacked(pair, MANY, cases);
    cases.add(AppCase.wrong(pair, "LaggingRun", "run-before-input", MANY));
    cases.add(AppCase.wrong(pair, "FillsBeforeResize", "filled-before-resize", MANY));
    cases.add(AppCase.wrong(pair, "FirstOfBatch", "batch-not-filled", MANY).ofBatch(3));
    cases.add(AppCase.wrong(pair, "SameForAllOfBatch", "batch-not-filled", MANY).ofBatch(3));
    cases.add(AppCase.right(pair, "Right", MANY).ofBatch(3));
    cases.add(AppCase.wrong(pair, "PackedHost", "packed-output", MANY).ofBatch(3));
    cases.add(AppCase.wrong(pair, "InnerTensor", "wrong-output", MANY).reading("linear_1.tmp_1"));
  }

  private static void detector(Pair pair, List<AppCase> cases) {
    few(pair, cases);
    unpacked(pair, 1, cases);
    cases.add(AppCase.wrong(pair, "PackedHost", "packed-output", 1));
    cases.add(AppCase.wrong(pair, "LaggingRun", "run-before-input", 2));
  }

  private static void packedDetector(Pair pair, List<AppCase> cases) {
    cases.add(AppCase.right(pair, "Right", 1));
    cases.add(AppCase.wrong(pair, "RightModule", "var-layout", 1));
    cases.add(AppCase.wrong(pair, "RawOutput", "packed-output", 1));
  }

  private static void faces(Pair pair, List<AppCase> cases) {
    few(pair, cases);
    cases.add(AppCase.wrong(pair, "PackedHost", "packed-output", 1));
    cases.add(AppCase.wrong(pair, "TensorflowOutput", "nhwc-output", 1));
    cases.add(AppCase.wrong(pair, "IntVar", "int-var", 1));
    cases.add(AppCase.wrong(pair, "OneChannel", "smaller-host", 1));
    cases.add(AppCase.wrong(pair, "FixedShape", "shape-not-mutable", 1));
  }

  private static void network(Pair pair, List<AppCase> cases) {
    few(pair, cases);
    unpacked(pair, 1, cases);
  }

  private static void few(Pair pair, List<AppCase> cases) {
    cases.add(AppCase.right(pair, "Right", 1));
    cases.add(AppCase.right(pair, "RightModule", 1));
    cases.add(AppCase.wrong(pair, "RunsTwice", "input-not-refilled", 1));
    cases.add(AppCase.wrong(pair, "TensorflowHost", "nhwc-host", 1));
    cases.add(AppCase.wrong(pair, "Doubles", "wrong-type", 1));
    cases.add(AppCase.wrong(pair, "PackedInput", "packed-input", 1));
  }

  /** What the engine does not refuse, and what is not undefined, where inputs are not packed. */
  private static void unpacked(Pair pair, int runs, List<AppCase> cases) {
    cases.add(AppCase.wrong(pair, "TensorflowHostOfNchwSizes", "nhwc-host", runs));
    cases.add(AppCase.wrong(pair, "NhwcVar", "var-layout", runs));
  }

  /** What can go wrong with any image. */
  private static void images(Pair pair, int runs, List<AppCase> cases) {
    cases.add(AppCase.right(pair, "Right", runs));
    cases.add(AppCase.right(pair, "RightModule", runs));
    cases.add(AppCase.wrong(pair, "RunsTwice", "input-not-refilled", runs));
    cases.add(AppCase.wrong(pair, "RunsFirst", "run-before-input", runs));
    cases.add(AppCase.wrong(pair, "ReadsFirst", "output-before-run", runs));
    cases.add(AppCase.wrong(pair, "TensorflowHost", "nhwc-host", runs));
    cases.add(AppCase.wrong(pair, "InterleavedPixels", "nchw-host", runs));
    cases.add(AppCase.wrong(pair, "PackedInput", "packed-input", runs));
    cases.add(AppCase.wrong(pair, "Doubles", "wrong-type", runs));
    cases.add(AppCase.wrong(pair, "ClearedBuffer", "input-lost", runs));
    cases.add(AppCase.wrong(pair, "InterleavedVar", "var-layout", runs));
  }
}
