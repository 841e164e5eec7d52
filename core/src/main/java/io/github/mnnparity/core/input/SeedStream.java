package io.github.mnnparity.core.input;

/**
 * Numbers from a seed and a name, the same on every machine and JDK. Not thread-safe.
 *
 * @see <a href="https://doi.org/10.1145/2660193.2660195">SplitMix64</a>
 */
final class SeedStream {
  private static final double NORMAL_SCALE = Math.sqrt(3) / (1 << 16);

  private long state;

  SeedStream(long seed, String name) {
    state = seed;
    for (int i = 0; i < name.length(); i++) {
      state = next() ^ name.charAt(i);
    }
  }

  private long next() {
    state += 0x9e3779b97f4a7c15L;
    long mixed = (state ^ (state >>> 30)) * 0xbf58476d1ce4e5b9L;
    mixed = (mixed ^ (mixed >>> 27)) * 0x94d049bb133111ebL;
    return mixed ^ (mixed >>> 31);
  }

  /** From 0 to {@code bound} - 1; {@code bound} at least 1. */
  long below(long bound) {
    return Long.remainderUnsigned(next(), bound);
  }

  /** Bell-shaped with mean 0 and deviation 1, never beyond 3.47: the sum of four uniforms. */
  double normal() {
    long bits = next();
    long sum = (bits & 0xffff) + (bits >>> 16 & 0xffff) + (bits >>> 32 & 0xffff) + (bits >>> 48);
    return (sum - 0x1fffe) * NORMAL_SCALE;
  }
}
