package io.github.mnnparity.mnn.lift;

import io.github.mnnparity.core.tensor.DType;
import io.github.mnnparity.mnn.schema.DataType;

/** Dtypes of a lifted graph: MNN's int32 stands for every integer and boolean of ONNX. */
public final class MnnTypes {
  private MnnTypes() {}

  /** The lifted dtype of a {@code DataType}: floats FLOAT32, integers INT64, 8-bit ones kept. */
  public static DType lifted(int dataType) {
    return switch (dataType) {
      case DataType.DT_INT32, DataType.DT_INT64, DataType.DT_BOOL, DataType.DT_INT16 -> DType.INT64;
      case DataType.DT_UINT8 -> DType.UINT8;
      case DataType.DT_INT8 -> DType.INT8;
      default -> DType.FLOAT32;
    };
  }

  /** The number that ONNX gives to a dtype ({@code TensorProto.DataType}), for {@code Cast}. */
  public static long onnxNumber(DType dtype) {
    return switch (dtype) {
      case FLOAT32 -> 1;
      case UINT8 -> 2;
      case INT8 -> 3;
      case INT32 -> 6;
      case INT64 -> 7;
      case BOOL -> 9;
      case FLOAT16 -> 10;
      case FLOAT64 -> 11;
      default -> throw new IllegalArgumentException("no lifted graph has " + dtype);
    };
  }

  static DType ofOnnx(long number) {
    return switch ((int) number) {
      case 2 -> DType.UINT8;
      case 3 -> DType.INT8;
      case 6 -> DType.INT32;
      case 7 -> DType.INT64;
      case 9 -> DType.BOOL;
      case 10 -> DType.FLOAT16;
      case 11 -> DType.FLOAT64;
      default -> DType.FLOAT32;
    };
  }
}
