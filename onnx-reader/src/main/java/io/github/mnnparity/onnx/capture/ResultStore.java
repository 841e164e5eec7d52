package io.github.mnnparity.onnx.capture;

import io.github.mnnparity.core.io.ScratchMemory;
import java.nio.ByteBuffer;

/**
 * Keeps results on the heap up to a limit, then in memory-mapped temporary files that vanish with
 * the last reference to them. Not thread-safe.
 */
final class ResultStore {
  private final long mostOnHeap;
  private long onHeap;

  ResultStore(long mostOnHeap) {
    this.mostOnHeap = mostOnHeap;
  }

  /** The same bytes, in a place that lasts; {@code data} itself if it may stay on the heap. */
  ByteBuffer keep(ByteBuffer data) {
    if (data.remaining() <= mostOnHeap - onHeap) {
      onHeap += data.remaining();
      return data;
    }
    return ScratchMemory.mapped(data.remaining()).put(data).flip();
  }
}
