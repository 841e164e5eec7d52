package io.github.mnnparity.mnn.lift;

import java.util.function.Function;

/** Moves the channels of values between the last axis and axis 1. */
public final class Channels {
  private Channels() {}

  /** From {@code N...C} to {@code NC...}. */
  public static String first(LiftContext context, String value, int rank) {
    return context.node("Transpose").inputs(value).with("perm", toFirst(rank)).toTemporary();
  }

  /** From {@code NC...} to {@code N...C}. */
  public static String last(LiftContext context, String value, int rank) {
    return context.node("Transpose").inputs(value).with("perm", toLast(rank)).toTemporary();
  }

  /** The order of axes that brings the channels to axis 1. */
  public static long[] toFirst(int rank) {
    long[] order = new long[rank];
    for (int i = 1; i < rank; i++) {
      order[i] = i == 1 ? rank - 1 : i - 1;
    }
    return order;
  }

  /** The order of axes that brings the channels to the end. */
  public static long[] toLast(int rank) {
    long[] order = new long[rank];
    for (int i = 1; i < rank; i++) {
      order[i] = i == rank - 1 ? 1 : i + 1;
    }
    return order;
  }

  /**
   * Adds a node that knows {@code NCHW} only to an image that may be {@code NHWC}, as the op's
   * output; the node's first input is the op's.
   */
  public static void around(LiftContext context, String x, Function<String, NodeSketch> node) {
    if (context.channelsLast(x)) {
      String result = node.apply(first(context, x, 4)).toTemporary();
      context.node("Transpose").inputs(result).with("perm", toLast(4)).to(context.output(0));
    } else {
      node.apply(x).to(context.output(0));
    }
  }
}
