package io.github.mnnparity.core.picture;

import io.github.mnnparity.core.tensor.Shape;
import java.util.ArrayList;
import java.util.List;

/**
 * What the axes of a value are taken for: the channels, and the planes that can be drawn. Planes
 * are spanned by the last two axes with more than one element, and lie one after the other.
 *
 * @param planeHeight 0 where there is no plane
 */
record Axes(Shape shape, int planes, int planeHeight, int planeWidth) {
  static Axes of(Shape shape) {
    List<Integer> wide = new ArrayList<>();
    for (int axis = 0; axis < shape.rank(); axis++) {
      if (shape.dim(axis) > 1) {
        wide.add(axis);
      }
    }
    if (wide.size() < 2 || shape.elements() == 0) {
      return new Axes(shape, 0, 0, 0);
    }
    int height = Math.toIntExact(shape.dim(wide.get(wide.size() - 2)));
    int width = Math.toIntExact(shape.dim(wide.get(wide.size() - 1)));
    return new Axes(
        shape, Math.toIntExact(shape.elements() / ((long) height * width)), height, width);
  }

  boolean havePlanes() {
    return planes > 0;
  }

  int planeSize() {
    return planeHeight * planeWidth;
  }

  /** Sums by plane; of one plane where there is none. */
  Sections byPlane() {
    return havePlanes() && planes > 1
        ? new Sections(planeSize(), planes)
        : new Sections(Integer.MAX_VALUE, 1);
  }

  /** Which plane, in words. */
  String plane(int index) {
    String size = planeHeight + "x" + planeWidth;
    if (planes == 1) {
      return "all of " + size;
    }
    List<String> parts = new ArrayList<>();
    long left = index;
    int inside = planeSize();
    for (int axis = shape.rank() - 1; axis >= 0; axis--) {
      long length = shape.dim(axis);
      if (inside > 1) {
        inside /= (int) length;
      } else if (length > 1) {
        parts.add(0, name(axis) + " " + left % length + " of " + length);
        left /= length;
      }
    }
    return String.join(", ", parts) + ", " + size;
  }

  private String name(int axis) {
    boolean image = shape.rank() > 3;
    return image && axis == 0 ? "batch" : image && axis == 1 ? "channel" : "axis " + axis + " at";
  }

  /** Axis 1, or 0 for vectors. */
  int channelAxis() {
    return Math.min(1, shape.rank() - 1);
  }

  /** 0 for scalars. */
  int channels() {
    return shape.rank() == 0 ? 0 : Math.toIntExact(shape.dim(channelAxis()));
  }

  /** Sums by channel; of one channel where there are no more. */
  Sections byChannel() {
    if (channels() < 2) {
      return new Sections(Integer.MAX_VALUE, 1);
    }
    long length = 1;
    for (int axis = channelAxis() + 1; axis < shape.rank(); axis++) {
      length *= shape.dim(axis);
    }
    return new Sections(Math.toIntExact(Math.max(1, length)), channels());
  }
}
