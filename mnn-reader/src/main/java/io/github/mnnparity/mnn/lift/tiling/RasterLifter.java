package io.github.mnnparity.mnn.lift.tiling;

import io.github.mnnparity.core.tensor.Shape;
import io.github.mnnparity.core.tensor.Tensor;
import io.github.mnnparity.mnn.lift.CannotLiftException;
import io.github.mnnparity.mnn.lift.LiftContext;
import io.github.mnnparity.mnn.lift.OpLifter;
import io.github.mnnparity.mnn.model.MnnOp;
import io.github.mnnparity.mnn.schema.Blob;
import io.github.mnnparity.mnn.schema.Region;
import io.github.mnnparity.mnn.schema.TensorDescribe;
import io.github.mnnparity.mnn.schema.View;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;

/**
 * MNN {@code Raster}, in files that were saved with fixed shapes: regions of the inputs copied to
 * their places; ONNX {@code Gather} from all elements of the inputs one after the other, {@code
 * Reshape} where they stay as they are. What no region covers is zero.
 */
final class RasterLifter implements OpLifter {
  private static final int MOST_ELEMENTS = 1 << 26;

  @Override
  public String mnnType() {
    return "Raster";
  }

  @Override
  public void lift(MnnOp op, LiftContext context) {
    TensorDescribe target =
        context
            .copied(0)
            .orElseThrow(() -> new CannotLiftException("the file does not say what it copies"));
    Shape shape = shape(op, target.blob());
    int regions = target.regionsLength();
    if (regions != context.inputCount()) {
      throw op.malformed(
          "regions", "one for each of " + context.inputCount() + " inputs", regions + " of them");
    }
    long[] sources = new long[Math.toIntExact(shape.elements())];
    Arrays.fill(sources, -1);
    List<String> distinct = new ArrayList<>();
    List<Long> begins = new ArrayList<>();
    long total = 0;
    for (int i = 0; i < regions; i++) {
      String input = context.input(i);
      if (!distinct.contains(input)) {
        distinct.add(input);
        begins.add(total);
        total += elements(context, i);
      }
      int known = distinct.indexOf(input);
      copy(op, target.regions(i), begins.get(known), elements(context, i), sources);
    }
    String dims = context.longs("shape", shape.toArray());
    boolean asItIs =
        sources.length == total
            && LongStream.range(0, sources.length).allMatch(i -> sources[(int) i] == i);
    String all = joined(context, distinct, sources, total);
    if (!asItIs) {
      all = context.made("Gather", all, context.longs("places", sources));
    }
    context.node("Reshape").inputs(all, dims).to(context.output(0));
  }

  private static Shape shape(MnnOp op, @Nullable Blob blob) {
    long[] dims = new long[blob == null ? 0 : blob.dimsLength()];
    long count = 1;
    for (int i = 0; i < dims.length; i++) {
      dims[i] = blob.dims(i);
      count = dims[i] < 0 ? -1 : Math.multiplyExact(count, dims[i]);
      if (count < 0 || count > MOST_ELEMENTS) {
        throw op.malformed("blob.dims", "at most " + MOST_ELEMENTS + " elements", "" + dims[i]);
      }
    }
    return Shape.of(dims);
  }

  private static long elements(LiftContext context, int input) {
    return context
        .statedInput(input)
        .or(() -> context.shape(context.input(input)))
        .filter(Shape::isStatic)
        .map(Shape::elements)
        .orElseThrow(
            () ->
                new CannotLiftException(
                    "the size of its input " + context.input(input) + " is not known"));
  }

  /** The inputs as one vector, with a zero at the end where something is not covered. */
  private static String joined(
      LiftContext context, List<String> inputs, long[] sources, long total) {
    List<String> flat = new ArrayList<>();
    for (String input : inputs) {
      flat.add(context.made("Reshape", input, context.longs("flat", -1)));
    }
    boolean open = false;
    for (int i = 0; i < sources.length; i++) {
      if (sources[i] < 0) {
        sources[i] = total;
        open = true;
      }
    }
    if (open) {
      Tensor zero = Tensor.ofDoubles(Shape.of(1), 0).cast(context.dtype(inputs.get(0)));
      flat.add(context.constant("zero", zero));
    }
    return flat.size() == 1
        ? flat.get(0)
        : context.node("Concat").inputs(flat).with("axis", 0).toTemporary();
  }

  private static void copy(MnnOp op, Region region, long begin, long elements, long[] sources) {
    View from = region.src();
    View to = region.dst();
    if (from == null || to == null || region.sizeLength() < 3) {
      throw op.malformed("regions", "a source, a target and three sizes", "less");
    }
    if (from.strideLength() < 3 || to.strideLength() < 3) {
      throw op.malformed("regions", "three strides", "less");
    }
    long count = (long) region.size(0) * region.size(1);
    if (Math.max(count, count * region.size(2)) > MOST_ELEMENTS) {
      throw op.malformed("regions", "at most " + MOST_ELEMENTS + " elements", "" + count);
    }
    for (int x = 0; x < region.size(0); x++) {
      for (int y = 0; y < region.size(1); y++) {
        for (int z = 0; z < region.size(2); z++) {
          long source = place(from, x, y, z);
          long target = place(to, x, y, z);
          if (source < 0 || source >= elements || target < 0 || target >= sources.length) {
            throw op.malformed(
                "regions",
                "places in " + elements + " and " + sources.length + " elements",
                source + " to " + target);
          }
          sources[(int) target] = begin + source;
        }
      }
    }
  }

  private static long place(View view, int x, int y, int z) {
    return view.offset()
        + (long) view.stride(0) * x
        + (long) view.stride(1) * y
        + (long) view.stride(2) * z;
  }
}
