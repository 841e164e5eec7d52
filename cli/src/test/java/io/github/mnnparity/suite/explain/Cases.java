package io.github.mnnparity.suite.explain;

import io.github.mnnparity.suite.explain.Case.Known;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The apps of the suite. */
final class Cases {
  private static final List<String> FACES =
      List.of(
          "right",
          "order-swapped",
          "mean-missing",
          "std-missing",
          "scale-255",
          "half",
          "nhwc",
          "twice",
          "columns",
          "nearest",
          "align",
          "align-nearest",
          "rotated-90",
          "mirrored",
          "letterbox-corner",
          "signed",
          "difference",
          "rgba",
          "rows");

  private Cases() {}

  /** A few that every build runs. */
  static List<Case> sample() {
    List<Case> cases = new ArrayList<>();
    Subject.classifier()
        .ifPresent(subject -> add(cases, subject, Known.OUTPUT, "right", "order-swapped"));
    Subject.writing(96)
        .ifPresent(
            subject -> {
              add(cases, subject, Known.OUTPUT, "right", "nhwc", "nearest");
              cases.add(new Case(subject, List.of("order-swapped", "scale-missing"), Known.OUTPUT));
              add(cases, subject, Known.INPUT_DUMP, "own");
            });
    return cases;
  }

  static List<Case> all() {
    List<Case> cases = new ArrayList<>();
    Subject.classifier()
        .ifPresent(
            subject -> {
              add(cases, subject, Known.OUTPUT, "right", "order-swapped", "gray", "mean-missing");
              add(cases, subject, Known.OUTPUT, "nearest", "rotated-180", "letterbox", "imagenet");
              // Pixels that are not divided saturate the network: every image gives one answer.
              add(cases, subject, Known.INPUT_DUMP, "scale-missing", "vgg");
            });
    Subject.writing(96)
        .ifPresent(
            subject -> {
              add(cases, subject, Known.OUTPUT, "right", "scale-missing", "mean-missing");
              add(cases, subject, Known.OUTPUT, "std-multiplied", "mean-unit", "mean-std-order");
              add(cases, subject, Known.OUTPUT, "mean-order", "half", "packed", "asymmetric");
              add(cases, subject, Known.OUTPUT, "crop", "swapped");
              pairs(cases, subject, "scale-missing", "half");
              dumps(cases, subject);
            });
    Subject.faces()
        .ifPresent(
            subject -> {
              add(cases, subject, Known.OUTPUT, FACES.toArray(new String[0]));
              pairs(cases, subject, "scale-255", "imagenet");
              dumps(cases, subject);
            });
    return cases;
  }

  private static void pairs(List<Case> cases, Subject subject, String scale, String set) {
    Stream.of(
            List.of("order-swapped", scale),
            List.of("order-swapped", set),
            List.of(scale, "nearest"))
        .forEach(mistakes -> cases.add(new Case(subject, mistakes, Known.OUTPUT)));
  }

  private static void dumps(List<Case> cases, Subject subject) {
    add(cases, subject, Known.INPUT_DUMP, "own", "nhwc", "rotated-180", "signed");
    cases.add(new Case(subject, List.of("order-swapped", "own"), Known.INPUT_DUMP));
    cases.add(new Case(subject, List.of("nearest", "own"), Known.INPUT_DUMP));
  }

  private static void add(List<Case> cases, Subject subject, Known known, String... mistakes) {
    for (String mistake : mistakes) {
      cases.add(new Case(subject, List.of(mistake), known));
    }
  }

  /** Subjects that are on this machine. */
  static List<Subject> subjects() {
    return Stream.of(Subject.classifier(), Subject.writing(96), Subject.faces())
        .flatMap(Optional::stream)
        .toList();
  }
}
