package io.github.mnnparity.core.diagnose;

import io.github.mnnparity.core.align.Region;
import io.github.mnnparity.core.graph.Flow;
import io.github.mnnparity.core.graph.Node;
import io.github.mnnparity.core.graph.WeightCoding;
import io.github.mnnparity.core.tensor.DType;
import io.github.mnnparity.core.tensor.Tensor;
import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * What distinguishes the stored weights of a region from those that the reference leads to expect.
 *
 * @param verdict what the difference means
 * @param evidence in words
 */
record WeightDifference(Verdict verdict, List<String> evidence) {
  enum Verdict {
    /** Within the bound of the coding. */
    WITHIN_CODING,
    /** Within it once each group is rescaled. */
    WRONG_SCALE,
    /** Neither. */
    OTHER,
    /** No expectation can be computed. */
    UNKNOWN
  }

  private static final double SLACK = 1.02;
  private static final double ABSOLUTE = 1e-6;
  private static final int NAMED = 3;

  /** A scale fitted to a few rounded weights is itself off by up to half a step of the largest. */
  private static final double FITTED = 1;

  /** Compares the first stored weight tensor of the region's linear candidate node. */
  static WeightDifference of(Measured measured, Region region) {
    Flow flow = measured.alignment().candidate();
    for (Node node : region.candidate().nodes()) {
      for (String input : node.inputs()) {
        String value = flow.canonical(input);
        Optional<WeightCoding> coding = Optional.ofNullable(flow.graph().codings().get(value));
        Tensor stored = flow.graph().initializers().get(value);
        boolean weights = node.inputs().indexOf(input) == 1 || coding.isPresent();
        if (stored != null && stored.dtype() == DType.FLOAT32 && weights) {
          Optional<float[]> expected = expected(measured, region, node, stored);
          if (expected.isPresent()) {
            return compare(stored, expected.get(), coding);
          }
        }
      }
    }
    return new WeightDifference(Verdict.UNKNOWN, List.of());
  }

  private static Optional<float[]> expected(
      Measured measured, Region region, Node node, Tensor stored) {
    boolean matrix = node.opType().equals("Gemm") || node.opType().equals("MatMul");
    boolean asStored = matrix && node.intAttribute("transB", 0) == 0;
    ExpectedWeights weights = new ExpectedWeights(measured);
    return weights
        .of(region.reference().nodes(), !asStored)
        .filter(values -> values.length == stored.elements());
  }

  private static WeightDifference compare(
      Tensor stored, float[] expected, Optional<WeightCoding> coding) {
    FloatBuffer values = stored.data().asFloatBuffer();
    int total = values.remaining();
    int group = groupSize(stored, coding, total);
    List<Integer> off = new ArrayList<>();
    List<String> scales = new ArrayList<>();
    boolean rescued = coding.filter(found -> found.kind() == WeightCoding.Kind.INTEGER).isPresent();
    for (int g = 0; g * group < total; g++) {
      int from = g * group;
      int to = Math.min(total, from + group);
      if (!fits(values, expected, from, to, 1, coding)) {
        off.add(g);
        double scale = scale(values, expected, from, to);
        if (scale != 0 && fits(values, expected, from, to, scale, coding)) {
          scales.add(String.format(Locale.ROOT, "group %d is off by ×%.4g", g, scale));
        } else {
          rescued = false;
        }
      }
    }
    int groups = (total + group - 1) / Math.max(1, group);
    if (off.isEmpty()) {
      return new WeightDifference(
          Verdict.WITHIN_CODING,
          coding
              .map(
                  c ->
                      List.of(
                          "all weights within the bound of their coding (" + c.description() + ")"))
              .orElse(List.of("the weights are those that the reference leads to expect")));
    }
    List<String> evidence = new ArrayList<>();
    evidence.add(
        "weights of "
            + off.size()
            + " of "
            + groups
            + " channels are not those that the reference leads to expect: channel "
            + off.stream()
                .limit(NAMED)
                .map(String::valueOf)
                .reduce((a, b) -> a + ", " + b)
                .orElse("")
            + (off.size() > NAMED ? ", ..." : ""));
    scales.stream().limit(NAMED).forEach(text -> evidence.add("the scale of " + text));
    return new WeightDifference(rescued ? Verdict.WRONG_SCALE : Verdict.OTHER, evidence);
  }

  private static int groupSize(Tensor stored, Optional<WeightCoding> coding, int total) {
    if (coding.isPresent() && coding.get().groupSize() > 0) {
      return (int) Math.min(total, coding.get().groupSize());
    }
    long rows = stored.shape().rank() == 0 ? 1 : Math.max(1, stored.shape().dim(0));
    return Math.max(1, (int) (total / rows));
  }

  /** Stored over expected, by least squares. */
  private static double scale(FloatBuffer values, float[] expected, int from, int to) {
    double product = 0;
    double square = 0;
    for (int i = from; i < to; i++) {
      product += (double) values.get(i) * expected[i];
      square += (double) expected[i] * expected[i];
    }
    return square == 0 ? 0 : product / square;
  }

  private static boolean fits(
      FloatBuffer values,
      float[] expected,
      int from,
      int to,
      double scale,
      Optional<WeightCoding> coding) {
    for (int i = from; i < to; i++) {
      double wanted = expected[i];
      double bound = ABSOLUTE + 1e-5 * Math.abs(wanted);
      if (coding.isPresent()) {
        bound +=
            switch (coding.get().kind()) {
              case FLOAT16 -> Math.max(0x1p-24, Math.abs(wanted) * 0x1p-10) * SLACK;
              case INTEGER ->
                  (scale == 1 ? 0.5 : FITTED)
                      * SLACK
                      * Math.abs(
                          coding.get().steps().get((int) (i / coding.get().groupSize())) / scale);
            };
      }
      if (Math.abs(values.get(i) / scale - wanted) > bound) {
        return false;
      }
    }
    return true;
  }
}
