package io.github.mnnparity.cli.demo;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * A convolution in the bytes of an {@code .mnn} file, found by walking the FlatBuffer by field
 * numbers. Only for files that MNN's converter just wrote: nothing is checked.
 *
 * @param name op name
 * @param outputs output channels
 * @param padsAt position of the list of pads (top, left, bottom, right); 0 if there is none
 * @param pads how many there are
 * @param weightsAt position of the first float32 weight; 0 if they are stored otherwise
 * @param weights how many there are
 */
record StoredConvolution(
    String name, int outputs, int padsAt, int pads, int weightsAt, int weights) {
  private static final int NET_OPS = 3;
  private static final int OP_PARAMETER_KIND = 1;
  private static final int OP_PARAMETER = 2;
  private static final int OP_NAME = 3;
  private static final int CONVOLUTION_COMMON = 0;
  private static final int CONVOLUTION_WEIGHT = 1;
  private static final int COMMON_OUTPUTS = 10;
  private static final int COMMON_PADS = 14;
  private static final int KIND_CONVOLUTION = 9;

  static List<StoredConvolution> allIn(byte[] file) {
    ByteBuffer bytes = ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN);
    int ops = follow(bytes, field(bytes, follow(bytes, 0), NET_OPS));
    List<StoredConvolution> found = new ArrayList<>();
    for (int i = 0; i < bytes.getInt(ops); i++) {
      int op = follow(bytes, ops + 4 + 4 * i);
      int kind = field(bytes, op, OP_PARAMETER_KIND);
      if (kind != 0 && bytes.get(kind) == KIND_CONVOLUTION) {
        found.add(at(bytes, op));
      }
    }
    return found;
  }

  private static StoredConvolution at(ByteBuffer bytes, int op) {
    int convolution = follow(bytes, field(bytes, op, OP_PARAMETER));
    int common = follow(bytes, field(bytes, convolution, CONVOLUTION_COMMON));
    int outputs = field(bytes, common, COMMON_OUTPUTS);
    int pads = field(bytes, common, COMMON_PADS);
    int weights = field(bytes, convolution, CONVOLUTION_WEIGHT);
    int name = follow(bytes, field(bytes, op, OP_NAME));
    byte[] letters = new byte[bytes.getInt(name)];
    bytes.get(name + 4, letters);
    return new StoredConvolution(
        new String(letters, StandardCharsets.UTF_8),
        outputs == 0 ? 0 : bytes.getInt(outputs),
        pads == 0 ? 0 : follow(bytes, pads) + 4,
        pads == 0 ? 0 : bytes.getInt(follow(bytes, pads)),
        weights == 0 ? 0 : follow(bytes, weights) + 4,
        weights == 0 ? 0 : bytes.getInt(follow(bytes, weights)));
  }

  /** Position of a table's field; 0 if it is not stored. */
  private static int field(ByteBuffer bytes, int table, int number) {
    int layout = table - bytes.getInt(table);
    int entry = 4 + 2 * number;
    int offset = entry < bytes.getShort(layout) ? bytes.getShort(layout + entry) : 0;
    return offset == 0 ? 0 : table + offset;
  }

  private static int follow(ByteBuffer bytes, int reference) {
    return reference + bytes.getInt(reference);
  }
}
