package io.github.mnnparity.core;

/**
 * What an audit is asked to do. Immutable.
 *
 * @param minCoverage share of the reference's values that must be aligned, below which an audit is
 *     INCOMPLETE
 * @param force go on although the files look like two networks
 */
public record AuditOptions(double minCoverage, boolean force) {
  /** Coverage of at least 0.9; two networks are refused. */
  public static AuditOptions defaults() {
    return builder().build();
  }

  public static Builder builder() {
    return new Builder();
  }

  /** Collects options; not thread-safe. */
  public static final class Builder {
    private double minCoverage = 0.9;
    private boolean force;

    private Builder() {}

    public Builder minCoverage(double share) {
      minCoverage = share;
      return this;
    }

    public Builder force(boolean goOn) {
      force = goOn;
      return this;
    }

    public AuditOptions build() {
      return new AuditOptions(minCoverage, force);
    }
  }
}
