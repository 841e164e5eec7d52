package io.github.mnnparity.suite.encodings;

import com.google.common.collect.ImmutableMap;
import io.github.mnnparity.core.tensor.Half;
import io.github.mnnparity.suite.flat.FlatTable;
import io.github.mnnparity.suite.flat.FlatTree;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * Forms of stored weights that older converters and other writers use and the converter of today
 * does not: every convolution of a file with plain floats is written anew in one of them.
 */
final class OldForms {
  /** Integers that stand for 1 in an activation, where those are quantized. */
  private static final float ACTIVATION_STEPS = 20;

  private static final byte[] UNEVEN = {90, -20, 0, 20, -90};

  /** Stores weights, {@code rows} of equal length, in a table {@code IDSTQuan}. */
  @FunctionalInterface
  interface Form {
    void store(float[] weights, int rows, FlatTable quan);
  }

  static final Map<String, Form> ALL =
      ImmutableMap.<String, Form>builder()
          .put("raw int8, pairs, quantScale 0", (w, rows, quan) -> raw(w, rows, quan, 0, 0))
          .put("raw int8, pairs, aMin -128", (w, rows, quan) -> raw(w, rows, quan, 1, -128))
          .put("raw int8, scales, quantScale 0.5", OldForms::rawHalfScale)
          .put("table of values in use", OldForms::uneven)
          .put("table, sizes of 4 bytes", (w, rows, quan) -> dense(w, rows, quan, true, 0))
          .put("table, pairs, aMin 0", (w, rows, quan) -> dense(w, rows, quan, false, 0))
          .put("table, pairs, aMin 1", (w, rows, quan) -> dense(w, rows, quan, false, 1))
          .put("table, pairs, quantScale 2", OldForms::denseDouble)
          .put("float16 (type 3)", OldForms::halves)
          .put("steps and table (type 2)", OldForms::steps)
          .buildOrThrow();

  /**
   * Activations are quantized as well, by quantScale to integers from aMin to aMaxOrBits, and alpha
   * stands behind the integer product. The engine does so in plain convolutions only.
   */
  static final Form INTEGER_PRODUCTS = OldForms::integerProducts;

  private OldForms() {}

  /** Writes {@code source} with its convolutions in {@code form}, those of {@code types}. */
  static void write(Path source, Form form, Set<String> types, Path target) {
    try {
      FlatTable net = FlatTree.parse(Files.readAllBytes(source));
      for (FlatTable op : net.tables("oplists")) {
        if (types.contains(op.constant("type"))) {
          FlatTable conv = op.table("main");
          float[] weights = conv.reals("weight");
          if (weights.length > 0) {
            FlatTable quan = new FlatTable("IDSTQuan");
            form.store(
                weights, Math.toIntExact(conv.table("common").integer("outputCount", 0)), quan);
            conv.putTable("quanParameter", quan);
            conv.remove("weight");
          }
        }
      }
      Files.write(target, FlatTree.write(net));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Scales and integers of each row: (minimum, scale) pairs for integers from -128 on. */
  private record Steps(float[] alpha, byte[] steps) {
    static Steps pairs(float[] weights, int rows) {
      int length = weights.length / rows;
      float[] alpha = new float[2 * rows];
      byte[] steps = new byte[weights.length];
      for (int row = 0; row < rows; row++) {
        float least = Float.MAX_VALUE;
        float most = -Float.MAX_VALUE;
        for (int i = row * length; i < (row + 1) * length; i++) {
          least = Math.min(least, weights[i]);
          most = Math.max(most, weights[i]);
        }
        float scale = (most - least) / 255;
        alpha[2 * row] = least;
        alpha[2 * row + 1] = scale;
        for (int i = row * length; i < (row + 1) * length; i++) {
          steps[i] = (byte) ((scale == 0 ? 0 : Math.round((weights[i] - least) / scale)) - 128);
        }
      }
      return new Steps(alpha, steps);
    }

    static Steps scales(float[] weights, int rows, int most) {
      int length = weights.length / rows;
      float[] alpha = new float[rows];
      byte[] steps = new byte[weights.length];
      for (int row = 0; row < rows; row++) {
        float largest = Float.MIN_NORMAL;
        for (int i = row * length; i < (row + 1) * length; i++) {
          largest = Math.max(largest, Math.abs(weights[i]));
        }
        alpha[row] = largest / most;
        for (int i = row * length; i < (row + 1) * length; i++) {
          steps[i] = (byte) Math.round(weights[i] / alpha[row]);
        }
      }
      return new Steps(alpha, steps);
    }

    float[] alphaTimes(float factor) {
      float[] scaled = new float[alpha.length];
      for (int i = 0; i < alpha.length; i++) {
        scaled[i] = alpha[i] * factor;
      }
      return scaled;
    }
  }

  private static void raw(float[] weights, int rows, FlatTable quan, float quantScale, int aMin) {
    Steps steps = Steps.pairs(weights, rows);
    facts(quan, 4, quantScale, aMin, aMin == 0 ? 0 : rows);
    quan.putReals("alpha", steps.alpha());
    quan.putBytes("buffer", steps.steps());
  }

  private static void rawHalfScale(float[] weights, int rows, FlatTable quan) {
    Steps steps = Steps.scales(weights, rows, 127);
    facts(quan, 4, 0.5f, 0, 0);
    quan.putReals("alpha", steps.alphaTimes(2));
    quan.putBytes("buffer", steps.steps());
  }

  private static void dense(float[] weights, int rows, FlatTable quan, boolean wide, int aMin) {
    Steps steps = Steps.pairs(weights, rows);
    facts(quan, 1, 1, aMin, rows);
    float[] alpha = steps.alpha().clone();
    if (aMin > 0) {
      // The stored minimum is then the value of the integer 0.
      for (int row = 0; row < rows; row++) {
        alpha[2 * row] += 128 * alpha[2 * row + 1];
      }
    }
    quan.putReals("alpha", alpha);
    quan.putFlag("shapeInt32", wide);
    ByteBuffer buffer = buffer(rows, weights.length, wide);
    byte[] table = new byte[256];
    IntStream.range(0, 256).forEach(i -> table[i] = (byte) (i - 128));
    buffer.put((byte) 0).put(table);
    for (byte step : steps.steps()) {
      buffer.put((byte) (step + 128));
    }
    putBuffer(quan, buffer);
  }

  private static void denseDouble(float[] weights, int rows, FlatTable quan) {
    dense(weights, rows, quan, false, -128);
    float[] alpha = quan.reals("alpha");
    for (int i = 0; i < alpha.length; i++) {
      alpha[i] /= 2;
    }
    quan.putReals("alpha", alpha);
    quan.putReal("quantScale", 2);
  }

  private static void integerProducts(float[] weights, int rows, FlatTable quan) {
    Steps steps = Steps.scales(weights, rows, 127);
    facts(quan, 4, ACTIVATION_STEPS, -127, 0);
    quan.putInteger("aMaxOrBits", 127);
    quan.putFlag("has_scaleInt", true);
    quan.putReals("alpha", steps.alphaTimes(1 / ACTIVATION_STEPS));
    quan.putBytes("buffer", steps.steps());
  }

  /** Five values, not in order; a weight is the nearest one. */
  private static void uneven(float[] weights, int rows, FlatTable quan) {
    Steps steps = Steps.scales(weights, rows, 100);
    facts(quan, 1, 1, 0, 0);
    quan.putReals("alpha", steps.alpha());
    ByteBuffer buffer = buffer(rows, weights.length, false);
    buffer.put((byte) UNEVEN.length).put(UNEVEN);
    byte[] sorted = {-90, -20, 0, 20, 90};
    Bits bits = new Bits(buffer);
    for (byte step : steps.steps()) {
      int nearest =
          IntStream.range(0, sorted.length)
              .boxed()
              .min((a, b) -> Integer.compare(distance(sorted[a], step), distance(sorted[b], step)))
              .orElseThrow();
      bits.put(nearest, 3);
    }
    bits.flush();
    putBuffer(quan, buffer);
  }

  private static int distance(int a, int b) {
    return Math.abs(a - b);
  }

  private static void halves(float[] weights, int rows, FlatTable quan) {
    facts(quan, 3, 1, 0, 0);
    ByteBuffer buffer = ByteBuffer.allocate(2 * weights.length).order(ByteOrder.LITTLE_ENDIAN);
    for (float weight : weights) {
      buffer.putShort(Half.toFloat16(weight));
    }
    quan.putBytes("buffer", buffer.array());
  }

  private static void steps(float[] weights, int rows, FlatTable quan) {
    Steps steps = Steps.scales(weights, rows, 127);
    facts(quan, 2, 1, 0, 0);
    quan.putReals("alpha", steps.alpha());
    int[] listed = IntStream.range(0, weights.length).filter(i -> i % 5 != 3).toArray();
    ByteBuffer buffer = buffer(rows, 2 * weights.length, false);
    buffer.putInt(listed.length).put((byte) 2);
    Bits gaps = new Bits(buffer);
    for (int i = 0; i < listed.length; i++) {
      gaps.put(listed[i] - (i == 0 ? 0 : listed[i - 1]), 2);
    }
    gaps.flush();
    byte[] table = new byte[256];
    IntStream.range(0, 256).forEach(i -> table[i] = (byte) (i - 128));
    buffer.put((byte) 0).put(table);
    for (int position : listed) {
      buffer.put((byte) (steps.steps()[position] + 128));
    }
    int columns = weights.length / rows;
    buffer.putShort(3, (short) columns);
    putBuffer(quan, buffer);
  }

  private static void facts(FlatTable quan, int type, float quantScale, int aMin, int readType) {
    quan.putInteger("type", type);
    quan.putReal("quantScale", quantScale);
    quan.putInteger("aMin", aMin);
    quan.putInteger("readType", readType);
  }

  /** Begins with two sizes, rows and columns; takes at least a byte a weight. */
  private static ByteBuffer buffer(int rows, int weights, boolean wide) {
    ByteBuffer buffer =
        ByteBuffer.allocate(2 * weights + 600).order(ByteOrder.LITTLE_ENDIAN).put((byte) 2);
    if (wide) {
      return buffer.putInt(rows).putInt(weights / rows);
    }
    return buffer.putShort((short) rows).putShort((short) (weights / rows));
  }

  private static void putBuffer(FlatTable quan, ByteBuffer buffer) {
    byte[] bytes = new byte[buffer.position()];
    buffer.get(0, bytes);
    quan.putBytes("buffer", bytes);
  }

  /** Appends numbers, the most significant bit of each byte first. */
  private static final class Bits {
    private final ByteBuffer into;
    private int pending;
    private int count;

    Bits(ByteBuffer into) {
      this.into = into;
    }

    void put(int value, int bits) {
      for (int bit = bits - 1; bit >= 0; bit--) {
        pending = (pending << 1) | ((value >> bit) & 1);
        if (++count == 8) {
          into.put((byte) pending);
          pending = 0;
          count = 0;
        }
      }
    }

    void flush() {
      if (count > 0) {
        into.put((byte) (pending << (8 - count)));
      }
    }
  }
}
