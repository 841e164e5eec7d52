package io.github.mnnparity.core.audit.form;

import com.google.common.collect.ImmutableMap;
import com.google.common.primitives.ImmutableDoubleArray;
import io.github.mnnparity.core.graph.Node;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.DoubleBinaryOperator;
import java.util.function.DoubleUnaryOperator;

/** Functions of one number, known by their values on a grid. */
final class Samples {
  /** Where functions are compared: close around zero, and far enough for usual bounds. */
  static final ImmutableDoubleArray GRID = grid();

  /** Where the grid has zero. */
  static final int ZERO = GRID.asList().indexOf(0.0);

  private static final Map<String, DoubleUnaryOperator> PLAIN =
      ImmutableMap.<String, DoubleUnaryOperator>builder()
          .put("Relu", x -> Math.max(x, 0))
          .put("Sigmoid", Samples::sigmoid)
          .put("Tanh", Math::tanh)
          .put("HardSwish", x -> x * Math.max(0, Math.min(1, x / 6 + 0.5)))
          .put("Softplus", x -> x > 40 ? x : Math.log1p(Math.exp(x)))
          .put("Softsign", x -> x / (1 + Math.abs(x)))
          .put("Mish", x -> x * Math.tanh(x > 40 ? x : Math.log1p(Math.exp(x))))
          .put("Erf", Samples::erf)
          .put("Exp", Math::exp)
          .put("Log", Math::log)
          .put("Sqrt", Math::sqrt)
          .put("Reciprocal", x -> 1 / x)
          .put("Abs", Math::abs)
          .put("Neg", x -> -x)
          .put("Sign", Math::signum)
          .put("Floor", Math::floor)
          .put("Ceil", Math::ceil)
          .put("Round", Math::rint)
          .put("Sin", Math::sin)
          .put("Cos", Math::cos)
          .put("Tan", Math::tan)
          .put("Asin", Math::asin)
          .put("Acos", Math::acos)
          .put("Atan", Math::atan)
          .put("Sinh", Math::sinh)
          .put("Cosh", Math::cosh)
          .buildOrThrow();
  private static final Map<String, DoubleBinaryOperator> BINARY =
      ImmutableMap.<String, DoubleBinaryOperator>builder()
          .put("Add", Double::sum)
          .put("Sub", (a, b) -> a - b)
          .put("Mul", (a, b) -> a * b)
          .put("Div", (a, b) -> a / b)
          .put("Pow", Math::pow)
          .put("Max", Math::max)
          .put("Min", Math::min)
          .buildOrThrow();

  /** Rounding to single precision between operators, at most. */
  private static final double EQUAL = 1e-5;

  /** Constants of half precision are off by this much. */
  private static final double EQUAL_CODED = 3e-3;

  /** A difference here is told before one that is farther out. */
  private static final double NEAR = 13;

  private Samples() {}

  private static ImmutableDoubleArray grid() {
    ImmutableDoubleArray.Builder grid = ImmutableDoubleArray.builder();
    for (int i = -48; i <= 48; i++) {
      grid.add(i / 4.0 + (i % 3) * 0.01);
    }
    for (double far : new double[] {15, 20.5, 50, 130, 1000, 3e4, 1e6}) {
      grid.add(-far);
      grid.add(far);
    }
    return grid.build();
  }

  /** The node as a function of its first input alone; empty if it is none. */
  static Optional<DoubleUnaryOperator> unary(Node node) {
    DoubleUnaryOperator plain = PLAIN.get(node.opType());
    if (plain != null) {
      return Optional.of(plain);
    }
    return Optional.ofNullable(
        switch (node.opType()) {
          case "LeakyRelu" -> {
            double alpha = node.floatAttribute("alpha", 0.01f);
            yield x -> x < 0 ? alpha * x : x;
          }
          case "Elu" -> {
            double alpha = node.floatAttribute("alpha", 1);
            yield x -> x < 0 ? alpha * Math.expm1(x) : x;
          }
          case "Celu" -> {
            double alpha = node.floatAttribute("alpha", 1);
            yield x -> x < 0 ? alpha * Math.expm1(x / alpha) : x;
          }
          case "Selu" -> {
            double alpha = node.floatAttribute("alpha", 1.6732632f);
            double gamma = node.floatAttribute("gamma", 1.050701f);
            yield x -> gamma * (x < 0 ? alpha * Math.expm1(x) : x);
          }
          case "ThresholdedRelu" -> {
            double alpha = node.floatAttribute("alpha", 1);
            yield x -> x > alpha ? x : 0;
          }
          case "HardSigmoid" -> {
            double alpha = node.floatAttribute("alpha", 0.2f);
            double beta = node.floatAttribute("beta", 0.5f);
            yield x -> Math.max(0, Math.min(1, alpha * x + beta));
          }
          case "Gelu" ->
              Attributes.text(node, "approximate", "none").equals("tanh")
                  ? x ->
                      0.5 * x * (1 + Math.tanh(Math.sqrt(2 / Math.PI) * (x + 0.044715 * x * x * x)))
                  : x -> 0.5 * x * (1 + erf(x / Math.sqrt(2)));
          default -> null;
        });
  }

  static Optional<DoubleBinaryOperator> binary(Node node) {
    return Optional.ofNullable(BINARY.get(node.opType()));
  }

  static ImmutableDoubleArray map(ImmutableDoubleArray samples, DoubleUnaryOperator function) {
    return ImmutableDoubleArray.copyOf(samples.stream().map(function));
  }

  static ImmutableDoubleArray join(
      ImmutableDoubleArray a, ImmutableDoubleArray b, DoubleBinaryOperator function) {
    double[] joined = new double[a.length()];
    for (int i = 0; i < joined.length; i++) {
      joined[i] = function.applyAsDouble(a.get(i), b.get(i));
    }
    return ImmutableDoubleArray.copyOf(joined);
  }

  /**
   * The place on the grid where two functions differ most in what rounding cannot explain; if they
   * differ close to zero, a place there.
   */
  static OptionalInt difference(
      ImmutableDoubleArray wanted, ImmutableDoubleArray found, boolean coded) {
    int worst = -1;
    double most = 0;
    double offset = Math.min(10, Math.abs(wanted.get(ZERO)));
    for (int i = 0; i < wanted.length(); i++) {
      double a = wanted.get(i);
      double b = found.get(i);
      boolean same = a == b || (Double.isNaN(a) && Double.isNaN(b));
      double excess =
          Math.abs(a - b)
              / (coded
                  ? EQUAL_CODED * (Math.abs(a) + Math.abs(b) + Math.abs(GRID.get(i)) + offset)
                      + 0x1p-23
                  : EQUAL * (Math.abs(a) + Math.abs(b) + 0.1));
      double weight = Math.abs(GRID.get(i)) <= NEAR ? Double.MAX_VALUE / 2 : 0;
      double rank = Double.isNaN(excess) ? 0 : Math.min(excess, Double.MAX_VALUE / 4) + weight;
      if (!same && !(excess <= 1) && (worst < 0 || rank > most)) {
        worst = i;
        most = rank;
      }
    }
    return worst < 0 ? OptionalInt.empty() : OptionalInt.of(worst);
  }

  private static double sigmoid(double x) {
    return x >= 0 ? 1 / (1 + Math.exp(-x)) : Math.exp(x) / (1 + Math.exp(x));
  }

  /**
   * Absolute error below 1.5e-7.
   *
   * @see <a href="https://dlmf.nist.gov/7">Abramowitz and Stegun, 7.1.26</a>
   */
  private static double erf(double x) {
    double t = 1 / (1 + 0.3275911 * Math.abs(x));
    double sum =
        t
            * (0.254829592
                + t * (-0.284496736 + t * (1.421413741 + t * (-1.453152027 + t * 1.061405429))));
    return Math.signum(x) * (1 - sum * Math.exp(-x * x));
  }
}
