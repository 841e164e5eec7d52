package io.github.mnnparity.core.preprocess;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * A wrong recipe and what is wrong with it.
 *
 * @param rank how unlikely it is, from 0
 * @param family position of the last mistake's family in the list of families
 * @param causes short names, one for each mistake that it is made of
 * @param parameters JSON-ready values by name
 * @param text what the app did instead of what, as a sentence without its full stop
 */
public record Variant(
    int rank,
    int family,
    List<String> causes,
    Map<String, Object> parameters,
    String text,
    Recipe recipe) {
  public Variant {
    causes = List.copyOf(causes);
  }

  public static Variant of(String cause, String used, String wanted, String text, Recipe recipe) {
    Map<String, Object> parameters = new LinkedHashMap<>();
    parameters.put("used", used);
    parameters.put("intended", wanted);
    return new Variant(0, 0, List.of(cause), parameters, text, recipe);
  }

  /** The same with its place in the list of all. */
  public Variant ranked(int newRank, int newFamily) {
    return new Variant(newRank, newFamily, causes, parameters, text, recipe);
  }

  /** The same with what is known of it alone: its place, and what gives the same input. */
  public Variant like(Variant alone) {
    Variant placed = ranked(alone.rank, alone.family);
    return alone.parameters.containsKey("alike")
        ? placed.with("alike", alone.parameters.get("alike"))
        : placed;
  }

  /** The same with one more parameter. */
  public Variant with(String name, Object value) {
    Map<String, Object> more = new LinkedHashMap<>(parameters);
    more.put(name, value);
    return new Variant(rank, family, causes, more, text, recipe);
  }

  /** The same, known to give the same input here as {@code other}. */
  public Variant alike(Variant other) {
    Map<String, Object> more = new LinkedHashMap<>(parameters);
    List<Object> names = new ArrayList<>();
    if (parameters.get("alike") instanceof List<?> known) {
      names.addAll(known);
    }
    names.add(String.valueOf(other.parameters.get("used")));
    more.put("alike", List.copyOf(names));
    return new Variant(rank, family, causes, more, text, recipe);
  }

  /** This mistake and then {@code second}, which was made from this recipe. */
  public Variant then(Variant second) {
    List<String> both = new ArrayList<>(causes);
    both.addAll(second.causes);
    Map<String, Object> all = new LinkedHashMap<>();
    all.put(causes.get(0), parameters);
    all.put(second.causes.get(0), second.parameters);
    return new Variant(
        rank + second.rank,
        second.family,
        both,
        all,
        text + "; and " + lower(second.text),
        second.recipe);
  }

  private static String lower(String sentence) {
    return sentence.substring(0, 1).toLowerCase(Locale.ROOT) + sentence.substring(1);
  }
}
