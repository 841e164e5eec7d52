package io.github.mnnparity.core.metric;

import static com.google.common.base.Preconditions.checkArgument;

import io.github.mnnparity.core.report.ErrorSummary;
import io.github.mnnparity.core.tensor.DType;
import io.github.mnnparity.core.tensor.Tensor;
import java.nio.FloatBuffer;
import java.util.OptionalDouble;

/**
 * Sums over the elements of a reference r and a candidate c, filled in one pass, in double
 * precision. Elements where both are NaN, or both the same infinity, agree and enter no sum;
 * elements where one side is not finite and the other is not the same count as mismatches and enter
 * no sum.
 *
 * @param squaredReference Σr²
 * @param squaredCandidate Σc²
 * @param product Σr·c
 * @param squaredError Σ(r−c)²
 * @param maxAbsError largest |r−c|
 * @param worstIndex flat index of it, or of the first non-finite mismatch; -1 if all elements agree
 */
public record ErrorMoments(
    long elements,
    long nonFiniteMismatch,
    double squaredReference,
    double squaredCandidate,
    double product,
    double squaredError,
    double maxAbsError,
    long worstIndex) {
  private static final int CHUNK = 4096;

  /**
   * Compares element by element in row-major order, whatever the dtypes: numbers by value, true as
   * 1.
   *
   * @throws IllegalArgumentException if the element counts differ or a tensor holds strings
   */
  public static ErrorMoments of(Tensor reference, Tensor candidate) {
    checkArgument(
        reference.elements() == candidate.elements(),
        "%s against %s elements",
        reference.elements(),
        candidate.elements());
    Accumulator sums = new Accumulator();
    int count = Math.toIntExact(reference.elements());
    if (reference.dtype() == DType.FLOAT32 && candidate.dtype() == DType.FLOAT32) {
      FloatBuffer r = reference.data().asFloatBuffer();
      FloatBuffer c = candidate.data().asFloatBuffer();
      for (int i = 0; i < count; i++) {
        sums.add(i, r.get(i), c.get(i));
      }
    } else {
      for (int i = 0; i < count; i++) {
        sums.add(i, reference.doubleAt(i), candidate.doubleAt(i));
      }
    }
    return sums.moments(count);
  }

  /** {@link #relRms} of the two; {@code +∞} if their element counts differ. */
  public static double distance(Tensor reference, Tensor candidate) {
    if (reference.elements() != candidate.elements()) {
      return Double.POSITIVE_INFINITY;
    }
    if (reference.dtype() != DType.FLOAT32 || candidate.dtype() != DType.FLOAT32) {
      return of(reference, candidate).relRms();
    }
    return reference.data().mismatch(candidate.data()) < 0
        ? 0
        : ofFinite(reference, candidate).orElseGet(() -> of(reference, candidate).relRms());
  }

  /** The same sums as {@link #of}, in its order, without what else it finds; most of its time. */
  private static OptionalDouble ofFinite(Tensor reference, Tensor candidate) {
    FloatBuffer left = reference.data().asFloatBuffer();
    FloatBuffer right = candidate.data().asFloatBuffer();
    float[] r = new float[Math.min(CHUNK, left.remaining())];
    float[] c = new float[r.length];
    double rr = 0;
    double ee = 0;
    while (left.hasRemaining()) {
      int count = Math.min(r.length, left.remaining());
      left.get(r, 0, count);
      right.get(c, 0, count);
      for (int i = 0; i < count; i++) {
        double value = r[i];
        double error = value - c[i];
        rr += value * value;
        ee += error * error;
      }
    }
    double error = Math.sqrt(ee);
    return Double.isFinite(rr) && Double.isFinite(ee)
        ? OptionalDouble.of(rr == 0 ? error : error / Math.sqrt(rr))
        : OptionalDouble.empty();
  }

  /** ‖r−c‖/‖r‖; ‖r−c‖ where the reference is all zero; {@code +∞} with a non-finite mismatch. */
  public double relRms() {
    if (nonFiniteMismatch > 0) {
      return Double.POSITIVE_INFINITY;
    }
    double error = Math.sqrt(squaredError);
    return squaredReference == 0 ? error : error / Math.sqrt(squaredReference);
  }

  public boolean identical() {
    return squaredError == 0 && nonFiniteMismatch == 0 && maxAbsError == 0;
  }

  /** The numbers of the report; a non-finite mismatch shows only in its own count. */
  public ErrorSummary summary() {
    double relative =
        squaredReference == 0
            ? Math.sqrt(squaredError)
            : Math.sqrt(squaredError) / Math.sqrt(squaredReference);
    OptionalDouble sqnr =
        squaredError == 0 || squaredReference == 0
            ? OptionalDouble.empty()
            : OptionalDouble.of(10 * Math.log10(squaredReference / squaredError));
    return new ErrorSummary(
        maxAbsError,
        elements == 0 ? 0 : Math.sqrt(squaredError / elements),
        relative,
        sqnr,
        cosine(),
        identical(),
        nonFiniteMismatch,
        worstIndex);
  }

  private double cosine() {
    if (identical()) {
      return 1;
    }
    if (squaredReference == 0 || squaredCandidate == 0) {
      return squaredReference == squaredCandidate ? 1 : 0;
    }
    double cosine = product / (Math.sqrt(squaredReference) * Math.sqrt(squaredCandidate));
    return Math.max(-1, Math.min(1, cosine));
  }

  private static final class Accumulator {
    private long mismatch;
    private long firstMismatch = -1;
    private double rr;
    private double cc;
    private double rc;
    private double ee;
    private double max;
    private long worst = -1;

    void add(int index, double r, double c) {
      double error = r - c;
      if (Double.isFinite(error)) {
        rr += r * r;
        cc += c * c;
        rc += r * c;
        ee += error * error;
        double magnitude = Math.abs(error);
        if (magnitude > max) {
          max = magnitude;
          worst = index;
        }
      } else if (r != c && !(Double.isNaN(r) && Double.isNaN(c))) {
        mismatch++;
        if (firstMismatch < 0) {
          firstMismatch = index;
        }
      }
    }

    ErrorMoments moments(long count) {
      return new ErrorMoments(
          count, mismatch, rr, cc, rc, ee, max, firstMismatch >= 0 ? firstMismatch : worst);
    }
  }
}
