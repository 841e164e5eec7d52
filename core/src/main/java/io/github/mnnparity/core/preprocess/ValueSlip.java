package io.github.mnnparity.core.preprocess;

import io.github.mnnparity.core.image.Normalization;
import io.github.mnnparity.core.tensor.Half;

/** What a wrong type does to normalized values. */
public enum ValueSlip {
  NONE {
    @Override
    float change(float value, int channel, Normalization normalization) {
      return value;
    }
  },
  /** The part behind the point is lost. */
  TRUNCATED {
    @Override
    float change(float value, int channel, Normalization normalization) {
      return (long) value;
    }
  },
  /** Stored as unsigned bytes: wraps around below 0 and above 255. */
  WRAPPED_UINT8 {
    @Override
    float change(float value, int channel, Normalization normalization) {
      return Math.floorMod((long) value, 256L);
    }
  },
  /** Stored as unsigned bytes with saturation. */
  SATURATED_UINT8 {
    @Override
    float change(float value, int channel, Normalization normalization) {
      return (float) Math.rint(Math.max(0, Math.min(255, value)));
    }
  },
  /** Stored as signed bytes: wraps around. */
  WRAPPED_INT8 {
    @Override
    float change(float value, int channel, Normalization normalization) {
      return (byte) (long) value;
    }
  },
  /** The mean is subtracted from bytes as bytes: differences below 0 wrap around. */
  UNSIGNED_DIFFERENCE {
    @Override
    float change(float value, int channel, Normalization normalization) {
      double factor = normalization.factor(channel);
      double difference = value / factor;
      return (float) (Math.floorMod(Math.round(difference), 256L) * factor);
    }
  },
  /** Through float16. */
  HALF {
    @Override
    float change(float value, int channel, Normalization normalization) {
      return Half.fromFloat16(Half.toFloat16(value));
    }
  };

  abstract float change(float value, int channel, Normalization normalization);
}
