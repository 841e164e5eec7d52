package io.github.mnnparity.suite.encodings;

import com.google.common.collect.ImmutableList;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * One way to have the converter store weights.
 *
 * @param name as the table shows it
 * @param flags of the converter; {@link #PER_LAYER} stands for a file with bits for each layer
 * @param pruned whether most of the model's weights are set to zero first
 */
record Packing(String name, ImmutableList<String> flags, boolean pruned) {
  static final String PER_LAYER = "{per-layer}";

  private static final List<Integer> BITS = List.of(8, 7, 6, 5, 4, 3, 2);

  private static Packing of(String name, String... flags) {
    return new Packing(name, ImmutableList.copyOf(flags), false);
  }

  private static Packing pruned(String name, String... flags) {
    return new Packing(name, ImmutableList.copyOf(flags), true);
  }

  /** All that the converter of MNN 3.6.1 can write. */
  static List<Packing> all() {
    List<Packing> all = new ArrayList<>();
    all.add(of("float32"));
    all.add(of("float16", "--fp16"));
    for (int bits : BITS) {
      all.add(integers(bits, true));
    }
    for (int bits : BITS) {
      all.add(integers(bits, false));
    }
    for (int bits : List.of(8, 4)) {
      for (int block : List.of(16, 32, 64)) {
        all.add(
            of("int" + bits + ", blocks of " + block, bits(bits), "--weightQuantBlock=" + block));
      }
    }
    all.add(
        of(
            "int4 symmetric, blocks of 32",
            bits(4),
            "--weightQuantAsymmetric=0",
            "--weightQuantBlock=32"));
    all.add(of("int8, float16 scales", bits(8), "--weightQuantScaleBit=16"));
    all.add(
        of(
            "int4, blocks of 32, float16 scales",
            bits(4),
            "--weightQuantBlock=32",
            "--weightQuantScaleBit=16"));
    all.add(of("int8, HQQ", bits(8), "--hqq"));
    all.add(of("int4, blocks of 32, HQQ", bits(4), "--weightQuantBlock=32", "--hqq"));
    all.add(of("bits for each layer", bits(8), "--compressionParamsFile=" + PER_LAYER));
    all.add(pruned("sparse float32", "--detectSparseSpeedUp"));
    all.add(pruned("sparse int8", bits(8), "--detectSparseSpeedUp"));
    all.add(pruned("sparse int4", bits(4), "--detectSparseSpeedUp"));
    all.add(
        pruned(
            "sparse int8 symmetric",
            bits(8),
            "--weightQuantAsymmetric=0",
            "--detectSparseSpeedUp"));
    all.add(of("external float32", "--saveExternalData"));
    all.add(of("external float16", "--saveExternalData", "--fp16"));
    all.add(of("external int8", "--saveExternalData", bits(8)));
    all.add(of("external int4", "--saveExternalData", bits(4)));
    all.add(
        of(
            "external int4, blocks of 32, float16 scales",
            "--saveExternalData",
            bits(4),
            "--weightQuantBlock=32",
            "--weightQuantScaleBit=16"));
    return all;
  }

  /** Those that plain builds look at: one of each kind. */
  static List<Packing> sample() {
    List<String> names =
        List.of(
            "float16",
            "int8 asymmetric",
            "int3 symmetric",
            "int4, blocks of 32, float16 scales",
            "bits for each layer",
            "sparse float32",
            "sparse int8",
            "external float32",
            "external int4");
    return all().stream().filter(packing -> names.contains(packing.name())).toList();
  }

  private static Packing integers(int bits, boolean asymmetric) {
    String name = "int" + bits + (asymmetric ? " asymmetric" : " symmetric");
    return of(name, bits(bits), "--weightQuantAsymmetric=" + (asymmetric ? 1 : 0));
  }

  private static String bits(int bits) {
    return "--weightQuantBits=" + bits;
  }

  /** Part of a file's name. */
  String slug() {
    return Stream.of(name.split("[^a-z0-9]+", -1)).reduce((a, b) -> a + "-" + b).orElseThrow();
  }

  @Override
  public String toString() {
    return name;
  }
}
