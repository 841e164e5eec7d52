package io.github.mnnparity.core.tensor;

import static com.google.common.base.Preconditions.checkArgument;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * A dense tensor in row-major order over read-only little-endian memory. Elements are addressed by
 * their flat index. Immutable and thread-safe as long as the memory that {@link #wrap} was given is
 * not written any more.
 *
 * <p>Limit: 2^31 - 1 bytes of data. {@code INT4} and {@code UINT4} are packed two to a byte, the
 * low nibble first. {@code BOOL} is a byte, 0 or 1.
 */
public final class Tensor {
  private final DType dtype;
  private final Shape shape;
  private final ByteBuffer data;
  private final List<String> strings;
  private final long elements;

  private Tensor(DType dtype, Shape shape, ByteBuffer data, List<String> strings) {
    this.dtype = dtype;
    this.shape = shape;
    this.data = data;
    this.strings = strings;
    this.elements = shape.elements();
  }

  /**
   * A tensor over {@code data} (position to limit) without a copy; the caller must not write it any
   * more.
   *
   * @throws IllegalArgumentException if the size of {@code data} does not fit dtype and shape
   */
  public static Tensor wrap(DType dtype, Shape shape, ByteBuffer data) {
    checkArgument(dtype != DType.STRING, "strings are made with Tensor.ofStrings");
    long expected = dtype.byteSize(shape.elements());
    checkArgument(
        data.remaining() == expected,
        "%s tensor %s takes %s bytes, found %s",
        dtype,
        shape,
        expected,
        data.remaining());
    return new Tensor(
        dtype, shape, data.slice().asReadOnlyBuffer().order(ByteOrder.LITTLE_ENDIAN), List.of());
  }

  public static Tensor ofFloats(Shape shape, float... values) {
    ByteBuffer data = allocate(DType.FLOAT32, shape, values.length);
    data.asFloatBuffer().put(values);
    return wrap(DType.FLOAT32, shape, data);
  }

  public static Tensor ofDoubles(Shape shape, double... values) {
    ByteBuffer data = allocate(DType.FLOAT64, shape, values.length);
    data.asDoubleBuffer().put(values);
    return wrap(DType.FLOAT64, shape, data);
  }

  public static Tensor ofLongs(Shape shape, long... values) {
    ByteBuffer data = allocate(DType.INT64, shape, values.length);
    data.asLongBuffer().put(values);
    return wrap(DType.INT64, shape, data);
  }

  public static Tensor ofInts(Shape shape, int... values) {
    ByteBuffer data = allocate(DType.INT32, shape, values.length);
    data.asIntBuffer().put(values);
    return wrap(DType.INT32, shape, data);
  }

  /** {@code dtype} one of the 8-bit types. */
  public static Tensor ofBytes(DType dtype, Shape shape, byte... values) {
    ByteBuffer data = allocate(dtype, shape, values.length);
    data.duplicate().put(values);
    return wrap(dtype, shape, data);
  }

  public static Tensor ofBooleans(Shape shape, boolean... values) {
    ByteBuffer data = allocate(DType.BOOL, shape, values.length);
    for (int i = 0; i < values.length; i++) {
      data.put(i, (byte) (values[i] ? 1 : 0));
    }
    return wrap(DType.BOOL, shape, data);
  }

  public static Tensor ofStrings(Shape shape, List<String> values) {
    checkArgument(shape.elements() == values.size(), "%s strings for %s", values.size(), shape);
    return new Tensor(DType.STRING, shape, ByteBuffer.allocate(0), List.copyOf(values));
  }

  private static ByteBuffer allocate(DType dtype, Shape shape, int values) {
    checkArgument(shape.elements() == values, "%s values for shape %s", values, shape);
    return ByteBuffer.allocate(Math.toIntExact(dtype.byteSize(values)))
        .order(ByteOrder.LITTLE_ENDIAN);
  }

  public DType dtype() {
    return dtype;
  }

  public Shape shape() {
    return shape;
  }

  public long elements() {
    return elements;
  }

  /** Size of the data in bytes (UTF-8 for strings). */
  public long byteSize() {
    return dtype == DType.STRING
        ? strings.stream().mapToLong(s -> s.getBytes(StandardCharsets.UTF_8).length).sum()
        : data.capacity();
  }

  /** The raw little-endian data, position 0; a fresh read-only view for each call. */
  public ByteBuffer data() {
    return data.duplicate().order(ByteOrder.LITTLE_ENDIAN);
  }

  /**
   * The elements of a string tensor.
   *
   * @throws IllegalStateException for any other dtype
   */
  public List<String> strings() {
    if (dtype != DType.STRING) {
      throw new IllegalStateException("not a string tensor but " + dtype);
    }
    return strings;
  }

  /** Element {@code index} as a double; 64-bit integers beyond 2^53 are rounded, true is 1. */
  public double doubleAt(long index) {
    int i = Math.toIntExact(index);
    return switch (dtype) {
      case FLOAT32 -> data.getFloat(4 * i);
      case FLOAT64 -> data.getDouble(8 * i);
      case FLOAT16 -> Half.fromFloat16(data.getShort(2 * i));
      case BFLOAT16 -> Half.fromBfloat16(data.getShort(2 * i));
      case FLOAT8E4M3FN -> Half.fromFloat8(data.get(i) & 0xff, 4, 7, false);
      case FLOAT8E4M3FNUZ -> Half.fromFloat8(data.get(i) & 0xff, 4, 8, true);
      case FLOAT8E5M2 -> Half.fromFloat8(data.get(i) & 0xff, 5, 15, false);
      case FLOAT8E5M2FNUZ -> Half.fromFloat8(data.get(i) & 0xff, 5, 16, true);
      case UINT64 -> {
        long value = data.getLong(8 * i);
        yield value >= 0 ? value : (value >>> 1) * 2.0;
      }
      case INT4, INT8, INT16, INT32, INT64, UINT4, UINT8, UINT16, UINT32, BOOL -> longAt(index);
      case STRING -> throw new IllegalStateException("a string tensor has no numbers");
    };
  }

  /** Element {@code index} as a long; floats are truncated toward zero, true is 1. */
  public long longAt(long index) {
    int i = Math.toIntExact(index);
    return switch (dtype) {
      case INT4 -> (byte) (nibble(i) << 4) >> 4;
      case UINT4 -> nibble(i);
      case INT8 -> data.get(i);
      case UINT8 -> data.get(i) & 0xff;
      case BOOL -> data.get(i) != 0 ? 1 : 0;
      case INT16 -> data.getShort(2 * i);
      case UINT16 -> data.getShort(2 * i) & 0xffff;
      case INT32 -> data.getInt(4 * i);
      case UINT32 -> data.getInt(4 * i) & 0xffffffffL;
      case INT64, UINT64 -> data.getLong(8 * i);
      case FLOAT32,
          FLOAT64,
          FLOAT16,
          BFLOAT16,
          FLOAT8E4M3FN,
          FLOAT8E4M3FNUZ,
          FLOAT8E5M2,
          FLOAT8E5M2FNUZ ->
          (long) doubleAt(index);
      case STRING -> throw new IllegalStateException("a string tensor has no numbers");
    };
  }

  private int nibble(int i) {
    return (data.get(i / 2) >>> (4 * (i % 2))) & 0xf;
  }

  /** A copy of all elements as floats. */
  public float[] toFloats() {
    float[] values = new float[Math.toIntExact(elements)];
    if (dtype == DType.FLOAT32) {
      data().asFloatBuffer().get(values);
    } else {
      for (int i = 0; i < values.length; i++) {
        values[i] = (float) doubleAt(i);
      }
    }
    return values;
  }

  /** A copy of all elements as longs. */
  public long[] toLongs() {
    long[] values = new long[Math.toIntExact(elements)];
    for (int i = 0; i < values.length; i++) {
      values[i] = longAt(i);
    }
    return values;
  }

  /**
   * The same data under another shape.
   *
   * @throws IllegalArgumentException if the number of elements differs
   */
  public Tensor reshape(Shape other) {
    checkArgument(
        other.elements() == elements, "cannot reshape %s elements to %s", elements, other);
    return new Tensor(dtype, other, data, strings);
  }

  /**
   * The same values in another dtype: floats to integers truncate toward zero, anything but 0
   * becomes true, values out of range wrap as Java's casts do. Supports the types that ONNX Runtime
   * takes as inputs.
   *
   * @throws IllegalArgumentException for strings and for targets narrower than a byte
   */
  public Tensor cast(DType target) {
    if (target == dtype) {
      return this;
    }
    checkArgument(
        dtype != DType.STRING && target.bits() >= 8, "cannot cast %s to %s", dtype, target);
    int count = Math.toIntExact(elements);
    ByteBuffer out =
        ByteBuffer.allocate(Math.toIntExact(target.byteSize(count))).order(ByteOrder.LITTLE_ENDIAN);
    for (int i = 0; i < count; i++) {
      switch (target) {
        case FLOAT32 -> out.putFloat((float) doubleAt(i));
        case FLOAT64 -> out.putDouble(doubleAt(i));
        case FLOAT16 -> out.putShort(Half.toFloat16((float) doubleAt(i)));
        case BFLOAT16 -> out.putShort(Half.toBfloat16((float) doubleAt(i)));
        case INT64, UINT64 -> out.putLong(longAt(i));
        case INT32, UINT32 -> out.putInt((int) longAt(i));
        case INT16, UINT16 -> out.putShort((short) longAt(i));
        case INT8, UINT8 -> out.put((byte) longAt(i));
        case BOOL -> out.put((byte) (doubleAt(i) != 0 ? 1 : 0));
        default -> throw new IllegalArgumentException("cannot cast " + dtype + " to " + target);
      }
    }
    return wrap(target, shape, out.flip());
  }

  /** True if dtype, shape and every bit of the data are equal. */
  public boolean bitEquals(Tensor other) {
    return dtype == other.dtype
        && shape.equals(other.shape)
        && strings.equals(other.strings)
        && data().equals(other.data());
  }

  /** Dtype and shape, never the data: {@code FLOAT32 1x3x224x224}. */
  @Override
  public String toString() {
    return dtype + " " + shape;
  }
}
