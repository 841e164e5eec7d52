package io.github.mnnparity.core.preprocess.mistake;

import io.github.mnnparity.core.preprocess.Recipe;
import io.github.mnnparity.core.preprocess.Recipe.Source;
import io.github.mnnparity.core.preprocess.Variant;
import io.github.mnnparity.core.tensor.Shape;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
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
   * Every single mistake that changes the input of these images, each input once.
   *
   * @param target shape that the network gets
   */
  public static List<Variant> singles(Recipe right, Source source, Shape target) {
    List<Variant> kept = new ArrayList<>();
    Map<Integer, List<Recipe>> seen = new LinkedHashMap<>();
    remember(seen, right, source, target);
    for (int family = 0; family < ALL.size(); family++) {
      int rank = FAMILY_STEP * family;
      for (Variant variant : ALL.get(family).of(right)) {
        if (remember(seen, variant.recipe(), source, target)) {
          kept.add(variant.ranked(rank++, family));
        }
      }
    }
    return kept;
  }

  private static boolean remember(
      Map<Integer, List<Recipe>> seen, Recipe recipe, Source source, Shape target) {
    return recipe
        .apply(source, target)
        .map(
            tensor -> {
              List<Recipe> alike =
                  seen.computeIfAbsent(tensor.data().hashCode(), key -> new ArrayList<>());
              if (alike.stream().anyMatch(other -> other.same(recipe, source, target))) {
                return false;
              }
              alike.add(recipe);
              return true;
            })
        .orElse(false);
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
              .ifPresent(
                  single -> pairs.add(first.then(then.ranked(single.rank(), single.family()))));
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
