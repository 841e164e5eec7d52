package io.github.mnnparity.core.explain;

import io.github.mnnparity.core.report.FindingKind;
import io.github.mnnparity.core.tensor.Tensor;
import java.util.List;
import java.util.Map;

/** One mistake with its parameters. What it would have given is computed when it is asked for. */
public interface Trial {
  /** PREPROCESSING or API. */
  FindingKind kind();

  /** Short name of the mistake, in lower case with hyphens: {@code scale-missing}. */
  String cause();

  /** What was found out about it, by name; JSON-ready values. */
  Map<String, Object> parameters();

  /** What the app did instead of what, as a sentence without its full stop. */
  String text();

  /**
   * What the app's output would have been.
   *
   * @param situation the one that the trial was made for
   * @param index of the observation in {@link Situation#observations()}, which are asked for in
   *     order
   * @return by output name of the reference; empty where the mistake gives no output here
   */
  Map<String, Tensor> outputs(Situation situation, int index);

  /** What to do instead, as a sentence without its full stop; empty where the code says it all. */
  default String advice() {
    return "";
  }

  /** The mistakes that it is made of, as {@link #cause} names them. */
  default List<String> causes() {
    return List.of(cause());
  }

  /**
   * What the app would have fed, where the mistake is one of inputs.
   *
   * @return by input name of the reference; empty where the inputs were right or are not known
   */
  default Map<String, Tensor> inputs(Situation situation, int index) {
    return Map.of();
  }

  /** Whether {@link #outputs} may be called from several threads, in any order. */
  default boolean isParallel() {
    return false;
  }

  /** Whether a mistake of another kind may give just the same output. */
  default boolean hasTwins() {
    return false;
  }
}
