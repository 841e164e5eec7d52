package io.github.mnnparity.core.audit.weight;

import io.github.mnnparity.core.audit.linear.Formula;
import io.github.mnnparity.core.audit.linear.LinearCase;
import java.util.Optional;

/** Height and width of the kernels are exchanged. */
final class TransposedKernel implements Formula {
  @Override
  public Optional<String> explain(LinearCase layer) {
    if (layer.rows().kernel().length() != 2 || layer.rows().area() == 1) {
      return Optional.empty();
    }
    int height = layer.rows().kernel().get(0);
    int width = layer.rows().kernel().get(1);
    int area = height * width;
    boolean turned =
        layer.offWeights().stream()
            .allMatch(
                channel ->
                    layer.fits(
                        channel,
                        index -> {
                          int y = index % area / height;
                          int x = index % area % height;
                          return layer.expected(channel, index / area * area + x * width + y);
                        }));
    return turned
        ? Optional.of("the kernels are transposed: height and width are exchanged")
        : Optional.empty();
  }
}
