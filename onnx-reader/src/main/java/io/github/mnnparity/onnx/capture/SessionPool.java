package io.github.mnnparity.onnx.capture;

import io.github.mnnparity.core.capture.GraphRunner.RunOptions;
import io.github.mnnparity.core.graph.Graph;
import io.github.mnnparity.core.tensor.DType;
import io.github.mnnparity.core.tensor.Shape;
import io.github.mnnparity.core.tensor.Tensor;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Idle sessions, the latest few; a session in use is not in here. Thread-safe. */
final class SessionPool implements AutoCloseable {
  private static final int MOST = 4;

  private record Entry(Key key, LoadedSession session) {}

  private record Signature(DType dtype, Shape shape) {}

  /** What a session was loaded for; the graph counts by identity. */
  static final class Key {
    private final Graph graph;
    private final List<String> outputs;
    private final Map<String, Signature> feeds = new LinkedHashMap<>();
    private final RunOptions options;

    Key(Graph graph, Cut cut, RunOptions options) {
      this.graph = graph;
      this.outputs = cut.outputs();
      for (Map.Entry<String, Tensor> feed : cut.feeds().entrySet()) {
        feeds.put(feed.getKey(), new Signature(feed.getValue().dtype(), feed.getValue().shape()));
      }
      this.options = options;
    }

    private boolean matches(Key other) {
      return graph == other.graph
          && outputs.equals(other.outputs)
          && feeds.equals(other.feeds)
          && options.equals(other.options);
    }
  }

  private final Deque<Entry> entries = new ArrayDeque<>();
  private boolean closed;

  /** Takes an idle session out, or loads one; the caller gives it back or closes it. */
  LoadedSession take(Key key, Cut cut) {
    synchronized (this) {
      for (Iterator<Entry> iterator = entries.iterator(); iterator.hasNext(); ) {
        Entry entry = iterator.next();
        if (entry.key().matches(key)) {
          iterator.remove();
          return entry.session();
        }
      }
    }
    return new LoadedSession(key.graph, cut, key.options);
  }

  synchronized void give(Key key, LoadedSession session) {
    entries.addFirst(new Entry(key, session));
    while (entries.size() > (closed ? 0 : MOST)) {
      entries.removeLast().session().close();
    }
  }

  @Override
  public synchronized void close() {
    closed = true;
    entries.forEach(entry -> entry.session().close());
    entries.clear();
  }
}
