package io.github.mnnparity.mnn.misuse;

import java.util.Optional;

/** A wrong use of MNN's API. Stateless; the worker does it under the same {@link #id}. */
public interface ApiMisuse {
  String NO_IMAGE = "no float input has four axes";
  String NO_FLOAT = "the model has no float input";

  /** In lower case with hyphens; the function in {@code misuse.py} has the same name. */
  String id();

  /** A few words. */
  String title();

  /** What the app does and what the engine makes of it: a sentence without its full stop. */
  String cause();

  /** What to do instead, without its full stop. */
  String advice();

  /** Why it cannot occur here; empty where it can. */
  Optional<String> unfit(Setting model);

  /** Whether an app that does this gets as far as an output; false where the engine dies of it. */
  default boolean answers() {
    return true;
  }
}
