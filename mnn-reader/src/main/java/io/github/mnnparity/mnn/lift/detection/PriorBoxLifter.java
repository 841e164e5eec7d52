package io.github.mnnparity.mnn.lift.detection;

import com.google.common.primitives.Floats;
import io.github.mnnparity.core.tensor.Shape;
import io.github.mnnparity.core.tensor.Tensor;
import io.github.mnnparity.mnn.lift.CannotLiftException;
import io.github.mnnparity.mnn.lift.LiftContext;
import io.github.mnnparity.mnn.lift.OpLifter;
import io.github.mnnparity.mnn.model.MnnOp;
import io.github.mnnparity.mnn.schema.PriorBox;
import java.util.ArrayList;
import java.util.List;

/**
 * MNN {@code PriorBox} (Caffe): boxes around the places of a feature map, as fractions of the
 * image, and their variances. They depend on sizes only: a constant.
 */
final class PriorBoxLifter implements OpLifter {
  private static final int MOST_BOXES = 1 << 22;
  private static final float SAME = 1e-6f;

  @Override
  public String mnnType() {
    return "PriorBox";
  }

  @Override
  public void lift(MnnOp op, LiftContext context) {
    PriorBox param = op.parameter(new PriorBox());
    Shape map = image(context, 0);
    boolean stated = param.imageWidth() > 0 && param.imageHeight() > 0;
    Shape image = stated ? map : image(context, 1);
    float imageWidth = param.imageWidth() > 0 ? param.imageWidth() : image.dim(3);
    float imageHeight = param.imageHeight() > 0 ? param.imageHeight() : image.dim(2);
    int width = Math.toIntExact(map.dim(3));
    int height = Math.toIntExact(map.dim(2));
    float stepX = param.stepWidth() > 0 ? param.stepWidth() : imageWidth / width;
    float stepY = param.stepHeight() > 0 ? param.stepHeight() : imageHeight / height;
    List<float[]> sizes = sizes(op, param);
    if (param.variancesLength() < 4) {
      throw op.malformed("variances", "4 numbers", Integer.toString(param.variancesLength()));
    }
    if ((long) width * height * sizes.size() > MOST_BOXES) {
      throw op.malformed("minSizes", "at most " + MOST_BOXES + " boxes", "" + sizes.size());
    }
    int half = 4 * width * height * sizes.size();
    float[] values = new float[2 * half];
    int at = 0;
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        float centerX = (x + param.offset()) * stepX;
        float centerY = (y + param.offset()) * stepY;
        for (float[] size : sizes) {
          values[at++] = (centerX - size[0] / 2) / imageWidth;
          values[at++] = (centerY - size[1] / 2) / imageHeight;
          values[at++] = (centerX + size[0] / 2) / imageWidth;
          values[at++] = (centerY + size[1] / 2) / imageHeight;
        }
      }
    }
    for (int i = 0; i < half; i++) {
      values[i] = param.clip() ? Floats.constrainToRange(values[i], 0, 1) : values[i];
      values[half + i] = param.variances(i % 4);
    }
    String boxes = context.constant("boxes", Tensor.ofFloats(Shape.of(1, 2, half, 1), values));
    context.node("Identity").inputs(boxes).to(context.output(0));
  }

  private static Shape image(LiftContext context, int input) {
    return context
        .shape(context.input(input))
        .filter(shape -> shape.rank() == 4 && shape.dim(2) > 0 && shape.dim(3) > 0)
        .orElseThrow(() -> new CannotLiftException("the size of its image is not known"));
  }

  /** Width and height of the boxes at one place, in pixels of the image. */
  private static List<float[]> sizes(MnnOp op, PriorBox param) {
    List<Float> ratios = new ArrayList<>(List.of(1f));
    for (int i = 0; i < param.aspectRatiosLength(); i++) {
      float ratio = param.aspectRatios(i);
      if (ratios.stream().noneMatch(known -> Math.abs(known - ratio) < SAME)) {
        ratios.add(ratio);
        if (param.flip()) {
          ratios.add(1 / ratio);
        }
      }
    }
    if (param.maxSizesLength() > 0 && param.maxSizesLength() < param.minSizesLength()) {
      throw op.malformed(
          "maxSizes", param.minSizesLength() + " sizes", "" + param.maxSizesLength());
    }
    List<float[]> sizes = new ArrayList<>();
    for (int i = 0; i < param.minSizesLength(); i++) {
      float smallest = param.minSizes(i);
      sizes.add(new float[] {smallest, smallest});
      if (param.maxSizesLength() > 0) {
        float side = (float) Math.sqrt(smallest * param.maxSizes(i));
        sizes.add(new float[] {side, side});
      }
      for (float ratio : ratios) {
        float root = (float) Math.sqrt(ratio);
        if (Math.abs(root - 1) >= SAME) {
          sizes.add(new float[] {smallest * root, smallest / root});
        }
      }
    }
    return sizes;
  }
}
