package io.github.mnnparity.core.capture;

import com.google.common.collect.ImmutableList;
import java.util.List;

/**
 * What to do about a finding of a certain form: one row of an {@link AdviceBook}. It adds words to
 * a finding that was made without it. Every condition that is not empty must hold. Immutable.
 *
 * @param kinds of finding, as {@code FindingKind} names them
 * @param op ONNX operator of the reference among the finding's nodes; several joined by {@code |}
 * @param attribute of that node
 * @param is what the attribute must be: {@code present}, {@code absent}, a value, or {@code not}
 *     and a value; of a list {@code not all} and a value
 * @param constant what a constant that the node reads must hold: {@code negative}, or {@code
 *     beyond} and a number
 * @param evidence regular expression that a line of the finding's evidence or its sentence holds
 * @param coding regular expression that the file's weight codings hold
 * @param says what to do, one sentence without a full stop
 * @param source how it is known
 */
public record AdviceRule(
    List<String> kinds,
    String op,
    String attribute,
    String is,
    String constant,
    String evidence,
    String coding,
    String says,
    String source) {
  public AdviceRule {
    kinds = ImmutableList.copyOf(kinds);
  }
}
