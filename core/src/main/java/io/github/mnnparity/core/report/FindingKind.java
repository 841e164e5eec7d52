package io.github.mnnparity.core.report;

/** Who or what is to blame. */
public enum FindingKind {
  /** The file does not say what the model said. */
  CONVERSION,
  /** The kernel does not do what the file says. */
  ENGINE,
  /** Session and Module disagree, or one is misused. */
  API,
  /** The loss that the weights' stored form explains. */
  QUANTIZATION,
  /** A preprocessing that differs between the two sides. */
  PREPROCESSING,
  /** The engine or the reader has nothing for an operator. */
  UNSUPPORTED_OPERATOR,
  /** The engine crashed, hung or refused. */
  ENGINE_FAILURE,
  /** NaN or infinity where the other side has none. */
  NON_FINITE,
  /** Our reading of the file is doubtful; never held against the model. */
  LIFTING,
  /** The reference's own answer is unstable. */
  REFERENCE,
  /** The views differ and no rule says why. */
  UNEXPLAINED
}
