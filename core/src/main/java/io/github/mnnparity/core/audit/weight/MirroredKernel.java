package io.github.mnnparity.core.audit.weight;

import io.github.mnnparity.core.audit.linear.Formula;
import io.github.mnnparity.core.audit.linear.LinearCase;
import java.util.Optional;
import java.util.function.IntUnaryOperator;

/** Kernels are stored from their end, along one or both of their axes. */
final class MirroredKernel implements Formula {
  @Override
  public Optional<String> explain(LinearCase layer) {
    if (layer.rows().kernel().length() != 2) {
      return Optional.empty();
    }
    int height = layer.rows().kernel().get(0);
    int width = layer.rows().kernel().get(1);
    int area = height * width;
    if (isIt(layer, index -> index / area * area + (area - 1 - index % area))) {
      return Optional.of("the kernels are mirrored in height and width");
    }
    if (isIt(layer, index -> index / width * width + (width - 1 - index % width))) {
      return Optional.of("the kernels are mirrored in width");
    }
    if (isIt(
        layer,
        index ->
            index / area * area + (height - 1 - index % area / width) * width + index % width)) {
      return Optional.of("the kernels are mirrored in height");
    }
    return Optional.empty();
  }

  private static boolean isIt(LinearCase layer, IntUnaryOperator from) {
    return layer.offWeights().stream()
        .allMatch(
            channel ->
                layer.fits(channel, index -> layer.expected(channel, from.applyAsInt(index))));
  }
}
