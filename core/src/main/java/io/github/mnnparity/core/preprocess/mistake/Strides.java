package io.github.mnnparity.core.preprocess.mistake;

import io.github.mnnparity.core.preprocess.PixelSlip;
import io.github.mnnparity.core.preprocess.Recipe;
import io.github.mnnparity.core.preprocess.Recipe.BatchSlip;
import io.github.mnnparity.core.preprocess.Variant;
import java.util.ArrayList;
import java.util.List;

/** Bytes a pixel, a row or an image that are other than assumed. */
final class Strides implements Mistake {
  @Override
  public String id() {
    return "stride";
  }

  @Override
  public List<Variant> of(Recipe recipe) {
    List<Variant> variants = new ArrayList<>();
    if (recipe.pixels() == PixelSlip.NONE) {
      variants.add(
          Variant.of(
              "pixel-stride",
              "4 bytes",
              "3 bytes",
              "Pixels of four bytes (RGBA) were read as pixels of three",
              recipe.withPixels(PixelSlip.FOUR_BYTES_AS_THREE)));
      row(variants, recipe, PixelSlip.ROWS_PADDED_TO_4, 4);
      row(variants, recipe, PixelSlip.ROWS_PADDED_TO_16, 16);
      row(variants, recipe, PixelSlip.ROWS_PADDED_TO_64, 64);
    }
    if (recipe.batch() == BatchSlip.NONE) {
      batch(variants, recipe, BatchSlip.FIRST_REPEATED, "Every image of the batch was the first");
      batch(
          variants, recipe, BatchSlip.FIRST_ONLY, "Only the first image of the batch was written");
      batch(
          variants,
          recipe,
          BatchSlip.CHANNELS_OUTSIDE,
          "The batch was written channel by channel instead of image by image");
    }
    return variants;
  }

  private static void row(List<Variant> variants, Recipe recipe, PixelSlip slip, int multiple) {
    variants.add(
        Variant.of(
            "row-stride",
            "rows padded to a multiple of " + multiple + " bytes",
            "rows without padding",
            "Rows of the image end with padding up to a multiple of "
                + multiple
                + " bytes, which was read as pixels",
            recipe.withPixels(slip)));
  }

  private static void batch(List<Variant> variants, Recipe recipe, BatchSlip slip, String text) {
    variants.add(
        Variant.of(
            "batch-stride",
            slip.name().toLowerCase(java.util.Locale.ROOT).replace('_', ' '),
            "image by image",
            text,
            recipe.withBatch(slip)));
  }
}
