package io.github.mnnparity.core.preprocess;

import io.github.mnnparity.core.image.Geometry;
import io.github.mnnparity.core.image.Preprocessing;
import io.github.mnnparity.core.image.Preprocessing.Layout;
import io.github.mnnparity.core.image.Raster;
import io.github.mnnparity.core.preprocess.LayoutSlip.Dims;
import io.github.mnnparity.core.tensor.DType;
import io.github.mnnparity.core.tensor.Shape;
import io.github.mnnparity.core.tensor.Tensor;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * From images to an input tensor, with what goes wrong on the way. Immutable.
 *
 * @param steps what is done
 * @param pixels what happens to the bytes
 * @param values what happens to the normalized values
 * @param layout what happens to their order
 * @param batch what happens to the images of a batch
 */
public record Recipe(
    Preprocessing steps, PixelSlip pixels, ValueSlip values, LayoutSlip layout, BatchSlip batch) {

  /** The images of a batch that do not lie where they should. */
  public enum BatchSlip {
    NONE,
    /** Every image is the first one. */
    FIRST_REPEATED,
    /** Only the first image is written. */
    FIRST_ONLY,
    /** Channel by channel: the same channel of all images, then the next. */
    CHANNELS_OUTSIDE
  }

  /** Nothing goes wrong. */
  public static Recipe right(Preprocessing steps) {
    return new Recipe(steps, PixelSlip.NONE, ValueSlip.NONE, LayoutSlip.NONE, BatchSlip.NONE);
  }

  public Recipe withSteps(Preprocessing other) {
    return new Recipe(other, pixels, values, layout, batch);
  }

  public Recipe withPixels(PixelSlip other) {
    return new Recipe(steps, other, values, layout, batch);
  }

  public Recipe withValues(ValueSlip other) {
    return new Recipe(steps, pixels, other, layout, batch);
  }

  public Recipe withLayout(LayoutSlip other) {
    return new Recipe(steps, pixels, values, other, batch);
  }

  public Recipe withBatch(BatchSlip other) {
    return new Recipe(steps, pixels, values, layout, other);
  }

  /** Images of one run of the app, and what was already made of them. Thread-safe. */
  public static final class Source {
    private final List<Raster> images;
    private final Map<List<Object>, List<Raster>> made = new ConcurrentHashMap<>();

    /**
     * @param images of one batch
     */
    public Source(List<Raster> images) {
      this.images = List.copyOf(images);
    }

    /** The images. */
    public List<Raster> images() {
      return images;
    }

    private List<Raster> sized(PixelSlip slip, Geometry geometry) {
      return made.computeIfAbsent(
          List.of(slip, geometry),
          key -> images.stream().map(image -> geometry.apply(slip.before(image))).toList());
    }
  }

  /**
   * The input tensor.
   *
   * @param target shape that the network gets; another order of height and width is read as this
   * @return empty where the number of elements is another
   */
  public Optional<Tensor> apply(Source source, Shape target) {
    boolean planar = steps.layout() == Layout.NCHW;
    int channels = (int) target.dim(planar ? 1 : 3);
    List<float[]> parts = new ArrayList<>();
    PixelSlip before =
        pixels.ordinal() <= PixelSlip.ROWS_PADDED_TO_64.ordinal() ? pixels : PixelSlip.NONE;
    for (Raster image : source.sized(before, steps.geometry())) {
      parts.add(one(pixels.after(image, steps.normalization()), channels, planar));
    }
    int each = parts.get(0).length;
    float[] all = new float[each * parts.size()];
    for (int i = 0; i < parts.size(); i++) {
      place(parts, i, all, channels);
    }
    return target.elements() == all.length ? Optional.of(typed(target, all)) : Optional.empty();
  }

  private Tensor typed(Shape target, float[] all) {
    Tensor floats = Tensor.ofFloats(target, all);
    return steps.dtype() == DType.FLOAT32 ? floats : floats.cast(steps.dtype());
  }

  private void place(List<float[]> parts, int index, float[] all, int channels) {
    float[] part = batch == BatchSlip.FIRST_REPEATED ? parts.get(0) : parts.get(index);
    if (batch == BatchSlip.CHANNELS_OUTSIDE) {
      int plane = part.length / channels;
      for (int c = 0; c < channels; c++) {
        System.arraycopy(part, c * plane, all, (c * parts.size() + index) * plane, plane);
      }
    } else if (batch != BatchSlip.FIRST_ONLY || index == 0) {
      System.arraycopy(part, 0, all, index * part.length, part.length);
    }
  }

  /**
   * For each element of the input tensor, the channel that it came from; -1 for none.
   *
   * @return empty where {@link #apply} gives nothing, and for batches
   */
  public Optional<Tensor> channels(Source source, Shape target) {
    boolean planar = steps.layout() == Layout.NCHW;
    int channels = (int) target.dim(planar ? 1 : 3);
    Geometry geometry = steps.geometry();
    int plane = geometry.width() * geometry.height();
    if (source.images().size() != 1 || target.elements() != (long) channels * plane) {
      return Optional.empty();
    }
    float[] planes = new float[channels * plane];
    for (int i = 0; i < planes.length; i++) {
      planes[i] = i / plane;
    }
    Dims dims = new Dims(channels, geometry.height(), geometry.width());
    return Optional.of(Tensor.ofFloats(target, ordered(planes, dims, planar, -1)));
  }

  private float[] one(Raster image, int channels, boolean planar) {
    Preprocessing floats = steps.withDtype(DType.FLOAT32).withLayout(Layout.NCHW);
    float[] planes = floats.tensor(image, channels).toFloats();
    Dims dims = new Dims(channels, image.height(), image.width());
    int plane = dims.height() * dims.width();
    if (values != ValueSlip.NONE) {
      for (int i = 0; i < planes.length; i++) {
        planes[i] = values.change(planes[i], i / plane, steps.normalization());
      }
    }
    return ordered(planes, dims, planar, 0);
  }

  private float[] ordered(float[] planes, Dims dims, boolean planar, float nothing) {
    if (layout == LayoutSlip.NONE && planar) {
      return planes;
    }
    int channels = dims.channels();
    float[] ordered = new float[planes.length];
    for (int c = 0; c < channels; c++) {
      for (int y = 0; y < dims.height(); y++) {
        for (int x = 0; x < dims.width(); x++) {
          int at = layout.source(c, y, x, dims);
          int to = planar ? dims.planar(c, y, x) : (y * dims.width() + x) * channels + c;
          ordered[to] = at < 0 ? nothing : planes[at];
        }
      }
    }
    return ordered;
  }

  /** Whether both give the same values for these images. */
  public boolean same(Recipe other, Source source, Shape target) {
    Optional<Tensor> mine = apply(source, target);
    Optional<Tensor> theirs = other.apply(source, target);
    return mine.isPresent()
        && theirs.isPresent()
        && Arrays.equals(mine.get().toFloats(), theirs.get().toFloats());
  }
}
