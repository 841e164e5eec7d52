package io.github.mnnparity.mnn.model;

import io.github.mnnparity.core.error.MalformedModelException;
import io.github.mnnparity.core.error.ParityException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What becomes of a fault in the parts of a model whose structure is sound: it ends the reading, or
 * it is kept, so that the rest can be looked at. Not thread-safe.
 */
public final class Faults {
  private final boolean kept;
  private final List<Fault> faults = new ArrayList<>();
  private final Set<MnnOp> ops = new HashSet<>();

  /**
   * A fault that was kept.
   *
   * @param op empty where no op is to blame
   */
  public record Fault(String op, ParityException exception) {}

  private Faults(boolean kept) {
    this.kept = kept;
  }

  /** The first fault is thrown. */
  public static Faults thrown() {
    return new Faults(false);
  }

  /** All faults are kept. */
  public static Faults kept() {
    return new Faults(true);
  }

  public void add(MnnOp op, ParityException fault) {
    add(op.name(), fault);
    ops.add(op);
  }

  /** A fault of no single op. */
  public void add(MalformedModelException fault) {
    add("", fault);
  }

  private void add(String op, ParityException fault) {
    if (!kept) {
      throw fault;
    }
    boolean told =
        faults.stream().anyMatch(other -> other.exception().problem().equals(fault.problem()));
    if (!told) {
      faults.add(new Fault(op, fault));
    }
  }

  /** In the order in which they were found, each once. */
  public List<Fault> list() {
    return List.copyOf(faults);
  }

  /** Whether the op has a fault already, so that reading more of it makes no sense. */
  public boolean isFaulty(@Nullable MnnOp op) {
    return ops.contains(op);
  }
}
