package io.github.mnnparity.core.device;

import io.github.mnnparity.core.device.TextValues.NoNumbers;
import io.github.mnnparity.core.error.BadInputException;
import io.github.mnnparity.core.tensor.DType;
import io.github.mnnparity.core.tensor.Shape;
import io.github.mnnparity.core.tensor.Tensor;
import java.util.Optional;

/** Reads a file into the tensor that it stands for. */
final class DumpValues {
  /** In the reason for a tensor whose file is of another size. */
  static final String OTHER_SIZE = " values, the tensor has ";

  /** Channels that any grouping adds, at most. */
  private static final int PADDING = 16;

  private DumpValues() {}

  /**
   * @param tensor empty if the file cannot stand for the tensor
   * @param words why not; else what had to be done to it, or nothing
   */
  record Reading(Optional<Tensor> tensor, String words) {
    static Reading failed(String why) {
      return new Reading(Optional.empty(), why);
    }
  }

  /**
   * @param expected a tensor of the shape and dtype that the file should hold
   */
  static Reading read(DumpFile file, Tensor expected) {
    try {
      return file.form() == DumpFile.Form.NUMPY
          ? fitted(file.array().get(), expected, file)
          : fitted(text(file, expected), expected, file);
    } catch (NoNumbers e) {
      return Reading.failed(file.shown() + " " + e.getMessage());
    } catch (BadInputException e) {
      return Reading.failed(file.shown() + " is no whole .npy file: " + e.problem().found());
    }
  }

  private static Tensor text(DumpFile file, Tensor expected) throws NoNumbers {
    double[] numbers = TextValues.read(file.path(), expected.elements() * PADDING);
    if (numbers.length == 0 && expected.elements() > 0) {
      throw new NoNumbers("is empty: MNN's tools write float, int32, uint8 and int8 values only");
    }
    Shape shape = Shape.of(numbers.length);
    if (!expected.dtype().isFloat()) {
      return Tensor.ofDoubles(shape, numbers);
    }
    float[] floats = new float[numbers.length];
    for (int i = 0; i < floats.length; i++) {
      floats[i] = (float) numbers[i];
    }
    return Tensor.ofFloats(shape, floats);
  }

  private static Reading fitted(Tensor found, Tensor expected, DumpFile file) {
    if (found.dtype() == DType.STRING) {
      return Reading.failed(file.shown() + " holds strings");
    }
    if (found.elements() == expected.elements()) {
      return isLastAxisChannels(found.shape(), expected.shape())
          ? new Reading(
              Optional.of(channelsFirst(found, expected.shape())),
              "its shape " + found.shape() + " is NHWC; turned to " + expected.shape())
          : new Reading(Optional.of(found.reshape(expected.shape())), "");
    }
    Optional<Packed.Unpacked> unpacked = Packed.unpack(found.toFloats(), expected.shape());
    if (unpacked.isPresent()) {
      return new Reading(
          Optional.of(unpacked.get().values()),
          "packed in groups of "
              + unpacked.get().group()
              + " channels (NC4HW4, by its "
              + found.elements()
              + " values); unpacked to "
              + expected.shape());
    }
    return Reading.failed(
        file.shown()
            + " holds "
            + found.elements()
            + OTHER_SIZE
            + expected.elements()
            + " ("
            + expected.shape()
            + ")");
  }

  /** Whether a shape says that channels come last where they are expected second. */
  private static boolean isLastAxisChannels(Shape found, Shape expected) {
    return found.rank() == 4
        && expected.rank() == 4
        && !found.equals(expected)
        && found.dim(0) == expected.dim(0)
        && found.dim(1) == expected.dim(2)
        && found.dim(2) == expected.dim(3)
        && found.dim(3) == expected.dim(1);
  }

  private static Tensor channelsFirst(Tensor found, Shape shape) {
    float[] values = found.toFloats();
    int channels = (int) shape.dim(1);
    int inner = (int) (shape.dim(2) * shape.dim(3));
    float[] turned = new float[values.length];
    for (int batch = 0; batch < shape.dim(0); batch++) {
      for (int i = 0; i < inner; i++) {
        for (int channel = 0; channel < channels; channel++) {
          turned[(batch * channels + channel) * inner + i] =
              values[(batch * inner + i) * channels + channel];
        }
      }
    }
    return Tensor.ofFloats(shape, turned);
  }
}
