package io.github.mnnparity.onnx.read;

import com.google.protobuf.ByteString;
import io.github.mnnparity.core.tensor.DType;
import io.github.mnnparity.core.tensor.Shape;
import io.github.mnnparity.core.tensor.Tensor;
import io.github.mnnparity.onnx.proto.SparseTensorProto;
import io.github.mnnparity.onnx.proto.TensorProto;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;

/** {@code TensorProto} to {@link Tensor}; sizes are checked before anything is allocated. */
final class TensorReading {
  private final Origin origin;
  private final ExternalFiles externalFiles;

  TensorReading(Origin origin) {
    this.origin = origin;
    this.externalFiles = new ExternalFiles(origin);
  }

  /**
   * @param where field path for messages
   */
  Tensor read(TensorProto proto, String where) {
    String place =
        proto.getName().isEmpty() ? where : where + " of " + Origin.quote(proto.getName());
    DType dtype = dtype(proto.getDataType(), place);
    Shape shape = shape(proto.getDimsList(), place);
    long elements = elements(shape, place);
    if (proto.hasSegment()) {
      throw origin.unusable(
          place, "a whole tensor", "a segment of one", "export the model without segments");
    }
    if (dtype == DType.STRING) {
      return strings(proto, shape, elements, place);
    }
    long bytes = byteSize(dtype, elements, place);
    if (proto.getDataLocation() == TensorProto.DataLocation.EXTERNAL) {
      return Tensor.wrap(
          dtype, shape, externalFiles.map(proto.getExternalDataList(), bytes, place));
    }
    if (proto.hasRawData() && (!proto.getRawData().isEmpty() || typedCount(proto) == 0)) {
      ByteString raw = proto.getRawData();
      if (raw.size() != bytes) {
        throw origin.malformed(
            place, bytes + " bytes in raw_data (" + dtype + " " + shape + ")", raw.size() + "");
      }
      return Tensor.wrap(dtype, shape, raw.asReadOnlyByteBuffer());
    }
    return Tensor.wrap(dtype, shape, typed(proto, dtype, elements, (int) bytes, place));
  }

  /** The dense form of a sparse tensor in coordinate format. */
  Tensor read(SparseTensorProto proto, String where) {
    Tensor values = read(proto.getValues(), where + ".values");
    Tensor indices = read(proto.getIndices(), where + ".indices");
    Shape shape = shape(proto.getDimsList(), where);
    long elements = elements(shape, where);
    int width = values.dtype().bits() / 8;
    if (width == 0 || values.dtype() == DType.STRING || indices.dtype() != DType.INT64) {
      throw origin.malformed(where, "whole-byte values and INT64 indices", "" + values);
    }
    long bytes = byteSize(values.dtype(), elements, where);
    boolean linear = indices.shape().rank() == 1;
    if (values.shape().rank() != 1
        || indices.elements() != values.elements() * (linear ? 1L : shape.rank())) {
      throw origin.malformed(where, "an index for each of " + values, "" + indices);
    }
    ByteBuffer dense = ByteBuffer.allocate((int) bytes);
    ByteBuffer data = values.data();
    for (int i = 0; i < values.elements(); i++) {
      long flat = linear ? indices.longAt(i) : flatIndex(indices, i, shape);
      if (flat < 0 || flat >= elements) {
        throw origin.malformed(where + ".indices", "indices inside " + shape, "" + flat);
      }
      dense.put((int) flat * width, data, i * width, width);
    }
    return Tensor.wrap(values.dtype(), shape, dense);
  }

  private static long flatIndex(Tensor indices, int row, Shape shape) {
    long flat = 0;
    for (int axis = 0; axis < shape.rank(); axis++) {
      long index = indices.longAt((long) row * shape.rank() + axis);
      if (index < 0 || index >= shape.dim(axis)) {
        return -1;
      }
      flat = flat * shape.dim(axis) + index;
    }
    return flat;
  }

  DType dtype(int number, String place) {
    return ElementTypes.dtype(number)
        .orElseThrow(
            () ->
                number > 0 && number < 64
                    ? origin.unusable(
                        place,
                        "an element type that can be compared",
                        "element type number " + number,
                        "convert the model to one of the types in the documentation")
                    : origin.malformed(place, "an element type", "number " + number));
  }

  private Shape shape(List<Long> dims, String place) {
    for (long dim : dims) {
      if (dim < 0) {
        throw origin.malformed(place, "dims of 0 or more", dim + "");
      }
    }
    return Shape.of(dims.stream().mapToLong(Long::longValue).toArray());
  }

  private long elements(Shape shape, String place) {
    try {
      return shape.elements();
    } catch (ArithmeticException e) {
      throw origin.malformed(place, "dims with a product below 2^63", Origin.quote("" + shape));
    }
  }

  private long byteSize(DType dtype, long elements, String place) {
    long bytes;
    try {
      bytes = dtype.byteSize(elements);
    } catch (ArithmeticException e) {
      bytes = Long.MAX_VALUE;
    }
    if (bytes > Integer.MAX_VALUE) {
      throw origin.unusable(
          place,
          "a tensor of at most 2147483647 bytes",
          elements + " elements of " + dtype,
          "split the tensor, or export with a smaller element type");
    }
    return bytes;
  }

  private Tensor strings(TensorProto proto, Shape shape, long elements, String place) {
    if (proto.getStringDataCount() != elements) {
      throw origin.malformed(
          place, elements + " strings (" + shape + ")", proto.getStringDataCount() + "");
    }
    return Tensor.ofStrings(
        shape, proto.getStringDataList().stream().map(ByteString::toStringUtf8).toList());
  }

  private static long typedCount(TensorProto proto) {
    return (long) proto.getFloatDataCount()
        + proto.getInt32DataCount()
        + proto.getInt64DataCount()
        + proto.getDoubleDataCount()
        + proto.getUint64DataCount();
  }

  private ByteBuffer typed(TensorProto proto, DType dtype, long elements, int bytes, String place) {
    int count =
        switch (dtype) {
          case FLOAT32 -> proto.getFloatDataCount();
          case FLOAT64 -> proto.getDoubleDataCount();
          case INT64 -> proto.getInt64DataCount();
          case UINT32, UINT64 -> proto.getUint64DataCount();
          default -> proto.getInt32DataCount();
        };
    long expected = dtype.bits() == 4 ? bytes : elements;
    if (count != expected) {
      throw origin.malformed(
          place,
          expected + " values (" + dtype + " " + Origin.quote("" + proto.getDimsList()) + ")",
          count + "");
    }
    ByteBuffer out = ByteBuffer.allocate(bytes).order(ByteOrder.LITTLE_ENDIAN);
    for (int i = 0; i < count; i++) {
      switch (dtype) {
        case FLOAT32 -> out.putFloat(proto.getFloatData(i));
        case FLOAT64 -> out.putDouble(proto.getDoubleData(i));
        case INT64 -> out.putLong(proto.getInt64Data(i));
        case UINT64 -> out.putLong(proto.getUint64Data(i));
        case UINT32 -> out.putInt((int) proto.getUint64Data(i));
        case INT32 -> out.putInt(proto.getInt32Data(i));
        case INT16, UINT16, FLOAT16, BFLOAT16 -> out.putShort((short) proto.getInt32Data(i));
        case BOOL -> out.put((byte) (proto.getInt32Data(i) != 0 ? 1 : 0));
        default -> out.put((byte) proto.getInt32Data(i));
      }
    }
    return out.flip();
  }
}
