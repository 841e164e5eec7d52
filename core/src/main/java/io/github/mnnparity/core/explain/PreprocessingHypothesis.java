package io.github.mnnparity.core.explain;

import io.github.mnnparity.core.preprocess.Recipe;
import io.github.mnnparity.core.preprocess.Recipe.Source;
import io.github.mnnparity.core.preprocess.Variant;
import io.github.mnnparity.core.preprocess.mistake.Mistakes;
import io.github.mnnparity.core.report.FindingKind;
import io.github.mnnparity.core.tensor.Shape;
import io.github.mnnparity.core.tensor.Tensor;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Mistakes between the image and the input, each run through the network. */
public final class PreprocessingHypothesis implements Hypothesis {
  /** What a wrong use of the engine's API does to memory as well. */
  private static final Set<String> MEMORY =
      Set.of("layout", "dtype", "pixel-stride", "batch-stride", "width-height-swapped");

  private final Recipe right;
  private final String input;
  private final Shape shape;
  private final List<Source> sources;
  private final Depth depth;

  /** How many mistakes are made at once. */
  public enum Depth {
    ONE,
    TWO
  }

  /**
   * @param input name of the reference's input that the images go to
   * @param shape of that input
   * @param sources one for each observation
   */
  public PreprocessingHypothesis(
      Recipe right, String input, Shape shape, List<Source> sources, Depth depth) {
    this.right = right;
    this.input = input;
    this.shape = shape;
    this.sources = List.copyOf(sources);
    this.depth = depth;
  }

  @Override
  public String id() {
    return depth == Depth.ONE ? "preprocessing" : "preprocessing-twice";
  }

  @Override
  public List<Trial> trials(Situation situation) {
    List<Variant> singles = Mistakes.singles(right, sources, shape);
    List<Trial> trials = new ArrayList<>();
    for (Variant variant : depth == Depth.ONE ? singles : Mistakes.pairs(singles)) {
      trials.add(new Fed(variant));
    }
    return trials;
  }

  private final class Fed implements Trial {
    private final Variant variant;

    Fed(Variant variant) {
      this.variant = variant;
    }

    @Override
    public FindingKind kind() {
      return FindingKind.PREPROCESSING;
    }

    @Override
    public String cause() {
      return String.join("+", variant.causes());
    }

    @Override
    public List<String> causes() {
      return variant.causes();
    }

    @Override
    public Map<String, Object> parameters() {
      return variant.parameters();
    }

    @Override
    public String text() {
      return variant.text();
    }

    @Override
    public Map<String, Tensor> inputs(Situation situation, int index) {
      Optional<Tensor> fed = variant.recipe().apply(sources.get(index), shape);
      if (fed.isEmpty()) {
        return Map.of();
      }
      Map<String, Tensor> inputs =
          new LinkedHashMap<>(situation.observations().get(index).inputs());
      inputs.put(input, fed.get());
      return inputs;
    }

    @Override
    public Map<String, Tensor> outputs(Situation situation, int index) {
      Map<String, Tensor> inputs = inputs(situation, index);
      return inputs.isEmpty() ? Map.of() : situation.file().outputs(inputs);
    }

    @Override
    public boolean hasTwins() {
      return MEMORY.containsAll(variant.causes());
    }

    @Override
    public boolean isParallel() {
      return true;
    }
  }
}
