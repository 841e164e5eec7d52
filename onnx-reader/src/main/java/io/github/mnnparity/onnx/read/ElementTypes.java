package io.github.mnnparity.onnx.read;

import io.github.mnnparity.core.tensor.DType;
import io.github.mnnparity.onnx.proto.TensorProto;
import java.util.Optional;

/** The standard's numbers for element types. Pure. */
public final class ElementTypes {
  private ElementTypes() {}

  /** The dtype of a number; empty for what cannot be held (complex, sub-byte floats, unknown). */
  public static Optional<DType> dtype(int number) {
    for (DType dtype : DType.values()) {
      if (number(dtype) == number) {
        return Optional.of(dtype);
      }
    }
    return Optional.empty();
  }

  /** The number that {@code data_type} and {@code elem_type} hold. */
  public static int number(DType dtype) {
    return switch (dtype) {
      case FLOAT32 -> TensorProto.DataType.FLOAT_VALUE;
      case FLOAT64 -> TensorProto.DataType.DOUBLE_VALUE;
      case FLOAT16 -> TensorProto.DataType.FLOAT16_VALUE;
      case BFLOAT16 -> TensorProto.DataType.BFLOAT16_VALUE;
      case FLOAT8E4M3FN -> TensorProto.DataType.FLOAT8E4M3FN_VALUE;
      case FLOAT8E4M3FNUZ -> TensorProto.DataType.FLOAT8E4M3FNUZ_VALUE;
      case FLOAT8E5M2 -> TensorProto.DataType.FLOAT8E5M2_VALUE;
      case FLOAT8E5M2FNUZ -> TensorProto.DataType.FLOAT8E5M2FNUZ_VALUE;
      case INT4 -> TensorProto.DataType.INT4_VALUE;
      case INT8 -> TensorProto.DataType.INT8_VALUE;
      case INT16 -> TensorProto.DataType.INT16_VALUE;
      case INT32 -> TensorProto.DataType.INT32_VALUE;
      case INT64 -> TensorProto.DataType.INT64_VALUE;
      case UINT4 -> TensorProto.DataType.UINT4_VALUE;
      case UINT8 -> TensorProto.DataType.UINT8_VALUE;
      case UINT16 -> TensorProto.DataType.UINT16_VALUE;
      case UINT32 -> TensorProto.DataType.UINT32_VALUE;
      case UINT64 -> TensorProto.DataType.UINT64_VALUE;
      case BOOL -> TensorProto.DataType.BOOL_VALUE;
      case STRING -> TensorProto.DataType.STRING_VALUE;
    };
  }
}
