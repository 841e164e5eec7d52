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
  private final Extent extent = new Extent();
  private final Extent difference = new Extent();
  private final Worst worst = new Worst();
  private final Sections channels;
  private final Sections planes;

  ViewPass(Tensor reference, Tensor value, Axes axes) {
    this.reference = reference;
    this.value = value;
    this.axes = axes;
    this.channels = axes.byChannel();
    this.planes = axes.byPlane();
    double[] squares = new double[Elements.PIECE];
    eachPiece(
        (from, ours, theirs, differences, count) -> {
          extent.add(theirs, count);
          difference.add(differences, count);
          for (int i = 0; i < count; i++) {
            double distance = distance(ours[i], theirs[i], differences[i]);
            squares[i] = distance * distance;
            worst.add(from + i, distance, ours[i], theirs[i]);
          }
          channels.add(squares, count);
          planes.add(squares, count);
        });
  }

  private interface Piece {
    void take(int from, double[] ours, double[] theirs, double[] differences, int count);
  }

  private void eachPiece(Piece use) {
    Elements ourElements = new Elements(reference);
    Elements theirElements = new Elements(value);
    double[] ours = new double[Elements.PIECE];
    double[] theirs = new double[Elements.PIECE];
    double[] differences = new double[Elements.PIECE];
    for (int from = 0; from < reference.elements(); from += Elements.PIECE) {
      int count = ourElements.read(from, ours);
      theirElements.read(from, theirs);
      for (int i = 0; i < count; i++) {
        differences[i] = theirs[i] - ours[i];
      }
      use.take(from, ours, theirs, differences, count);
    }
  }

  private static double distance(double ours, double theirs, double difference) {
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
    Bins.Counter counter = Bins.over(List.of(difference), whole).counter();
    eachPiece((from, ours, theirs, differences, count) -> counter.add(differences, count));
    return counter.histogram(difference);
  }

  /**
   * @param squaredReference of the whole value
   */
  Optional<Channels> channels(double squaredReference) {
    if (channels.count() < 2) {
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
