package io.github.mnnparity.onnx.capture;

import io.github.mnnparity.core.capture.GraphRunner;
import io.github.mnnparity.core.graph.Graph;
import io.github.mnnparity.core.tensor.Tensor;
import java.lang.ref.Cleaner;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;

/**
 * Runs graphs with ONNX Runtime on the CPU. The constructor starts to load the native library in
 * the background. Keeps a few sessions for repeated runs of one graph with other feeds; they are
 * closed when the runner is no longer reachable. Thread-safe.
 */
public final class OrtGraphRunner implements GraphRunner {
  private static final Cleaner CLEANER = Cleaner.create();

  /** Share of the heap that results may take before they go to temporary files. */
  private static final int HEAP_SHARE = 4;

  private final SessionPool pool = new SessionPool();

  public OrtGraphRunner() {
    OrtRuntime.warmUp();
    CLEANER.register(this, pool::close);
  }

  @Override
  public Map<String, Tensor> run(
      Graph graph, Map<String, Tensor> feeds, Collection<String> wanted, RunOptions options) {
    Map<String, Tensor> known = new HashMap<>(graph.initializers());
    known.putAll(feeds);
    var computed = new LinkedHashSet<>(wanted);
    computed.removeIf(known::containsKey);
    long heap = Runtime.getRuntime().maxMemory() / HEAP_SHARE;
    var store = new ResultStore(Math.min(options.memoryBudget(), heap));
    if (!computed.isEmpty()) {
      known.putAll(compute(graph, Cut.of(graph, feeds, computed), options, store));
    }
    Map<String, Tensor> results = new LinkedHashMap<>();
    wanted.forEach(name -> results.put(name, known.get(name)));
    return results;
  }

  private Map<String, Tensor> compute(Graph graph, Cut cut, RunOptions options, ResultStore store) {
    var key = new SessionPool.Key(graph, cut, options);
    LoadedSession session = pool.take(key, cut);
    boolean done = false;
    try {
      List<List<String>> groups = groups(session.outputBytes(), options.memoryBudget());
      if (groups.size() > 1) {
        session.close();
        return computeInGroups(graph, cut, groups, options, store);
      }
      Map<String, Tensor> values = session.run(cut.feeds(), store);
      done = true;
      return values;
    } finally {
      if (done) {
        pool.give(key, session);
      } else {
        session.close();
      }
    }
  }

  /** Each group in a session of its own: a session holds all its outputs until a run ends. */
  private static Map<String, Tensor> computeInGroups(
      Graph graph, Cut cut, List<List<String>> groups, RunOptions options, ResultStore store) {
    Map<String, Tensor> values = new HashMap<>();
    for (List<String> group : groups) {
      Cut part = Cut.of(graph, cut.feeds(), group);
      try (var session = new LoadedSession(graph, part, options)) {
        values.putAll(session.run(part.feeds(), store));
      }
    }
    return values;
  }

  /** Outputs in their order, cut into groups of at most {@code budget} bytes where possible. */
  static List<List<String>> groups(Map<String, Long> bytes, long budget) {
    List<List<String>> groups = new ArrayList<>();
    long filled = Long.MAX_VALUE;
    for (Map.Entry<String, Long> output : bytes.entrySet()) {
      if (groups.isEmpty() || filled > budget - Math.min(budget, output.getValue())) {
        groups.add(new ArrayList<>());
        filled = 0;
      }
      groups.get(groups.size() - 1).add(output.getKey());
      filled += output.getValue();
    }
    return groups;
  }

  @Override
  public String description() {
    return "ONNX Runtime " + OrtRuntime.environment().getVersion();
  }
}
