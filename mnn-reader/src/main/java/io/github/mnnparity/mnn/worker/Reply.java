package io.github.mnnparity.mnn.worker;

import com.fasterxml.jackson.databind.JsonNode;
import com.google.common.collect.ImmutableList;
import io.github.mnnparity.core.tensor.Tensor;
import java.util.List;
import java.util.Optional;

/**
 * What came back for one {@link Request}.
 *
 * @param answer the last frame's header; a missing node if the worker died before it
 * @param values tensors in the order sent; with a death, those that came before it
 * @param printed the last 8 KB that native code printed during the request
 * @param death how the worker ended; empty if it lives
 */
public record Reply(
    JsonNode answer, ImmutableList<Value> values, String printed, Optional<Death> death) {
  static Reply of(JsonNode answer, List<Value> values, String printed, Optional<Death> death) {
    return new Reply(answer, ImmutableList.copyOf(values), printed, death);
  }

  /** True if the worker lives and did what it was asked. */
  public boolean ok() {
    return death.isEmpty() && answer.path("ok").asBoolean(false);
  }

  /**
   * One tensor of a run.
   *
   * @param run number of the run, from 0
   * @param format layout in the engine: {@code NCHW}, {@code NHWC}, {@code NC4HW4}; empty if
   *     unknown
   */
  public record Value(String name, int run, String format, Tensor tensor) {}

  /** How a worker ended. */
  public enum DeathKind {
    /** By a signal, or by itself. */
    CRASH,
    /** Killed after the deadline. */
    TIMEOUT,
    /** Killed because it sent bytes that are no frame. */
    GARBAGE
  }

  /**
   * The end of a worker.
   *
   * @param detail a sentence without a full stop
   * @param status what was running
   */
  public record Death(DeathKind kind, String detail, Status status) {}

  /**
   * What a worker was doing: phase ({@code start, idle, load, resize, run, op, read}), op or tensor
   * name, op type; empty strings where unknown.
   */
  public record Status(String phase, String op, String opType) {
    static final Status UNKNOWN = new Status("", "", "");
  }
}
