package io.github.mnnparity.core.capture;

import io.github.mnnparity.core.tensor.Tensor;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Wrong uses of an engine's API, done on purpose in the real engine: what does an app see that does
 * this? Lives as long as its {@link Engine}; not thread-safe.
 */
public interface Misuses {
  /** Of an engine without a catalogue. */
  Misuses NONE =
      new Misuses() {
        @Override
        public List<Misuse> catalogue() {
          return List.of();
        }

        @Override
        public Outcome replay(String id, Map<String, Tensor> inputs, Map<String, Tensor> earlier) {
          throw new IllegalArgumentException("no misuse '" + id + "'");
        }
      };

  /** All of them, whatever the model; the likeliest first. */
  List<Misuse> catalogue();

  /**
   * Does it once. A crash is an outcome.
   *
   * @param id of one of the {@link #catalogue()}
   * @param inputs by graph input name of the file, in the reference's dtypes
   * @param earlier what the app ran before; empty if nothing is known of that
   */
  Outcome replay(String id, Map<String, Tensor> inputs, Map<String, Tensor> earlier);

  /**
   * @param id in lower case with hyphens
   * @param title a few words
   * @param cause what the app does and what comes of it: a sentence without its full stop
   * @param advice what to do instead, without its full stop
   * @param answers whether an app that does this gets as far as an output
   */
  record Misuse(String id, String title, String cause, String advice, boolean answers) {}

  /**
   * What came of it.
   *
   * @param variants the ways in which it occurs; those before a failure too
   * @param nothing why there is no variant, or no further one; empty where there is nothing to say
   * @param failure how the engine failed at it
   */
  record Outcome(
      List<Variant> variants, Optional<String> nothing, Optional<Engine.Failure> failure) {
    public Outcome {
      variants = List.copyOf(variants);
    }
  }

  /** How outputs came about. */
  enum How {
    /** The engine's API did it. */
    REAL,
    /** Its effect on memory was computed, and the engine ran on that. */
    MODEL,
    /** The outputs are whatever memory held: they say nothing of another process. */
    UNDEFINED
  }

  /**
   * @param name a few words
   * @param outputs by name in the file, as an app sees them: shape and values may be any
   */
  record Variant(String name, How how, Map<String, Tensor> outputs) {
    public Variant {
      outputs = Map.copyOf(outputs);
    }
  }
}
