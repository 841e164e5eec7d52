package io.github.mnnparity.suite.zoo;

import com.google.common.collect.ImmutableMap;
import java.util.function.LongFunction;

/** The networks by name, as bytes of {@code .onnx} files. The same seed gives the same bytes. */
public final class ModelZoo {
  private static final long SEED = 20260101;

  private static final ImmutableMap<String, LongFunction<byte[]>> NETWORKS =
      ImmutableMap.of(
          "mobilenet-v2", MobileNets::v2,
          "mobilenet-v3", MobileNets::v3,
          "resnet", ConvNets::resNet,
          "squeezenet", ConvNets::squeezeNet,
          "yolo", ConvNets::yolo,
          "encoder", Transformers::encoder);

  private ModelZoo() {}

  /** Names in order. */
  public static Iterable<String> names() {
    return NETWORKS.keySet();
  }

  /**
   * The file of one network.
   *
   * @throws IllegalArgumentException for a name that is not in {@link #names()}
   */
  public static byte[] bytes(String name) {
    LongFunction<byte[]> network = NETWORKS.get(name);
    if (network == null) {
      throw new IllegalArgumentException("no network " + name + " in " + NETWORKS.keySet());
    }
    return network.apply(SEED + name.hashCode());
  }
}
