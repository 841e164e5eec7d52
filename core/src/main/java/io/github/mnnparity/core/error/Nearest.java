package io.github.mnnparity.core.error;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * "Did you mean": the known names that are near to one that is not known. Near are names that
 * differ by a few typing mistakes, by case or by separators, and names that hold the other one.
 * Pure, thread-safe.
 */
public final class Nearest {
  private static final int MOST = 3;
  private static final int FEW = 8;
  private static final int SHORTEST_PART = 3;

  private Nearest() {}

  private record Match(String name, double distance) {}

  /** At most three of the {@code known} names, the nearest first; none where none is near. */
  public static List<String> names(String asked, Collection<String> known) {
    String plain = plain(asked);
    return known.stream()
        .distinct()
        .filter(name -> !name.isEmpty())
        .map(name -> new Match(name, distance(plain, plain(name))))
        .filter(match -> match.distance() <= allowed(plain))
        .sorted(Comparator.comparingDouble(Match::distance).thenComparing(Match::name))
        .limit(MOST)
        .map(Match::name)
        .toList();
  }

  /**
   * The next step of a {@link Problem}: {@code did you mean 'conv1' or 'conv10'?}
   *
   * @param otherwise the next step where no name is near
   */
  public static String question(String asked, Collection<String> known, String otherwise) {
    List<String> near = names(asked, known);
    if (near.isEmpty()) {
      return otherwise;
    }
    String last = "'" + near.get(near.size() - 1) + "'";
    String others =
        near.subList(0, near.size() - 1).stream()
            .map(name -> "'" + name + "'")
            .collect(Collectors.joining(", "));
    return "did you mean " + (others.isEmpty() ? last : others + " or " + last) + "?";
  }

  /** All names where they are few; else the first ones and how many more there are. */
  public static String listed(Collection<String> known) {
    if (known.isEmpty()) {
      return "none";
    }
    String first = known.stream().limit(FEW).collect(Collectors.joining(", "));
    return known.size() > FEW ? first + " and " + (known.size() - FEW) + " more" : first;
  }

  private static int allowed(String plain) {
    return plain.length() < 2 ? 0 : Math.max(1, plain.length() / 3);
  }

  /** Case and separators do not tell names apart. */
  private static String plain(String name) {
    String plain = name.toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{N}]+", "");
    return plain.isEmpty() ? name : plain;
  }

  private static double distance(String asked, String name) {
    boolean part =
        Math.min(asked.length(), name.length()) >= SHORTEST_PART
            && (name.contains(asked) || asked.contains(name));
    if (part) {
      double longest = Math.max(asked.length(), name.length());
      return Math.abs(name.length() - asked.length()) / longest;
    }
    if (Math.abs(asked.length() - name.length()) > allowed(asked)) {
      return Double.POSITIVE_INFINITY;
    }
    return edits(asked, name);
  }

  /** Letters to insert, remove, replace or exchange with their neighbour (optimal alignment). */
  private static int edits(String a, String b) {
    int[] before = new int[b.length() + 1];
    int[] last = new int[b.length() + 1];
    int[] row = new int[b.length() + 1];
    for (int j = 0; j <= b.length(); j++) {
      last[j] = j;
    }
    for (int i = 1; i <= a.length(); i++) {
      row[0] = i;
      for (int j = 1; j <= b.length(); j++) {
        boolean same = a.charAt(i - 1) == b.charAt(j - 1);
        row[j] = Math.min(Math.min(row[j - 1], last[j]) + 1, last[j - 1] + (same ? 0 : 1));
        if (i > 1
            && j > 1
            && a.charAt(i - 1) == b.charAt(j - 2)
            && a.charAt(i - 2) == b.charAt(j - 1)) {
          row[j] = Math.min(row[j], before[j - 2] + 1);
        }
      }
      int[] free = before;
      before = last;
      last = row;
      row = free;
    }
    return last[b.length()];
  }
}
