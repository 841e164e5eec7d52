package io.github.mnnparity.core.preprocess.mistake;

import io.github.mnnparity.core.image.Fit;
import io.github.mnnparity.core.image.Fit.Rounding;
import io.github.mnnparity.core.image.Geometry;
import io.github.mnnparity.core.preprocess.Recipe;
import io.github.mnnparity.core.preprocess.Variant;
import java.util.ArrayList;
import java.util.List;

/** Proportions, padding and the sizes between. */
final class Fits implements Mistake {
  private static final double[] PADS = {0, 114, 127.5, 128, 255, Double.NaN};

  @Override
  public String id() {
    return "fit";
  }

  @Override
  public List<Variant> of(Recipe recipe) {
    Geometry geometry = recipe.steps().geometry();
    List<Variant> variants = new ArrayList<>();
    for (Fit used : Fit.values()) {
      if (used == geometry.fit()) {
        continue;
      }
      String text = "The image was " + used.words() + " instead of " + geometry.fit().words();
      boolean padded = isPadded(used) && !isPadded(geometry.fit());
      for (double pad : padded ? PADS : new double[] {geometry.pad()}) {
        Geometry changed = geometry.withFit(used).withPad(pad);
        variants.add(
            variant(
                "fit",
                used.id() + (padded ? " pad " + pad(pad) : ""),
                geometry.fit().id(),
                text + (padded ? " (padded with " + pad(pad) + ")" : ""),
                recipe,
                changed));
      }
    }
    if (isPadded(geometry.fit())) {
      for (double pad : PADS) {
        if (Double.compare(pad, geometry.pad()) != 0) {
          variants.add(
              variant(
                  "pad-value",
                  pad(pad),
                  pad(geometry.pad()),
                  "The border was padded with " + pad(pad) + " instead of " + pad(geometry.pad()),
                  recipe,
                  geometry.withPad(pad)));
        }
      }
      for (Rounding rounding : Rounding.values()) {
        if (rounding != geometry.rounding()) {
          variants.add(
              variant(
                  "size-rounding",
                  rounding.name(),
                  geometry.rounding().name(),
                  "The size of the resized image was rounded otherwise",
                  recipe,
                  geometry.withRounding(rounding)));
        }
      }
    }
    return variants;
  }

  private static boolean isPadded(Fit fit) {
    return fit == Fit.LETTERBOX || fit == Fit.LETTERBOX_CORNER;
  }

  private static String pad(double pad) {
    if (Double.isNaN(pad)) {
      return "zeros";
    }
    return pad == Math.rint(pad) ? Long.toString((long) pad) : Double.toString(pad);
  }

  private static Variant variant(
      String cause, String used, String wanted, String text, Recipe recipe, Geometry geometry) {
    return Variant.of(
        cause, used, wanted, text, recipe.withSteps(recipe.steps().withGeometry(geometry)));
  }
}
