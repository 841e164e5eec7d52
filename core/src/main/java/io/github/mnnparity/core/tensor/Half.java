package io.github.mnnparity.core.tensor;

/** Conversions of 16-bit and 8-bit floats, bit by bit. Pure, thread-safe. */
public final class Half {
  private Half() {}

  /** The value of IEEE 754 binary16 bits; exact, keeps NaN, infinities, subnormals and -0. */
  public static float fromFloat16(short bits) {
    int sign = (bits & 0x8000) << 16;
    int exponent = (bits >>> 10) & 0x1f;
    int mantissa = bits & 0x3ff;
    if (exponent == 0x1f) {
      return Float.intBitsToFloat(sign | 0x7f800000 | (mantissa << 13));
    }
    if (exponent == 0) {
      float magnitude = mantissa * 0x1p-24f;
      return sign == 0 ? magnitude : -magnitude;
    }
    return Float.intBitsToFloat(sign | ((exponent + 112) << 23) | (mantissa << 13));
  }

  /** The value of bfloat16 bits; exact. */
  public static float fromBfloat16(short bits) {
    return Float.intBitsToFloat(bits << 16);
  }

  /** Rounds to bfloat16, half to even; NaN stays NaN. */
  public static short toBfloat16(float value) {
    int bits = Float.floatToRawIntBits(value);
    if (Float.isNaN(value)) {
      return (short) ((bits >>> 16) | 0x40);
    }
    return (short) ((bits + 0x7fff + ((bits >>> 16) & 1)) >>> 16);
  }

  /** Rounds to IEEE 754 binary16, half to even; beyond 65504 (rounded) becomes infinity. */
  public static short toFloat16(float value) {
    int bits = Float.floatToRawIntBits(value);
    int sign = (bits >>> 16) & 0x8000;
    float magnitude = Math.abs(value);
    if (Float.isNaN(value)) {
      return (short) (sign | 0x7e00);
    }
    if (magnitude >= 65520f) {
      return (short) (sign | 0x7c00);
    }
    if (magnitude < 0x1p-14f) {
      return (short) (sign | (int) Math.rint(magnitude * 0x1p24f));
    }
    int rounded = (bits & 0x7fffffff) + 0xfff + ((bits >>> 13) & 1);
    return (short) (sign | ((rounded - (112 << 23)) >>> 13));
  }

  /** The value of OCP float8 bits with the given exponent width and format rules. */
  static float fromFloat8(int bits, int exponentBits, int bias, boolean unsignedZero) {
    int mantissaBits = 7 - exponentBits;
    int mantissa = bits & ((1 << mantissaBits) - 1);
    int exponent = (bits >>> mantissaBits) & ((1 << exponentBits) - 1);
    boolean negative = (bits & 0x80) != 0;
    int top = (1 << exponentBits) - 1;
    if (unsignedZero) {
      if (bits == 0x80) {
        return Float.NaN;
      }
    } else if (exponentBits == 5 && exponent == top) {
      return mantissa != 0
          ? Float.NaN
          : (negative ? Float.NEGATIVE_INFINITY : Float.POSITIVE_INFINITY);
    } else if (exponentBits == 4 && exponent == top && mantissa == (1 << mantissaBits) - 1) {
      return Float.NaN;
    }
    float magnitude =
        exponent == 0
            ? Math.scalb((float) mantissa, 1 - bias - mantissaBits)
            : Math.scalb((float) (mantissa + (1 << mantissaBits)), exponent - bias - mantissaBits);
    return negative ? -magnitude : magnitude;
  }
}
