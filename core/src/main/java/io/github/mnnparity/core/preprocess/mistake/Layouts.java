package io.github.mnnparity.core.preprocess.mistake;

import io.github.mnnparity.core.preprocess.LayoutSlip;
import io.github.mnnparity.core.preprocess.Recipe;
import io.github.mnnparity.core.preprocess.Variant;
import java.util.Arrays;
import java.util.List;

/** Elements in the order of another layout. */
final class Layouts implements Mistake {
  @Override
  public String id() {
    return "layout";
  }

  @Override
  public List<Variant> of(Recipe recipe) {
    if (recipe.layout() != LayoutSlip.NONE) {
      return List.of();
    }
    return Arrays.stream(LayoutSlip.values())
        .filter(slip -> slip != LayoutSlip.NONE)
        .map(
            slip ->
                Variant.of(
                    id(),
                    used(slip),
                    recipe.steps().layout().name(),
                    text(slip),
                    recipe.withLayout(slip)))
        .toList();
  }

  private static String used(LayoutSlip slip) {
    return switch (slip) {
      case NONE -> "";
      case INTERLEAVED_AS_PLANAR -> "NHWC data as NCHW";
      case PLANAR_AS_INTERLEAVED -> "NCHW data as NHWC";
      case PACKED_BY_FOUR_AS_PLANAR -> "NC4HW4 data as NCHW";
      case COLUMNS_FIRST -> "columns first";
    };
  }

  private static String text(LayoutSlip slip) {
    return switch (slip) {
      case NONE -> "";
      case INTERLEAVED_AS_PLANAR ->
          "NHWC data (pixel by pixel) was written into a tensor of NCHW (plane by plane)";
      case PLANAR_AS_INTERLEAVED ->
          "NCHW data (plane by plane) was read as NHWC (pixel by pixel), or converted twice";
      case PACKED_BY_FOUR_AS_PLANAR ->
          "Data in lanes of four channels (NC4HW4) was written into a tensor of NCHW";
      case COLUMNS_FIRST -> "The planes were written column by column instead of row by row";
    };
  }
}
