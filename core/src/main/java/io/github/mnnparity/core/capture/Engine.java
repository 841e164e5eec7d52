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
