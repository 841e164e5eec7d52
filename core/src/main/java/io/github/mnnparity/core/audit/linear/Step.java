package io.github.mnnparity.core.audit.linear;

import com.google.common.primitives.ImmutableDoubleArray;

/**
 * One operation behind a linear layer that a converter folds into its weights and biases: {@code y
 * = factor(c) · x + term(c)} for output channel c.
 */
public sealed interface Step {
  double factor(int channel);

  double term(int channel);

  /**
   * {@code γ · (x − μ) / √(σ² + ε) + β}.
   *
   * @see <a
   *     href="https://onnx.ai/onnx/operators/onnx__BatchNormalization.html">BatchNormalization</a>
   */
  record Normalization(
      ImmutableDoubleArray gamma,
      ImmutableDoubleArray beta,
      ImmutableDoubleArray mean,
      ImmutableDoubleArray variance,
      double epsilon)
      implements Step {
    @Override
    public double factor(int channel) {
      return gamma.get(channel) / Math.sqrt(variance.get(channel) + epsilon);
    }

    @Override
    public double term(int channel) {
      return beta.get(channel) + shift(channel);
    }

    /** {@code −γμ/√(σ²+ε)}. */
    public double shift(int channel) {
      return -mean.get(channel) * factor(channel);
    }

    /** The same with another {@code ε}. */
    public Normalization with(double otherEpsilon) {
      return new Normalization(gamma, beta, mean, variance, otherEpsilon);
    }
  }

  /** By a constant for each channel, or one for all. */
  record Times(ImmutableDoubleArray factors) implements Step {
    @Override
    public double factor(int channel) {
      return at(factors, channel);
    }

    @Override
    public double term(int channel) {
      return 0;
    }
  }

  /** Plus a constant for each channel, or one for all. */
  record Plus(ImmutableDoubleArray terms) implements Step {
    @Override
    public double factor(int channel) {
      return 1;
    }

    @Override
    public double term(int channel) {
      return at(terms, channel);
    }
  }

  private static double at(ImmutableDoubleArray values, int channel) {
    return values.get(values.length() == 1 ? 0 : channel);
  }
}
