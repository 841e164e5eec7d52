package io.github.mnnparity.mnn.weight;

import io.github.mnnparity.core.io.ScratchMemory;
import io.github.mnnparity.core.tensor.DType;
import io.github.mnnparity.core.tensor.Half;
import io.github.mnnparity.core.tensor.Shape;
import io.github.mnnparity.core.tensor.Tensor;
import io.github.mnnparity.mnn.model.MnnModel;
import io.github.mnnparity.mnn.model.MnnOp;
import io.github.mnnparity.mnn.schema.Blob;
import io.github.mnnparity.mnn.schema.DataType;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;

/** Decodes constants, which the file stores as tables {@code Blob}. Thread-safe. */
public final class Blobs {
  private static final int MAX_RANK = 64;

  private Blobs() {}

  /**
   * A constant in the dtype that the file gives it; 16-bit floats become float32 with a coding,
   * booleans stay the int32 that the file has.
   *
   * @throws io.github.mnnparity.core.error.MalformedModelException if data and shape do not agree
   */
  public static DecodedWeights decode(MnnModel model, MnnOp op, Blob blob) {
    Shape shape = shape(op, blob);
    List<Long> fields = new ArrayList<>();
    for (int i = 0; i < blob.externalLength(); i++) {
      fields.add(blob.external(i));
    }
    External external = new External(model, op, fields);
    return switch (blob.dataType()) {
      case DataType.DT_FLOAT ->
          plain(op, shape, DType.FLOAT32, data(blob.float32sAsByteBuffer(), external), "float32s");
      case DataType.DT_INT32, DataType.DT_BOOL ->
          plain(op, shape, DType.INT32, data(blob.int32sAsByteBuffer(), external), "int32s");
      case DataType.DT_INT64 ->
          plain(op, shape, DType.INT64, data(blob.int64sAsByteBuffer(), external), "int64s");
      case DataType.DT_UINT8 ->
          plain(op, shape, DType.UINT8, data(blob.uint8sAsByteBuffer(), external), "uint8s");
      case DataType.DT_INT8 ->
          plain(op, shape, DType.INT8, data(blob.int8sAsByteBuffer(), external), "int8s");
      case DataType.DT_HALF ->
          HalfFloat.decode(sized(op, shape, 2, data(blob.uint8sAsByteBuffer(), external), "uint8s"))
              .reshape(shape);
      case DataType.DT_BFLOAT16 ->
          DecodedWeights.exact(
              bfloat(
                  shape, sized(op, shape, 2, data(blob.uint8sAsByteBuffer(), external), "uint8s")));
      default ->
          throw op.malformed(
              "dataType",
              "a DataType of numbers: float, int32, int64, uint8, int8, bool, half or bfloat16",
              "DataType " + blob.dataType());
    };
  }

  private static Shape shape(MnnOp op, Blob blob) {
    if (blob.dimsLength() > MAX_RANK) {
      throw op.malformed("dims", "at most " + MAX_RANK + " dimensions", blob.dimsLength() + "");
    }
    long[] dims = new long[blob.dimsLength()];
    long elements = 1;
    for (int i = 0; i < dims.length; i++) {
      dims[i] = blob.dims(i);
      if (dims[i] < 0 || (dims[i] > 0 && elements > Integer.MAX_VALUE / dims[i])) {
        throw op.malformed("dims", "sizes from 0, fewer than 2^31 elements", "size " + dims[i]);
      }
      elements *= dims[i];
    }
    return Shape.of(dims);
  }

  private static ByteBuffer data(
      @org.jspecify.annotations.Nullable ByteBuffer vector, External external) {
    if (vector != null && vector.hasRemaining()) {
      return vector.order(ByteOrder.LITTLE_ENDIAN);
    }
    return external.bytes(1).order(ByteOrder.LITTLE_ENDIAN);
  }

  private static ByteBuffer sized(MnnOp op, Shape shape, int width, ByteBuffer data, String field) {
    if (data.remaining() != width * shape.elements()) {
      throw op.malformed(
          field,
          shape.elements() + " elements (" + shape + ") of " + width + " bytes",
          data.remaining() + " bytes");
    }
    return data;
  }

  private static DecodedWeights plain(
      MnnOp op, Shape shape, DType dtype, ByteBuffer data, String field) {
    return DecodedWeights.exact(
        Tensor.wrap(dtype, shape, sized(op, shape, dtype.bits() / 8, data, field)));
  }

  private static Tensor bfloat(Shape shape, ByteBuffer data) {
    ByteBuffer values = ScratchMemory.allocate(2L * data.remaining());
    for (int at = data.position(); at < data.limit(); at += 2) {
      values.putFloat(Half.fromBfloat16(data.getShort(at)));
    }
    return Tensor.wrap(DType.FLOAT32, shape, values.flip());
  }
}
