package io.github.mnnparity.core.ladder;

import io.github.mnnparity.core.capture.Engine.Course;
import io.github.mnnparity.core.capture.Engine.Settings;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * One way to run the file, held against another.
 *
 * @param id for programs
 * @param title for people, short enough for a table
 * @param base id of the rung that it is compared with; its own for a rung that stands on the ground
 * @param watched whether every tensor is looked at during the run
 */
record Rung(
    String id,
    String title,
    String base,
    Kind kind,
    Settings settings,
    boolean watched,
    Allowance allowance) {
  private static final int[] THREADS = {1, 2, 4};
  private static final List<String> LEVELS = List.of("normal", "low", "high");

  /** What is changed. */
  enum Kind {
    BASE,
    REPEAT,
    RESIZE,
    THREADS,
    PRECISION,
    MEMORY,
    WATCH,
    API
  }

  /** What a rung may change. */
  enum Allowance {
    /** Nothing: the same work in the same order. */
    SAME_BITS,
    /** What other orders of summation round otherwise. */
    ROUNDING,
    /** What other algorithms round otherwise: tiles of Winograd are chosen by threads and size. */
    OTHER_TILES,
    /** What half precision floats round. */
    HALF_FLOATS,
    /** What weights and activations of 8 bits round. */
    EIGHT_BITS
  }

  /** A view as it is, with nothing to compare it with. */
  static Rung ground(Settings start) {
    String view = start.view();
    return new Rung(
        view,
        capital(view),
        view,
        Kind.BASE,
        start.after(Course.FRESH),
        false,
        Allowance.SAME_BITS);
  }

  /** Another view, held against {@code ground}. */
  static Rung other(Rung ground, String view) {
    return new Rung(
        view,
        capital(view),
        ground.id(),
        Kind.API,
        ground.settings().withView(view),
        false,
        Allowance.ROUNDING);
  }

  /** The rungs of every view. */
  List<Rung> courses() {
    return List.of(
        changed("Again", "run again", Kind.REPEAT, settings.after(Course.AGAIN)),
        changed("Fresh", "opened anew", Kind.REPEAT, settings),
        changed("Filled", "memory filled", Kind.REPEAT, settings.after(Course.FILLED)),
        changed("Resized", "resized, back", Kind.RESIZE, settings.after(Course.RESIZED)),
        new Rung(
            id + "Watched",
            title + " watched",
            id,
            Kind.WATCH,
            settings,
            true,
            Allowance.SAME_BITS));
  }

  private Rung changed(String suffix, String what, Kind kind, Settings other) {
    return new Rung(
        id + suffix,
        title + " " + what,
        id,
        kind,
        other,
        false,
        kind == Kind.REPEAT ? Allowance.SAME_BITS : Allowance.OTHER_TILES);
  }

  /** The rungs that are climbed in one view only. */
  List<Rung> modes() {
    List<Rung> rungs = new ArrayList<>();
    for (int threads : THREADS) {
      if (threads != settings.threads()) {
        String title = threads == 1 ? "1 thread" : threads + " threads";
        Settings other = settings.withThreads(threads);
        rungs.add(mode("threads" + threads, title, Kind.THREADS, other, Allowance.OTHER_TILES));
      }
    }
    for (String level : LEVELS) {
      if (!level.equals(settings.precision())) {
        boolean half = level.equals("low") || settings.precision().equals("low");
        rungs.add(
            mode(
                "precision" + capital(level),
                "precision " + level,
                Kind.PRECISION,
                settings.withPrecision(level),
                half ? Allowance.HALF_FLOATS : Allowance.OTHER_TILES));
      }
    }
    for (String level : LEVELS) {
      if (!level.equals(settings.memory())) {
        rungs.add(
            mode(
                "memory" + capital(level),
                "memory " + level,
                Kind.MEMORY,
                settings.withMemory(level),
                level.equals("low") ? Allowance.EIGHT_BITS : Allowance.OTHER_TILES));
      }
    }
    return rungs;
  }

  private Rung mode(String name, String words, Kind what, Settings other, Allowance allowed) {
    return new Rung(name, words, id, what, other, false, allowed);
  }

  /** The settings in words, without the view. */
  String inWords() {
    return "%s, precision %s, memory %s"
        .formatted(
            settings.threads() == 1 ? "1 thread" : settings.threads() + " threads",
            settings.precision(),
            settings.memory());
  }

  static String capital(String word) {
    return word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1);
  }
}
