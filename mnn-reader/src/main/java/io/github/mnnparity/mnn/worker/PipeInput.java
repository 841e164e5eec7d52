package io.github.mnnparity.mnn.worker;

import java.io.IOException;
import java.io.InputStream;

/**
 * A process's output to its very end. When a process ends, Java moves what is left in the pipe into
 * memory; a read at that moment sees the end too early. So an end counts only after looking again.
 */
final class PipeInput extends InputStream {
  private static final int LOOKS = 3;
  private static final long PAUSE_MILLIS = 10;

  private final InputStream pipe;

  PipeInput(InputStream pipe) {
    this.pipe = pipe;
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public int read(byte[] bytes, int from, int size) throws IOException {
    int count = once(bytes, from, size);
    for (int look = 0; count < 0 && look < LOOKS; look++) {
      try {
        Thread.sleep(PAUSE_MILLIS);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return -1;
      }
      count = once(bytes, from, size);
    }
    return count;
  }

  private int once(byte[] bytes, int from, int size) {
    try {
      return pipe.read(bytes, from, size);
    } catch (IOException e) {
      return -1;
    }
  }
}
