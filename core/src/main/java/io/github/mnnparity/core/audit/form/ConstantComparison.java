package io.github.mnnparity.core.audit.form;

import com.google.common.primitives.ImmutableDoubleArray;
import io.github.mnnparity.core.audit.form.Form.Fixed;
import io.github.mnnparity.core.graph.WeightCoding;
import io.github.mnnparity.core.tensor.DType;
import io.github.mnnparity.core.tensor.Tensor;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Compares constants number by number, and says what makes one of the other. */
final class ConstantComparison {
  private static final double RELATIVE = 1e-5;
  private static final double OF_LARGEST = 1e-6;

  /** What the engine's integers are cut to by the converter. */
  private static final long FAR = 1L << 30;

  private static final int SHOWN = 8;

  private ConstantComparison() {}

  /** What is wrong, in words; empty if nothing is. */
  static Optional<String> difference(Fixed wanted, Fixed found) {
    Tensor a = wanted.tensor();
    Tensor b = found.tensor();
    if (a.dtype() == DType.STRING || b.dtype() == DType.STRING) {
      return a.dtype() == b.dtype() && a.strings().equals(b.strings())
          ? Optional.empty()
          : Optional.of("other texts");
    }
    if (a.elements() != b.elements()) {
      return constantOf(a, b) || constantOf(b, a)
          ? Optional.empty()
          : Optional.of(text(a) + " in ONNX, " + text(b) + " in the file");
    }
    return difference(Vectors.of(a), Vectors.of(b), bound(found)).map(why -> why + said(a, b));
  }

  /** A number as functions mention it. */
  static String number(double value) {
    return value == Math.rint(value) && Math.abs(value) < 1e9
        ? Long.toString((long) value)
        : Float.toString((float) value);
  }

  private static String said(Tensor a, Tensor b) {
    if (a.elements() > SHOWN) {
      return "";
    }
    return ": " + text(a) + " in ONNX, " + text(b) + " in the file";
  }

  /** Whether both are filled with one and the same number. */
  private static boolean constantOf(Tensor a, Tensor b) {
    if (a.elements() != 1 || b.elements() == 0) {
      return false;
    }
    for (long i = 0; i < b.elements(); i++) {
      if (b.doubleAt(i) != a.doubleAt(0)) {
        return false;
      }
    }
    return true;
  }

  /** Allowed errors beside those of single precision. */
  private interface Bound {
    double at(int index, double wanted);
  }

  private static Bound bound(Fixed found) {
    Optional<WeightCoding> coding = found.coding();
    if (coding.isEmpty()) {
      return (index, wanted) -> 0;
    }
    return coding.get().kind() == WeightCoding.Kind.FLOAT16
        ? (index, wanted) -> Math.max(0x1p-24, Math.abs(wanted) * 0x1p-10) * 1.02
        : (index, wanted) ->
            0.51 * Math.abs(coding.get().steps().get((int) (index / coding.get().groupSize())));
  }

  /** For numbers along channels. */
  static Optional<String> difference(
      ImmutableDoubleArray wanted, ImmutableDoubleArray found, boolean coded) {
    if (wanted.length() != found.length()) {
      return Optional.of(found.length() + " numbers instead of " + wanted.length());
    }
    return difference(
        wanted, found, (index, value) -> coded ? Math.abs(value) * 0x1p-9 + 0x1p-24 : 0);
  }

  private static Optional<String> difference(
      ImmutableDoubleArray wanted, ImmutableDoubleArray found, Bound bound) {
    double largest = wanted.stream().filter(Double::isFinite).map(Math::abs).max().orElse(0);
    List<Integer> off = new ArrayList<>();
    double product = 0;
    double square = 0;
    boolean cut = true;
    for (int i = 0; i < wanted.length(); i++) {
      double a = wanted.get(i);
      double b = found.get(i);
      double allowed = OF_LARGEST * largest + RELATIVE * Math.abs(a) + bound.at(i, a);
      boolean clamped = Math.abs(a) > FAR && b == Math.signum(a) * FAR;
      if (!same(a, b) && !(Math.abs(a - b) <= allowed)) {
        off.add(i);
        cut &= clamped;
      }
      product += a * b;
      square += a * a;
    }
    if (off.isEmpty()) {
      return Optional.empty();
    }
    if (cut) {
      return Optional.of("the constant is cut to 2^30");
    }
    double scale = square == 0 ? 0 : product / square;
    if (scale != 0 && scale != 1 && isScaled(wanted, found, scale, bound)) {
      return Optional.of(
          scale == -1
              ? "the sign of the constant is flipped"
              : String.format(Locale.ROOT, "the constant is scaled by %.4g", scale));
    }
    return Optional.of(
        wanted.length() == 1
            ? "another constant"
            : off.size() + " of " + wanted.length() + " numbers of a constant differ");
  }

  private static boolean isScaled(
      ImmutableDoubleArray wanted, ImmutableDoubleArray found, double scale, Bound bound) {
    double largest = wanted.stream().map(Math::abs).max().orElse(0);
    for (int i = 0; i < wanted.length(); i++) {
      double a = scale * wanted.get(i);
      double allowed = 10 * OF_LARGEST * largest + RELATIVE * Math.abs(a) + 2 * bound.at(i, a);
      if (!(Math.abs(a - found.get(i)) <= allowed)) {
        return false;
      }
    }
    return wanted.length() > 1 || scale == -1;
  }

  private static boolean same(double a, double b) {
    boolean infinite = Math.abs(a) >= Float.MAX_VALUE && Math.abs(b) >= Float.MAX_VALUE;
    return a == b
        || (Double.isNaN(a) && Double.isNaN(b))
        || (infinite && Math.signum(a) == Math.signum(b));
  }

  static String text(Tensor tensor) {
    if (tensor.elements() > SHOWN) {
      return tensor.toString();
    }
    List<String> numbers = new ArrayList<>();
    for (long i = 0; i < tensor.elements(); i++) {
      numbers.add(
          tensor.dtype().isFloat()
              ? Float.toString((float) tensor.doubleAt(i))
              : Long.toString(tensor.longAt(i)));
    }
    return tensor.shape().rank() == 0 ? String.join("", numbers) : numbers.toString();
  }
}
