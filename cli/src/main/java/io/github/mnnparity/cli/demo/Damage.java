package io.github.mnnparity.cli.demo;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;

/**
 * A fault put into a copy of a model file.
 *
 * @param op name of the op that is now wrong
 * @param what what was changed, for the reader of the demo
 * @param file the contents of the damaged file
 */
record Damage(String op, String what, byte[] file) {
  private static final float FACTOR = 1.5f;

  /** Moves the window of a padded convolution in the middle of the model up by one row. */
  static Damage ofAttribute(byte[] original) {
    StoredConvolution victim =
        middle(
            StoredConvolution.allIn(original).stream()
                .filter(c -> c.padsAt() != 0 && c.pads() == 4 && first(original, c.padsAt()) > 0)
                .toList(),
            "a convolution with padding");
    byte[] copy = original.clone();
    ByteBuffer bytes = ByteBuffer.wrap(copy).order(ByteOrder.LITTLE_ENDIAN);
    int top = bytes.getInt(victim.padsAt());
    int left = bytes.getInt(victim.padsAt() + 4);
    int bottom = bytes.getInt(victim.padsAt() + 8);
    int right = bytes.getInt(victim.padsAt() + 12);
    bytes.putInt(victim.padsAt(), top - 1);
    bytes.putInt(victim.padsAt() + 8, bottom + 1);
    String before = "%d,%d,%d,%d".formatted(top, left, bottom, right);
    String after = "%d,%d,%d,%d".formatted(top - 1, left, bottom + 1, right);
    return new Damage(victim.name(), "pads " + before + " -> " + after, copy);
  }

  /** Multiplies the weights of the strongest output channel of a convolution by 1.5. */
  static Damage ofWeights(byte[] original) {
    StoredConvolution victim =
        middle(
            StoredConvolution.allIn(original).stream()
                .filter(c -> c.weightsAt() != 0 && c.outputs() > 1)
                .toList(),
            "a convolution with float weights");
    byte[] copy = original.clone();
    ByteBuffer bytes = ByteBuffer.wrap(copy).order(ByteOrder.LITTLE_ENDIAN);
    int perChannel = victim.weights() / victim.outputs();
    int channel = strongest(bytes, victim, perChannel);
    for (int i = 0; i < perChannel; i++) {
      int at = victim.weightsAt() + 4 * (channel * perChannel + i);
      bytes.putFloat(at, bytes.getFloat(at) * FACTOR);
    }
    return new Damage(
        victim.name(), "weights of output channel " + channel + " times " + FACTOR, copy);
  }

  private static int strongest(ByteBuffer bytes, StoredConvolution victim, int perChannel) {
    int best = 0;
    double most = -1;
    for (int channel = 0; channel < victim.outputs(); channel++) {
      double sum = 0;
      for (int i = 0; i < perChannel; i++) {
        sum += Math.abs(bytes.getFloat(victim.weightsAt() + 4 * (channel * perChannel + i)));
      }
      if (sum > most) {
        most = sum;
        best = channel;
      }
    }
    return best;
  }

  private static StoredConvolution middle(List<StoredConvolution> fit, String wanted) {
    if (fit.isEmpty()) {
      throw new IllegalArgumentException("the model has no op to damage: wanted " + wanted);
    }
    return fit.get(fit.size() / 2);
  }

  private static int first(byte[] file, int position) {
    return ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN).getInt(position);
  }
}
