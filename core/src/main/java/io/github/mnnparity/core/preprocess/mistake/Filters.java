package io.github.mnnparity.core.preprocess.mistake;

import io.github.mnnparity.core.image.Filter;
import io.github.mnnparity.core.preprocess.Recipe;
import io.github.mnnparity.core.preprocess.Variant;
import java.util.Arrays;
import java.util.List;

/** Resized with another filter, or with that of another library. */
final class Filters implements Mistake {
  @Override
  public String id() {
    return "resize-filter";
  }

  @Override
  public List<Variant> of(Recipe recipe) {
    Filter wanted = recipe.steps().geometry().filter();
    return Arrays.stream(Filter.values())
        .filter(used -> used != wanted)
        .map(
            used ->
                Variant.of(
                    id(),
                    used.id(),
                    wanted.id(),
                    "The image was resized with " + used.words() + " instead of " + wanted.words(),
                    recipe.withSteps(
                        recipe.steps().withGeometry(recipe.steps().geometry().withFilter(used)))))
        .toList();
  }
}
