package io.github.mnnparity.mnn.lift;

import io.github.mnnparity.mnn.model.MnnOp;
import io.github.mnnparity.mnn.schema.Blob;
import io.github.mnnparity.mnn.schema.Input;
import io.github.mnnparity.mnn.schema.MNN_DATA_FORMAT;
import io.github.mnnparity.mnn.schema.TensorConvertInfo;
import java.util.HashMap;
import java.util.Map;

/**
 * The data format (a {@code MNN_DATA_FORMAT}) of each value: stated by inputs, constants and
 * conversions, handed on by all other ops from their first input. Not thread-safe.
 */
final class Formats {
  private final Map<String, Byte> formats = new HashMap<>();

  /** NCHW where nothing is known. */
  byte of(String value) {
    return formats.getOrDefault(value, MNN_DATA_FORMAT.NCHW);
  }

  /** One value has the format of another. */
  void copy(String value, String like) {
    formats.put(value, of(like));
  }

  /** Notes the formats of an op's outputs; ops come in execution order. */
  void follow(MnnOp op, LiftState state) {
    byte format = after(op, state);
    op.outputs()
        .forEach(
            output -> {
              if (output >= 0) {
                formats.put(state.nameOf(output), format);
              }
            });
  }

  private byte after(MnnOp op, LiftState state) {
    return switch (op.type()) {
      case "Input" ->
          op.optionalParameter(new Input()).map(Input::dformat).orElse(MNN_DATA_FORMAT.NC4HW4);
      case "Const", "TrainableParam" ->
          op.optionalParameter(new Blob()).map(Blob::dataFormat).orElse(MNN_DATA_FORMAT.NCHW);
      case "ConvertTensor" ->
          op.optionalParameter(new TensorConvertInfo())
              .map(TensorConvertInfo::dest)
              .orElse(MNN_DATA_FORMAT.NCHW);
      case "Shape", "Rank", "Size" -> (byte) op.dataFormat();
      default -> ofFirst(op, state);
    };
  }

  /** The format of the first input that is there. */
  private byte ofFirst(MnnOp op, LiftState state) {
    for (int input : op.inputs().asList()) {
      if (input >= 0) {
        return of(state.nameOf(input));
      }
    }
    return (byte) op.dataFormat();
  }
}
