package io.github.mnnparity.core.input;

import io.github.mnnparity.core.tensor.DType;
import io.github.mnnparity.core.tensor.Tensor;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.WritableByteChannel;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.stream.Collectors;

/** Writes a tensor as {@code numpy.save} does. */
final class NpyWriting {
  private static final int ALIGNMENT = 64;
  private static final int PREFIX = 10;

  private NpyWriting() {}

  static void write(Tensor tensor, WritableByteChannel channel) throws IOException {
    Tensor plain = plain(tensor);
    String sizes =
        Arrays.stream(plain.shape().toArray())
            .mapToObj(size -> size + ",")
            .collect(Collectors.joining(" "));
    String text =
        "{'descr': '"
            + descr(plain.dtype())
            + "', 'fortran_order': False, 'shape': ("
            + sizes
            + "), }";
    int padding = ALIGNMENT - (PREFIX + text.length() + 1) % ALIGNMENT;
    byte[] head = (text + " ".repeat(padding) + "\n").getBytes(StandardCharsets.US_ASCII);
    channel.write(ByteBuffer.wrap(NpyHeader.MAGIC));
    channel.write(
        ByteBuffer.wrap(new byte[] {1, 0, (byte) head.length, (byte) (head.length >> 8)}));
    channel.write(ByteBuffer.wrap(head));
    ByteBuffer data = plain.data();
    while (data.hasRemaining()) {
      channel.write(data);
    }
  }

  /** In an element type that NumPy has. */
  private static Tensor plain(Tensor tensor) {
    return switch (tensor.dtype()) {
      case BFLOAT16, FLOAT8E4M3FN, FLOAT8E4M3FNUZ, FLOAT8E5M2, FLOAT8E5M2FNUZ ->
          tensor.cast(DType.FLOAT32);
      case INT4 -> tensor.cast(DType.INT8);
      case UINT4 -> tensor.cast(DType.UINT8);
      default -> tensor;
    };
  }

  private static String descr(DType dtype) {
    return switch (dtype) {
      case FLOAT64 -> "<f8";
      case FLOAT32 -> "<f4";
      case FLOAT16 -> "<f2";
      case INT64 -> "<i8";
      case INT32 -> "<i4";
      case INT16 -> "<i2";
      case INT8 -> "|i1";
      case UINT64 -> "<u8";
      case UINT32 -> "<u4";
      case UINT16 -> "<u2";
      case UINT8 -> "|u1";
      case BOOL -> "|b1";
      default -> throw new IllegalArgumentException("NumPy has no element type for " + dtype);
    };
  }
}
