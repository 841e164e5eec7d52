package io.github.mnnparity.core.capture;

import io.github.mnnparity.core.tensor.Tensor;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The real engine with one model loaded, in a process of its own. A crash, hang or refusal is a
 * {@link Failure} in the result, never an exception; the next call starts a new process. Not
 * thread-safe.
 */
public interface Engine extends AutoCloseable {
  /**
   * The ways to run the model, in the order in which they are reported: {@code session, module}.
   */
  List<String> views();

  /**
   * Why a view cannot run this model whatever its inputs, by the engine's own design; empty where
   * it can, and where the file cannot be read.
   *
   * @param view one of {@link #views()}
   */
  default Optional<String> unfit(String view) {
    return Optional.empty();
  }

  /** The {@link #views()} that can run this model, in their order. */
  default List<String> fitViews() {
    return views().stream().filter(view -> unfit(view).isEmpty()).toList();
  }

  /**
   * Runs the untouched file once and captures tensors.
   *
   * @param view one of {@link #views()}
   * @param inputs by graph input name, in the reference's dtypes (converted to what the engine
   *     wants)
   * @param tensors names of tensors wanted, as {@link SourceModel#tensorNames()} gives them; graph
   *     outputs are captured in any case
   */
  Capture capture(String view, Map<String, Tensor> inputs, Collection<String> tensors);

  /**
   * Runs only the ops between {@code inputs} and {@code outputs}.
   *
   * @param inputs golden values by tensor name, in the shapes that the tensors have in the file
   * @param outputs tensor names
   */
  Capture replay(Map<String, Tensor> inputs, Collection<String> outputs);

  /**
   * Runs the untouched file as an app might, with nothing kept from earlier runs. A run without
   * {@code tensors} is a plain one: nobody watches it.
   *
   * @param inputs as for {@link #capture}
   * @param tensors names of tensors to watch; graph outputs come in any case
   */
  default Trial attempt(Settings settings, Map<String, Tensor> inputs, Collection<String> tensors) {
    return Trial.unfit("this engine has one way to run a model");
  }

  /** What this engine's kernels are known to do otherwise than their operators say. */
  default List<KernelQuirk> quirks() {
    return List.of();
  }

  /** Wrong uses of the engine's API, to be held against what an app saw. */
  default Misuses misuses() {
    return Misuses.NONE;
  }

  /** Engine, version, processor features, interpreter: for the report, in order. */
  Map<String, String> environment();

  @Override
  void close();

  /**
   * What one run gave.
   *
   * @param values plain tensors in NCHW order, by tensor name
   * @param missing tensor name to the reason why it was not captured
   * @param failure why the run as a whole failed; {@code values} then holds what came before
   * @param certified true if the graph outputs are bit-equal to those of a plain run of the file,
   *     false if they are not; {@code failure} present: no meaning
   * @param repeatable true if a second run gave the same bits
   */
  record Capture(
      Map<String, Tensor> values,
      Map<String, String> missing,
      Optional<Failure> failure,
      boolean certified,
      boolean repeatable) {}

  /** What happens before the run that counts. */
  enum Course {
    /** As {@link #capture} runs it. */
    PLAIN,
    /** Nothing: the first run of a session of its own. */
    FRESH,
    /** A run on the same inputs, in the same session. */
    AGAIN,
    /** The inputs are resized to another size, run, and resized back. */
    RESIZED,
    /** Nothing, but fresh memory is filled with a pattern. */
    FILLED
  }

  /**
   * A way in which an app may run the file.
   *
   * @param view one of {@link #views()}
   * @param threads at least 1
   * @param precision {@code normal}, {@code high}, {@code low}
   * @param memory {@code normal}, {@code high}, {@code low}
   */
  record Settings(String view, int threads, String precision, String memory, Course course) {
    /** A first run with the options that the engine was opened with. */
    public static Settings of(EngineProvider.EngineOptions options, String view) {
      return new Settings(view, options.threads(), options.precision(), "normal", Course.PLAIN);
    }

    public Settings withView(String other) {
      return new Settings(other, threads, precision, memory, course);
    }

    public Settings withThreads(int other) {
      return new Settings(view, other, precision, memory, course);
    }

    public Settings withPrecision(String other) {
      return new Settings(view, threads, other, memory, course);
    }

    public Settings withMemory(String other) {
      return new Settings(view, threads, precision, other, course);
    }

    public Settings after(Course other) {
      return new Settings(view, threads, precision, memory, other);
    }
  }

  /**
   * What came of {@link #attempt}.
   *
   * @param unfit why these settings cannot be tried with this model on this machine, which is no
   *     fault of either; {@code capture} is empty then
   */
  record Trial(Capture capture, Optional<String> unfit) {
    public static Trial of(Capture capture) {
      return new Trial(capture, Optional.empty());
    }

    public static Trial unfit(String reason) {
      return new Trial(
          new Capture(Map.of(), Map.of(), Optional.empty(), false, false), Optional.of(reason));
    }
  }

  /** How a run failed. */
  enum FailureKind {
    /** The engine has no kernel for an op. */
    UNSUPPORTED_OPERATOR,
    /** The process died by a signal. */
    CRASH,
    /** The deadline passed. */
    TIMEOUT,
    /** The engine refused the model, the inputs or the shapes, or gave nothing. */
    REFUSED
  }

  /**
   * @param op the op that was running or that the engine named; empty if it is not known
   * @param opType its type; empty if it is not known
   * @param message what the engine printed, or a sentence; never empty
   */
  record Failure(FailureKind kind, Optional<String> op, Optional<String> opType, String message) {}
}
