package io.github.mnnparity.core.picture;

import io.github.mnnparity.core.graph.Graph;
import io.github.mnnparity.core.graph.Node;
import io.github.mnnparity.core.graph.WeightCoding;
import io.github.mnnparity.core.report.detail.GraphPicture.WeightPicture;
import io.github.mnnparity.core.report.detail.Histogram;
import io.github.mnnparity.core.tensor.DType;
import io.github.mnnparity.core.tensor.Tensor;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.LongStream;

/** The constants that nodes of a graph read. Not thread-safe. */
final class Weights {
  private static final int MOST_NUMBERS = 8;

  private final Graph graph;
  private final Map<String, WeightPicture> drawn = new HashMap<>();

  Weights(Graph graph) {
    this.graph = graph;
  }

  /** Those with more than a few elements. */
  List<WeightPicture> of(Node node) {
    List<WeightPicture> weights = new ArrayList<>();
    for (String input : node.inputs()) {
      Tensor tensor = graph.initializers().get(input);
      if (tensor != null && tensor.elements() > MOST_NUMBERS) {
        weights.add(drawn.computeIfAbsent(input, name -> picture(name, tensor)));
      }
    }
    return weights;
  }

  /** The others, as text by name. */
  Map<String, String> numbers(Node node) {
    Map<String, String> numbers = new LinkedHashMap<>();
    for (String input : node.inputs()) {
      Tensor tensor = graph.initializers().get(input);
      if (tensor != null && tensor.elements() <= MOST_NUMBERS) {
        numbers.put(input, text(tensor));
      }
    }
    return numbers;
  }

  private WeightPicture picture(String name, Tensor tensor) {
    WeightCoding coding = graph.codings().get(name);
    return new WeightPicture(
        name,
        tensor.shape().toString(),
        coding == null ? dtype(tensor) : coding.description(),
        tensor.dtype() == DType.STRING ? Optional.empty() : Optional.of(histogram(tensor)));
  }

  private static Histogram histogram(Tensor tensor) {
    Extent extent = Extent.of(tensor);
    return Bins.over(List.of(extent), Elements.areWhole(tensor.dtype())).of(tensor, extent);
  }

  /** Few elements in words: {@code int64 [1, -1, 64]}. */
  static String text(Tensor tensor) {
    if (tensor.elements() > MOST_NUMBERS) {
      return dtype(tensor) + " " + tensor.shape();
    }
    String numbers =
        tensor.dtype() == DType.STRING
            ? String.join(", ", tensor.strings())
            : LongStream.range(0, tensor.elements())
                .mapToObj(index -> number(tensor, index))
                .collect(Collectors.joining(", "));
    return dtype(tensor) + (tensor.shape().rank() == 0 ? " " + numbers : " [" + numbers + "]");
  }

  private static String number(Tensor tensor, long index) {
    return Elements.areWhole(tensor.dtype())
        ? Long.toString(tensor.longAt(index))
        : tensor.dtype() == DType.FLOAT64
            ? Double.toString(tensor.doubleAt(index))
            : Float.toString((float) tensor.doubleAt(index));
  }

  private static String dtype(Tensor tensor) {
    return tensor.dtype().name().toLowerCase(Locale.ROOT);
  }
}
