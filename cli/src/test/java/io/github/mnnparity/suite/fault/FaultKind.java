package io.github.mnnparity.suite.fault;

import io.github.mnnparity.suite.flat.FlatTable;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;

/** The ways in which a conversion is damaged. */
public enum FaultKind {
  WEIGHTS_SCALED {
    @Override
    boolean fits(FlatTable op) {
      return isConv(op);
    }

    @Override
    void apply(FlatTable op, Random random) {
      float scale = List.of(0.5f, 1.3f, 2f).get(random.nextInt(3));
      float[] weights = ConvWeights.read(op.table("main"));
      for (int i = 0; i < weights.length; i++) {
        weights[i] *= scale;
      }
      ConvWeights.write(op.table("main"), weights);
    }
  },
  CHANNELS_SWAPPED {
    @Override
    boolean fits(FlatTable op) {
      return isConv(op) && !isDeconv(op) && channels(op) > 1;
    }

    @Override
    void apply(FlatTable op, Random random) {
      float[] weights = ConvWeights.read(op.table("main"));
      int row = weights.length / channels(op);
      int first = random.nextInt(channels(op));
      int second = (first + 1 + random.nextInt(channels(op) - 1)) % channels(op);
      for (int i = 0; i < row; i++) {
        float kept = weights[first * row + i];
        weights[first * row + i] = weights[second * row + i];
        weights[second * row + i] = kept;
      }
      ConvWeights.write(op.table("main"), weights);
    }
  },
  CHANNELS_ZEROED {
    @Override
    boolean fits(FlatTable op) {
      return isConv(op) && !isDeconv(op);
    }

    @Override
    void apply(FlatTable op, Random random) {
      float[] weights = ConvWeights.read(op.table("main"));
      int row = weights.length / channels(op);
      for (int lost = 0; lost <= channels(op) / 8; lost++) {
        int channel = random.nextInt(channels(op));
        Arrays.fill(weights, channel * row, (channel + 1) * row, 0);
      }
      ConvWeights.write(op.table("main"), weights);
    }
  },
  KERNELS_TRANSPOSED {
    @Override
    boolean fits(FlatTable op) {
      return isConv(op)
          && kernel(op, "kernelX") > 1
          && kernel(op, "kernelX") == kernel(op, "kernelY");
    }

    @Override
    void apply(FlatTable op, Random random) {
      float[] weights = ConvWeights.read(op.table("main"));
      float[] turned = weights.clone();
      int size = kernel(op, "kernelX");
      for (int i = 0; i < weights.length; i++) {
        int plane = i / (size * size);
        int y = i / size % size;
        int x = i % size;
        turned[(plane * size + x) * size + y] = weights[i];
      }
      ConvWeights.write(op.table("main"), turned);
    }
  },
  BIAS_LOST {
    @Override
    boolean fits(FlatTable op) {
      return isConv(op) && op.table("main").reals("bias").length > 0;
    }

    @Override
    void apply(FlatTable op, Random random) {
      FlatTable conv = op.table("main");
      conv.putReals("bias", new float[conv.reals("bias").length]);
    }
  },
  ACTIVATION_LOST {
    @Override
    boolean fits(FlatTable op) {
      return (isConv(op) && (common(op).flag("relu") || common(op).flag("relu6")))
          || (is(op, "BinaryOp") && op.table("main").integer("activationType", 0) != 0);
    }

    @Override
    void apply(FlatTable op, Random random) {
      if (is(op, "BinaryOp")) {
        op.table("main").putInteger("activationType", 0);
      } else {
        common(op).putFlag("relu", false);
        common(op).putFlag("relu6", false);
      }
    }
  },
  BINARY_CHANGED {
    @Override
    boolean fits(FlatTable op) {
      return is(op, "BinaryOp") && OTHERS.containsKey(op.table("main").constant("opType"));
    }

    @Override
    void apply(FlatTable op, Random random) {
      List<String> others = OTHERS.get(op.table("main").constant("opType"));
      op.table("main").putConstant("opType", others.get(random.nextInt(others.size())));
    }
  },
  CONSTANT_CHANGED {
    @Override
    boolean fits(FlatTable op) {
      return is(op, "Const") && op.has("main") && op.table("main").reals("float32s").length > 0;
    }

    @Override
    void apply(FlatTable op, Random random) {
      float[] values = op.table("main").reals("float32s");
      float scale = List.of(0.5f, 1.5f, 2f).get(random.nextInt(3));
      for (int i = 0; i < values.length; i++) {
        values[i] *= scale;
      }
      op.table("main").putReals("float32s", values);
    }
  },
  CLIP_BOUND_CHANGED {
    @Override
    boolean fits(FlatTable op) {
      return is(op, "ReLU6");
    }

    @Override
    void apply(FlatTable op, Random random) {
      if (!op.has("main")) {
        op.putTable("main", new FlatTable("Relu6"));
      }
      FlatTable clip = op.table("main");
      float low = Math.max(clip.real("minValue", 0), -6);
      float high = Math.min(clip.real("maxValue", 6), 6);
      float share = 0.2f + 0.3f * random.nextFloat();
      if (random.nextBoolean()) {
        clip.putReal("minValue", low + share * (high - low));
      } else {
        clip.putReal("maxValue", high - share * (high - low));
      }
    }
  },
  PERMUTATION_CHANGED {
    @Override
    boolean fits(FlatTable op) {
      return is(op, "Permute") && op.table("main").integers("dims").length > 1;
    }

    @Override
    void apply(FlatTable op, Random random) {
      int[] dims = op.table("main").integers("dims");
      int first = random.nextInt(dims.length);
      int second = (first + 1 + random.nextInt(dims.length - 1)) % dims.length;
      int kept = dims[first];
      dims[first] = dims[second];
      dims[second] = kept;
      op.table("main").putIntegers("dims", dims);
    }
  },
  RESIZE_MODE_CHANGED {
    @Override
    boolean fits(FlatTable op) {
      return is(op, "Interp");
    }

    @Override
    void apply(FlatTable op, Random random) {
      List<Long> modes =
          List.of(1L, 2L, 3L).stream()
              .filter(mode -> mode != op.table("main").integer("resizeType", 0))
              .toList();
      op.table("main").putInteger("resizeType", modes.get(random.nextInt(modes.size())));
    }
  },
  POOL_TYPE_CHANGED {
    @Override
    boolean fits(FlatTable op) {
      return is(op, "Pooling") || is(op, "Pooling3D");
    }

    @Override
    void apply(FlatTable op, Random random) {
      boolean max = op.table("main").constant("type").equals("MAXPOOL");
      op.table("main").putConstant("type", max ? "AVEPOOL" : "MAXPOOL");
    }
  },
  SOFTMAX_AXIS_CHANGED {
    @Override
    boolean fits(FlatTable op) {
      return is(op, "Softmax");
    }

    @Override
    void apply(FlatTable op, Random random) {
      List<Long> axes =
          List.of(-3L, -2L, -1L, 0L, 1L, 2L).stream()
              .filter(axis -> axis != op.table("main").integer("axis", 0))
              .toList();
      op.table("main").putInteger("axis", axes.get(random.nextInt(axes.size())));
    }
  };

  private static final Map<String, List<String>> OTHERS =
      Map.of(
          "ADD", List.of("SUB", "MUL", "MAXIMUM"),
          "SUB", List.of("ADD", "MUL"),
          "MUL", List.of("ADD", "REALDIV", "SUB"),
          "REALDIV", List.of("MUL", "SUB"),
          "MAXIMUM", List.of("MINIMUM"),
          "MINIMUM", List.of("MAXIMUM"));

  private static final Set<String> CONVS =
      Set.of("Convolution", "ConvolutionDepthwise", "Deconvolution", "DeconvolutionDepthwise");

  /** Whether the damage can be done to an operator of a file. */
  abstract boolean fits(FlatTable op);

  /** Damages {@code op}; fields that are not stored are written anew. */
  abstract void apply(FlatTable op, Random random);

  private static boolean is(FlatTable op, String type) {
    return op.constant("type").equals(type);
  }

  private static boolean isConv(FlatTable op) {
    return CONVS.contains(op.constant("type")) && ConvWeights.present(op.table("main"));
  }

  private static boolean isDeconv(FlatTable op) {
    return op.constant("type").startsWith("Deconvolution");
  }

  private static FlatTable common(FlatTable op) {
    return op.table("main").table("common");
  }

  private static int kernel(FlatTable op, String field) {
    return Math.toIntExact(common(op).integer(field, 1));
  }

  private static int channels(FlatTable op) {
    return Math.toIntExact(common(op).integer("outputCount", 0));
  }
}
