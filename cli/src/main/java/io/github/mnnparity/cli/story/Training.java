package io.github.mnnparity.cli.story;

import io.github.mnnparity.core.capture.GraphRunner;
import io.github.mnnparity.core.capture.GraphRunner.RunOptions;
import io.github.mnnparity.core.tensor.Shape;
import io.github.mnnparity.core.tensor.Tensor;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/**
 * Teaches the network its last layer by least squares, in closed form; all other layers keep their
 * random weights. What is learnt is rounded, so that it is the same on every machine.
 */
final class Training {
  private static final int PICTURES_PER_CLASS = 250;
  private static final long SEED = 1;
  private static final double RIDGE = 0.02;
  private static final double CONFIDENCE = 12;
  private static final double CERTAINTY = 25;
  private static final double GRAIN = 1024;

  private Training() {}

  /** Mean and variance of each BatchNorm; {@code last.weight} and {@code last.bias}. */
  static Map<String, Tensor> learn(GraphRunner runner) {
    int classes = ShapeClass.ALL.size();
    int pictures = PICTURES_PER_CLASS * classes;
    Map<String, Tensor> feeds = Map.of(MobileNet.INPUT, drawn(pictures));
    MobileNet.Body open = MobileNet.body(pictures, Map.of());
    Map<String, Tensor> learnt = new HashMap<>();
    runner
        .run(open.graph(), feeds, open.statistics(), RunOptions.DEFAULT)
        .forEach((name, statistic) -> learnt.put(name, rounded(statistic)));
    Tensor features =
        runner
            .run(
                MobileNet.body(pictures, learnt).graph(),
                feeds,
                List.of(MobileNet.FEATURES),
                RunOptions.DEFAULT)
            .get(MobileNet.FEATURES);
    double[][] solution = LeastSquares.solve(rows(features), targets(pictures), RIDGE);
    float[] weight = new float[classes * MobileNet.WIDTH];
    float[] bias = new float[classes];
    for (int output = 0; output < classes; output++) {
      for (int feature = 0; feature < MobileNet.WIDTH; feature++) {
        weight[output * MobileNet.WIDTH + feature] = rounded(solution[feature][output]);
      }
      bias[output] = rounded(solution[MobileNet.WIDTH][output]);
    }
    learnt.put("last.weight", Tensor.ofFloats(Shape.of(classes, MobileNet.WIDTH), weight));
    learnt.put("last.bias", Tensor.ofFloats(Shape.of(classes), bias));
    return learnt;
  }

  private static Tensor drawn(int pictures) {
    Random random = new Random(SEED);
    int each = Math.toIntExact(Drawing.INPUT.elements());
    float[] values = new float[pictures * each];
    for (int i = 0; i < pictures; i++) {
      ShapeClass shape = ShapeClass.ALL.get(i % ShapeClass.ALL.size());
      Tensor picture = Drawing.prepared(Drawing.of(shape, random));
      picture.data().asFloatBuffer().get(values, i * each, each);
    }
    return Tensor.ofFloats(Shape.of(pictures, 3, Drawing.SIZE, Drawing.SIZE), values);
  }

  /** One row a picture, with a 1 at the end. */
  private static double[][] rows(Tensor features) {
    int pictures = Math.toIntExact(features.shape().dim(0));
    double[][] rows = new double[pictures][MobileNet.WIDTH + 1];
    for (int i = 0; i < pictures; i++) {
      for (int j = 0; j < MobileNet.WIDTH; j++) {
        rows[i][j] = features.doubleAt((long) i * MobileNet.WIDTH + j);
      }
      rows[i][MobileNet.WIDTH] = 1;
    }
    return rows;
  }

  private static double[][] targets(int pictures) {
    int classes = ShapeClass.ALL.size();
    double[][] targets = new double[pictures][classes];
    for (int i = 0; i < pictures; i++) {
      int right = i % classes;
      targets[i][right] = ShapeClass.ALL.get(right) == ShapeClass.NOTHING ? CERTAINTY : CONFIDENCE;
    }
    return targets;
  }

  private static Tensor rounded(Tensor tensor) {
    float[] values = tensor.toFloats();
    for (int i = 0; i < values.length; i++) {
      values[i] = rounded(values[i]);
    }
    return Tensor.ofFloats(tensor.shape(), values);
  }

  private static float rounded(double value) {
    return (float) (Math.rint(value * GRAIN) / GRAIN);
  }
}
