package io.github.mnnparity.core.audit.form;

import java.util.ArrayList;
import java.util.List;

/**
 * What comparing two forms gave.
 *
 * @param differences what the candidate provably says otherwise
 * @param open what could not be compared, in words
 * @param numbers how many weights, biases and constants were compared
 * @param layers how many layers' weights were compared
 */
public record Outcome(List<Difference> differences, List<String> open, long numbers, int layers) {
  private static final String BY_SIZE = ": whether that matters depends on sizes";

  static final Outcome EQUAL = new Outcome(List.of(), List.of(), 0, 0);

  public Outcome {
    differences = List.copyOf(differences);
    open = List.copyOf(open);
  }

  static Outcome of(Difference difference) {
    return new Outcome(List.of(difference), List.of(), 0, 0);
  }

  /** Nothing could be compared. */
  public static Outcome open(String why) {
    return new Outcome(List.of(), List.of(why), 0, 0);
  }

  /** Differs in words, but may come to the same for some sizes. */
  static Outcome bySize(String text) {
    return open(text + BY_SIZE);
  }

  /** What differs in words where sizes decide; of a region whose values differ, they did. */
  public List<String> bySize() {
    return open.stream()
        .filter(why -> why.endsWith(BY_SIZE))
        .map(why -> why.substring(0, why.length() - BY_SIZE.length()))
        .toList();
  }

  Outcome and(Outcome other) {
    if (other == EQUAL) {
      return this;
    }
    List<Difference> all = new ArrayList<>(differences);
    other.differences.stream().filter(each -> !all.contains(each)).forEach(all::add);
    List<String> reasons = new ArrayList<>(open);
    other.open.stream().filter(each -> !reasons.contains(each)).forEach(reasons::add);
    return new Outcome(all, reasons, numbers + other.numbers, layers + other.layers);
  }

  /** Whether the two say the same, as far as can be told. */
  public boolean isEqual() {
    return differences.isEmpty() && open.isEmpty();
  }

  /**
   * Whether the candidate says something else for sure: one thing differs and nothing else is open
   * that could make up for it. Attributes are not made up for by numbers.
   */
  public boolean isProven() {
    long numbers =
        differences.stream().filter(each -> each.kind() != Difference.Kind.ATTRIBUTE).count();
    return !differences.isEmpty() && numbers <= 1 && open.isEmpty();
  }
}
