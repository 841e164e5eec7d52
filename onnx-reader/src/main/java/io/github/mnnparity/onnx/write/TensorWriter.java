package io.github.mnnparity.onnx.write;

import com.google.protobuf.ByteString;
import com.google.protobuf.UnsafeByteOperations;
import io.github.mnnparity.core.tensor.DType;
import io.github.mnnparity.core.tensor.Tensor;
import io.github.mnnparity.onnx.proto.StringStringEntryProto;
import io.github.mnnparity.onnx.proto.TensorProto;
import io.github.mnnparity.onnx.read.ElementTypes;

/** {@link Tensor} to {@code TensorProto}. Pure. */
public final class TensorWriter {
  private TensorWriter() {}

  /** The tensor with its data, which is not copied. */
  public static TensorProto inline(String name, Tensor tensor) {
    var proto = header(name, tensor);
    if (tensor.dtype() == DType.STRING) {
      tensor.strings().forEach(text -> proto.addStringData(ByteString.copyFromUtf8(text)));
    } else {
      proto.setRawData(UnsafeByteOperations.unsafeWrap(tensor.data()));
    }
    return proto.build();
  }

  /** The tensor without its data, which is {@code tensor.byteSize()} bytes of another file. */
  public static TensorProto external(String name, Tensor tensor, String location, long offset) {
    return header(name, tensor)
        .setDataLocation(TensorProto.DataLocation.EXTERNAL)
        .addExternalData(entry("location", location))
        .addExternalData(entry("offset", Long.toString(offset)))
        .addExternalData(entry("length", Long.toString(tensor.byteSize())))
        .build();
  }

  private static StringStringEntryProto entry(String key, String value) {
    return StringStringEntryProto.newBuilder().setKey(key).setValue(value).build();
  }

  private static TensorProto.Builder header(String name, Tensor tensor) {
    var proto =
        TensorProto.newBuilder().setDataType(ElementTypes.number(tensor.dtype())).setName(name);
    for (long dim : tensor.shape().toArray()) {
      proto.addDims(dim);
    }
    return proto;
  }
}
