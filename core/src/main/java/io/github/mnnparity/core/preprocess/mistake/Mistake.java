package io.github.mnnparity.core.preprocess.mistake;

import io.github.mnnparity.core.preprocess.Recipe;
import io.github.mnnparity.core.preprocess.Variant;
import java.util.List;

/**
 * A family of preprocessing mistakes: from a recipe to wrong ones that differ in one respect.
 * Stateless.
 */
public interface Mistake {
  /** Short name of the family, in lower case with hyphens. */
  String id();

  /** The likeliest first; none that is the recipe itself. */
  List<Variant> of(Recipe recipe);
}
