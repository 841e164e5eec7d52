package io.github.mnnparity.suite.ledger;

import io.github.mnnparity.core.tensor.Shape;
import io.github.mnnparity.core.tensor.Tensor;
import io.github.mnnparity.suite.flat.FlatTable;
import io.github.mnnparity.suite.flat.FlatTree;
import io.github.mnnparity.suite.real.HealthyPairs;
import io.github.mnnparity.suite.real.Pair;
import io.github.mnnparity.suite.real.RealConverter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;

/** Makes quantized pairs with the real converter and quantizer, and damages some. */
final class LedgerCases {
  private static final Path WORK = Path.of("target", "suites", "ledger").toAbsolutePath();
  private static final Map<String, Path> QUANTIZED = new HashMap<>();

  private LedgerCases() {}

  static Pair built(String name) {
    return HealthyPairs.built().stream()
        .filter(pair -> pair.name().equals(name))
        .findFirst()
        .orElseThrow();
  }

  /** The input that every case compares with: the first that the quantizer saw. */
  static Map<String, Tensor> inputs(Pair pair) {
    return Map.of(input(pair), Waves.of(shape(pair), 0));
  }

  private static String input(Pair pair) {
    return pair.inputs().keySet().iterator().next();
  }

  private static Shape shape(Pair pair) {
    return pair.inputs().get(input(pair)).shape();
  }

  /** Weights of one convolution in {@code bits} bits, those of the others in 8. */
  static LedgerCase fewBits(String net, int bits, double place) {
    Pair pair = built(net);
    String op = name(at(convolutions(parse(pair.mnn())), place));
    String name = net + "-w" + bits + "-" + op;
    Path mnn = WORK.resolve(name + ".mnn");
    try {
      Files.createDirectories(WORK);
      Path file =
          Files.writeString(
              WORK.resolve(name + ".json"),
              String.format(
                  Locale.ROOT,
                  "{\"version\": \"0.0.0\", \"for_guide\": true, \"algo\": [{\"type\":"
                      + " \"QUANTIZE\", \"quant_params\": {\"layer\": [{\"op_name\": \"%1$s\","
                      + " \"weight\": [{\"name\": \"%1$s\", \"bits\": %2$d}]}]}}]}",
                  op,
                  bits));
      RealConverter.convert(
          pair.onnx(), mnn, "--weightQuantBits", "8", "--compressionParamsFile", file.toString());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return new LedgerCase(net, bits + " bits among 8", pair.onnx(), mnn, inputs(pair), List.of(op));
  }

  /** Weights alone, in {@code bits} bits. */
  static LedgerCase weights(String net, int bits) {
    Pair pair = built(net);
    Path mnn = WORK.resolve(net + "-w" + bits + ".mnn");
    if (!QUANTIZED.containsValue(mnn)) {
      RealConverter.convert(pair.onnx(), mnn, "--weightQuantBits", Integer.toString(bits));
      QUANTIZED.put(net + "-w" + bits, mnn);
    }
    return new LedgerCase(net + " w" + bits, "", pair.onnx(), mnn, inputs(pair), List.of());
  }

  /** Weights and activations, by the quantizer. */
  static LedgerCase integers(String net, String features, String weights) {
    Pair pair = built(net);
    String name = net + "-" + features + "-" + weights;
    Path mnn =
        QUANTIZED.computeIfAbsent(
            name,
            key -> {
              Path target = WORK.resolve(name + ".mnn");
              Path settings =
                  SequenceQuantizer.settings(features, weights, input(pair), shape(pair));
              SequenceQuantizer.quantize(pair.mnn(), target, settings);
              return target;
            });
    return new LedgerCase(
        net + " " + features + "/" + weights, "", pair.onnx(), mnn, inputs(pair), List.of());
  }

  /** The scale of one channel's weights, of a convolution at {@code place}, is wrong. */
  static LedgerCase channelScale(LedgerCase healthy, double place, float factor) {
    return damaged(
        healthy,
        place,
        String.format(Locale.ROOT, "scale of one weight channel ×%.3g", factor),
        op -> {
          FlatTable coding = op.table("main").table("quanParameter");
          float[] scales = coding.reals("alpha");
          // Pairs of offset and scale where weights are asymmetric.
          boolean pairs = coding.integer("readType", 0) != 0;
          int stride = pairs ? 2 : 1;
          int widest = stride - 1;
          for (int i = stride - 1; i < scales.length; i += stride) {
            widest = scales[i] > scales[widest] ? i : widest;
          }
          scales[widest] *= factor;
          coding.putReals("alpha", scales);
        });
  }

  private static LedgerCase damaged(
      LedgerCase healthy, double place, String fault, Consumer<FlatTable> damage) {
    FlatTable net = parse(healthy.mnn());
    FlatTable op = at(coded(net), place);
    damage.accept(op);
    return new LedgerCase(
        healthy.name(),
        fault,
        healthy.onnx(),
        written(net, healthy, fault + name(op)),
        healthy.inputs(),
        List.of(name(op)));
  }

  /** The scale of what a convolution writes is wrong. */
  static LedgerCase activationScale(LedgerCase healthy, double place, float factor) {
    return grid(
        healthy,
        place,
        String.format(Locale.ROOT, "activation scale ×%.3g", factor),
        quant -> quant.putReal("scale", quant.real("scale", 0) * factor));
  }

  /** What a convolution writes ends early. */
  static LedgerCase clippedRange(LedgerCase healthy, double place, float share) {
    return grid(
        healthy,
        place,
        String.format(Locale.ROOT, "range cut to %.3g", share),
        quant -> {
          float zero = quant.real("zero", 0);
          quant.putReal("max", Math.round(zero + share * (quant.real("max", 127) - zero)));
          quant.putReal("min", Math.round(zero + share * (quant.real("min", -127) - zero)));
        });
  }

  private static LedgerCase grid(
      LedgerCase healthy, double place, String fault, Consumer<FlatTable> damage) {
    FlatTable net = parse(healthy.mnn());
    FlatTable op = at(coded(net), place);
    int tensor = op.integers("outputIndexes")[0];
    FlatTable described =
        net.tables("extraTensorDescribe").stream()
            .filter(found -> found.integer("index", -1) == tensor)
            .findFirst()
            .orElseThrow();
    damage.accept(described.table("quantInfo"));
    List<String> touching = new ArrayList<>(List.of(name(op)));
    for (FlatTable reader : net.tables("oplists")) {
      for (int input : reader.integers("inputIndexes")) {
        if (input == tensor) {
          touching.add(name(reader));
        }
      }
    }
    return new LedgerCase(
        healthy.name(),
        fault,
        healthy.onnx(),
        written(net, healthy, fault + name(op)),
        healthy.inputs(),
        touching);
  }

  private static Path written(FlatTable net, LedgerCase healthy, String what) {
    String name = (healthy.name() + "-" + what).replaceAll("[^A-Za-z0-9.]+", "_");
    try {
      return Files.write(WORK.resolve(name + ".mnn"), FlatTree.write(net));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static FlatTable parse(Path mnn) {
    try {
      return FlatTree.parse(Files.readAllBytes(mnn));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<FlatTable> convolutions(FlatTable net) {
    return net.tables("oplists").stream()
        .filter(op -> op.constant("type").startsWith("Convolution"))
        .toList();
  }

  private static List<FlatTable> coded(FlatTable net) {
    return convolutions(net).stream()
        .filter(op -> op.table("main").has("quanParameter"))
        .filter(op -> op.table("main").table("quanParameter").reals("alpha").length > 0)
        .toList();
  }

  private static FlatTable at(List<FlatTable> ops, double place) {
    return ops.get((int) (place * (ops.size() - 1)));
  }

  private static String name(FlatTable op) {
    return op.string("name");
  }
}
