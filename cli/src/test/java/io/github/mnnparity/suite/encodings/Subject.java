package io.github.mnnparity.suite.encodings;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.mnnparity.core.graph.Graph;
import io.github.mnnparity.core.tensor.DType;
import io.github.mnnparity.core.tensor.Tensor;
import io.github.mnnparity.onnx.OnnxReader;
import io.github.mnnparity.onnx.OnnxWriter;
import io.github.mnnparity.suite.real.HealthyPairs;
import io.github.mnnparity.suite.real.Pair;
import io.github.mnnparity.suite.real.RealConverter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * A model to pack in every way.
 *
 * @param onnx as published
 * @param inputs by graph input name
 */
record Subject(String name, Path onnx, Map<String, Tensor> inputs) {
  private static final Path WORK = Path.of("target", "suites", "encodings").toAbsolutePath();
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int SMALLEST_PRUNED = 64;
  private static final int[] LAYER_BITS = {8, 4, 6, 2, 5, 3, 7};

  static List<Subject> all() {
    return Stream.concat(HealthyPairs.published().stream(), small())
        .filter(pair -> !pair.name().equals("rfb-published"))
        .map(Subject::of)
        .toList();
  }

  /** What is there in every build. */
  static List<Subject> sample() {
    Stream<Pair> classifier =
        HealthyPairs.published().stream().filter(pair -> pair.name().equals("ppocr-cls"));
    return Stream.concat(classifier, small()).map(Subject::of).toList();
  }

  private static Stream<Pair> small() {
    return HealthyPairs.built().stream().filter(pair -> pair.name().equals("mobilenet-v2"));
  }

  private static Subject of(Pair pair) {
    return new Subject(pair.name(), pair.onnx(), pair.inputs());
  }

  /** The file that the converter makes of it. */
  Path packed(Packing packing) {
    try {
      Files.createDirectories(WORK);
      Path target = WORK.resolve(name + "-" + packing.slug() + ".mnn");
      Path source = packing.pruned() ? pruned() : onnx;
      Path perLayer = WORK.resolve(name + "-layers.json");
      if (packing.flags().stream().anyMatch(flag -> flag.contains(Packing.PER_LAYER))) {
        writeBits(source, perLayer);
      }
      String[] flags =
          packing.flags().stream()
              .map(flag -> flag.replace(Packing.PER_LAYER, perLayer.toString()))
              .toArray(String[]::new);
      RealConverter.convert(source, target, flags);
      return target;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A file whose convolutions are written anew. */
  Path patched(String form) {
    Path target = WORK.resolve(name + "-" + form.replaceAll("[^a-zA-Z0-9]+", "-") + ".mnn");
    Set<String> types = Set.of("Convolution", "ConvolutionDepthwise");
    OldForms.write(plain(), OldForms.ALL.get(form), types, target);
    return target;
  }

  /** A file whose plain convolutions say that they compute with integers. */
  Path withIntegerProducts() {
    Path target = WORK.resolve(name + "-integer-products.mnn");
    OldForms.write(plain(), OldForms.INTEGER_PRODUCTS, Set.of("Convolution"), target);
    return target;
  }

  private Path plain() {
    return packed(Packing.all().get(0));
  }

  /** Lets the converter list its layers, then gives each its own number of bits. */
  private void writeBits(Path source, Path target) throws IOException {
    Files.deleteIfExists(target);
    RealConverter.convert(
        source,
        WORK.resolve(name + "-layers.mnn"),
        "--weightQuantBits=8",
        "--compressionParamsFile=" + target);
    JsonNode pipeline = JSON.readTree(target.toFile());
    int layer = 0;
    for (JsonNode entry : pipeline.at("/algo/0/quantParams/layer")) {
      ((ObjectNode) entry.at("/weight/0")).put("bits", LAYER_BITS[layer++ % LAYER_BITS.length]);
    }
    JSON.writeValue(target.toFile(), pipeline);
  }

  /** The model with all but the largest quarter of its weights set to zero. */
  private Path pruned() {
    Path target = WORK.resolve(name + "-pruned.onnx");
    if (!Files.exists(target)) {
      Graph graph = new OnnxReader().read(onnx).graph();
      Map<String, Tensor> initializers = new LinkedHashMap<>(graph.initializers());
      initializers.replaceAll((key, tensor) -> isWeight(tensor) ? pruned(tensor) : tensor);
      OnnxWriter.write(
          new Graph(
              graph.name(),
              graph.opsets(),
              graph.inputs(),
              graph.outputs(),
              graph.nodes(),
              initializers,
              graph.codings(),
              graph.hidden()),
          target);
    }
    return target;
  }

  private static boolean isWeight(Tensor tensor) {
    return tensor.dtype() == DType.FLOAT32
        && tensor.shape().rank() >= 2
        && tensor.elements() >= SMALLEST_PRUNED;
  }

  private static Tensor pruned(Tensor weights) {
    float[] values = weights.toFloats();
    float[] sizes = values.clone();
    for (int i = 0; i < sizes.length; i++) {
      sizes[i] = Math.abs(sizes[i]);
    }
    Arrays.sort(sizes);
    float smallest = sizes[sizes.length * 3 / 4];
    for (int i = 0; i < values.length; i++) {
      values[i] = Math.abs(values[i]) < smallest ? 0 : values[i];
    }
    return Tensor.ofFloats(weights.shape(), values);
  }

  @Override
  public String toString() {
    return name;
  }
}
