package io.github.mnnparity.suite.reduce;

import io.github.mnnparity.suite.flat.FlatTable;
import io.github.mnnparity.suite.flat.FlatTree;
import io.github.mnnparity.suite.real.Pair;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Ways in which one op of a sound file is damaged; the op in the middle of those that fit. */
enum Damage {
  WEIGHTS_SCALED("Convolution", "weight") {
    @Override
    void apply(FlatTable main) {
      float[] weights = main.reals("weight");
      for (int i = 0; i < weights.length; i++) {
        weights[i] *= 1.5f;
      }
      main.putReals("weight", weights);
    }
  },
  BIAS_LOST("Convolution", "bias") {
    @Override
    void apply(FlatTable main) {
      main.putReals("bias", new float[main.reals("bias").length]);
    }
  },
  DEPTHWISE_FIRST_CHANNEL_LOST("ConvolutionDepthwise", "weight") {
    @Override
    void apply(FlatTable main) {
      float[] weights = main.reals("weight");
      int row = weights.length / (int) main.table("common").integer("outputCount", 1);
      for (int i = 0; i < row; i++) {
        weights[i] = 0;
      }
      main.putReals("weight", weights);
    }
  },
  ACTIVATION_TURNED("Convolution", "") {
    @Override
    void apply(FlatTable main) {
      FlatTable common = main.table("common");
      common.putFlag("relu", !common.flag("relu"));
    }
  },
  SUM_BECOMES_PRODUCT("BinaryOp", "") {
    @Override
    void apply(FlatTable main) {
      main.putConstant("opType", main.constant("opType").equals("MUL") ? "ADD" : "MUL");
    }
  },
  POOL_CHANGED("Pooling", "") {
    @Override
    void apply(FlatTable main) {
      main.putConstant("type", main.constant("type").equals("MAXPOOL") ? "AVEPOOL" : "MAXPOOL");
    }
  };

  private final String opType;
  private final String vector;

  /**
   * @param vector a field of floats that the op must store; empty: any op of the type will do
   */
  Damage(String opType, String vector) {
    this.opType = opType;
    this.vector = vector;
  }

  abstract void apply(FlatTable main);

  /** A damaged copy of the pair's candidate; empty where no op fits. */
  Optional<Path> of(Pair pair, Path folder) {
    try {
      FlatTable net = FlatTree.parse(Files.readAllBytes(pair.mnn()));
      List<FlatTable> fitting =
          net.tables("oplists").stream()
              .filter(op -> op.constant("type").equals(opType) && op.has("main"))
              .filter(op -> vector.isEmpty() || op.table("main").reals(vector).length > 0)
              .toList();
      if (fitting.isEmpty()) {
        return Optional.empty();
      }
      apply(fitting.get(fitting.size() / 2).table("main"));
      Files.createDirectories(folder);
      Path file = folder.resolve(pair.name() + "-" + this + ".mnn");
      Files.write(file, FlatTree.write(net));
      return Optional.of(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
