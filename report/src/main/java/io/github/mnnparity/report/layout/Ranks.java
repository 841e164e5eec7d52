package io.github.mnnparity.report.layout;

import io.github.mnnparity.report.layout.Groups.Link;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The row of every box, from 0. A line leads to a later row, and boxes of the same layer are in the
 * same row of both graphs, as far as the orders of both allow it.
 */
record Ranks(int[] first, int[] second, int rows) {
  /** Boxes of the same layer. */
  private record Anchor(int first, int second) {}

  static Ranks of(Groups first, Groups second) {
    int[] rankFirst = new int[first.size()];
    int[] rankSecond = new int[second.size()];
    List<List<Integer>> beforeFirst = before(first);
    List<List<Integer>> beforeSecond = before(second);
    int doneFirst = 0;
    int doneSecond = 0;
    List<Anchor> anchors = new ArrayList<>(anchors(first, second));
    anchors.add(new Anchor(first.size(), second.size()));
    for (Anchor anchor : anchors) {
      doneFirst = upTo(anchor.first(), doneFirst, rankFirst, beforeFirst);
      doneSecond = upTo(anchor.second(), doneSecond, rankSecond, beforeSecond);
      if (anchor.first() < first.size() && anchor.second() < second.size()) {
        int rank =
            Math.max(
                rank(anchor.first(), rankFirst, beforeFirst),
                rank(anchor.second(), rankSecond, beforeSecond));
        rankFirst[anchor.first()] = rank;
        rankSecond[anchor.second()] = rank;
        doneFirst++;
        doneSecond++;
      }
    }
    settle(rankFirst, first, anchors.stream().map(Anchor::first).collect(Collectors.toSet()));
    settle(rankSecond, second, anchors.stream().map(Anchor::second).collect(Collectors.toSet()));
    int rows =
        Math.max(
                Arrays.stream(rankFirst).max().orElse(-1),
                Arrays.stream(rankSecond).max().orElse(-1))
            + 1;
    return new Ranks(rankFirst, rankSecond, rows);
  }

  /** Boxes that hang from long lines alone sink to where they are read. */
  private static void settle(int[] ranks, Groups groups, Set<Integer> anchored) {
    int[] read = new int[ranks.length];
    int[] reads = new int[ranks.length];
    int[] next = new int[ranks.length];
    Arrays.fill(next, Integer.MAX_VALUE);
    List<List<Integer>> before = before(groups);
    for (Link link : groups.lines()) {
      read[link.from()]++;
      reads[link.to()]++;
    }
    for (int box = ranks.length - 1; box >= 0; box--) {
      if (!anchored.contains(box) && read[box] > 0 && reads[box] <= read[box]) {
        ranks[box] = Math.max(ranks[box], next[box] - 1);
      }
      for (int other : before.get(box)) {
        next[other] = Math.min(next[other], ranks[box]);
      }
    }
  }

  private static int upTo(int end, int from, int[] ranks, List<List<Integer>> before) {
    for (int box = from; box < end; box++) {
      ranks[box] = rank(box, ranks, before);
    }
    return Math.max(from, end);
  }

  private static int rank(int box, int[] ranks, List<List<Integer>> before) {
    return before.get(box).stream().mapToInt(other -> ranks[other] + 1).max().orElse(0);
  }

  private static List<List<Integer>> before(Groups groups) {
    List<List<Integer>> before = new ArrayList<>();
    for (int box = 0; box < groups.size(); box++) {
      before.add(new ArrayList<>());
    }
    for (Link link : groups.lines()) {
      before.get(link.to()).add(link.from());
    }
    return before;
  }

  /**
   * Pairs of boxes in which the same layer ends, in rising order on both sides: the most there are.
   */
  private static List<Anchor> anchors(Groups first, Groups second) {
    Map<Integer, Integer> ofLayer = new HashMap<>();
    for (int box = 0; box < second.size(); box++) {
      for (int layer : second.layers().get(box)) {
        ofLayer.put(layer, box);
      }
    }
    List<Anchor> pairs = new ArrayList<>();
    for (int box = 0; box < first.size(); box++) {
      List<Integer> layers = first.layers().get(box);
      if (!layers.isEmpty() && ofLayer.containsKey(layers.get(layers.size() - 1))) {
        pairs.add(new Anchor(box, ofLayer.get(layers.get(layers.size() - 1))));
      }
    }
    return rising(pairs);
  }

  /** The longest part of the pairs whose second boxes rise strictly. */
  private static List<Anchor> rising(List<Anchor> pairs) {
    int[] tails = new int[pairs.size()];
    int[] previous = new int[pairs.size()];
    int length = 0;
    for (int i = 0; i < pairs.size(); i++) {
      int low = 0;
      int high = length;
      while (low < high) {
        int middle = (low + high) >>> 1;
        if (pairs.get(tails[middle]).second() < pairs.get(i).second()) {
          low = middle + 1;
        } else {
          high = middle;
        }
      }
      previous[i] = low == 0 ? -1 : tails[low - 1];
      tails[low] = i;
      length = Math.max(length, low + 1);
    }
    Anchor[] chosen = new Anchor[length];
    int at = length == 0 ? -1 : tails[length - 1];
    for (int i = length - 1; i >= 0; i--) {
      chosen[i] = pairs.get(at);
      at = previous[at];
    }
    return List.of(chosen);
  }
}
