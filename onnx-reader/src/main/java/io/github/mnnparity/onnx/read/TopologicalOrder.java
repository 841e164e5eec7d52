package io.github.mnnparity.onnx.read;

import io.github.mnnparity.core.graph.Node;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.Set;

/** Puts nodes behind the nodes whose values they read, otherwise keeping the file's order. */
final class TopologicalOrder {
  private TopologicalOrder() {}

  /**
   * @return the sorted nodes; fewer than {@code nodes} if some form a cycle or hang behind one
   */
  static List<Node> sort(List<Node> nodes) {
    Map<String, Integer> producers = new HashMap<>();
    for (int i = 0; i < nodes.size(); i++) {
      for (String output : nodes.get(i).outputs()) {
        producers.put(output, i);
      }
    }
    producers.remove("");
    List<List<Integer>> consumers = new ArrayList<>();
    int[] waiting = new int[nodes.size()];
    boolean sorted = true;
    for (int i = 0; i < nodes.size(); i++) {
      consumers.add(new ArrayList<>());
    }
    for (int i = 0; i < nodes.size(); i++) {
      Set<Integer> needed = new HashSet<>();
      for (String name : OuterValues.readBy(nodes.get(i))) {
        Integer producer = producers.get(name);
        if (producer != null && needed.add(producer)) {
          consumers.get(producer).add(i);
          sorted &= producer < i;
        }
      }
      waiting[i] = needed.size();
    }
    return sorted ? nodes : release(nodes, consumers, waiting);
  }

  private static List<Node> release(
      List<Node> nodes, List<List<Integer>> consumers, int[] waiting) {
    var ready = new PriorityQueue<Integer>();
    for (int i = 0; i < waiting.length; i++) {
      if (waiting[i] == 0) {
        ready.add(i);
      }
    }
    List<Node> order = new ArrayList<>(nodes.size());
    while (!ready.isEmpty()) {
      int next = ready.poll();
      order.add(nodes.get(next));
      for (int consumer : consumers.get(next)) {
        if (--waiting[consumer] == 0) {
          ready.add(consumer);
        }
      }
    }
    return order;
  }
}
