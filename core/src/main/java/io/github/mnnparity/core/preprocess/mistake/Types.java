package io.github.mnnparity.core.preprocess.mistake;

import io.github.mnnparity.core.preprocess.PixelSlip;
import io.github.mnnparity.core.preprocess.Recipe;
import io.github.mnnparity.core.preprocess.ValueSlip;
import io.github.mnnparity.core.preprocess.Variant;
import java.util.ArrayList;
import java.util.List;

/** Values that went through a type that cannot hold them. */
final class Types implements Mistake {
  @Override
  public String id() {
    return "dtype";
  }

  @Override
  public List<Variant> of(Recipe recipe) {
    List<Variant> variants = new ArrayList<>();
    if (recipe.pixels() == PixelSlip.NONE) {
      variants.add(
          variant(
              "signed bytes",
              "Bytes of the image were read as signed (128 became -128; in Java use (b & 0xff))",
              recipe.withPixels(PixelSlip.SIGNED_BYTES)));
      if (recipe.steps().normalization().scale() != 1) {
        variants.add(
            variant(
                "integer division",
                "Bytes were divided as whole numbers: every value but 255 became 0",
                recipe.withPixels(PixelSlip.INTEGER_DIVISION)));
      }
    }
    if (recipe.values() == ValueSlip.NONE) {
      for (ValueSlip slip : ValueSlip.values()) {
        if (slip != ValueSlip.NONE) {
          variants.add(variant(used(slip), text(slip), recipe.withValues(slip)));
        }
      }
    }
    return variants;
  }

  private Variant variant(String used, String text, Recipe recipe) {
    return Variant.of(id(), used, recipe.steps().dtype().name(), text, recipe);
  }

  private static String used(ValueSlip slip) {
    return switch (slip) {
      case NONE -> "";
      case TRUNCATED -> "int";
      case WRAPPED_UINT8 -> "uint8, wrapped";
      case SATURATED_UINT8 -> "uint8, saturated";
      case WRAPPED_INT8 -> "int8, wrapped";
      case UNSIGNED_DIFFERENCE -> "uint8 difference, wrapped";
      case HALF -> "float16";
    };
  }

  private static String text(ValueSlip slip) {
    return switch (slip) {
      case NONE -> "";
      case TRUNCATED -> "Normalized values were truncated to whole numbers";
      case WRAPPED_UINT8 -> "Normalized values were stored as uint8 and wrapped around";
      case SATURATED_UINT8 -> "Normalized values were stored as uint8 and cut off below 0";
      case WRAPPED_INT8 -> "Normalized values were stored as int8 and wrapped around";
      case UNSIGNED_DIFFERENCE ->
          "The mean was subtracted in uint8: values below the mean wrapped around";
      case HALF -> "Normalized values were stored as float16";
    };
  }
}
