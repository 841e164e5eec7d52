package io.github.mnnparity.core.preprocess.mistake;

import io.github.mnnparity.core.image.Geometry;
import io.github.mnnparity.core.image.Orientation;
import io.github.mnnparity.core.preprocess.Recipe;
import io.github.mnnparity.core.preprocess.Variant;
import java.util.ArrayList;
import java.util.List;

/** Rotated or mirrored (a camera's sensor, EXIF), or width and height exchanged. */
final class Turns implements Mistake {
  @Override
  public String id() {
    return "orientation";
  }

  @Override
  public List<Variant> of(Recipe recipe) {
    Geometry geometry = recipe.steps().geometry();
    List<Variant> variants = new ArrayList<>();
    if (geometry.width() != geometry.height()) {
      variants.add(
          Variant.of(
              "width-height-swapped",
              geometry.height() + "x" + geometry.width(),
              geometry.width() + "x" + geometry.height(),
              "The image was resized to "
                  + geometry.height()
                  + " x "
                  + geometry.width()
                  + " and fed as "
                  + geometry.width()
                  + " x "
                  + geometry.height()
                  + ": width and height are exchanged",
              with(recipe, geometry.withSize(geometry.height(), geometry.width()))));
    }
    for (Orientation used : Orientation.values()) {
      if (used != geometry.orientation()) {
        variants.add(
            Variant.of(
                id(),
                used.words(),
                geometry.orientation().words(),
                "The image was fed " + used.words(),
                with(recipe, geometry.withOrientation(used))));
      }
    }
    return variants;
  }

  private static Recipe with(Recipe recipe, Geometry geometry) {
    return recipe.withSteps(recipe.steps().withGeometry(geometry));
  }
}
