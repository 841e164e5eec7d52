package io.github.mnnparity.mnn.setup;

/**
 * One line of `parity doctor`.
 *
 * @param name what was looked at
 * @param detail what was found: version and place, or the reason
 * @param remedy a command or sentence that helps; empty if all is well
 */
public record Check(String name, Status status, String detail, String remedy) {
  /** How it stands. */
  public enum Status {
    OK,
    /** Not there. */
    MISSING,
    /** There, but it does not work. */
    BROKEN
  }

  static Check ok(String name, String detail) {
    return new Check(name, Status.OK, detail, "");
  }
}
