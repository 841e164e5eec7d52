package io.github.mnnparity.core.report;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * A row of the report: one aligned pair.
 *
 * @param index in execution order of the reference, from 0
 * @param onnxOpType operator that produces the reference value
 * @param mnnOp op that produces the candidate tensor; empty for graph inputs
 * @param exact true if labelled EXACT, false if ROUNDING
 * @param noiseFloor relative RMS error that rounding explains in the lifted view
 * @param evidence what the alignment rests on
 * @param views by view name, in report order
 */
public record Layer(
    int index,
    String onnxTensor,
    String onnxOpType,
    String mnnTensor,
    String mnnOp,
    String shape,
    boolean exact,
    double noiseFloor,
    List<String> evidence,
    Map<String, ViewResult> views) {
  /** Whether a view's value was compared. */
  public enum State {
    COMPARED,
    NOT_CAPTURED,
    UNALIGNED,
    FAILED
  }

  /**
   * @param cumulative error with everything upstream as that view computed it
   * @param local error on golden inputs, where the layer was replayed
   * @param noiseFloor cumulative relative RMS error that rounding explains in this view
   * @param reason why there is no number, for states other than COMPARED
   * @param role empty where the view does not tell it
   * @param gain relative error that goes out over the largest that comes in; empty unless the
   *     latter is beyond noise
   */
  public record ViewResult(
      State state,
      Optional<ErrorSummary> cumulative,
      Optional<ErrorSummary> local,
      double noiseFloor,
      String reason,
      Optional<Role> role,
      OptionalDouble gain) {
    /** A result whose role is not told. */
    public ViewResult(
        State state,
        Optional<ErrorSummary> cumulative,
        Optional<ErrorSummary> local,
        double noiseFloor,
        String reason) {
      this(state, cumulative, local, noiseFloor, reason, Optional.empty(), OptionalDouble.empty());
    }

    public ViewResult with(Optional<Role> other, OptionalDouble otherGain) {
      return new ViewResult(state, cumulative, local, noiseFloor, reason, other, otherGain);
    }
  }

  /** The most telling role over all views; empty where no view tells one. */
  public Optional<Role> role() {
    return views.values().stream().flatMap(view -> view.role().stream()).min(Role::compareTo);
  }
}
