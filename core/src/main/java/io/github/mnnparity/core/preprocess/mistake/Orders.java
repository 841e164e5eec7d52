package io.github.mnnparity.core.preprocess.mistake;

import io.github.mnnparity.core.image.ChannelOrder;
import io.github.mnnparity.core.preprocess.Recipe;
import io.github.mnnparity.core.preprocess.Variant;
import java.util.Arrays;
import java.util.List;

/** Channels in another order, or gray. */
final class Orders implements Mistake {
  @Override
  public String id() {
    return "channel-order";
  }

  @Override
  public List<Variant> of(Recipe recipe) {
    ChannelOrder wanted = recipe.steps().order();
    return Arrays.stream(ChannelOrder.values())
        .filter(used -> used != wanted)
        .map(
            used ->
                Variant.of(
                    id(),
                    used.id(),
                    wanted.id(),
                    "The channels were fed as " + used.id() + " instead of " + wanted.id(),
                    recipe.withSteps(recipe.steps().withOrder(used))))
        .toList();
  }
}
