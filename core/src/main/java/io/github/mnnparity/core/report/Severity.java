package io.github.mnnparity.core.report;

/** Whether a finding explains an output beyond its limit. */
public enum Severity {
  ERROR,
  NOTE
}
