package io.github.mnnparity.mnn.model;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.stream.IntStream;

/** Brings ops into execution order. Files are in order as a rule; the order is then kept. */
final class OpOrder {
  private OpOrder() {}

  /**
   * Sorts topologically, earlier ops of the file first; where ops form a cycle, they come last, as
   * in the file.
   *
   * @param tensors number of tensors; indexes at or above it are faults
   * @param given tensors that have a value from outside (inputs of a subgraph)
   * @param faults is given an index out of range, a tensor with two producers, a cycle
   */
  static List<MnnOp> sort(List<MnnOp> ops, int tensors, List<Integer> given, Faults faults) {
    Map<Integer, Integer> producer = new HashMap<>();
    for (int i = 0; i < ops.size(); i++) {
      MnnOp op = ops.get(i);
      for (int output : op.outputs().asList()) {
        if (output < 0 || output >= tensors) {
          faults.add(op, op.malformed("outputIndexes", range(tensors), Integer.toString(output)));
          continue;
        }
        Integer other = producer.putIfAbsent(output, i);
        if (other != null) {
          faults.add(
              op,
              op.malformed(
                  "outputIndexes",
                  "one op for each tensor",
                  "tensor " + output + " is written by '" + ops.get(other).name() + "' as well"));
        }
      }
    }
    given.forEach(producer::remove);
    Map<Integer, List<Integer>> users = new HashMap<>();
    int[] waiting = new int[ops.size()];
    PriorityQueue<Integer> ready = new PriorityQueue<>();
    for (int i = 0; i < ops.size(); i++) {
      MnnOp op = ops.get(i);
      for (int input : op.inputs().asList()) {
        if (input < -1 || input >= tensors) {
          faults.add(
              op,
              op.malformed("inputIndexes", range(tensors) + ", or -1", Integer.toString(input)));
          continue;
        }
        Integer maker = producer.get(input);
        if (maker != null) {
          users.computeIfAbsent(maker, key -> new ArrayList<>()).add(i);
          waiting[i]++;
        }
      }
      if (waiting[i] == 0) {
        ready.add(i);
      }
    }
    List<MnnOp> sorted = new ArrayList<>();
    while (!ready.isEmpty()) {
      int next = ready.remove();
      sorted.add(ops.get(next));
      for (int user : users.getOrDefault(next, List.of())) {
        if (--waiting[user] == 0) {
          ready.add(user);
        }
      }
    }
    if (sorted.size() < ops.size()) {
      List<MnnOp> stuck =
          IntStream.range(0, ops.size()).filter(i -> waiting[i] > 0).mapToObj(ops::get).toList();
      MnnOp first = stuck.get(0);
      faults.add(
          first,
          first.malformed(
              "inputIndexes", "ops without a cycle", "the op waits for its own result"));
      sorted.addAll(stuck);
    }
    return sorted;
  }

  private static String range(int tensors) {
    return "a tensor index from 0 to " + (tensors - 1);
  }
}
