package io.github.mnnparity.core.capture;

import io.github.mnnparity.core.tensor.DType;
import io.github.mnnparity.core.tensor.Shape;
import java.nio.file.Path;
import java.util.List;

/**
 * Cuts a part out of a candidate file, its ops as they are stored. Implementations are stateless.
 */
public interface ModelCutter {
  /** The candidate format: {@code MNN}. */
  String format();

  /**
   * Writes a model that holds only the ops between {@code inputs} and {@code outputs}; what these
   * ops store is copied bit by bit.
   *
   * @param outputs tensor names as {@link SourceModel#tensorNames()} gives them
   * @throws io.github.mnnparity.core.error.BadInputException if the file has no such tensors or is
   *     of a kind that cannot be cut, or the target cannot be written
   */
  void cut(Path candidate, List<NewInput> inputs, List<String> outputs, Path target);

  /**
   * A tensor that becomes a graph input.
   *
   * @param name as the new graph input is called
   * @param tensor its name in the file
   * @param dtype of the values that are fed
   * @param shape of the values that are fed, NCHW
   * @param stored shape that the ops of the file take it in; other than {@code shape} where the
   *     converter rearranged it
   */
  record NewInput(String name, String tensor, DType dtype, Shape shape, Shape stored) {}
}
