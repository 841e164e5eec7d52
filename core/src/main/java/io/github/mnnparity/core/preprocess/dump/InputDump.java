package io.github.mnnparity.core.preprocess.dump;

import com.google.common.primitives.ImmutableDoubleArray;
import io.github.mnnparity.core.image.Normalization;
import io.github.mnnparity.core.metric.ErrorMoments;
import io.github.mnnparity.core.preprocess.Recipe;
import io.github.mnnparity.core.preprocess.Recipe.Source;
import io.github.mnnparity.core.preprocess.Variant;
import io.github.mnnparity.core.preprocess.mistake.Mistakes;
import io.github.mnnparity.core.tensor.DType;
import io.github.mnnparity.core.tensor.Shape;
import io.github.mnnparity.core.tensor.Tensor;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What an app really fed, held against recipes. A recipe need not have the right normalization: a
 * factor and an offset for each channel are fitted by least squares. Immutable.
 */
public final class InputDump {
  /** A dump that differs no more was made by the same steps in another order of rounding. */
  public static final double SAME = 1e-5;

  private static final int MOST_PAIRS = 2000;

  private final Tensor dump;
  private final Shape target;
  private final Source source;

  /**
   * @param dump values in the order of the app's memory
   * @param target shape that the network gets
   */
  public InputDump(Tensor dump, Shape target, Source source) {
    this.dump = dump;
    this.target = target;
    this.source = source;
  }

  /**
   * A recipe held against the dump.
   *
   * @param residual relative RMS error; infinite where the numbers of elements differ
   */
  public record Match(Variant variant, double residual) {}

  /** Relative RMS error of what the recipe gives. */
  public double residual(Recipe recipe) {
    Optional<Tensor> fed = recipe.apply(source, target);
    return fed.isEmpty()
        ? Double.POSITIVE_INFINITY
        : fed.get().elements() == dump.elements()
            ? ErrorMoments.of(
                    dump.dtype() == DType.FLOAT32 ? dump : dump.cast(DType.FLOAT32),
                    fed.get().cast(DType.FLOAT32))
                .relRms()
            : Double.POSITIVE_INFINITY;
  }

  /** Variants as they are, best first. */
  public List<Match> ranked(List<Variant> variants) {
    return variants.parallelStream()
        .map(variant -> new Match(variant, residual(variant.recipe())))
        .sorted(Comparator.comparingDouble(Match::residual))
        .toList();
  }

  /**
   * What was done instead of {@code right}: one mistake; else an arrangement with the normalization
   * that fits the dump best; else two mistakes. The first of these that gives the dump; else the
   * closest of all.
   *
   * @return best first
   */
  public List<Match> explained(Recipe right) {
    List<Variant> singles = Mistakes.singles(right, List.of(source), target);
    List<Match> found = new ArrayList<>(ranked(singles));
    if (found.isEmpty() || found.get(0).residual() > SAME) {
      found.addAll(0, fitted(right, singles));
    }
    found.sort(Comparator.comparingDouble(Match::residual));
    if (found.isEmpty() || found.get(0).residual() > SAME) {
      found.addAll(ranked(Mistakes.pairs(singles).stream().limit(MOST_PAIRS).toList()));
      found.sort(Comparator.comparingDouble(Match::residual));
    }
    return found;
  }

  private List<Match> fitted(Recipe right, List<Variant> singles) {
    List<Match> matches = new ArrayList<>();
    fit(right)
        .ifPresent(
            recipe -> matches.add(new Match(Mistakes.normalized(right, recipe), residual(recipe))));
    for (Variant arrangement : singles) {
      if (arrangement.recipe().steps().normalization().equals(right.steps().normalization())) {
        fit(arrangement.recipe())
            .ifPresent(
                recipe ->
                    matches.add(
                        new Match(
                            arrangement.then(Mistakes.normalized(arrangement.recipe(), recipe)),
                            residual(recipe))));
      }
    }
    return matches;
  }

  /** The recipe with factors and offsets fitted; empty where a channel does not vary. */
  private Optional<Recipe> fit(Recipe recipe) {
    Optional<Tensor> fed = recipe.apply(source, target);
    Optional<Tensor> channels = recipe.channels(source, target);
    if (fed.isEmpty() || channels.isEmpty() || fed.get().elements() != dump.elements()) {
      return Optional.empty();
    }
    Map<Integer, Line> lines = new LinkedHashMap<>();
    for (int i = 0; i < dump.elements(); i++) {
      int channel = (int) channels.get().doubleAt(i);
      if (channel >= 0) {
        lines
            .computeIfAbsent(channel, key -> new Line())
            .add(fed.get().doubleAt(i), dump.doubleAt(i));
      }
    }
    Normalization n = recipe.steps().normalization();
    ImmutableDoubleArray.Builder means = ImmutableDoubleArray.builder();
    ImmutableDoubleArray.Builder stds = ImmutableDoubleArray.builder();
    for (int c = 0; c < lines.size(); c++) {
      Line line = lines.get(c);
      if (line == null || line.isFlat() || line.slope() == 0) {
        return Optional.empty();
      }
      double factor = line.slope() * n.factor(c);
      double offset = line.slope() * n.offset(c) + line.offset();
      double std = n.scale() / factor;
      stds.add(std);
      means.add(-offset * std);
    }
    Normalization fitted = new Normalization(n.scale(), means.build(), stds.build());
    return Optional.of(recipe.withSteps(recipe.steps().withNormalization(fitted)));
  }

  /** A line through points, by least squares. */
  private static final class Line {
    private double count;
    private double x;
    private double y;
    private double xx;
    private double xy;

    void add(double fed, double dumped) {
      count++;
      x += fed;
      y += dumped;
      xx += fed * fed;
      xy += fed * dumped;
    }

    boolean isFlat() {
      return !(count * xx - x * x > 1e-9 * count * xx);
    }

    double slope() {
      return (count * xy - x * y) / (count * xx - x * x);
    }

    double offset() {
      return (y - slope() * x) / count;
    }
  }
}
