package io.github.mnnparity.core.ladder;

import io.github.mnnparity.core.ladder.Rung.Kind;
import java.util.List;

/** Sentences about a step that changes the answer. */
final class Words {
  private Words() {}

  /**
   * Without a place and a full stop.
   *
   * @param cures whether the base is off and the step is not
   * @param harms the other way round
   */
  static String summary(Step step, Step base, boolean cures, boolean harms) {
    String view = step.rung().settings().view();
    String title = step.rung().title();
    return switch (step.rung().kind()) {
      case WATCH ->
          cures
              ? "The failure vanishes when the " + view + " view is observed"
              : harms
                  ? "The " + view + " view is right, and wrong only when it is observed"
                  : "Watching the " + view + " view changes its outputs";
      case API -> {
        String other = Rung.capital(base.rung().settings().view());
        String own = Rung.capital(view);
        yield cures
            ? "Right in " + own + ", wrong in " + other + " for the same file and input"
            : harms
                ? "Right in " + other + ", wrong in " + own + " for the same file and input"
                : other + " and " + own + " give different answers for the same file and input";
      }
      case RESIZE ->
          "Resizing the inputs of the "
              + view
              + " view and back changes the answer"
              + sides(cures, harms);
      case THREADS -> "The answer is another one with " + title + sides(cures, harms);
      case PRECISION, MEMORY -> "The answer is another one with " + title + sides(cures, harms);
      case BASE, REPEAT -> title + " changes the answer";
    };
  }

  private static String sides(boolean cures, boolean harms) {
    return cures ? ", and right only then" : harms ? ", and wrong only then" : "";
  }

  static List<String> advice(Step step, Step base, boolean cures, boolean harms) {
    String own = Rung.capital(step.rung().settings().view());
    String title = step.rung().title();
    return switch (step.rung().kind()) {
      case WATCH ->
          List.of(
              "trust the outputs of the plain run more than the layers' values in this view",
              "what observing changes is fused kernels and shared memory: report the engine with this"
                  + " file and input");
      case API ->
          cures
              ? List.of("load this file through the " + own + " API in the app")
              : harms
                  ? List.of(
                      "load this file through the "
                          + Rung.capital(base.rung().settings().view())
                          + " API in the app, and report the engine")
                  : List.of("use the API that agrees with the reference, and report the engine");
      case RESIZE ->
          List.of(
              "open a new session for each input size instead of resizing",
              "report the engine with this file and input");
      case THREADS, PRECISION, MEMORY -> {
        String setting =
            step.rung().kind() == Kind.THREADS
                ? Integer.toString(base.rung().settings().threads())
                : base.rung().title();
        yield cures
            ? List.of("run it with " + title + " in the app until the engine is mended")
            : List.of(
                step.rung().kind() == Kind.THREADS
                    ? "run it with numThread " + setting + " in the app"
                    : "do not run this file with " + title + " in the app",
                "report the engine with this file and input");
      }
      case BASE, REPEAT -> List.of("report the engine with this file and input");
    };
  }
}
