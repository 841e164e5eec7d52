package io.github.mnnparity.core.preprocess.mistake;

import io.github.mnnparity.core.preprocess.Recipe;
import io.github.mnnparity.core.preprocess.Recipe.Source;
import io.github.mnnparity.core.preprocess.Variant;
import io.github.mnnparity.core.tensor.Shape;
import io.github.mnnparity.core.tensor.Tensor;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** The list of families; a new one is one class and one line here. */
public final class Mistakes {
  private static final List<Mistake> ALL =
      List.of(
          new Orders(),
          new Normalizations(),
          new Layouts(),
          new Filters(),
          new Turns(),
          new Fits(),
          new Types(),
          new Strides());

  private static final int FAMILY_STEP = 2;

  private Mistakes() {}

  /** Families, the likeliest first. */
  public static List<Mistake> families() {
    return ALL;
  }

  /**
   * Every single mistake that changes the input of some of these images, each input once.
   *
   * @param sources one for each run of the app
   * @param target shape that the network gets
   */
  public static List<Variant> singles(Recipe right, List<Source> sources, Shape target) {
    List<Variant> kept = new ArrayList<>();
    List<Integer> wanted = fed(right, sources, target);
    Map<List<Integer>, List<Integer>> alike = new HashMap<>();
    for (int family = 0; family < ALL.size(); family++) {
      int rank = FAMILY_STEP * family;
      for (Variant variant : ALL.get(family).of(right)) {
        List<Integer> fed = fed(variant.recipe(), sources, target);
        if (fed.isEmpty()
            || (fed.equals(wanted) && same(right, variant.recipe(), sources, target))) {
          continue;
        }
        List<Integer> candidates = alike.computeIfAbsent(fed, key -> new ArrayList<>());
        Optional<Integer> twin =
            candidates.stream()
                .filter(index -> same(kept.get(index).recipe(), variant.recipe(), sources, target))
                .findFirst();
        if (twin.isPresent()) {
          kept.set(twin.get(), kept.get(twin.get()).alike(variant));
        } else {
          candidates.add(kept.size());
          kept.add(variant.ranked(rank++, family));
        }
      }
    }
    return kept;
  }

  /** Hashes of the inputs; empty where the recipe gives none. */
  private static List<Integer> fed(Recipe recipe, List<Source> sources, Shape target) {
    List<Integer> hashes = new ArrayList<>();
    for (Source source : sources) {
      Optional<Tensor> tensor = recipe.apply(source, target);
      if (tensor.isEmpty()) {
        return List.of();
      }
      hashes.add(tensor.get().data().hashCode());
    }
    return hashes;
  }

  private static boolean same(Recipe one, Recipe other, List<Source> sources, Shape target) {
    return sources.stream().allMatch(source -> one.same(other, source, target));
  }

  /**
   * Every composition of two mistakes of different families, the likeliest first.
   *
   * @param singles from {@link #singles}: what changes nothing alone is left out
   */
  public static List<Variant> pairs(List<Variant> singles) {
    List<Variant> pairs = new ArrayList<>();
    for (Variant first : singles) {
      for (int family = first.family() + 1; family < ALL.size(); family++) {
        for (Variant then : ALL.get(family).of(first.recipe())) {
          alone(singles, then, family)
              .ifPresent(single -> pairs.add(first.then(then.like(single))));
        }
      }
    }
    pairs.sort(Comparator.comparingInt(Variant::rank));
    return pairs;
  }

  /**
   * A normalization other than the right one, by the name of the mistake that makes it where there
   * is one.
   *
   * @param used differs from {@code right} in the normalization only
   */
  public static Variant normalized(Recipe right, Recipe used) {
    return new Normalizations().named(right, used);
  }

  private static Optional<Variant> alone(List<Variant> singles, Variant wanted, int family) {
    return singles.stream()
        .filter(
            single ->
                single.family() == family
                    && single.causes().equals(wanted.causes())
                    && Objects.equals(
                        single.parameters().get("used"), wanted.parameters().get("used")))
        .findFirst();
  }
}
