package io.github.mnnparity.onnx.capture;

import ai.onnxruntime.OnnxJavaType;
import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OnnxValue;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.TensorInfo;
import io.github.mnnparity.core.error.BadInputException;
import io.github.mnnparity.core.error.Problem;
import io.github.mnnparity.core.tensor.DType;
import io.github.mnnparity.core.tensor.Shape;
import io.github.mnnparity.core.tensor.Tensor;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Tensors of the runtime and of this project, one to the other. Pure. */
final class OrtTensors {
  private OrtTensors() {}

  /** The runtime's Java type that carries {@code dtype} bit by bit; empty if there is none. */
  static Optional<OnnxJavaType> javaType(DType dtype) {
    return switch (dtype) {
      case FLOAT32 -> Optional.of(OnnxJavaType.FLOAT);
      case FLOAT64 -> Optional.of(OnnxJavaType.DOUBLE);
      case FLOAT16 -> Optional.of(OnnxJavaType.FLOAT16);
      case BFLOAT16 -> Optional.of(OnnxJavaType.BFLOAT16);
      case INT8 -> Optional.of(OnnxJavaType.INT8);
      case INT16 -> Optional.of(OnnxJavaType.INT16);
      case INT32 -> Optional.of(OnnxJavaType.INT32);
      case INT64 -> Optional.of(OnnxJavaType.INT64);
      case UINT8 -> Optional.of(OnnxJavaType.UINT8);
      case BOOL -> Optional.of(OnnxJavaType.BOOL);
      case STRING -> Optional.of(OnnxJavaType.STRING);
      case FLOAT8E4M3FN,
          FLOAT8E4M3FNUZ,
          FLOAT8E5M2,
          FLOAT8E5M2FNUZ,
          INT4,
          UINT4,
          UINT16,
          UINT32,
          UINT64 ->
          Optional.empty();
    };
  }

  /**
   * The dtype that carries {@code dtype} into a run: itself, or the signed type of the same width,
   * whose {@code Cast} to the unsigned one keeps all bits.
   */
  static Optional<DType> carrier(DType dtype) {
    return switch (dtype) {
      case UINT16 -> Optional.of(DType.INT16);
      case UINT32 -> Optional.of(DType.INT32);
      case UINT64 -> Optional.of(DType.INT64);
      default -> javaType(dtype).map(type -> dtype);
    };
  }

  /**
   * A native tensor of the carrier type; the caller closes it. Direct, aligned memory is shared,
   * not copied.
   */
  static OnnxTensor toNative(OrtEnvironment environment, Tensor tensor) throws OrtException {
    long[] dims = tensor.shape().toArray();
    if (tensor.dtype() == DType.STRING) {
      return OnnxTensor.createTensor(environment, tensor.strings().toArray(new String[0]), dims);
    }
    OnnxJavaType type = carrier(tensor.dtype()).flatMap(OrtTensors::javaType).orElseThrow();
    return OnnxTensor.createTensor(environment, direct(tensor), dims, type);
  }

  private static ByteBuffer direct(Tensor tensor) {
    ByteBuffer data = tensor.data();
    int width = Math.max(1, tensor.dtype().bits() / 8);
    if (data.isDirect() && data.capacity() > 0 && data.alignmentOffset(0, width) == 0) {
      return data;
    }
    ByteBuffer copy = ByteBuffer.allocateDirect(data.remaining()).order(ByteOrder.LITTLE_ENDIAN);
    return copy.put(data).flip();
  }

  /** The dtype of a native value; empty for what is no tensor or cannot be carried. */
  static Optional<DType> dtype(TensorInfo info) {
    return switch (info.onnxType) {
      case ONNX_TENSOR_ELEMENT_DATA_TYPE_FLOAT -> Optional.of(DType.FLOAT32);
      case ONNX_TENSOR_ELEMENT_DATA_TYPE_DOUBLE -> Optional.of(DType.FLOAT64);
      case ONNX_TENSOR_ELEMENT_DATA_TYPE_FLOAT16 -> Optional.of(DType.FLOAT16);
      case ONNX_TENSOR_ELEMENT_DATA_TYPE_BFLOAT16 -> Optional.of(DType.BFLOAT16);
      case ONNX_TENSOR_ELEMENT_DATA_TYPE_INT8 -> Optional.of(DType.INT8);
      case ONNX_TENSOR_ELEMENT_DATA_TYPE_INT16 -> Optional.of(DType.INT16);
      case ONNX_TENSOR_ELEMENT_DATA_TYPE_INT32 -> Optional.of(DType.INT32);
      case ONNX_TENSOR_ELEMENT_DATA_TYPE_INT64 -> Optional.of(DType.INT64);
      case ONNX_TENSOR_ELEMENT_DATA_TYPE_UINT8 -> Optional.of(DType.UINT8);
      case ONNX_TENSOR_ELEMENT_DATA_TYPE_UINT16 -> Optional.of(DType.UINT16);
      case ONNX_TENSOR_ELEMENT_DATA_TYPE_UINT32 -> Optional.of(DType.UINT32);
      case ONNX_TENSOR_ELEMENT_DATA_TYPE_UINT64 -> Optional.of(DType.UINT64);
      case ONNX_TENSOR_ELEMENT_DATA_TYPE_BOOL -> Optional.of(DType.BOOL);
      case ONNX_TENSOR_ELEMENT_DATA_TYPE_STRING -> Optional.of(DType.STRING);
      default -> Optional.empty();
    };
  }

  /** A copy of a native value, kept in {@code store}. */
  static Tensor copy(String name, OnnxValue value, ResultStore store) throws OrtException {
    if (!(value instanceof OnnxTensor tensor)) {
      throw notCarried(name, value.getType().toString());
    }
    DType dtype =
        dtype(tensor.getInfo())
            .orElseThrow(() -> notCarried(name, tensor.getInfo().onnxType.toString()));
    Shape shape = Shape.of(tensor.getInfo().getShape());
    if (dtype == DType.STRING) {
      List<String> strings = new ArrayList<>();
      flatten(tensor.getValue(), strings);
      return Tensor.ofStrings(shape, strings);
    }
    if (shape.elements() == 0) {
      return Tensor.wrap(dtype, shape, ByteBuffer.allocate(0));
    }
    return Tensor.wrap(dtype, shape, store.keep(tensor.getByteBuffer()));
  }

  private static void flatten(Object value, List<String> into) {
    if (value instanceof Object[] array) {
      for (Object element : array) {
        flatten(element, into);
      }
    } else {
      into.add((String) value);
    }
  }

  static BadInputException notCarried(String name, String type) {
    return new BadInputException(
        new Problem(
            "value '" + name + "'",
            "a tensor of a type that ONNX Runtime's Java side carries",
            type,
            "ask for a value before or behind it"));
  }
}
