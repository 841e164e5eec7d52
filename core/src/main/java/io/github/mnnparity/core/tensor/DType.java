package io.github.mnnparity.core.tensor;

/**
 * Element types of tensors, as the ONNX standard names them.
 *
 * @see <a href="https://onnx.ai/onnx/intro/concepts.html#element-type">ONNX element types</a>
 */
public enum DType {
  FLOAT32(32, Kind.FLOAT),
  FLOAT64(64, Kind.FLOAT),
  FLOAT16(16, Kind.FLOAT),
  BFLOAT16(16, Kind.FLOAT),
  FLOAT8E4M3FN(8, Kind.FLOAT),
  FLOAT8E4M3FNUZ(8, Kind.FLOAT),
  FLOAT8E5M2(8, Kind.FLOAT),
  FLOAT8E5M2FNUZ(8, Kind.FLOAT),
  INT4(4, Kind.SIGNED),
  INT8(8, Kind.SIGNED),
  INT16(16, Kind.SIGNED),
  INT32(32, Kind.SIGNED),
  INT64(64, Kind.SIGNED),
  UINT4(4, Kind.UNSIGNED),
  UINT8(8, Kind.UNSIGNED),
  UINT16(16, Kind.UNSIGNED),
  UINT32(32, Kind.UNSIGNED),
  UINT64(64, Kind.UNSIGNED),
  BOOL(8, Kind.BOOL),
  STRING(0, Kind.STRING);

  private enum Kind {
    FLOAT,
    SIGNED,
    UNSIGNED,
    BOOL,
    STRING
  }

  private final int bits;
  private final Kind kind;

  DType(int bits, Kind kind) {
    this.bits = bits;
    this.kind = kind;
  }

  /** Size of one element in bits; 4 for the packed types, 0 for {@link #STRING}. */
  public int bits() {
    return bits;
  }

  public boolean isFloat() {
    return kind == Kind.FLOAT;
  }

  /** Signed or unsigned integers; not {@link #BOOL}. */
  public boolean isInteger() {
    return kind == Kind.SIGNED || kind == Kind.UNSIGNED;
  }

  /**
   * Bytes that {@code elements} packed elements take, rounded up to a whole byte.
   *
   * @throws ArithmeticException if the size does not fit a {@code long}
   */
  public long byteSize(long elements) {
    return Math.floorDiv(Math.addExact(Math.multiplyExact(elements, bits), 7), 8);
  }
}
