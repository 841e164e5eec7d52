package io.github.mnnparity.core.input;

import com.google.common.primitives.ImmutableLongArray;
import io.github.mnnparity.core.error.BadInputException;
import io.github.mnnparity.core.error.Problem;
import io.github.mnnparity.core.tensor.DType;
import io.github.mnnparity.core.tensor.Shape;
import io.github.mnnparity.core.tensor.Tensor;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.LongStream;

/**
 * The head of a {@code .npy} file (format versions 1 to 3) and the data behind it.
 *
 * @see <a href="https://numpy.org/doc/stable/reference/generated/numpy.lib.format.html">NumPy
 *     format</a>
 */
final class NpyHeader {
  static final byte[] MAGIC = {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y'};

  private static final Pattern DESCR = Pattern.compile("'descr'\\s*:\\s*'([^']*)'");
  private static final Pattern ORDER = Pattern.compile("'fortran_order'\\s*:\\s*(True|False)");
  private static final Pattern SHAPE = Pattern.compile("'shape'\\s*:\\s*\\(([0-9,\\s]*)\\)");
  private static final Map<String, DType> TYPES =
      Map.ofEntries(
          Map.entry("f2", DType.FLOAT16),
          Map.entry("f4", DType.FLOAT32),
          Map.entry("f8", DType.FLOAT64),
          Map.entry("b1", DType.BOOL),
          Map.entry("i1", DType.INT8),
          Map.entry("i2", DType.INT16),
          Map.entry("i4", DType.INT32),
          Map.entry("i8", DType.INT64),
          Map.entry("u1", DType.UINT8),
          Map.entry("u2", DType.UINT16),
          Map.entry("u4", DType.UINT32),
          Map.entry("u8", DType.UINT64));

  private final DType dtype;
  private final Shape shape;
  private final boolean columnMajor;
  private final boolean bigEndian;
  private final ByteBuffer data;

  private NpyHeader(
      DType dtype, Shape shape, boolean columnMajor, boolean bigEndian, ByteBuffer data) {
    this.dtype = dtype;
    this.shape = shape;
    this.columnMajor = columnMajor;
    this.bigEndian = bigEndian;
    this.data = data;
  }

  /**
   * @param place named in messages
   * @param file the whole file
   */
  static NpyHeader parse(String place, ByteBuffer file) {
    ByteBuffer in = file.duplicate().order(ByteOrder.LITTLE_ENDIAN);
    byte[] magic = new byte[MAGIC.length];
    if (in.remaining() < 12) {
      throw broken(place, in.remaining() + " bytes");
    }
    in.get(magic);
    int version = in.get();
    in.get();
    if (!Arrays.equals(magic, MAGIC) || version < 1 || version > 3) {
      throw broken(place, "other first bytes");
    }
    long length = version == 1 ? in.getShort() & 0xffff : in.getInt() & 0xffffffffL;
    if (length > in.remaining()) {
      throw broken(place, "a head of " + length + " bytes in a file of " + file.remaining());
    }
    byte[] head = new byte[(int) length];
    in.get(head);
    String text = new String(head, StandardCharsets.UTF_8);
    String descr = group(DESCR, text, place);
    DType dtype = TYPES.get(descr.substring(Math.min(1, descr.length())));
    if (dtype == null) {
      throw new BadInputException(
          new Problem(
              place,
              "elements of type float16/32/64, int8..64, uint8..64 or bool",
              "elements of type '" + descr + "'",
              "convert the array first, for example with array.astype(numpy.float32)"));
    }
    Shape shape = shape(group(SHAPE, text, place), place);
    long expected = byteSize(dtype, shape, place);
    if (in.remaining() != expected) {
      throw broken(place, in.remaining() + " bytes of data for " + dtype + " " + shape);
    }
    boolean columnMajor = group(ORDER, text, place).equals("True");
    return new NpyHeader(dtype, shape, columnMajor, descr.startsWith(">"), in.slice());
  }

  private static long byteSize(DType dtype, Shape shape, String place) {
    try {
      return dtype.byteSize(shape.elements());
    } catch (ArithmeticException e) {
      throw broken(place, "a shape of " + shape);
    }
  }

  private static String group(Pattern pattern, String text, String place) {
    Matcher matcher = pattern.matcher(text);
    if (!matcher.find()) {
      throw broken(place, "the head " + text.strip());
    }
    return matcher.group(1);
  }

  private static Shape shape(String sizes, String place) {
    try {
      LongStream dims =
          Pattern.compile("[,\\s]+")
              .splitAsStream(sizes.strip())
              .filter(size -> !size.isEmpty())
              .mapToLong(Long::parseLong);
      return new Shape(ImmutableLongArray.copyOf(dims));
    } catch (NumberFormatException e) {
      throw broken(place, "the shape (" + sizes + ")");
    }
  }

  private static BadInputException broken(String place, String found) {
    return new BadInputException(
        new Problem(
            place,
            "a whole .npy array, as numpy.save writes it",
            found,
            "save the array again with numpy.save"));
  }

  /** The array, little-endian and row-major. */
  Tensor tensor() {
    int size = dtype.bits() / 8;
    int count = Math.toIntExact(shape.elements());
    if (!columnMajor && (!bigEndian || size == 1)) {
      return Tensor.wrap(dtype, shape, data);
    }
    ByteBuffer out = ByteBuffer.allocate(count * size);
    int[] index = new int[shape.rank()];
    for (int i = 0; i < count; i++) {
      int from = size * (columnMajor ? columnMajorPosition(index) : i);
      for (int b = 0; b < size; b++) {
        out.put(data.get(from + (bigEndian ? size - 1 - b : b)));
      }
      advance(index);
    }
    return Tensor.wrap(dtype, shape, out.flip());
  }

  private int columnMajorPosition(int[] index) {
    int position = 0;
    for (int axis = index.length - 1; axis >= 0; axis--) {
      position = Math.toIntExact(position * shape.dim(axis) + index[axis]);
    }
    return position;
  }

  private void advance(int[] index) {
    for (int axis = index.length - 1; axis >= 0; axis--) {
      if (++index[axis] < shape.dim(axis)) {
        return;
      }
      index[axis] = 0;
    }
  }
}
