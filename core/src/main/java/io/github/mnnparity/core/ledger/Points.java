package io.github.mnnparity.core.ledger;

import io.github.mnnparity.core.align.Pair;
import io.github.mnnparity.core.align.Region;
import io.github.mnnparity.core.capture.QuantizedLayer;
import io.github.mnnparity.core.diagnose.Measured;
import io.github.mnnparity.core.graph.Flow;
import io.github.mnnparity.core.graph.Node;
import io.github.mnnparity.core.graph.WeightCoding;
import io.github.mnnparity.core.noise.Grids;
import io.github.mnnparity.core.tensor.DType;
import io.github.mnnparity.core.tensor.Tensor;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Finds what is quantized inside the regions of an alignment. */
final class Points {
  private final Measured measured;
  private final Grids grids;
  private final Flow flow;
  private final FullWeights reference;

  Points(Measured measured, Grids grids) {
    this.measured = measured;
    this.grids = grids;
    this.flow = measured.alignment().candidate();
    this.reference = new FullWeights(measured);
  }

  /** In execution order, one for each op. */
  List<Point> all() {
    Map<String, Point> points = new LinkedHashMap<>();
    for (Pair pair : measured.alignment().pairs()) {
      Map<String, QuantizedLayer> layers = new LinkedHashMap<>();
      grids.layers(pair).forEach(layer -> layers.put(layer.op(), layer));
      Region region = measured.alignment().region(pair);
      for (Node node : region.candidate().nodes()) {
        List<Point.Weights> weights = weights(region, node);
        String op = name(node, layers);
        boolean quantized = !weights.isEmpty() || layers.containsKey(op);
        if (quantized && !points.containsKey(op)) {
          Optional<QuantizedLayer> layer = Optional.ofNullable(layers.get(op));
          points.put(op, new Point(op, node.opType(), pair, weights, layer));
        } else if (!weights.isEmpty() && points.get(op).weights().isEmpty()) {
          // The layer's first node need not be the one that holds its weights.
          Point known = points.get(op);
          points.put(op, new Point(op, node.opType(), known.pair(), weights, known.layer()));
        }
      }
    }
    return new ArrayList<>(points.values());
  }

  private static String name(Node node, Map<String, QuantizedLayer> layers) {
    return node.sources().stream()
        .filter(layers::containsKey)
        .findFirst()
        .orElse(node.sources().isEmpty() ? node.name() : node.sources().get(0));
  }

  private List<Point.Weights> weights(Region region, Node node) {
    List<Point.Weights> found = new ArrayList<>();
    for (String input : node.inputs()) {
      String value = flow.canonical(input);
      WeightCoding coding = flow.graph().codings().get(value);
      Tensor stored = flow.graph().initializers().get(value);
      if (coding != null && stored != null && stored.dtype() == DType.FLOAT32) {
        Optional<Tensor> full =
            reference.of(region, node, stored).map(tensor -> inScale(tensor, stored));
        found.add(new Point.Weights(value, stored, coding, full));
      }
    }
    return found;
  }

  /**
   * Where a file leaves scales of values open, what stands in for them multiplies all weights of a
   * layer by one number.
   */
  private Tensor inScale(Tensor full, Tensor stored) {
    if (measured.candidate().quantized().unscaled().isEmpty()) {
      return full;
    }
    float[] wanted = full.toFloats();
    float[] held = stored.toFloats();
    double product = 0;
    double square = 0;
    for (int i = 0; i < wanted.length; i++) {
      product += (double) wanted[i] * held[i];
      square += (double) wanted[i] * wanted[i];
    }
    float factor = square == 0 ? 1 : (float) (product / square);
    for (int i = 0; i < wanted.length; i++) {
      wanted[i] *= factor;
    }
    return Tensor.ofFloats(full.shape(), wanted);
  }
}
