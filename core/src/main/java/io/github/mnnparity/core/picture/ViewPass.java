package io.github.mnnparity.core.picture;

import io.github.mnnparity.core.report.detail.Histogram;
import io.github.mnnparity.core.report.detail.LayerDetail.Channels;
import io.github.mnnparity.core.tensor.Tensor;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A view's value beside the reference's. An element of which neither side is finite and both are
 * the same enters no error.
 */
final class ViewPass {
  private static final int MOST_CHANNELS = 4096;

  private final Tensor reference;
  private final Tensor value;
  private final Axes axes;
  private final boolean identical;
  private final Extent extent;
  private final Worst worst = new Worst();
  private final Sections channels;
  private final Sections planes;
  private double reach;
  private long odd;

  /**
   * @param ownExtent of the reference
   */
  ViewPass(Tensor reference, Extent ownExtent, Tensor value, Axes axes) {
    this.reference = reference;
    this.value = value;
    this.axes = axes;
    this.channels = axes.byChannel();
    Sections byPlane = axes.byPlane();
    this.planes = byPlane.isLike(channels) ? channels : byPlane;
    this.identical = haveSameBits(reference, value);
    this.extent = identical ? ownExtent : new Extent();
    if (identical) {
      odd = ownExtent.nonFinite();
    } else {
      pass();
    }
  }

  static boolean haveSameBits(Tensor one, Tensor other) {
    return one.dtype() == other.dtype() && one.data().equals(other.data());
  }

  private void pass() {
    Elements ourElements = new Elements(reference);
    Elements theirElements = new Elements(value);
    double[] ours = new double[Elements.PIECE];
    double[] theirs = new double[Elements.PIECE];
    double[] squares = new double[Elements.PIECE];
    for (int from = 0; from < reference.elements(); from += Elements.PIECE) {
      int count = ourElements.read(from, ours);
      theirElements.read(from, theirs);
      double farthest = add(ours, theirs, squares, count);
      if (farthest > worst.least()) {
        for (int i = 0; i < count; i++) {
          double distance = distance(ours[i], theirs[i]);
          if (distance > worst.least()) {
            worst.add(from + i, distance, ours[i], theirs[i]);
          }
        }
      }
      channels.add(squares, count);
      if (planes != channels) {
        planes.add(squares, count);
      }
    }
  }

  /**
   * Everything about a piece in one loop.
   *
   * @param squares takes the squares of the distances
   * @return the largest distance
   */
  private double add(double[] ours, double[] theirs, double[] squares, int count) {
    double least = Double.POSITIVE_INFINITY;
    double most = Double.NEGATIVE_INFINITY;
    double largest = 0;
    double sum = 0;
    for (int i = 0; i < count; i++) {
      double their = theirs[i];
      double apart = their - ours[i];
      double square = apart * apart;
      if (their < least) {
        least = their;
      }
      if (their > most) {
        most = their;
      }
      if (square > largest) {
        largest = square;
      }
      sum += square;
      squares[i] = square;
    }
    if (!Double.isFinite(sum)) {
      return addOneByOne(ours, theirs, squares, count);
    }
    extent.add(count, least, most);
    // A square may be too small for a number where the distance is not.
    double farthest =
        largest > Double.MIN_NORMAL ? Math.sqrt(largest) : reachOf(ours, theirs, count);
    reach = Math.max(reach, farthest);
    return farthest;
  }

  private static double reachOf(double[] ours, double[] theirs, int count) {
    double farthest = 0;
    for (int i = 0; i < count; i++) {
      farthest = Math.max(farthest, Math.abs(theirs[i] - ours[i]));
    }
    return farthest;
  }

  /** The same where something is not finite, or beyond squaring. */
  private double addOneByOne(double[] ours, double[] theirs, double[] squares, int count) {
    double farthest = 0;
    for (int i = 0; i < count; i++) {
      extent.add(theirs[i]);
      double distance = distance(ours[i], theirs[i]);
      squares[i] = distance * distance;
      farthest = Math.max(farthest, distance);
      if (Double.isFinite(theirs[i] - ours[i])) {
        reach = Math.max(reach, distance);
      } else {
        odd++;
      }
    }
    return farthest;
  }

  /** Infinite where only one side has a number, or both have other infinities. */
  private static double distance(double ours, double theirs) {
    double difference = theirs - ours;
    if (Double.isFinite(difference)) {
      return Math.abs(difference);
    }
    boolean same = ours == theirs || (Double.isNaN(ours) && Double.isNaN(theirs));
    return same ? 0 : Double.POSITIVE_INFINITY;
  }

  Tensor value() {
    return value;
  }

  Extent extent() {
    return extent;
  }

  Worst worst() {
    return worst;
  }

  /** Squared errors by plane. */
  Sections planes() {
    return planes;
  }

  Histogram differences() {
    boolean whole = Elements.areWhole(reference.dtype()) && Elements.areWhole(value.dtype());
    Extent difference = Extent.around0(reach, reference.elements() - odd, odd);
    return identical
        ? Bins.ofZeros(difference, whole)
        : Bins.over(List.of(difference), whole).ofDifference(reference, value, difference);
  }

  /**
   * @param squaredReference of the whole value
   */
  Optional<Channels> channels(double squaredReference) {
    if (channels.count() < 2 || reference.elements() == 0) {
      return Optional.empty();
    }
    long elements = reference.elements() / channels.count();
    double power = squaredReference == 0 ? 1 : squaredReference / reference.elements();
    int each = (channels.count() + MOST_CHANNELS - 1) / MOST_CHANNELS;
    List<Double> errors = new ArrayList<>();
    for (int first = 0; first < channels.count(); first += each) {
      int end = Math.min(channels.count(), first + each);
      double sum = 0;
      for (int i = first; i < end; i++) {
        sum += channels.sum(i);
      }
      errors.add(Math.sqrt(sum / ((end - first) * elements) / power));
    }
    return Optional.of(new Channels(axes.channelAxis(), each, errors));
  }
}
