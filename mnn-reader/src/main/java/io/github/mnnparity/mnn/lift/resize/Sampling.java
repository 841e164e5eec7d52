package io.github.mnnparity.mnn.lift.resize;

import io.github.mnnparity.core.graph.Attribute;
import io.github.mnnparity.mnn.lift.CannotLiftException;
import io.github.mnnparity.mnn.model.MnnOp;
import io.github.mnnparity.mnn.schema.CoordinateTransformationMode;
import io.github.mnnparity.mnn.schema.Interp;
import java.util.ArrayList;
import java.util.List;

/** Where and how an {@code Interp} samples, as attributes of ONNX {@code Resize}. */
final class Sampling {
  private static final int NEAREST_FLOOR = 1;
  private static final int LINEAR = 2;
  private static final int CUBIC = 3;
  private static final int NEAREST_ROUND = 4;

  /** ONNX's default of {@code cubic_coeff_a}. */
  private static final float CUBIC_COEFFICIENT = -0.75f;

  private Sampling() {}

  static List<Attribute> attributes(MnnOp op, Interp param) {
    List<Attribute> attributes = new ArrayList<>();
    attributes.add(Attribute.of("coordinate_transformation_mode", coordinates(op, param)));
    switch (param.resizeType()) {
      case NEAREST_FLOOR -> nearest("floor", attributes);
      case NEAREST_ROUND -> nearest("round_prefer_floor", attributes);
      case LINEAR -> attributes.add(Attribute.of("mode", "linear"));
      case CUBIC -> {
        attributes.add(Attribute.of("mode", "cubic"));
        if (param.cubicCoeffA() != CUBIC_COEFFICIENT) {
          attributes.add(Attribute.of("cubic_coeff_a", param.cubicCoeffA()));
        }
      }
      default ->
          throw new CannotLiftException("its resizeType " + param.resizeType() + " has no meaning");
    }
    return attributes;
  }

  private static void nearest(String rounding, List<Attribute> attributes) {
    attributes.add(Attribute.of("mode", "nearest"));
    attributes.add(Attribute.of("nearest_mode", rounding));
  }

  private static String coordinates(MnnOp op, Interp param) {
    return switch (param.ctm()) {
      case CoordinateTransformationMode.NotSet -> fromFlags(param);
      case CoordinateTransformationMode.AlignCorners -> "align_corners";
      case CoordinateTransformationMode.HalfPixels -> "half_pixel";
      case CoordinateTransformationMode.PytorchHalfPixels -> "pytorch_half_pixel";
      case CoordinateTransformationMode.Asymmetric -> "asymmetric";
      case CoordinateTransformationMode.TensorflowHalfPixels -> "tf_half_pixel_for_nn";
      case CoordinateTransformationMode.TensorflowCropAndResize -> "tf_crop_and_resize";
      default ->
          throw op.malformed(
              "ctm", "a CoordinateTransformationMode of the schema", "" + param.ctm());
    };
  }

  /** Files without a mode say it in two flags; the nearest pixel below knows no half pixels. */
  private static String fromFlags(Interp param) {
    if (param.halfPixelCenters() && param.resizeType() != NEAREST_FLOOR) {
      return "half_pixel";
    }
    return param.alignCorners() ? "align_corners" : "asymmetric";
  }
}
