package io.github.mnnparity.core.input;

import io.github.mnnparity.core.error.BadInputException;
import io.github.mnnparity.core.error.Problem;
import io.github.mnnparity.core.graph.Graph;
import io.github.mnnparity.core.graph.Value;
import io.github.mnnparity.core.input.Inputs.SeededInput;
import io.github.mnnparity.core.tensor.DType;
import io.github.mnnparity.core.tensor.Shape;
import io.github.mnnparity.core.tensor.Tensor;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalLong;
import java.util.function.LongToDoubleFunction;

/** Inputs made from a seed, fit for what a graph does with them. */
final class SeededInputs {
  private static final double DEVIATION = 0.5;
  private static final long SEQUENCE = 16;
  private static final long SPATIAL = 224;
  private static final long CHANNELS = 3;
  private static final long SMALL = 10;

  private final Graph graph;
  private final Map<String, Shape> shapes;
  private final long seed;
  private final InputUse uses;

  SeededInputs(Graph graph, Map<String, Shape> shapes, long seed) {
    this.graph = graph;
    this.shapes = shapes;
    this.seed = seed;
    this.uses = new InputUse(graph);
  }

  List<SeededInput> make() {
    return graph.inputs().stream().map(this::make).toList();
  }

  private SeededInput make(Value input) {
    List<String> words = new ArrayList<>();
    Shape shape = shape(input, words);
    if (input.dtype() == DType.STRING) {
      words.add("the text \"text\"");
      List<String> texts = Collections.nCopies(Math.toIntExact(shape.elements()), "text");
      return new SeededInput(
          input.name(), Tensor.ofStrings(shape, texts), String.join("; ", words));
    }
    Tensor tensor = fill(input, shape, words);
    return new SeededInput(input.name(), tensor, String.join("; ", words));
  }

  private Shape shape(Value input, List<String> words) {
    Shape given = shapes.get(input.name());
    if (given != null) {
      if (!fits(input, given)) {
        throw new BadInputException(
            new Problem(
                "input '" + input.name() + "'",
                input.dtype() + " " + input.shape(),
                "shape " + given,
                "give a shape that fits, with --shape " + input.name() + "=..."));
      }
      return given;
    }
    if (!input.rankKnown()) {
      throw new BadInputException(
          new Problem(
              "input '" + input.name() + "'",
              "a shape",
              "none in the model",
              "give one with --shape " + input.name() + "=1x3x224x224"));
    }
    long[] dims = input.shape().toArray();
    for (int axis = 0; axis < dims.length; axis++) {
      if (dims[axis] < 0) {
        OptionalLong fixed = uses.fixedSize(input, axis);
        dims[axis] = fixed.orElse(defaultSize(input, axis));
        words.add("size " + axis + " is dynamic, " + dims[axis] + " chosen");
      }
    }
    return Shape.of(dims);
  }

  private static boolean fits(Value input, Shape given) {
    if (!given.isStatic() || (input.rankKnown() && input.shape().rank() != given.rank())) {
      return false;
    }
    for (int axis = 0; axis < input.shape().rank(); axis++) {
      if (input.shape().dim(axis) >= 0 && input.shape().dim(axis) != given.dim(axis)) {
        return false;
      }
    }
    return true;
  }

  private static long defaultSize(Value input, int axis) {
    int rank = input.shape().rank();
    String name = input.name().toLowerCase(Locale.ROOT);
    if (axis == 0 || name.contains("state") || name.contains("hidden")) {
      return 1;
    }
    if (rank == 4 && input.dtype() != DType.BOOL) {
      boolean channelsLast = input.shape().dim(3) > 0 && input.shape().dim(3) <= 4;
      boolean channels = axis == (channelsLast ? 3 : 1);
      return channels ? CHANNELS : SPATIAL;
    }
    return SEQUENCE;
  }

  private Tensor fill(Value input, Shape shape, List<String> words) {
    SeedStream stream = new SeedStream(seed, input.name());
    InputUse.Kind kind = uses.of(input);
    long last = shape.elements() - 1;
    if (kind instanceof InputUse.Kind.Ids ids) {
      words.add("ids from 0 to " + (ids.bound() - 1) + ", seed " + seed);
      return fill(input, shape, i -> stream.below(ids.bound()));
    }
    if (kind instanceof InputUse.Kind.Fixed fixed) {
      words.add("the number " + fixed.value() + " (" + fixed.why() + ")");
      return fill(input, shape, i -> fixed.value());
    }
    if (kind instanceof InputUse.Kind.ReshapeSizes && input.dtype().isInteger()) {
      words.add("sizes of a shape: 1, and the last from the data");
      return fill(input, shape, i -> i == last ? -1 : 1);
    }
    if (input.dtype().isFloat() && Picture.fits(shape)) {
      words.add("a picture of strokes, values from about -1.2 to 1.2, seed " + seed);
      double[] picture = Picture.draw(shape, stream);
      return fill(input, shape, i -> picture[(int) i]);
    }
    if (input.dtype().isFloat()) {
      boolean positive = kind instanceof InputUse.Kind.Positive;
      words.add(
          (positive ? "absolute normal values" : "normal values")
              + " of deviation "
              + DEVIATION
              + ", seed "
              + seed);
      return fill(
          input,
          shape,
          i -> positive ? Math.abs(stream.normal()) * DEVIATION : stream.normal() * DEVIATION);
    }
    long bound =
        switch (input.dtype()) {
          case UINT8 -> 256;
          case INT8 -> 128;
          default -> SMALL;
        };
    words.add("integers from 0 to " + (bound - 1) + ", seed " + seed);
    return fill(input, shape, i -> stream.below(bound));
  }

  private static Tensor fill(Value input, Shape shape, LongToDoubleFunction value) {
    DType dtype = input.dtype();
    long bytes;
    try {
      bytes = DType.FLOAT64.byteSize(shape.elements());
    } catch (ArithmeticException e) {
      bytes = Long.MAX_VALUE;
    }
    if (dtype.bits() < 16 && dtype.isFloat() || dtype.bits() < 8 || bytes > Integer.MAX_VALUE - 8) {
      throw new BadInputException(
          new Problem(
              "input '" + input.name() + "'",
              "an input that can be made",
              dtype + " " + shape,
              "give a file with --input " + input.name() + "=FILE, or a smaller shape"));
    }
    if (dtype == DType.BFLOAT16) {
      ByteBuffer data = ByteBuffer.allocate((int) (bytes / 4)).order(ByteOrder.LITTLE_ENDIAN);
      for (long i = 0; data.hasRemaining(); i++) {
        data.putShort((short) (Float.floatToIntBits((float) value.applyAsDouble(i)) >>> 16));
      }
      return Tensor.wrap(dtype, shape, data.flip());
    }
    ByteBuffer data = ByteBuffer.allocate((int) bytes).order(ByteOrder.LITTLE_ENDIAN);
    for (long i = 0; data.hasRemaining(); i++) {
      data.putDouble(value.applyAsDouble(i));
    }
    return Tensor.wrap(DType.FLOAT64, shape, data.flip()).cast(dtype);
  }
}
