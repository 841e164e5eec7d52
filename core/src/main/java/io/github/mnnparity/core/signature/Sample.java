package io.github.mnnparity.core.signature;

import io.github.mnnparity.core.tensor.DType;
import io.github.mnnparity.core.tensor.Tensor;
import java.util.Optional;
import java.util.function.IntToDoubleFunction;
import java.util.function.IntUnaryOperator;

/**
 * Reference and candidate of one value, with as many elements; axes are N, C, H, W. Not for
 * strings. Errors are relative to the smaller of the two norms, so that nothing is explained by
 * being small.
 */
public final class Sample {
  /** What is explained to within this multiple of the noise is explained. */
  private static final double FLOORS = 10;

  /** An explanation must leave this much less than there was to explain. */
  private static final double BETTER = 10;

  private static final double LEAST_LIMIT = 1e-5;
  private static final double ROUNDING = 1e-6;

  private final int[] shape;
  private final int[] candidateShape;
  private final double[] reference;
  private final double[] candidate;
  private final double norm;
  private final double limit;
  private final double error;
  private final boolean telling;

  /**
   * @param noise relative RMS error that rounding explains
   * @throws IllegalArgumentException if the element counts differ
   */
  public static Sample of(Tensor reference, Tensor candidate, double noise) {
    if (reference.elements() != candidate.elements()) {
      throw new IllegalArgumentException(
          reference.elements() + " against " + candidate.elements() + " elements");
    }
    return new Sample(
        dims(reference), dims(candidate), values(reference), values(candidate), noise);
  }

  private Sample(
      int[] shape, int[] candidateShape, double[] reference, double[] candidate, double noise) {
    this.shape = shape;
    this.candidateShape = candidateShape;
    this.reference = reference;
    this.candidate = candidate;
    double right = 0;
    double left = 0;
    double apart = 0;
    double sum = 0;
    double least = Double.POSITIVE_INFINITY;
    double most = Double.NEGATIVE_INFINITY;
    for (int i = 0; i < reference.length; i++) {
      right += reference[i] * reference[i];
      left += candidate[i] * candidate[i];
      sum += reference[i] + candidate[i];
      double difference = reference[i] - candidate[i];
      apart += difference * difference;
      least = Math.min(least, reference[i]);
      most = Math.max(most, reference[i]);
    }
    this.norm = Math.sqrt(left > 0 ? Math.min(left, right) : right);
    this.error = Math.sqrt(apart) / norm;
    this.limit = Math.max(FLOORS * noise, LEAST_LIMIT) + ROUNDING * Math.sqrt(left) / norm;
    this.telling =
        Double.isFinite(sum)
            && norm > 0
            && most - least > 1e-6 * Math.max(Math.abs(most), Math.abs(least))
            && error > limit;
  }

  private static int[] dims(Tensor tensor) {
    int[] dims = new int[tensor.shape().rank()];
    for (int axis = 0; axis < dims.length; axis++) {
      dims[axis] = Math.toIntExact(tensor.shape().dim(axis));
    }
    return dims;
  }

  private static double[] values(Tensor tensor) {
    double[] values = new double[Math.toIntExact(tensor.elements())];
    if (tensor.dtype() == DType.FLOAT32) {
      float[] floats = tensor.toFloats();
      for (int i = 0; i < values.length; i++) {
        values[i] = floats[i];
      }
    } else {
      for (int i = 0; i < values.length; i++) {
        values[i] = tensor.doubleAt(i);
      }
    }
    return values;
  }

  /** Whether there is anything to tell: finite values that vary, and differ beyond noise. */
  public boolean isTelling() {
    return telling;
  }

  public int size() {
    return reference.length;
  }

  public int rank() {
    return shape.length;
  }

  /** Size of an axis of the reference. */
  public int dim(int axis) {
    return shape[axis];
  }

  /** A copy. */
  public int[] shape() {
    return shape.clone();
  }

  /** A copy. */
  public int[] candidateShape() {
    return candidateShape.clone();
  }

  public double reference(int index) {
    return reference[index];
  }

  public double candidate(int index) {
    return candidate[index];
  }

  /** Elements from one index of {@code axis} to the next. */
  public int stride(int axis) {
    int stride = 1;
    for (int i = axis + 1; i < shape.length; i++) {
      stride *= shape[i];
    }
    return stride;
  }

  /** Index along {@code axis} of the element. */
  public int position(int index, int axis) {
    return index / stride(axis) % shape[axis];
  }

  /** Relative RMS error of the candidate as it is. */
  public double error() {
    return error;
  }

  /** What relative errors are relative to. */
  public double norm() {
    return norm;
  }

  /** Relative RMS error that counts as explained. */
  public double limit() {
    return limit;
  }

  /** Largest absolute error of one element that counts as equal. */
  public double tolerance() {
    return 3 * limit * norm / Math.sqrt(Math.max(1, reference.length));
  }

  /** Whether a residual explains the candidate, and much better than equality would. */
  public boolean explains(double residual) {
    return residual <= limit && residual * BETTER <= error;
  }

  /** A match if the candidate is made of the reference's elements by {@code source}. */
  public Optional<Match> moved(String id, String text, IntUnaryOperator source) {
    return computed(id, text, index -> reference[source.applyAsInt(index)]);
  }

  /** A match if the candidate's elements are {@code expected}. */
  public Optional<Match> computed(String id, String text, IntToDoubleFunction expected) {
    return accepted(id, text, residual(candidate.length, i -> i, expected));
  }

  /** The match, if the residual explains the candidate. */
  public Optional<Match> accepted(String id, String text, double residual) {
    return explains(residual) ? Optional.of(new Match(id, text, residual)) : Optional.empty();
  }

  /**
   * Relative RMS error of the candidate against {@code expected} over {@code count} elements;
   * infinite as soon as it is beyond what could be accepted.
   *
   * @param index of element k in the candidate
   */
  public double residual(int count, IntUnaryOperator index, IntToDoubleFunction expected) {
    double most = limit * limit * norm * norm;
    double sum = 0;
    for (int k = 0; k < count; k++) {
      int i = index.applyAsInt(k);
      double difference = candidate[i] - expected.applyAsDouble(i);
      sum += difference * difference;
      if (sum > most) {
        return Double.POSITIVE_INFINITY;
      }
    }
    return Math.sqrt(sum) / norm;
  }
}
